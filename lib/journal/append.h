/** The lines that a change will add to the journal, and adding them. */
#ifndef JOURNAL_APPEND_H
#define JOURNAL_APPEND_H

#include "journal/row_hash.h"
#include <hazard/journal.h>
#include <sys/stat.h>

/** Lines not yet written. Begin with all zero, then say what the journal holds already. */
struct additions {
    uint64_t number;      /* of its last line */
    char link[HASH_SIZE]; /* and the link of that */
    uint64_t size;        /* bytes */
    struct buf text;
    struct content before; /* what the row of the line to be added said */
    struct content after;  /* and says now */
};

/**
 * Adds the line for what happened to a row, which said @p a->before and now says @p a->after; one
 * that says nothing is gone and has no check value. False: out of memory.
 */
bool additions_add(struct additions *a, const hz_happening *what);

/**
 * Appends the lines to the journal of @p ledger and makes them last; @p like has the owner and mode
 * for a journal begun by it (NULL: as any new file). 0, or -1 with @p err set; @p touched: the
 * journal may then hold a part of them, to be cut off by journal_cut().
 */
int additions_write(const struct additions *a, const char *ledger, const struct stat *like,
                    bool *touched, hz_diag *err);

void additions_free(struct additions *a);

#endif
