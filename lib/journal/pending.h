/**
 * What an interrupted change leaves beside a ledger, and how it is undone.
 *
 * A change writes the new ledger to a temporary file, names it .LEDGER.SIZE.new, where SIZE is that
 * of the journal before, appends to the journal, and gives the new file the ledger's name: with
 * that one step the change is done. While the .new file is there it is not.
 */
#ifndef JOURNAL_PENDING_H
#define JOURNAL_PENDING_H

#include <hazard/diag.h>

/** The path of the journal of @p ledger. NULL: out of memory. The caller frees it. */
char *journal_path(const char *ledger);

/** The name that a new ledger waits under. NULL: out of memory. The caller frees it. */
char *pending_path(const char *ledger, uint64_t journal_size);

/** The size that the journal had before an interrupted change; UINT64_MAX: there is none. */
uint64_t pending_size(const char *ledger);

/**
 * Undoes an interrupted change of @p ledger, whose lock is held: cuts the journal back and takes
 * temporary files away. 1: there was one; 0: there was none; -1 with @p err set.
 */
int pending_undo(const char *ledger, hz_diag *err);

/** Cuts the journal of @p ledger back to @p size, one of no size at all is taken away. 0 or -1. */
int journal_cut(const char *ledger, uint64_t size);

#endif
