/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Verification before a commit: the new file is read before it replaces the old one, and must hold
 * all rows, changed and unchanged, in their order, and their headers. Both are compared by a
 * digest.
 */
#ifndef LEDGER_READBACK_H
#define LEDGER_READBACK_H

#include "rows/rows.h"

/** A digest of rows in their order, and of headers. Begin with all zero. */
struct rows_digest {
    uint64_t digest; /* of all rows but the last */
    uint64_t last;   /* of the last row, which may still be replaced */
    uint64_t count;
    uint64_t digest_before; /* `digest` and `last` before the last row was added */
    uint64_t last_before;
};

/** Begin the digest of a table's labels with this, and add them in turn. */
#define LABELS_DIGEST_FIRST UINT64_C(1)
uint64_t labels_digest_add(uint64_t digest, const char *label);

/** Add the next row, with the cells that it has. */
void rows_digest_add(struct rows_digest *rows, const hz_binding *binding, const hz_span *cells,
                     size_t count, bool yaml);

/** Replace the row that was added last. */
void rows_digest_replace_last(struct rows_digest *rows, const hz_binding *binding,
                              const hz_span *cells, size_t count, bool yaml);

/** End a table of CSV, with the digest of its labels as they will be. */
void rows_digest_end_table(struct rows_digest *rows, uint64_t labels);

/** Remove the row that was added last. Add another one before the next removal. */
void rows_digest_remove_last(struct rows_digest *rows);

/**
 * Read the file @p fd and compare its rows with @p expected; @p name is the ledger's, and @p plan
 * adds labels. 0, or -1 with @p err set: E525 if they differ.
 */
int readback_check(int fd, const char *name, const hz_plan *plan,
                   const struct rows_digest *expected, hz_error *err);

#endif
