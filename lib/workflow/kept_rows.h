/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows kept in memory until all of them are read. */
#ifndef STEP_KEPT_ROWS_H
#define STEP_KEPT_ROWS_H

#include "base/buf.h"

struct kept_rows {
    struct buf text;
    size_t *ends; /* of each cell */
    size_t count; /* cells */
    size_t cap;
    size_t *firsts; /* the first cell of each row */
    size_t rows;
    size_t row_cap;
};

/** Keeps a row of @p count cells. False: out of memory. */
bool kept_rows_add(struct kept_rows *kept, const hz_span *cells, size_t count);

/**
 * Sets @p cells to the @p count cells of row @p i, those that it did not have to empty ones; valid
 * until the next addition.
 */
void kept_rows_get(const struct kept_rows *kept, size_t i, hz_span *cells, size_t count);

void kept_rows_free(struct kept_rows *kept);

#endif
