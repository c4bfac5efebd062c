/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Text: bytes in, UTF-8 out, in blocks of whole lines.
 *
 * Each table inside a stream may have an encoding of its own (cat of files from many offices).
 * UTF-8 is tried first; where a line fits UTF-8 and GB18030, the reading that is a known header
 * decides. Bytes that fit neither become U+FFFD, which the checks report.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "base/diag.h"
#include "table/encoding.h"
#include <sys/types.h>

/** No line may be longer: what is longer is no table, and memory stays bounded. */
#define TEXT_LINE_MAX ((size_t)16 << 20)

struct decoder;

/** Tells whether a line of UTF-8 names columns that are known. */
struct text_header {
    bool (*is_known)(void *ctx, hz_span line);
    void *ctx;
};

/**
 * Opens the file @p path, "-" for standard input. @p header may have no function. 0, or -1 with
 * @p err set; free with text_close().
 */
int text_open(const char *path, struct text_header header, struct decoder **out, hz_error *err);

/**
 * As text_open(), from the descriptor @p fd, which is closed with it and on failure too; @p name is
 * for messages.
 */
int text_open_at(int fd, const char *name, struct text_header header, struct decoder **out,
                 hz_error *err);

/** What is known of a text between two lines, beside the place: all on which the next depend. */
struct text_state {
    hz_layout layout;   /**< encoding, mark and line end as seen so far */
    bool decided;       /**< false: everything so far was ASCII, which every encoding shares */
    bool line_end_seen; /**< the layout says which */
};

#define TEXT_NO_LIMIT ((off_t)INT64_MAX)

/** Where the next block begins in a file, in bytes; -1: it cannot be read from any place. */
off_t text_place(const struct decoder *t);

/** The size of the file in bytes; -1 where text_place() is. */
off_t text_size(const struct decoder *t);

/** The first place at or behind @p wanted at which a line begins; TEXT_NO_LIMIT: none before the
 * end. */
off_t text_line_after(const struct decoder *t, off_t wanted);

struct text_state text_state(const struct decoder *t);

/**
 * Opens the file of @p of once more, to be read from @p at on, where its state is @p state, by any
 * one thread, and closed before @p of is. Up to @p limit blocks are as large as any, but do not
 * reach beyond it; from there on each is one line. 0, or -1 with @p err set.
 */
int text_open_part(const struct decoder *of, off_t at, off_t limit, struct text_state state,
                   struct decoder **out, hz_error *err);

/** Goes on at @p at, where the state is @p state. */
void text_go_to(struct decoder *t, off_t at, struct text_state state);

/**
 * The next block: whole lines, their line ends included; only the last line of the file may lack
 * one. The first has all that is read at once, of a pipe too: it says what the text is. Valid until
 * the next call. 1: a block; 0: the end; -1: @p err is set, without a line.
 */
int text_next(struct decoder *t, hz_span *block, hz_error *err);

/**
 * Takes standard input whole, into a temporary file, before the first block; does nothing for
 * other files. 0, or -1 with @p err set.
 */
int text_take_input(struct decoder *t, hz_error *err);

/** Encoding, mark and line end as seen so far. */
hz_layout text_layout(const struct decoder *t);

void text_close(struct decoder *t);

#endif
