/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** One row of a sheet, whose cells come in any order. */
#ifndef TABLE_SHEET_ROW_H
#define TABLE_SHEET_ROW_H

#include "base/buf.h"
#include "base/diag.h"

/** The largest row and column of a workbook. */
enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 };

/** The cells of one row, from column 0 on; begin with all zero. */
struct sheet_row {
    uint64_t number; /**< from 1 */
    size_t count;    /**< cells up to the last that was set */
    hz_span *cells;
    size_t cap;
    size_t bytes;    /**< of all cells, at most HZ_RECORD_MAX */
    struct buf text; /**< of the cells that were copied */
};

/** Empties @p row and gives it its number. */
void sheet_row_begin(struct sheet_row *row, uint64_t number);

/** Sets a cell that has no text yet to @p text, which outlives the row. 0, or -1 with @p err set.
 */
int sheet_row_set(struct sheet_row *row, size_t column, hz_span text, hz_error *err);

/** As sheet_row_set(), with a copy of @p text. */
int sheet_row_copy(struct sheet_row *row, size_t column, hz_span text, hz_error *err);

void sheet_row_free(struct sheet_row *row);

#endif
