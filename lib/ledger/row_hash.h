/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The check value of a row (行校验), by which the journal recognises its content. */
#ifndef LEDGER_ROW_HASH_H
#define LEDGER_ROW_HASH_H

#include "ledger/row_content.h"
#include "ledger/sha256.h"

/** “2:” and SHA-256 in hexadecimal; lines of version 1 have no such prefix. */
enum { ROW_HASH_SIZE = SHA256_HEX_SIZE + 2 };

/**
 * Compute the check value of the content @p c: “2:” and SHA-256 over one piece for each value, in
 * the order of its entries, each followed by a line feed:
 *
 *     cLENGTH:ID=LENGTH:VALUE           a column of the schema
 *     dLENGTH:ID#NUMBER=LENGTH:VALUE    another column whose label names it
 *     uLENGTH:LABEL#NUMBER=LENGTH:VALUE an unknown label
 *     b#NUMBER=LENGTH:VALUE             a column without a label
 *
 * Different contents always give different pieces. Dates and amounts are hashed in canonical form,
 * so that saving in a spreadsheet changes nothing.
 */
void row_hash(const struct content *c, char hash[ROW_HASH_SIZE]);

/** True if @p hash, a cell of the journal, is of version 2. */
bool row_hash_is_current(hz_span hash);

/** The columns that version 1 bound to a header. Begin with all zero. */
struct version1 {
    int *columns;
    size_t cap;
    size_t count;
    hz_digest digest; /* of the binding */
    struct content content;
};

/**
 * Compute the check value of a row as version 1 did. Version 1 took a second column of the same
 * name, and one whose unknown label is an id, for the column with that id, and ignored cells beyond
 * the header. False: out of memory.
 */
bool row_hash_version1(struct version1 *v, const hz_binding *binding, const hz_span *cells,
                       size_t count, char hash[SHA256_HEX_SIZE]);

void version1_free(struct version1 *v);

/** How a row compares with its check value in the journal. */
enum row_match { ROW_DIFFERS, ROW_MATCHES, ROW_MATCHES_VERSION1 };

/**
 * Compare the row with the content @p c with @p hash, a cell of the journal of either version.
 * False: out of memory.
 */
bool row_hash_compare(const struct content *c, struct version1 *v, const hz_binding *binding,
                      const hz_span *cells, size_t count, const char *hash, enum row_match *match);

#endif
