/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Decoders: read bytes, return UTF-8 in blocks of whole lines.
 *
 * Each table of a stream may have its own encoding, as when the files of several offices are
 * concatenated. UTF-8 is tried first; a line that is valid in UTF-8 and in GB18030 is in the
 * encoding in which it is a known header. Bytes that are valid in neither become U+FFFD, which is
 * reported.
 */
#ifndef TABLE_DECODER_H
#define TABLE_DECODER_H

#include "base/diag.h"
#include "table/encoding.h"
#include <sys/types.h>

/** The longest line, in bytes: a longer one is not that of a table, and memory stays bounded. */
#define DECODER_LINE_MAX ((size_t)16 << 20)

struct decoder;

/** Tests whether a line of UTF-8 names known columns. */
struct decoder_header_test {
    bool (*is_known)(void *ctx, hz_span line);
    void *ctx;
};

/**
 * Opens the file @p path, "-" for standard input. @p header may have no function. 0, or -1 with
 * @p err set; close with decoder_close().
 */
int decoder_open(const char *path, struct decoder_header_test header, struct decoder **out,
                 hz_error *err);

/**
 * As decoder_open(), from the descriptor @p fd, which is closed with the decoder, and if opening
 * fails; @p name is for messages.
 */
int decoder_open_at(int fd, const char *name, struct decoder_header_test header,
                    struct decoder **out, hz_error *err);

/** The state of a decoder between two lines: all that decoding the next ones depends on. */
struct decoder_state {
    hz_layout layout; /**< encoding, mark and line end as seen so far */
    bool decided;     /**< false: the text so far was ASCII, which is the same in both encodings */
    bool line_end_seen; /**< layout.crlf is known */
};

#define DECODER_NO_LIMIT ((off_t)INT64_MAX)

/** The offset in the file at which the next block begins; -1 if the input cannot be read from
 * there. */
off_t decoder_offset(const struct decoder *t);

/** The size of the file in bytes; -1 where decoder_offset() is. */
off_t decoder_size(const struct decoder *t);

/** The offset of the first line that begins at or after @p wanted; DECODER_NO_LIMIT: none does. */
off_t decoder_line_after(const struct decoder *t, off_t wanted);

struct decoder_state decoder_state(const struct decoder *t);

/**
 * Opens the file of @p of again, to read it from @p at, where the state is @p state. Any one thread
 * may use the new decoder; close it before @p of. Blocks end at @p limit at the latest; after it
 * each block is one line. 0, or -1 with @p err set.
 */
int decoder_open_part(const struct decoder *of, off_t at, off_t limit, struct decoder_state state,
                      struct decoder **out, hz_error *err);

/** Continues at @p at, where the state is @p state. */
void decoder_seek(struct decoder *t, off_t at, struct decoder_state state);

/**
 * Returns the next block: whole lines with their line ends; only the last line of the file may have
 * none. The first block is as large as one read allows, from a pipe too, since the kind of file and
 * its encoding are found from it. A block is valid until the next call. 1: a block; 0: the end; -1:
 * @p err is set, without a line.
 */
int decoder_next(struct decoder *t, hz_span *block, hz_error *err);

/**
 * Returns the bytes that a file begins with, as they are, before the first block is decoded. 0, or
 * -1 with @p err set.
 */
int decoder_first(struct decoder *t, hz_span *first, hz_error *err);

/**
 * Returns a regular file with all that is to be read, standard input spooled to a temporary one;
 * call before the first block. It is the decoder's. -1: @p err is set.
 */
int decoder_file(struct decoder *t, hz_error *err);

/**
 * Spools standard input to a temporary file. Call before the first block; other files are left as
 * they are. 0, or -1 with @p err set.
 */
int decoder_spool_stdin(struct decoder *t, hz_error *err);

/** Encoding, mark and line end as seen so far. */
hz_layout decoder_layout(const struct decoder *t);

void decoder_close(struct decoder *t);

#endif
