/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The text above empty cells: offices merge cells over several rows. */
#ifndef ROWS_ABOVE_H
#define ROWS_ABOVE_H

#include "rows/rows.h"

enum { ABOVE_COLUMNS = 4, ABOVE_TEXT = 64 };

/** The last text in each of some columns of a table. */
struct hz_above {
    bool known[ABOVE_COLUMNS]; /* false: it is in a chunk that another thread reads */
    char text[ABOVE_COLUMNS][ABOVE_TEXT];
};

/** Begins a table: nothing is above its first row. */
void above_begin(struct hz_above *above);

/** Stores the texts of @p row in these columns. */
void above_take(struct hz_above *above, const hz_row *row);

/** Completes @p above, where it does not know the text, from @p before. */
void above_complete(struct hz_above *above, const struct hz_above *before);

/** True if one of these columns is empty in @p row, so that the text above it may be needed. */
bool above_is_wanted(const hz_row *row);

/**
 * True if hz_row_above() does not know what is above an empty cell of @p row, because that is in a
 * chunk which another thread reads.
 */
bool above_is_unknown(const hz_row *row);

#endif
