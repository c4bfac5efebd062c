/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/buf.h"
#include <stdint.h>
#include <stdlib.h>

bool buf_reserve(struct buf *b, size_t more)
{
    if (more <= b->cap - b->len) {
        return true;
    }
    if (more > SIZE_MAX / 2 - b->len) {
        return false;
    }
    size_t cap = b->cap < 256 ? 256 : b->cap;
    while (cap < b->len + more) {
        cap *= 2;
    }
    char *ptr = realloc(b->ptr, cap);
    if (ptr == NULL) {
        return false;
    }
    b->ptr = ptr;
    b->cap = cap;
    return true;
}

bool buf_add(struct buf *b, const void *bytes, size_t len)
{
    if (!buf_reserve(b, len)) {
        return false;
    }
    if (len > 0) {
        memcpy(b->ptr + b->len, bytes, len);
        b->len += len;
    }
    return true;
}

bool buf_add_text(struct buf *b, const char *text)
{
    return buf_add(b, text, strlen(text));
}

bool buf_add_span(struct buf *b, hz_span s)
{
    return buf_add(b, s.ptr, s.len);
}

void buf_free(struct buf *b)
{
    free(b->ptr);
    *b = (struct buf){0};
}
