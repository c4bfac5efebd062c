/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Conversion of text between UTF-8 and other encodings, a complete piece at a time. */
#ifndef TABLE_CONVERT_H
#define TABLE_CONVERT_H

#include "base/buf.h"
#include "table/encoding.h"

/** One direction of conversion; open once, use for many pieces. */
struct convert {
    void *handle;
    size_t unit;       /**< bytes to skip where the input is invalid */
    bool to_character; /**< iconv returns code points, which are encoded as UTF-8 here */
};

/** Opens the conversion of @p from to UTF-8. False: the system does not know the encoding. */
bool convert_open_from(struct convert *c, hz_encoding from);

/** Opens the conversion of UTF-8 to @p to. */
bool convert_open_to(struct convert *c, hz_encoding to);

void convert_close(struct convert *c);

enum convert_result { CONVERT_DONE, CONVERT_WRONG, CONVERT_NO_MEMORY };

/**
 * Appends @p in, converted, to @p out. CONVERT_WRONG: the input is invalid or cannot be written in
 * the other encoding; @p out is unchanged and @p wrong_at is the offset of the first such byte.
 */
enum convert_result convert(struct convert *c, hz_span in, struct buf *out, size_t *wrong_at);

/** As convert(), to UTF-8, with U+FFFD for invalid bytes. False: out of memory. */
bool convert_forced(struct convert *c, hz_span in, struct buf *out);

/** True if @p s is strictly valid UTF-8. */
bool utf8_valid(hz_span s);

/** Appends @p in with U+FFFD for each byte that is not UTF-8. False: out of memory. */
bool utf8_forced(hz_span in, struct buf *out);

#endif
