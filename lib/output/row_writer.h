/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the other modules need of row writers beside the public functions. */
#ifndef OUTPUT_ROW_WRITER_H
#define OUTPUT_ROW_WRITER_H

#include "output/writer.h"
#include "rows/hazard.h"

/** Reserves columns for @p row, as for the files of the options. 0, or -1 with @p err set. */
int row_writer_expect_row(hz_row_writer *rows, const hz_row *row, hz_error *err);

/**
 * Puts the columns expected so far into the order of the schema, unknown ones after them. False:
 * out of memory.
 */
bool row_writer_order_columns(hz_row_writer *rows);

#endif
