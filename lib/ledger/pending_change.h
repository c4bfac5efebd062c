/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The record of a change, and how an interrupted change is undone.
 *
 * A change of ledger and journal, under the lock:
 *   1. the new ledger is written to a temporary file, .LEDGER.PID-N.tmp, and synced;
 *   2. the record, .LEDGER.change, is written and synced: the size and the last check value of the
 *      journal, what the ledger and the waiting file are (inode, size, time), and the lines that
 * the journal will get;
 *   3. the lines are appended to the journal and synced;
 *   4. the temporary file is renamed to the ledger: with this one step the change is done;
 *   5. the record is removed.
 *
 * The next command that finds a record cuts the journal back only if all of this is so: the record
 * is a file that may be used (journal/beside.h) and its checksum is right; what the journal has at
 * the recorded place is the end of a line with the recorded check value; what follows is the
 * recorded lines, or the beginning of them, and nothing else; and the ledger is still the old one,
 * or the waiting file still waits. A record that does not fit is reported and changes nothing.
 */
#ifndef JOURNAL_PENDING_H
#define JOURNAL_PENDING_H

#include "ledger/journal_append.h"

/** What a file was, to know it again after a rename; all zero: it was not there. */
struct file_mark {
    uint64_t inode;
    uint64_t size;
    uint64_t seconds;
    uint64_t nanoseconds;
};

struct file_mark file_mark(const struct stat *st);
bool file_mark_is(const struct file_mark *a, const struct file_mark *b);

/**
 * Writes the record of the change that will add @p lines and give the ledger the content of the
 * file
 * @p waiting of the folder. 0, or -1 with @p err set, and then there is none.
 */
int pending_begin(const struct beside *b, const struct additions *lines, const char *waiting,
                  hz_error *err);

/** Removes the record: the change is done or undone. */
void pending_end(const struct beside *b);

/**
 * How many bytes of the journal @p fd may be read: all but those of a change that is not done.
 * 0, or -1 with @p err set.
 */
int pending_limit(const struct beside *b, int fd, uint64_t *limit, hz_error *err);

/**
 * Undoes an interrupted change of the ledger, whose lock is held, and removes what was left;
 * @p sink gets a note of it, and of files that look like it and are not. 0, or -1 with @p err set.
 */
int pending_undo(const struct beside *b, const char *ledger, hz_sink sink, hz_error *err);

#endif
