/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Compares a ledger with its journal. Memory grows with the count of hazard numbers only. */
#ifndef WORKFLOW_COMPARISON_H
#define WORKFLOW_COMPARISON_H

#include "base/intern.h"
#include "ledger/journal.h"
#include "ledger/row_hash.h"
#include "rows/rows.h"

/** The last state of a hazard in the journal. */
struct journaled_row {
    char row[ROW_HASH_SIZE]; /* 行校验 of the last line; "": gone from the ledger */
    bool found;              /* in the ledger */
    bool all_current;        /* all lines since it was recorded whole are of the current version */
    uint64_t line;           /* 序号 of the last line */
    size_t content;          /* index in `contents` if the row differs; SIZE_MAX otherwise */
};

struct comparison {
    const char *ledger;
    const hz_plan *plan; /* adds labels */
    const char *since;   /* a check value to look for; NULL: none */
    hz_sink sink;        /* receives faults of the journal */
    hz_error *err;
    struct intern ids;
    struct journaled_row *rows; /* one for each of ids */
    size_t row_cap;
    struct content *contents; /* what the journal last recorded of rows that differ */
    size_t content_count;
    size_t content_cap;
    uint64_t lines;
    uint64_t hazards;
    char head[SHA256_HEX_SIZE];
    bool has_journal;
    bool is_unreadable;   /* it has a journal in a form that cannot be read (E718) */
    unsigned form;        /* enum journal_form */
    bool has_since;       /* `since` is in the journal */
    uint64_t lines_since; /* after it */
    struct content row;   /* content of the row checked last */
    struct version1 version1;
};

/** How a row of the ledger compares with the journal. */
enum row_state {
    ROW_AS_JOURNALED,
    ROW_AS_JOURNALED_VERSION1, /* by a line of version 1, see row_hash_version1() */
    ROW_EDITED,                /* its check value differs; see comparison_is_same() */
    ROW_UNKNOWN,
    ROW_WITHOUT_ID,
    ROW_DUPLICATE
};

/**
 * Read journal and ledger. Set `ledger`, `plan`, `since`, `sink` and `err` before. 0, or -1 with
 * the error set; call comparison_free() in either case.
 */
int comparison_read(struct comparison *c);
void comparison_free(struct comparison *c);

/**
 * Compare @p row; call it for each row of the ledger in turn. @p known is the hazard in the
 * journal, NULL for ROW_UNKNOWN and ROW_WITHOUT_ID. 0, or -1 with the error set.
 */
int comparison_check_row(struct comparison *c, const hz_row *row, enum row_state *state,
                         const struct journaled_row **known);

/**
 * True if the ROW_EDITED row checked last has the same content as in the journal: its check value
 * differs only because other labels are known now.
 */
bool comparison_is_same(const struct comparison *c, const struct journaled_row *known);

/** True if hazard @p i of the journal is missing in the ledger; call it after all rows. */
bool comparison_is_lost(const struct comparison *c, size_t i);

#endif
