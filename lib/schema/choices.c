#include <hazard/schema.h>

/* The fixed lists of values; area, sector and source come from the plan instead. */
static const char *const levels[] = {"重大", "一般", NULL};
static const char *const listings[] = {"县级", "市级", "省级", NULL};
static const char *const statuses[] = {"已登记", "已交办", "整改中", "待验收", "已销号", NULL};
static const char *const actions[] = {"约谈",     "曝光",     "联合惩戒", "停产整顿",
                                      "提请关闭", "移送司法", NULL};

const char *const *hz_choices(hz_type type)
{
    switch (type) {
    case HZ_TYPE_LEVEL:
        return levels;
    case HZ_TYPE_LISTING:
        return listings;
    case HZ_TYPE_STATUS:
        return statuses;
    case HZ_TYPE_ACTION:
        return actions;
    default:
        return NULL;
    }
}

int hz_choice_find(hz_type type, hz_span value)
{
    const char *const *choices = hz_choices(type);
    for (int i = 0; choices != NULL && choices[i] != NULL; i++) {
        if (hz_span_is(value, choices[i])) {
            return i;
        }
    }
    return -1;
}
