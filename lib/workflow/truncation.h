/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Finds signs that the end of a journal was cut off. A shorter journal is valid in itself, but the
 * ledger still has the results of events whose lines are missing.
 */
#ifndef WORKFLOW_TRUNCATION_H
#define WORKFLOW_TRUNCATION_H

#include "ledger/row_content.h"
#include "rows/rows.h"

/** Begin with all zero. */
struct truncation {
    uint64_t edited;       /* rows that look as if later events had changed them */
    uint64_t unknown;      /* rows at the end of the ledger, so far, that are not in the journal */
    char first_edited[96]; /* the number of the first of them */
    char first_unknown[96];
};

/** Add a row whose content is @p now, but @p before in the journal. */
void truncation_add_edited(struct truncation *t, const hz_row *row, const struct content *before,
                           const struct content *now);

/** Add any other row, in the order of the ledger. */
void truncation_add_other(struct truncation *t, const hz_row *row, bool is_unknown);

/** The count of suspicious rows, and the number of the first of them. */
uint64_t truncation_count(const struct truncation *t);
const char *truncation_first(const struct truncation *t);

#endif
