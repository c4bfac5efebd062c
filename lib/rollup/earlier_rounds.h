/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Rounds that ended because a hazard was rejected or reopened. The ledger has lost their days, so
 * that figures of earlier days would fall; the journal still has them.
 */
#ifndef ROLLUP_EARLIER_ROUNDS_H
#define ROLLUP_EARLIER_ROUNDS_H

#include "base/intern.h"
#include "rows/hazard.h"
#include "workflow/undone_lines.h"

/** Columns that a rejection or a reopening clears or replaces, and on which counting depends. */
enum { ROUND_COLUMNS = 6 };

struct earlier_round {
    hz_date ended_on;
    size_t next;                  /* later round of the same hazard: index + 1; 0: none */
    hz_span cells[ROUND_COLUMNS]; /* before that; offsets in `text` until all are read */
    bool changed[ROUND_COLUMNS];
};

/** Begin with all zero but the plan. */
struct earlier_rounds {
    const hz_plan *plan;
    struct undone_lines undone;
    struct intern ids;
    size_t *firsts; /* for each of ids: index + 1 of its first round */
    size_t first_cap;
    struct earlier_round *items;
    size_t count;
    size_t cap;
    struct buf text;
};

/**
 * Read the rounds in the journal of @p ledger; a file without a journal, or whose journal has no
 * rejection or reopening, has none. 0, or -1 with @p err set.
 */
int earlier_rounds_read(struct earlier_rounds *e, const char *ledger, hz_error *err);

/** The round that the hazard with number @p id was in on @p day, if it has ended since; or NULL. */
const struct earlier_round *earlier_rounds_find(const struct earlier_rounds *e, hz_span id,
                                                hz_date day);

/** Set the cells of @p hazard to those of @p round. */
void earlier_round_apply(const struct earlier_rounds *e, const struct earlier_round *round,
                         hz_hazard *hazard);

void earlier_rounds_free(struct earlier_rounds *e);

#endif
