/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The lock of a ledger: one command at a time changes it, on one machine or on several.
 *
 * A POSIX record lock on .LEDGER.lock, which the system takes back from a process that ends in
 * whatever way, and which NFS passes on to its server. The file is taken away with the lock. One
 * that is there already is used only as journal/beside.h says, and is neither cut nor given another
 * owner or mode before that is known; its content has to be that of a lock too.
 */
#ifndef LEDGER_LOCK_H
#define LEDGER_LOCK_H

#include "ledger/ledger_files.h"

struct lock {
    const struct beside *beside;
    int fd; /* -1: not held */
};

/** Who wants to change what. */
struct lock_request {
    struct beside *beside; /* the ledger; borrowed until lock_release() */
    const char *name;      /* as it was called, for messages */
    const char *who;
    int seconds;  /* to wait for another */
    hz_sink sink; /* is told for whom it waits, and that something was undone */
};

/**
 * Takes the lock, looks at the ledger once more and undoes what a killed command has left. 0, or -1
 * with @p err set. Let go with lock_release() in either case.
 */
int lock_and_undo(struct lock *lock, const struct lock_request *request, hz_error *err);

void lock_release(struct lock *lock);

#endif
