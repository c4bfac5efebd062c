/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What divides the cells of a CSV text. */
#ifndef TABLE_DELIMITER_H
#define TABLE_DELIMITER_H

#include "table/table.h"

/** The length of the first line of @p s with its line end: LF, CR LF or a lone CR. */
size_t delimiter_line_length(hz_span s);

/**
 * The delimiter of the header, as @p test knows it, in the first rows of @p text; where none is
 * known that of the first row, as what is below may be another table; 0: it has no cells.
 */
char delimiter_find(hz_span text, const hz_header_test *test);

/** The length of a first line sep=; with the delimiter it names; 0: there is none. */
size_t delimiter_line(hz_span text, char *delimiter);

#endif
