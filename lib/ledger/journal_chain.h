/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The form of a journal's line, and how one is chained to the line before. */
#ifndef JOURNAL_CHAIN_H
#define JOURNAL_CHAIN_H

#include "base/buf.h"
#include "ledger/hash.h"
#include "schema/schema.h"

/** No line can be longer: a row's cells, escaped and quoted. */
#define JOURNAL_LINE_MAX ((size_t)8 << 20)

/** Appends the header with its byte order mark. False: out of memory. */
bool journal_header(struct buf *out);

/**
 * Appends a line: @p cells are all but the last, which is the link (链校验): SHA-256 of @p link,
 * the one before, and of the line up to its last comma. @p link becomes the new one.
 */
bool journal_line(struct buf *out, const hz_span *cells, char link[HASH_SIZE]);

/** The link of the line whose text up to its last comma is @p body. */
void journal_link(const char *before, hz_span body, char link[HASH_SIZE]);

#endif
