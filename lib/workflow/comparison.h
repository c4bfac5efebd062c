/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A ledger compared with its journal, in memory that grows with the numbers of hazards only. */
#ifndef AUDIT_COMPARISON_H
#define AUDIT_COMPARISON_H

#include "base/intern.h"
#include "ledger/journal.h"
#include "ledger/row_hash.h"
#include "rows/rows.h"

/** What the journal says of one hazard. */
struct signed_row {
    char row[ROW_HASH_SIZE]; /* 行校验 of the last line; "": gone from the ledger */
    bool found;              /* in the ledger */
    bool told_apart;         /* every line since it was first recorded is of the current version */
    uint64_t line;           /* 序号 of the last line */
    size_t content;          /* in `contents`, if it is not as it was; SIZE_MAX else */
};

struct comparison {
    struct intern ids;
    struct signed_row *rows; /* one for each of ids */
    size_t row_cap;
    struct content *contents; /* what the journal last knew of rows that are not as they were */
    size_t content_count;
    uint64_t lines;
    uint64_t hazards;
    char head[HASH_SIZE];
    bool has_journal;
    bool is_unreadable;     /* it is one, but not in a form that can be read (E718) */
    unsigned form;          /* enum journal_form */
    bool has_since;         /* the head that was asked for is in the journal */
    uint64_t lines_since;   /* after it */
    struct content scratch; /* what the row in hand says */
    struct version1 version1;
};

/** How a row of the ledger compares with the journal. */
enum standing {
    AS_SIGNED,
    AS_SIGNED_VERSION1, /* by a line of version 1, see row_hash_version1() */
    EDITED,             /* its check value differs; comparison_is_same() looks at what it says */
    UNKNOWN,
    NUMBERLESS,
    TWICE
};

/**
 * Reads journal and ledger; damaged lines of the journal go to @p sink. @p since is a head to look
 * for, or NULL. 0, or -1 with @p err set;
 * free in either case.
 */
int comparison_make(struct comparison *c, const char *ledger, const char *since, hz_sink sink,
                    hz_error *err);
void comparison_free(struct comparison *c);

/**
 * How @p row stands, for every row of the ledger in turn; comparison_rewind() begins anew. @p known
 * is what the journal says of it, NULL for UNKNOWN and NUMBERLESS. -1: out of memory.
 */
int comparison_stand(struct comparison *c, const hz_row *row, enum standing *standing,
                     const struct signed_row **known);
void comparison_rewind(struct comparison *c);

/**
 * True if an EDITED row, whose content is in `scratch`, says in each column what the journal
 * recorded: only the labels that are known have changed since its check value was made.
 */
bool comparison_is_same(const struct comparison *c, const struct signed_row *known);

/** The hazard @p i that the journal knows and the ledger has lost; false: it has not. */
bool comparison_is_lost(const struct comparison *c, size_t i);

#endif
