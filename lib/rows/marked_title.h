/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The lines that a marked copy of ledger-check begins with, by which it is recognised when it comes
 * back, corrected.
 */
#ifndef ROWS_MARKED_TITLE_H
#define ROWS_MARKED_TITLE_H

#include "base/diag.h"
#include <stdbool.h>

/** The label of the last column, with the advice on each row. */
#define MARKED_ADVICE "需修改"

enum marked_line {
    MARKED_NOTHING, /* the first line, if nothing is to be changed, with the number of rows */
    MARKED_NO_ROWS, /* if there are no rows */
    MARKED_ROWS,    /* with the numbers of all rows, good, wrong and doubtful ones */
    MARKED_WHOLE,   /* the words before the findings on the whole table */
    MARKED_LINES
};

/** The text of a line; a number in it is %llu. */
const char *marked_line(enum marked_line line, hz_language language);

/** True if @p text is one of these lines, in any language. */
bool marked_is_summary(hz_span text);

/** True if the first of the texts above a table, joined by ；, is the first line of a copy. */
bool marked_is_title(hz_span title);

#endif
