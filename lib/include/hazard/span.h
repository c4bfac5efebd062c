/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Spans: a piece of text by pointer and length, never owned, never NUL-terminated. */
#ifndef HAZARD_SPAN_H
#define HAZARD_SPAN_H

#include <hazard/api.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

HZ_API_BEGIN

typedef struct hz_span {
    const char *ptr;
    size_t len;
} hz_span;

/** The span of a NUL-terminated string, which keeps owning the bytes. */
static inline hz_span hz_span_of(const char *text)
{
    hz_span span = {text, strlen(text)}; /* no compound literal: C++ has none */
    return span;
}

static inline bool hz_span_equal(hz_span a, hz_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/** True if @p s is the NUL-terminated @p text; quick where they differ early. */
static inline bool hz_span_is(hz_span s, const char *text)
{
    if (s.len == 0 || text[0] != s.ptr[0]) {
        return s.len == 0 && text[0] == '\0';
    }
    return strncmp(text, s.ptr, s.len) == 0 && strlen(text) == s.len;
}

/** As hz_span_trim(), which is quicker. */
hz_span hz_span_trim_blanks(hz_span s);

/** Only these bytes can begin a blank; nearly all cells begin with another. */
static inline bool hz_may_begin_blank(char c)
{
    const unsigned char u = (unsigned char)c;
    return u <= ' ' || u == 0xC2 || u == 0xE3 || u == 0xEF;
}

/** And only these can end one. */
static inline bool hz_may_end_blank(char c)
{
    const unsigned char u = (unsigned char)c;
    return u <= ' ' || u == 0x80 || u == 0xA0 || u == 0xBF;
}

/** @p s without blanks at either end: ASCII white space, U+00A0, U+3000 and U+FEFF. */
static inline hz_span hz_span_trim(hz_span s)
{
    bool has = s.len > 0 && (hz_may_begin_blank(s.ptr[0]) || hz_may_end_blank(s.ptr[s.len - 1]));
    return has ? hz_span_trim_blanks(s) : s;
}

HZ_API_END

#endif
