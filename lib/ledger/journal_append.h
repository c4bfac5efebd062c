/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The lines that a change will add to the journal, and adding them. */
#ifndef JOURNAL_APPEND_H
#define JOURNAL_APPEND_H

#include "ledger/journal.h"
#include "ledger/ledger_files.h"
#include "ledger/row_hash.h"
#include <sys/stat.h>

/** Lines not yet written. Begin with all zero, then say what the journal holds already. */
struct additions {
    bool exists;          /* there is a journal */
    bool unended;         /* whose last line has no line end */
    struct stat journal;  /* it, as it was read */
    uint64_t size;        /* its bytes */
    char head[HASH_SIZE]; /* and its last check value */
    uint64_t number;      /* of the last line */
    char link[HASH_SIZE]; /* and its check value */
    struct buf text;
    struct content before; /* what the row of the line to be added said */
    struct content after;  /* and says now */
};

/**
 * Adds the line for what happened to a row, which said @p a->before and now says @p a->after; one
 * that says nothing is gone and has no check value. False: out of memory.
 */
bool additions_add(struct additions *a, const hz_journal_entry *what);

/** The journal that lines were added to. */
struct appended {
    int fd; /* -1: it has not been touched */
    struct stat st;
};

/**
 * Appends the lines to the journal beside the ledger and makes them last. It has to be the file
 * that was read (E005, E016); where there was none it is made. 0, or -1 with @p err set. In either
 * case call additions_undo() or additions_close().
 */
int additions_write(const struct additions *a, const struct beside *b, struct appended *to,
                    hz_error *err);

/** Whether the journal still is the one with the lines. 0, or -1 with @p err set (E016). */
int additions_check(const struct additions *a, const struct beside *b, const struct appended *to,
                    hz_error *err);

/** Takes the lines out again; a journal made for them is removed. 0, or -1: a part may be left. */
int additions_undo(const struct additions *a, const struct beside *b, struct appended *to);

void additions_close(struct appended *to);

void additions_free(struct additions *a);

#endif
