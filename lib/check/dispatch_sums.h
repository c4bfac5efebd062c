/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The sums of a dispatch table's rows, by which its totals are known and checked. */
#ifndef CHECK_DISPATCH_SUMS_H
#define CHECK_DISPATCH_SUMS_H

#include "schema/dispatch.h"

/** Rows that count up to one day. */
struct dispatch_sum {
    hz_date day;
    size_t rows;
    size_t part_rows; /* since the last total */
    int64_t *all;     /* a sum for each figure, then those of the part */
};

struct dispatch_sums {
    struct dispatch_sum *items;
    size_t count;
    size_t cap;
    bool broken; /* a row could not be read: no total can be checked */
};

/** Removes all rows, at the start of a table. */
void dispatch_sums_clear(struct dispatch_sums *sums);

/** Adds a row of @p width figures. False: out of memory. */
bool dispatch_sums_add(struct dispatch_sums *sums, hz_date day, const int64_t *figures,
                       size_t width);

/** The sums of the rows of @p day; NULL: there are none. */
struct dispatch_sum *dispatch_sums_find(const struct dispatch_sums *sums, hz_date day);

/**
 * The sums that @p figures ought to be as a total, of all rows or of those since the last total:
 * the ones that are equal, otherwise those of the part.
 */
const int64_t *dispatch_sum_for(const struct dispatch_sum *sum, const int64_t *figures,
                                size_t width);

/** True if @p figures, not all zero, are the sum of two rows at least. */
bool dispatch_sum_is(const struct dispatch_sum *sum, const int64_t *figures, size_t width);

#endif
