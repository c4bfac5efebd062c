/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The hazards that a call names by number: whether the ledger has them, and what the journal has.
 */
#ifndef WORKFLOW_TARGETS_H
#define WORKFLOW_TARGETS_H

#include "base/intern.h"
#include "ledger/journal.h"
#include "workflow/row_change.h"

/** How often the deadline had been extended after a line of the journal, since the last reopening.
 */
struct extension_count {
    uint64_t line;
    int count;
};

struct target {
    bool found;            /* in the ledger */
    char *nearest;         /* if it is not found: the most similar number of the ledger */
    size_t distance;       /* of that number */
    struct known_row last; /* what the journal has last */
    struct extension_count *extensions; /* lines that were not undone */
    size_t extension_count;
    size_t extension_cap;
};

/** Begin with all zero, add numbers, then call targets_prepare(). */
struct targets {
    struct intern ids;
    struct target *items; /* one for each of ids */
    uint64_t lines;       /* of the journal */
    const hz_plan *plan;  /* adds labels */
};

/** Add a number. False: out of memory. */
bool targets_add(struct targets *t, hz_span id);

/** Add the numbers in the column 隐患编号 of @p rows. 0, or -1 with @p err set. */
int targets_add_rows(struct targets *t, hz_rows *rows, hz_error *err);

/** Prepare for reading the ledger and its journal with the labels of @p plan. False: out of memory.
 */
bool targets_prepare(struct targets *t, const hz_plan *plan);

/** The target with this number; NULL: it is none. */
struct target *targets_find(struct targets *t, hz_span id);

/** For ledger_options: notes what @p line records of a target. 0, or -1 when out of memory. */
int targets_read_line(void *targets, const struct journal_line *line);

/** How often the deadline of a target was extended since it was last reopened. */
int target_extensions(const struct target *target);

/** Make the finding that @p ledger has no hazard @p id. @p nearest may be NULL. */
void targets_missing_diag(hz_diag *diag, const char *ledger, hz_span id, const char *nearest);

/**
 * Report each number that is not in the ledger, with the most similar one. Return their count, or
 * -1 with @p err set.
 */
long targets_report_missing(struct targets *t, const hz_session *session, hz_error *err);

void targets_clear(struct targets *t);

#endif
