/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** One line of CSV, cut into its cells by libcsv. */
#ifndef TABLE_CSV_LINE_H
#define TABLE_CSV_LINE_H

#include "table/reader.h"

/** Empties @p fields and fills it with the cells of @p line. False: out of memory. */
bool csv_line_split(struct fields *fields, hz_span line);

#endif
