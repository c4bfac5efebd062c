/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * What will be in a ledger after a change, and that it can be read: the new file is read before it
 * takes the old one's place, and must hold the rows that were not changed and those that were, as
 * they were given, in their order.
 */
#ifndef LEDGER_READBACK_H
#define LEDGER_READBACK_H

#include "rows/rows.h"

/** Rows so far, of the old file with what is changed, or of the new one. Begin with all zero. */
struct rows_seen {
    uint64_t digest; /* of all but the last */
    uint64_t last;   /* of the last one, which may still be changed */
    uint64_t count;
    hz_digest table; /* digest of the binding whose labels were noted last */
    uint64_t labels; /* the labels of that */
};

/** Notes the next row, with the cells that it has. */
void rows_seen_add(struct rows_seen *seen, const hz_binding *binding, const hz_span *cells,
                   size_t count, bool yaml);

/** Replaces the row that was noted last. */
void rows_seen_change(struct rows_seen *seen, const hz_binding *binding, const hz_span *cells,
                      size_t count, bool yaml);

/**
 * Reads the file @p fd and compares it with @p wanted; @p name is the ledger's. 0, or -1 with @p
 * err set: E525 where it is not the same.
 */
int read_back(int fd, char *name, const struct rows_seen *wanted, hz_error *err);

#endif
