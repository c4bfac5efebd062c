/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A growing byte buffer. A call that fails (false: out of memory) leaves it unchanged. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/span.h"

struct buf {
    char *ptr;
    size_t len;
    size_t cap;
};

/** Makes space for @p more bytes after the end. */
bool buf_reserve(struct buf *b, size_t more);
bool buf_add(struct buf *b, const void *bytes, size_t len);
bool buf_add_text(struct buf *b, const char *text);
bool buf_add_span(struct buf *b, hz_span s);
void buf_free(struct buf *b);

static inline hz_span buf_span(const struct buf *b)
{
    return (hz_span){b->ptr, b->len};
}

#endif
