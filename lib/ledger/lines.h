/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Reads, copies and skips the text lines of a file, byte for byte, in any encoding. */
#ifndef LEDGER_LINES_H
#define LEDGER_LINES_H

#include "base/buf.h"
#include "table/encoding.h"
#include <stdint.h>
#include <stdio.h>

/*
 * Line ends are LF, CR LF and a lone CR, as the table reader counts them. No other character of
 * UTF-8 or GB18030 contains these bytes; in UTF-16 they are whole units.
 */
enum { LINES_BLOCK = 64 * 1024 };

struct lines {
    FILE *in;
    hz_encoding encoding;
    uint64_t line; /* the next to be read, from 1 */
    bool at_end;
    bool ended; /* the last line read had a line end */
    bool all_read;
    size_t from; /* the unread part of the block */
    size_t to;
    char block[LINES_BLOCK];
};

/** Append the next line with its line end to @p line; nothing at the end. False: out of memory. */
bool lines_read(struct lines *l, struct buf *line);

/** Copy lines to @p out up to line @p line or the end. False: could not write (errno). */
bool lines_copy(struct lines *l, uint64_t line, FILE *out);

/** Skip lines up to line @p line or the end. */
void lines_skip(struct lines *l, uint64_t line);

/** The size of the line end of @p line, of which `ended` is true, in bytes. */
size_t lines_end_size(const struct lines *l, hz_span line);

#endif
