/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** How many rows of each file were checked, and how many of them have findings. */
#ifndef CHECK_ROW_COUNTS_H
#define CHECK_ROW_COUNTS_H

#include "base/intern.h"
#include <hazard/check.h>

struct row_counts {
    struct intern files;
    hz_row_counts *items; /* one for each of files */
    size_t cap;
    const char *name; /* the file that came last, borrowed; NULL: none */
    size_t last;      /* its number */
};

/** The counts of @p file, valid until the next call. NULL: out of memory. */
hz_row_counts *row_counts_of(struct row_counts *counts, const char *file);

/** Adds all counts of @p more. 0, or -1 when out of memory. */
int row_counts_add(struct row_counts *counts, const struct row_counts *more);

void row_counts_clear(struct row_counts *counts);

#endif
