/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * How a change of ledger and journal is made atomic, and how an interrupted change is undone.
 *
 * A change, under the lock:
 *   1. Write the new ledger to a temporary file, .LEDGER.PID-N.tmp, and sync it.
 *   2. Write the record, .LEDGER.change, and sync it: the size and last check value of the journal,
 *      the marks (inode, size, time) of the ledger and the temporary file, and the lines to be
 *      appended to the journal.
 *   3. Append the lines to the journal and sync it.
 *   4. Rename the temporary file to the ledger. This one step makes the change.
 *   5. Remove the record.
 *
 * The next command that finds a record truncates the journal only if all of this holds: the record
 * is a file that may be used (ledger_files.h) and its checksum is right; at the recorded place of
 * the journal a line with the recorded check value ends; after it come the recorded lines, or the
 * beginning of them, and nothing else; and the ledger is still the old one, or the temporary file
 * still exists. A record that does not fit is reported and changes nothing.
 */
#ifndef LEDGER_PENDING_CHANGE_H
#define LEDGER_PENDING_CHANGE_H

#include "ledger/journal_append.h"

/** Identify a file after a rename; all zero: it did not exist. */
struct file_mark {
    uint64_t inode;
    uint64_t size;
    uint64_t seconds;
    uint64_t nanoseconds;
};

struct file_mark file_mark(const struct stat *st);
bool file_mark_is(const struct file_mark *a, const struct file_mark *b);

/**
 * Write the record of a change that appends @p lines to the journal and renames the file
 * @p temporary of the directory to the ledger. 0, or -1 with @p err set and no record left.
 */
int change_record_write(const struct ledger_files *files, const struct pending_lines *lines,
                        const char *temporary, hz_error *err);

/** Remove the record after the change is made or undone. */
void change_record_remove(const struct ledger_files *files);

/**
 * Set @p limit to the bytes of the journal @p fd that may be read: all but those of a change that
 * is not complete. 0, or -1 with @p err set.
 */
int pending_change_limit(const struct ledger_files *files, int fd, uint64_t *limit, hz_error *err);

/**
 * Undo an interrupted change of the ledger, whose lock is held, and remove what it left. @p sink
 * receives a note of it, and of files with such names that are left alone. 0, or -1 with @p err
 * set.
 */
int pending_change_undo(const struct ledger_files *files, const char *ledger, hz_sink sink,
                        hz_error *err);

#endif
