/**
 * The lock of a ledger: one command at a time changes it, on one machine or on several.
 *
 * A POSIX record lock on .LEDGER.lock, which the system takes back from a process that ends in
 * whatever way, and which NFS passes on to its server. The file is taken away with the lock.
 */
#ifndef LEDGER_LOCK_H
#define LEDGER_LOCK_H

#include <hazard/diag.h>

struct lock {
    char *path;
    int fd; /* -1: not held */
};

/** Who wants to change what. */
struct lock_request {
    const char *ledger; /* links followed */
    const char *name;   /* as it was called, for messages */
    const char *who;
    int seconds;  /* to wait for another */
    hz_sink sink; /* is told for whom it waits, and that something was undone */
};

/**
 * Takes the lock and undoes what a killed command has left. 0, or -1 with @p err set. Let go with
 * lock_release() in either case.
 */
int lock_and_undo(struct lock *lock, const struct lock_request *request, hz_diag *err);

void lock_release(struct lock *lock);

#endif
