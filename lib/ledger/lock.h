/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The lock of a ledger: one command at a time changes it, on one machine or on several.
 *
 * It is a POSIX record lock on .LEDGER.lock: the system releases it when the process ends in any
 * way, and NFS passes it on to its server. The file is removed with the lock. An existing file is
 * used only under the conditions of ledger_files.h and if its content is that of a lock; before
 * that is known, it is neither truncated nor given another owner or mode.
 */
#ifndef LEDGER_LOCK_H
#define LEDGER_LOCK_H

#include "ledger/ledger_files.h"

struct lock {
    const struct ledger_files *files;
    int fd; /* -1: not held */
};

struct lock_request {
    struct ledger_files *files; /* of the ledger; borrowed until lock_release() */
    const char *name;           /* of the ledger as given, for messages */
    const char *who;            /* shown to others that wait */
    int seconds;                /* to wait */
    hz_sink sink;               /* receives notes: waiting, an interrupted change undone */
};

/**
 * Take the lock, opens the ledger again and undoes what an interrupted command has left. 0, or -1
 * with @p err set. Call lock_release() in either case.
 */
int lock_and_undo(struct lock *lock, const struct lock_request *request, hz_error *err);

void lock_release(struct lock *lock);

#endif
