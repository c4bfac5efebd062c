/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/nearest.h"
#include "base/span.h"
#include "schema/schema.h"

#define COLUMN(name, id, label, aliases, type, need)                                               \
    {id, label, aliases, HZ_TYPE_##type, HZ_NEED_##need},
static const hz_column_info columns[HZ_COLUMN_COUNT] = {
#include "schema/columns.def"
};
#undef COLUMN

_Static_assert(HZ_COLUMN_COUNT < 64, "a set of columns is a uint64_t, with a bit to spare");

const hz_column_info *hz_column_get(int column)
{
    return &columns[column];
}

bool column_is_required(int column)
{
    return column != HZ_COL_NONE &&
           (columns[column].need == HZ_NEED_REQUIRED || columns[column].need == HZ_NEED_FIVE);
}

bool column_is_extra(int column)
{
    return column != HZ_COL_NONE && columns[column].need == HZ_NEED_EXTRA;
}

const char *hz_column_nearest(hz_span label)
{
    struct nearest near = {.wanted = span_trim(label)};
    for (int i = 0; i < HZ_COLUMN_COUNT; i++) {
        nearest_offer(&near, columns[i].label);
    }
    return near.best;
}

/* The values of each list, with their lengths; NULL and 0 at the end. */
enum { MOST_CHOICES = 15, SHORTEST = 4, LONGEST = 16 };
#define TEXT(name, text) text,
#define LENGTH(name, text) sizeof(text) - 1,
#define LIST(list)                                                                                 \
    {                                                                                              \
        {list(TEXT)},                                                                              \
        {                                                                                          \
            list(LENGTH)                                                                           \
        }                                                                                          \
    }
static const struct choices {
    const char *texts[MOST_CHOICES + 1];
    unsigned char lengths[MOST_CHOICES + 1];
} lists[] = {[HZ_TYPE_LEVEL] = LIST(LEVELS),
             [HZ_TYPE_LISTING] = LIST(LISTINGS),
             [HZ_TYPE_STATUS] = LIST(STATUSES),
             [HZ_TYPE_ACTION] = LIST(ACTIONS)};

#define IS_COMPARABLE(name, text)                                                                  \
    _Static_assert(sizeof(text) - 1 >= SHORTEST && sizeof(text) - 1 <= LONGEST, text);
LEVELS(IS_COMPARABLE)
LISTINGS(IS_COMPARABLE)
STATUSES(IS_COMPARABLE)
ACTIONS(IS_COMPARABLE)

const char *const *hz_choices(hz_type type)
{
    return lists[type].texts[0] == NULL ? NULL : lists[type].texts;
}

const char *choice_offered(hz_type type, size_t i)
{
    size_t count = type == HZ_TYPE_STATUS ? HZ_STATUS_CANCELLED : MOST_CHOICES;
    return i < count ? lists[type].texts[i] : NULL;
}

/* Compares two texts of one length by words, since the state of every row is looked up. */
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
    const struct choices *list = &lists[type];
    for (int i = 0; list->lengths[i] != 0; i++) {
        if (list->lengths[i] == value.len && is_same(value.ptr, list->texts[i], value.len)) {
            return i;
        }
    }
    return -1;
}
