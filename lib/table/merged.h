/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Merged ranges of a sheet: the value of the first cell is that of all others. */
#ifndef TABLE_MERGED_H
#define TABLE_MERGED_H

#include "table/sheet_row.h"
#include <stdint.h>

/** Rows from 1, columns from 0; the last are included. */
struct merged_range {
    uint32_t first_row;
    uint32_t last_row;
    uint32_t first_column;
    uint32_t last_column;
};

/** A range in the current row, with its text. */
struct merged_active {
    struct merged_range range;
    struct buf text;
};

/** All ranges of a sheet; begin with all zero. */
struct merged {
    struct merged_range *ranges;
    size_t count;
    size_t cap;
    size_t next; /**< the first that begins after the current row */
    struct merged_active *active;
    size_t active_count;
    size_t active_cap;
};

/** A wider range is that of a title; only so many of its columns get the text. */
enum { MERGED_COLUMNS = 256 };

/** Adds a range, in any order. False: out of memory. */
bool merged_add(struct merged *m, struct merged_range range);

/** Goes to the first row, when all ranges have been added. */
void merged_begin(struct merged *m);

/**
 * Fills the empty cells of @p row that are in a range. The numbers of rows rise; those that have no
 * cells may be left out. The text is valid until the next call. 0, or -1 with @p err set.
 */
int merged_fill(struct merged *m, struct sheet_row *row, hz_error *err);

/** Takes all ranges away. */
void merged_clear(struct merged *m);
void merged_free(struct merged *m);

#endif
