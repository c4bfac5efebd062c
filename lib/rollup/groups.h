/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Groups: the rows of a roll-up, one for each combination of names in the columns grouped by. */
#ifndef ROLLUP_GROUPS_H
#define ROLLUP_GROUPS_H

#include "base/intern.h"
#include "base/sum.h"
#include "output/row_writer.h"
#include "plan/plan.h"
#include "rollup/rollup.h"

/** A sum with a part that is not known, so that the increase is not known either. */
#define GROUP_INCOMPLETE (INT64_MIN + 1)

/** The values of a group, one for each indicator of the plan; HZ_UNKNOWN: none was given. */
struct group {
    int64_t *now;
    int64_t *before; /* at the cut-off before; NULL where no increase is wanted */
};

/** The names in one of the columns; those of the plan come first, in its order. */
struct dimension {
    hz_column column;
    const hz_names *plan_names; /* NULL: any text */
    const char *const *dated;   /* see dated_names(); they come first */
    struct intern names;
    size_t known; /* how many of the names are the plan's */

    bool empty_reported;      /* a cell without a name */
    const char *lacking_file; /* the last whose table lacks the column; borrowed, as rows do */
};

struct groups {
    struct dimension dimensions[HZ_BY_MAX];
    size_t dimension_count;
    struct intern keys; /* the numbers of the names, as bytes */
    uint32_t *index;    /* for all combinations of the plan's names: the group + 1; 0: none yet.
                           NULL: there are too many */
    size_t width;       /* indicators */
    size_t sets;        /* of values: now, or now followed by before */
    int64_t *values;    /* of all groups */
    size_t cap;         /* groups that have space */
};

/**
 * Set up groups by the columns @p by with @p width values, and with @p increase as many at the
 * cut-off before. False: out of memory; clear in either case.
 */
bool groups_init(struct groups *g, const hz_plan *plan, const int *by, size_t count, size_t width,
                 bool increase);

/** The group of these names (numbers in their dimensions), added if new. SIZE_MAX: no memory. */
size_t groups_put(struct groups *g, const uint32_t numbers[HZ_BY_MAX]);

/** The group of @p hazard by the texts of its cells, added if new. SIZE_MAX: out of memory. */
size_t groups_put_hazard(struct groups *g, const hz_plan *plan, const hz_hazard *hazard);

/** The name of the group of hazards whose cell is empty. Static. */
const char *group_name_of_empty(hz_column column);

/** The name under which @p cell is counted; it may be in @p buffer. */
hz_span group_name(hz_column column, const hz_plan *plan, const hz_cell *cell,
                   char buffer[CELL_SIZE]);

/** Group @p i; valid until the next is added. */
struct group groups_at(const struct groups *g, size_t i);

/** Add a value to a sum, see sum_add(); an unknown value adds nothing. */
static inline void group_add(int64_t *sum, int64_t value)
{
    if (value == GROUP_INCOMPLETE || *sum == GROUP_INCOMPLETE) {
        *sum = GROUP_INCOMPLETE;
    } else {
        sum_add_known(sum, value);
    }
}

/** The number of the name in dimension @p d of group @p group. */
uint32_t groups_number(const struct groups *g, size_t group, size_t d);

/** Add the values of @p part, which has the same dimensions. False: out of memory. */
bool groups_merge(struct groups *g, const struct groups *part);

/** The order of the groups in the table; the caller frees it. NULL: out of memory. */
size_t *groups_order(const struct groups *g);

void groups_clear(struct groups *g);

#endif
