/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Sums that do not overflow: they become SUM_TOO_LARGE and remain so. */
#ifndef BASE_SUM_H
#define BASE_SUM_H

#include <stdbool.h>
#include <stdint.h>

#define SUM_TOO_LARGE INT64_MAX

/** Adds @p value to @p sum. */
static inline void sum_add(int64_t *sum, int64_t value)
{
    bool over = value > 0 ? *sum > INT64_MAX - value : *sum < INT64_MIN + 2 - value;
    *sum = over || *sum == SUM_TOO_LARGE || value == SUM_TOO_LARGE ? SUM_TOO_LARGE : *sum + value;
}

/** The same for values that may be unknown (INT64_MIN), which are not added. */
static inline void sum_add_known(int64_t *sum, int64_t value)
{
    if (value != INT64_MIN) {
        *sum = *sum == INT64_MIN ? 0 : *sum;
        sum_add(sum, value);
    }
}

#endif
