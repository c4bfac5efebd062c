/** A ledger compared with its journal, in memory that grows with the numbers of hazards only. */
#ifndef AUDIT_COMPARISON_H
#define AUDIT_COMPARISON_H

#include "base/intern.h"
#include "journal/content.h"
#include <hazard/journal.h>
#include <hazard/rows.h>

/** What the journal says of one hazard. */
struct signed_row {
    char row[HASH_SIZE]; /* 行校验 of the last line; "": gone from the ledger */
    uint64_t line;       /* 序号 of that */
    bool found;          /* in the ledger */
    size_t content;      /* in `contents`, if it is not as it was; SIZE_MAX else */
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
    struct content scratch;
};

/** How a row of the ledger stands to the journal. */
enum standing { AS_SIGNED, EDITED, UNKNOWN, NUMBERLESS, TWICE };

/**
 * Reads journal and ledger; damaged lines of the journal go to @p sink. 0, or -1 with @p err set;
 * free in either case.
 */
int comparison_make(struct comparison *c, const char *ledger, hz_sink sink, hz_diag *err);
void comparison_free(struct comparison *c);

/**
 * How @p row stands, for every row of the ledger in turn; comparison_rewind() begins anew. @p known
 * is what the journal says of it, NULL for UNKNOWN and NUMBERLESS. -1: out of memory.
 */
int comparison_stand(struct comparison *c, const hz_row *row, enum standing *standing,
                     const struct signed_row **known);
void comparison_rewind(struct comparison *c);

/** The hazard @p i that the journal knows and the ledger has lost; false: it has not. */
bool comparison_is_lost(const struct comparison *c, size_t i);

#endif
