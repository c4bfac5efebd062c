/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What all headers of the library share: what it exports, and pieces of text. */
#ifndef HAZARD_BASE_H
#define HAZARD_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Between these two marks are the declarations that the library exports. */
#ifdef __cplusplus
#define HZ_API_BEGIN                                                                               \
    _Pragma("GCC visibility push(default)") extern "C"                                             \
    {
#define HZ_API_END                                                                                 \
    }                                                                                              \
    _Pragma("GCC visibility pop")
#else
#define HZ_API_BEGIN _Pragma("GCC visibility push(default)")
#define HZ_API_END _Pragma("GCC visibility pop")
#endif

HZ_API_BEGIN

/** A piece of text by pointer and length. It owns nothing and has no NUL at its end. Since 0.1. */
typedef struct hz_span {
    const char *ptr;
    size_t len;
} hz_span;

/** Return the span of a NUL-terminated string, which must outlive it. Since 0.1. */
static inline hz_span hz_span_of(const char *text)
{
    hz_span s = {text, strlen(text)};
    return s;
}

/** Return true if both have the same bytes. Since 0.1. */
static inline bool hz_span_equal(hz_span a, hz_span b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/** Return true if @p s has the bytes of the NUL-terminated @p text. Since 0.1. */
static inline bool hz_span_is(hz_span s, const char *text)
{
    if (s.len == 0 || text[0] != s.ptr[0]) {
        return s.len == 0 && text[0] == '\0';
    }
    return strncmp(text, s.ptr, s.len) == 0 && strlen(text) == s.len;
}

HZ_API_END

#endif
