/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The lines that one call of a command wrote to the journal. They follow each other, and their time
 * and the person who signed are the same. Times are exact to the microsecond; in lines of earlier
 * versions they are exact to the second, so that two calls in one second are found as one.
 */
#ifndef WORKFLOW_UNDO_CALL_H
#define WORKFLOW_UNDO_CALL_H

#include "base/buf.h"
#include "ledger/journal.h"
#include "workflow/targets.h"

/** Begin with all zero. */
struct undo_call {
    uint64_t first; /* 序号; 0: the journal has no such line */
    uint64_t last;
    uint64_t columns; /* a set of HZ_BITs: those that had a value before */
    struct buf key;   /* time and signer: what its lines have in common */
    struct buf ids;   /* their hazards, each with a NUL */
};

/**
 * Find the call that wrote line @p number of the journal of @p ledger, with the labels that @p plan
 * adds. 0, or -1 with @p err set.
 */
int undo_call_find(struct undo_call *call, const char *ledger, const hz_plan *plan, uint64_t number,
                   hz_error *err);

/** Add its hazards to @p targets. False: out of memory. */
bool undo_call_add_targets(const struct undo_call *call, struct targets *targets);

void undo_call_free(struct undo_call *call);

#endif
