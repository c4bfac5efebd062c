/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/schema.h"

/* The fixed lists of values; area, sector and source come from the plan instead. */
#define LEVELS(X) X("重大") X("一般")
#define LISTINGS(X) X("县级") X("市级") X("省级")
#define STATUSES(X) X("已登记") X("已交办") X("整改中") X("待验收") X("已销号")
#define ACTIONS(X) X("约谈") X("曝光") X("联合惩戒") X("停产整顿") X("提请关闭") X("移送司法")

/* Each list, and the lengths of its texts. */
#define TEXT(text) text,
#define LENGTH(text) sizeof(text) - 1,
#define LIST(list)                                                                                 \
    {                                                                                              \
        {list(TEXT)},                                                                              \
        {                                                                                          \
            list(LENGTH)                                                                           \
        }                                                                                          \
    }
enum { MOST_CHOICES = 7 };
static const struct choices {
    const char *texts[MOST_CHOICES + 1];
    unsigned char lengths[MOST_CHOICES + 1];
} lists[] = {LIST(LEVELS), LIST(LISTINGS), LIST(STATUSES), LIST(ACTIONS)};
#undef LIST
#undef LENGTH
#undef TEXT

static const struct choices *find_list(hz_type type)
{
    return type < HZ_TYPE_LEVEL ? NULL : &lists[type - HZ_TYPE_LEVEL];
}

const char *const *hz_choices(hz_type type)
{
    const struct choices *list = find_list(type);
    return list == NULL ? NULL : list->texts;
}

/* Texts of one length, 4 to 16 bytes, by words: every row has its state looked up. */
static inline bool is_same(const char *a, const char *b, size_t len)
{
    uint64_t x[2];
    uint64_t y[2];
    uint32_t half[4];
    if (len < sizeof x[0]) {
        memcpy(&half[0], a, sizeof half[0]);
        memcpy(&half[1], b, sizeof half[1]);
        memcpy(&half[2], a + len - sizeof half[2], sizeof half[2]);
        memcpy(&half[3], b + len - sizeof half[3], sizeof half[3]);
        return half[0] == half[1] && half[2] == half[3];
    }
    memcpy(&x[0], a, sizeof x[0]);
    memcpy(&y[0], b, sizeof y[0]);
    memcpy(&x[1], a + len - sizeof x[1], sizeof x[1]);
    memcpy(&y[1], b + len - sizeof y[1], sizeof y[1]);
    return x[0] == y[0] && x[1] == y[1];
}

int hz_choice_find(hz_type type, hz_span value)
{
    const struct choices *list = find_list(type);
    for (int i = 0; list != NULL && list->lengths[i] != 0; i++) {
        if (list->lengths[i] == value.len && is_same(value.ptr, list->texts[i], value.len)) {
            return i;
        }
    }
    return -1;
}
