/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a step shows of its work: the rows as they will be, or only what would change. */
#ifndef STEP_RESULTS_H
#define STEP_RESULTS_H

#include "ledger/row_content.h"
#include "workflow/step.h"

struct results {
    const hz_session *session;
    bool begun;
    struct content before;
    struct content after;
};

/**
 * Shows that @p row becomes one with the cells @p cells under the same binding; a row of no record
 * is new. 0, or -1 with @p err set.
 */
int results_put(struct results *r, const hz_row *row, const hz_span *cells, hz_error *err);

void results_free(struct results *r);

#endif
