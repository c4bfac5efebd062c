/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Findings about a row that a worker stores, so that rows are checked on reader threads only. They
 * are reported when hz_rows_next() has returned the row, in the order of the input.
 */
#ifndef ROWS_FINDINGS_H
#define ROWS_FINDINGS_H

#include "base/buf.h"
#include "rows/rows.h"

/** Collects findings about `row`. */
struct findings {
    const hz_row *row;
    struct buf bytes; /* the findings, without what all have in common */
    bool no_memory;
};

/** Discards what was collected, for the next row. */
void findings_begin(struct findings *f, const hz_row *row);

/** A sink that adds to @p f. */
hz_sink findings_sink(struct findings *f);

void findings_clear(struct findings *f);

/** Reports @p findings, some or all that were collected about @p row, to @p sink. */
void findings_emit(hz_span findings, const hz_row *row, hz_sink sink);

#endif
