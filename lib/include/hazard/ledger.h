/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Ledgers: a file that is changed row by row, under a lock, and replaced whole or not at all; each
 * change is a line of its journal, and both are there or neither.
 */
#ifndef HAZARD_LEDGER_H
#define HAZARD_LEDGER_H

#include <hazard/api.h>
#include <hazard/journal.h>
#include <hazard/rows.h>

HZ_API_BEGIN

typedef struct hz_ledger hz_ledger;

/** How a ledger is opened. Everything is borrowed until hz_ledger_close(). */
typedef struct hz_ledger_options {
    bool create; /**< a file that is not there yet begins with the schema's header (YAML if it is
                      named .yaml or .yml) */
    const char *who; /**< changes it: told to those who wait for it */
    int wait;        /**< seconds, for another who changes it */
    hz_sink sink;    /**< is told for whom it waits, and of an earlier change that was undone */
    /** Is handed each line of the journal; other than 0 stops. May be NULL. */
    int (*each_line)(void *ctx, const hz_journal_line *line);
    void *ctx;
} hz_ledger_options;

/**
 * Opens the ledger @p path for a change and locks it; a link is followed. What an interrupted
 * change left is undone. A journal that is damaged is an error (E509). 0, or -1 with @p err set.
 * One process must not open the same ledger twice.
 */
int hz_ledger_open(const char *path, const hz_ledger_options *options, hz_ledger **ledger,
                   hz_error *err);

/** True if the ledger did not exist when it was opened. */
bool hz_ledger_is_new(const hz_ledger *ledger);

/** True if the ledger is YAML, whose hazards need not have the same columns. */
bool hz_ledger_is_yaml(const hz_ledger *ledger);

/** Gives a ledger that is new, before its first row, or one in YAML one more column. 0, or -1 with
 * @p err set. */
int hz_ledger_add_label(hz_ledger *ledger, const char *label, hz_error *err);

/**
 * The next row of the ledger as it is; call it until it returns 0 before appending or committing.
 * 1: a row; 0: the end; -1 with @p err set.
 */
int hz_ledger_next(hz_ledger *ledger, const hz_row **row, hz_error *err);

/** The labels, columns and count of the ledger's last table, once hz_ledger_next() returned 0. */
const hz_binding *hz_ledger_binding(const hz_ledger *ledger);

/**
 * Gives the row that hz_ledger_next() returned last the cells @p cells, one for each field of its
 * binding, because of @p what. 0, or -1 with @p err set.
 */
int hz_ledger_change(hz_ledger *ledger, const hz_row *row, const hz_span *cells,
                     const hz_journal_entry *what, hz_error *err);

/** Adds a row behind all others: @p cells, one for each field of hz_ledger_binding(). */
int hz_ledger_append(hz_ledger *ledger, const hz_span *cells, const hz_journal_entry *what,
                     hz_error *err);

/**
 * Replaces the file: untouched rows byte for byte, in the file's own encoding, line ends and
 * columns; owner and mode stay. The lines of the journal are added with it. On failure both are as
 * they were; only E009 says that they are changed. 0, or -1 with @p err set.
 */
int hz_ledger_commit(hz_ledger *ledger, hz_error *err);

/** Frees and lets the lock go; what was not committed is gone. */
void hz_ledger_close(hz_ledger *ledger);

HZ_API_END

#endif
