/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Places of rows that a message about another row names: FILE:LINE, or FILE:SHEET!ROW. */
#ifndef ROWS_PLACE_H
#define ROWS_PLACE_H

#include "rows/rows.h"

enum { PLACE_SOURCE = 1024, PLACE_SIZE = 320 };

/**
 * The file of @p row and its sheet, if it has one, as one text by which they are remembered; in
 * @p buffer unless it is the name of the file.
 */
hz_span place_source(const hz_row *row, char buffer[PLACE_SOURCE]);

/** The same for a file and a sheet, which may be NULL. */
hz_span place_source_of(const char *file, const char *sheet, char buffer[PLACE_SOURCE]);

/** Writes the place of line @p line of @p source to @p place; a long name loses its end. */
void place_write(char place[PLACE_SIZE], hz_span source, uint64_t line);

/** Sets @p diag to @p code at line @p line of @p source. */
void place_diag(hz_diag *diag, hz_code code, hz_span source, uint64_t line);

#endif
