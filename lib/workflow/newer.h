/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Rows that are newer than what the journal says of them. Nobody can see in a journal that its end
 * was cut off, but the ledger still shows the steps whose lines are missing.
 */
#ifndef AUDIT_NEWER_H
#define AUDIT_NEWER_H

#include "ledger/row_content.h"
#include "rows/rows.h"

/** Begin with all zero. */
struct newer {
    uint64_t edited;       /* rows that later steps may have made what they are */
    uint64_t unknown;      /* rows at the end of the ledger that no line knows, so far */
    char first_edited[96]; /* the number of the first of them */
    char first_unknown[96];
};

/** Looks at a row that is not as the journal recorded it: @p before, and what it says @p now. */
void newer_note_edited(struct newer *n, const hz_row *row, const struct content *before,
                       const struct content *now);

/** Looks at any other row of the ledger, in its order. */
void newer_note_other(struct newer *n, const hz_row *row, bool is_unknown);

uint64_t newer_count(const struct newer *n);
const char *newer_first(const struct newer *n);

#endif
