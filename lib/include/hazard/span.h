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
    return (hz_span){text, strlen(text)};
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

/** @p s without blanks at either end: ASCII white space, U+00A0, U+3000 and U+FEFF. */
hz_span hz_span_trim(hz_span s);

HZ_API_END

#endif
