/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The lines of a journal that later lines undo (撤回). */
#ifndef WORKFLOW_UNDONE_LINES_H
#define WORKFLOW_UNDONE_LINES_H

#include "base/intern.h"
#include "workflow/journal_replay.h"

/** Shown after the role or step of a line that is undone. */
extern const char undone_mark[];

/** The lines about a hazard from `first` up to the undo itself, which have no effect. */
struct undone_range {
    uint64_t first;
    uint64_t undo;
    size_t next; /* of the same hazard: index + 1; 0: no more */
};

/** Begin with all zero. */
struct undone_lines {
    struct intern ids;
    size_t *firsts; /* for each of ids: the index of a range, + 1 */
    size_t first_cap;
    struct undone_range *ranges;
    size_t count;
    size_t cap;
};

/** Add what @p line undoes, if it is an undo. 0, or -1 when out of memory. */
int undone_lines_add(struct undone_lines *u, const struct journal_line *line);

/** Read them from the journal of @p ledger. 0, or -1 with @p err set. */
int undone_lines_read(struct undone_lines *u, const char *ledger, hz_error *err);

/** True if @p line is undone, or is an undo. */
bool undone_lines_have(const struct undone_lines *u, const struct journal_line *line);

void undone_lines_free(struct undone_lines *u);

#endif
