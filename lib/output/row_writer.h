/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the other modules need of row writers beside the public functions. */
#ifndef OUTPUT_ROW_WRITER_H
#define OUTPUT_ROW_WRITER_H

#include "output/writer.h"
#include "rows/hazard.h"

/** Reserves columns for @p row, as for the files of the options. 0, or -1 with @p err set. */
int row_writer_expect_row(hz_row_writer *rows, const hz_row *row, hz_error *err);

/** Bytes that cell_format() may need. */
enum { CELL_SIZE = 128 };

/**
 * The normal form of a cell: dates, names and numbers in their one notation. @p buffer holds the
 * result where it is neither the text itself nor a name of the plan.
 */
hz_span cell_format(const hz_cell *cell, hz_column column, const hz_plan *plan,
                    char buffer[CELL_SIZE]);

#endif
