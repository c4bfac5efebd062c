/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The rounds of a hazard: each begins with its discovery, a rejection or a reopening, and shows who
 * inspected, rectified, accepted and approved, and how it ended (责任倒查, art. 2.3.5).
 */
#ifndef WORKFLOW_ROUNDS_H
#define WORKFLOW_ROUNDS_H

#include "ledger/row_content.h"
#include "output/writer.h"
#include "workflow/journal_replay.h"
#include "workflow/line_origin.h"

/** Begin with all zero. */
struct rounds {
    struct buf text; /* all cells of the rounds that ended */
    size_t *ends;    /* of each cell in it */
    size_t cells;
    size_t cap;
    unsigned count;       /* of these rounds */
    struct buf inspector; /* of the current round, if it is not the first */
    char inspected[16];   /* the day */
    struct buf outcome;   /* of the current round: rechecks */
};

/**
 * Add a line that changes the row from @p before to the content after it. 0, or -1 when out of
 * memory.
 */
int rounds_add_line(struct rounds *r, const struct journal_line *line,
                    const struct line_dates *dates, const struct line_origin *origin,
                    const struct content *before);

/** End the last round with the row as it is. 0, or -1 when out of memory. */
int rounds_end(struct rounds *r, const struct content *row);

/** Write a heading and a table. 0, or -1 with @p err set. */
int rounds_write(const struct rounds *r, hz_writer *out, hz_error *err);

void rounds_free(struct rounds *r);

#endif
