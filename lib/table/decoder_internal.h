/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A decoder as its two files share it: decoder.c reads blocks, decode_bytes.c converts them. */
#ifndef TABLE_DECODER_INTERNAL_H
#define TABLE_DECODER_INTERNAL_H

#include "base/buf.h"
#include "table/convert.h"
#include "table/decoder.h"

struct decoder {
    int fd;
    bool borrowed; /* it is another text's, which outlives this one */
    off_t at;      /* what is read next of a file; -1: of a stream, which has no places */
    off_t limit;   /* from here on line by line */
    size_t step;   /* what is read at once: no more than a small file has */
    char *name;
    struct decoder_header_test header;
    struct convert
        from_gb; /* opened when it is first needed: loading it takes longer than a small file */
    bool no_gb;  /* it could not be opened */
    struct convert from_wide;
    bool started;
    bool begun; /* the first block has been returned */
    bool at_end;
    struct decoder_state state;
    struct buf raw; /* bytes as read; those before `used` have been handed out */
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
