/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The formats of the cells of a workbook, each made when it is first needed. */
#ifndef OUTPUT_BOOK_FORMATS_H
#define OUTPUT_BOOK_FORMATS_H

#include "output/book.h"
#include "output/cell_type.h"
#include <xlsxwriter.h>

/** The decimals that a number format can show. */
enum { BOOK_DECIMALS = 7 };

struct book_formats {
    lxw_format *made[LOOKS][CELL_TYPES][BOOK_DECIMALS];
};

/** The format for cells of this look and type. NULL: out of memory. */
lxw_format *book_format(struct book_formats *formats, lxw_workbook *file, enum cell_look look,
                        enum cell_type type, int decimals);

/** The size of the characters of @p look, in points. */
double book_look_size(enum cell_look look);

#endif
