/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Writes ledger rows on, with the schema's labels and plain values, so that they pipe on. */
#ifndef HAZARD_ROW_WRITER_H
#define HAZARD_ROW_WRITER_H

#include <hazard/api.h>
#include <hazard/hazard.h>
#include <hazard/writer.h>

HZ_API_BEGIN

typedef struct hz_row_writer hz_row_writer;

/**
 * Rows go to @p writer, which is borrowed. Behind a row's own columns stand the @p extra_count
 * columns @p extras (borrowed). 0, or -1 when out of memory.
 */
int hz_row_writer_new(hz_writer *writer, const char *const *extras, size_t extra_count,
                      hz_row_writer **rows);

/**
 * Looks at the headers of @p files (those that can be read twice), so that one header can hold the
 * columns of all their rows. 0, or -1 when out of memory.
 */
int hz_row_writer_expect(hz_row_writer *rows, char *const *files, size_t count);

/** Makes room for the columns of @p row likewise. 0, or -1 when out of memory. */
int hz_row_writer_expect_row(hz_row_writer *rows, const hz_row *row);

/**
 * Writes @p row. Columns stay in their order under the schema's labels, unknown ones keep theirs;
 * dates become 2023-05-01, names those of @p plan. Two unknown columns of one label stay two; text
 * under a blank label has a column with a blank label. A row with a column that the table so far
 * does not have begins a new table. @p extras: a text for each extra
 * column. 0, or -1 with @p err set.
 */
int hz_row_writer_add(hz_row_writer *rows, const hz_row *row, const hz_plan *plan,
                      const hz_span *extras, hz_error *err);

/**
 * Writes @p row as it is in its file: its labels, all its cells, those beyond the header too, and
 * the extras after them. Another header, or more cells than before, begins a new table. Of one
 * @p rows all rows are written so, or none. 0, or -1 with @p err set.
 */
int hz_row_writer_add_verbatim(hz_row_writer *rows, const hz_row *row, const hz_span *extras,
                               hz_error *err);

/** Makes sure that a table with the columns of @p row has begun, though it may get no row. */
int hz_row_writer_begin(hz_row_writer *rows, const hz_row *row, hz_error *err);

void hz_row_writer_free(hz_row_writer *rows);

/**
 * The plain form of a cell: dates, names and numbers in their one way of writing. @p buffer holds
 * the result where it is not the text itself or a name of the plan.
 */
hz_span hz_cell_format(const hz_cell *cell, hz_column column, const hz_plan *plan,
                       char buffer[128]);

HZ_API_END

#endif
