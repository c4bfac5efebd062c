/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a cell of a workbook is. */
#ifndef OUTPUT_CELL_TYPE_H
#define OUTPUT_CELL_TYPE_H

#include "output/book.h"

enum cell_type {
    CELL_TEXT,
    CELL_CODE, /* text, also after it is edited: codes, and what looks like a formula */
    CELL_DATE,
    CELL_NUMBER,
    CELL_PERCENT,
    CELL_TYPES
};

/** What the empty cells of a column of @p type are to hold. */
enum cell_type cell_type_for(enum column_type type);

/**
 * What @p text is in a column of @p type. @p value receives the number of a date or number, and
 * @p decimals how many decimals it is written with.
 */
enum cell_type cell_type_of(hz_span text, enum column_type type, double *value, int *decimals);

#endif
