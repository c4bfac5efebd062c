/** Groups: the rows of a roll-up, told apart by their names in each column of --by. */
#ifndef COUNT_GROUPS_H
#define COUNT_GROUPS_H

#include "base/intern.h"
#include <hazard/rollup.h>

struct group {
    int64_t now[HZ_INDICATOR_COUNT];
    int64_t before[HZ_INDICATOR_COUNT];
    bool missing; /* a unit of which nothing came */
};

/** The names met in one column of --by; those of the plan come first, in its order. */
struct dimension {
    hz_column column;
    const hz_names *plan_names; /* NULL: any text */
    struct intern names;
    size_t known; /* how many of the names are the plan's */
};

struct groups {
    struct dimension dimensions[HZ_BY_MAX];
    size_t dimension_count;
    struct intern keys; /* the numbers of the names, as bytes */
    struct group *items;
    size_t cap;
};

/** False: out of memory. Free with groups_free() in either case. */
bool groups_init(struct groups *g, const hz_plan *plan, const hz_column *by, size_t count);

/** The group of these names (numbers in their dimensions). NULL: out of memory. */
struct group *groups_get(struct groups *g, const uint32_t numbers[HZ_BY_MAX]);

/** The number of the name in dimension @p d of group @p group. */
uint32_t groups_number(const struct groups *g, size_t group, size_t d);

/** The order in which the groups stand in the table; the caller frees it. NULL: out of memory. */
size_t *groups_order(const struct groups *g);

void groups_free(struct groups *g);

#endif
