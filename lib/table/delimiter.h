/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Detection of the delimiter of a CSV text. */
#ifndef TABLE_DELIMITER_H
#define TABLE_DELIMITER_H

#include "table/table.h"

/** The length of the first line of @p s with its line end: LF, CR LF or a lone CR. */
size_t delimiter_line_length(hz_span s);

/**
 * Returns the delimiter of the first rows of @p text: that of the header that @p test knows, or of
 * the first row if it knows none, as further rows may belong to another table. 0: the row has none.
 */
char delimiter_find(hz_span text, const hz_header_test *test);

/**
 * Returns the delimiter of the first header in @p text that @p test knows, among some lines, as
 * there may be titles above it. 0: there is none.
 */
char delimiter_of_header(hz_span text, const hz_header_test *test);

/** The length of a first line such as sep=; which names @p delimiter; 0: the text has none. */
size_t delimiter_line(hz_span text, char *delimiter);

#endif
