/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The numbers that a call names, which of them the ledger has, and what the journal says of them.
 */
#ifndef STEP_WANTED_H
#define STEP_WANTED_H

#include "base/intern.h"
#include "ledger/journal.h"
#include "ledger/row_hash.h"
#include "workflow/step.h"

struct wanted_hazard {
    bool found;              /* in the ledger */
    char *nearest;           /* a number of the ledger like it, while it is not found */
    size_t distance;         /* of that */
    uint64_t line;           /* 序号 of the last line of the journal about it; 0: none */
    char row[ROW_HASH_SIZE]; /* 行校验 in that line */
    int extensions;          /* of its deadline, since it was opened last */
};

struct wanted {
    struct intern ids;
    struct wanted_hazard *hazards; /* one for each of ids */
    uint64_t lines;                /* of the journal */
};

/** False: out of memory. Free in either case. */
bool wanted_make(struct wanted *w, const hz_string_list *ids);
void wanted_free(struct wanted *w);

/** The hazard with this number; NULL: it is not wanted. */
struct wanted_hazard *wanted_find(struct wanted *w, hz_span id);

/** For hz_ledger_options: keeps what @p line says of a wanted hazard. */
int wanted_each_line(void *wanted, const hz_journal_line *line);

/**
 * Tells @p session's sink of each number that is not in the ledger, and which one it may have been.
 * How many there are, or -1 with @p err set.
 */
long wanted_report_missing(struct wanted *w, const hz_session *session, hz_error *err);

#endif
