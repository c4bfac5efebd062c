/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The check value of a row (行校验), by which the journal knows what it said. */
#ifndef JOURNAL_ROW_HASH_H
#define JOURNAL_ROW_HASH_H

#include "ledger/row_content.h"
#include "schema/binding.h"

/** “2:” and SHA-256 in hexadecimal; lines of version 1 have no such beginning. */
enum { ROW_HASH_SIZE = HASH_SIZE + 2 };

/**
 * The check value of a row that says @p c: “2:” and SHA-256 over one piece for each value, in the
 * order of its entries, each with a line feed after it:
 *
 *     cLENGTH:ID=LENGTH:VALUE           the column of the schema
 *     dLENGTH:ID#NUMBER=LENGTH:VALUE    another one whose label names it
 *     uLENGTH:LABEL#NUMBER=LENGTH:VALUE an unknown label
 *     b#NUMBER=LENGTH:VALUE             without a label
 *
 * No two contents give the same pieces. Dates and amounts are taken in their plain form, so that
 * saving in a spreadsheet changes nothing.
 */
void row_hash(const struct content *c, char hash[ROW_HASH_SIZE]);

/** True if @p hash, a cell of the journal, is of version 2. */
bool row_hash_is_current(hz_span hash);

/** What version 1 took each label of a header for. Begin with all zero. */
struct version1 {
    int *columns;
    size_t count;
    hz_digest digest; /* of the binding */
    struct content content;
};

/**
 * The check value of a row as version 1 wrote it. It took a second column, and one whose unknown
 * label is an id, for the column with that id, and did not see cells beyond the header. False: out
 * of memory.
 */
bool row_hash_version1(struct version1 *v, const hz_binding *binding, const hz_span *cells,
                       size_t count, char hash[HASH_SIZE]);

void version1_free(struct version1 *v);

/** How a row compares with its check value in the journal. */
enum row_match { ROW_DIFFERS, ROW_MATCHES, ROW_MATCHES_VERSION1 };

/**
 * Compares the row that says @p c with @p hash of the journal, by the version of that. False: out
 * of memory.
 */
bool row_match(const struct content *c, struct version1 *v, const hz_binding *binding,
               const hz_span *cells, size_t count, const char *hash, enum row_match *match);

#endif
