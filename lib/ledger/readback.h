/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Verification before a commit: the new file is read before it replaces the old one, and must hold
 * all rows, changed and unchanged, in their order. Rows are compared by a digest.
 */
#ifndef LEDGER_READBACK_H
#define LEDGER_READBACK_H

#include "rows/rows.h"

/** A digest of rows in their order. Begin with all zero. */
struct rows_digest {
    uint64_t digest; /* of all rows but the last */
    uint64_t last;   /* of the last row, which may still be replaced */
    uint64_t count;
    hz_digest table; /* of the binding whose labels were added last */
    uint64_t labels; /* digest of these labels */
};

/** Add the next row, with the cells that it has. */
void rows_digest_add(struct rows_digest *rows, const hz_binding *binding, const hz_span *cells,
                     size_t count, bool yaml);

/** Replace the row that was added last. */
void rows_digest_replace_last(struct rows_digest *rows, const hz_binding *binding,
                              const hz_span *cells, size_t count, bool yaml);

/**
 * Read the file @p fd and compare its rows with @p expected; @p name is the ledger's, and @p plan
 * adds labels. 0, or -1 with @p err set: E525 if they differ.
 */
int readback_check(int fd, const char *name, const hz_plan *plan,
                   const struct rows_digest *expected, hz_error *err);

#endif
