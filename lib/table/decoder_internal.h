/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The struct of decoders: decoder.c reads blocks, decode_bytes.c converts them. */
#ifndef TABLE_DECODER_INTERNAL_H
#define TABLE_DECODER_INTERNAL_H

#include "base/buf.h"
#include "table/convert.h"
#include "table/decoder.h"

struct decoder {
    int fd;
    bool borrowed; /* the descriptor belongs to another decoder, which is closed later */
    off_t at;      /* offset of the next read; -1: a stream, which has no offsets */
    off_t limit;   /* blocks after it are single lines */
    size_t step;   /* bytes to read at once: no more than a small file has */
    char *name;
    struct decoder_header_test header;
    struct convert from_gb; /* opened when needed: that takes longer than reading a small file */
    bool no_gb;             /* it could not be opened */
    struct convert from_wide;
    bool started;
    bool begun; /* the first block has been returned */
    bool at_end;
    struct decoder_state state;
    struct buf raw; /* bytes as read; those before `used` have been returned */
    size_t used;
    struct buf out; /* a block that had to be converted */
    struct buf scratch;
};

/** Returns the first line of @p s, with its line end. */
static inline hz_span first_line(hz_span s)
{
    const char *end = memchr(s.ptr, '\n', s.len);
    return end == NULL ? s : (hz_span){s.ptr, (size_t)(end - s.ptr) + 1};
}

/**
 * Decodes the block @p raw, whole lines of UTF-8 or GB18030, into @p block; a block that is all
 * UTF-8 is not copied. Sets the encoding in @p t->state. False when out of memory.
 */
bool decode_bytes(struct decoder *t, hz_span raw, hz_span *block);

#endif
