/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Groups: the rows of a roll-up, told apart by their names in each column of --by. */
#ifndef COUNT_GROUPS_H
#define COUNT_GROUPS_H

#include "base/intern.h"
#include "base/sum.h"
#include "plan/plan.h"
#include "rollup/rollup.h"

/** A sum of which a part is not known, so that an increase cannot be told. */
#define GROUP_BROKEN (INT64_MIN + 1)

/** The figures of a group, one for each indicator of the plan; HZ_UNKNOWN: none came. */
struct group {
    int64_t *now;
    int64_t *before; /* at the cut-off before; NULL where no increase is asked for */
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
    uint32_t *quick;    /* of all names of the plan: the group and 1; 0: none yet. NULL: too many */
    size_t width;       /* indicators */
    size_t sets;        /* of figures: now alone, or now and then before */
    int64_t *figures;   /* of all groups */
    size_t cap;         /* groups that have room */
};

/**
 * For figures of @p width indicators, with those at the cut-off before where @p increase. False:
 * out of memory. Free with groups_free() in any case.
 */
bool groups_init(struct groups *g, const hz_plan *plan, const hz_column *by, size_t count,
                 size_t width, bool increase);

/** The group of these names (numbers in their dimensions), which is made. SIZE_MAX: no memory. */
size_t groups_put(struct groups *g, const uint32_t numbers[HZ_BY_MAX]);

/** The name under which @p cell is counted, in @p buffer if it stands nowhere else. */
hz_span group_name(hz_column column, const hz_plan *plan, const hz_cell *cell, char buffer[128]);

/** Group @p i; valid until the next is made. */
struct group groups_at(const struct groups *g, size_t i);

/** Adds a figure to a sum, see sum_add(): what is not known adds nothing. */
static inline void group_add(int64_t *sum, int64_t value)
{
    if (value == GROUP_BROKEN || *sum == GROUP_BROKEN) {
        *sum = GROUP_BROKEN;
    } else {
        sum_add_known(sum, value);
    }
}

/** The number of the name in dimension @p d of group @p group. */
uint32_t groups_number(const struct groups *g, size_t group, size_t d);

/** Adds the figures of @p part, which has the same dimensions. False: out of memory. */
bool groups_join(struct groups *g, const struct groups *part);

/** The order in which the groups stand in the table; the caller frees it. NULL: out of memory. */
size_t *groups_order(const struct groups *g);

void groups_free(struct groups *g);

#endif
