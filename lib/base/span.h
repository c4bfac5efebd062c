/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Spans: a piece of text by pointer and length. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <hazard/base.h>

/** Return @p s without blanks at either end: ASCII white space, U+00A0, U+3000 and U+FEFF. */
hz_span hz_span_trim(hz_span s);

/** Only these bytes can begin a blank; nearly all cells begin with another. */
static inline bool may_begin_blank(char c)
{
    const unsigned char u = (unsigned char)c;
    return u <= ' ' || u == 0xC2 || u == 0xE3 || u == 0xEF;
}

/** Only these bytes can end a blank. */
static inline bool may_end_blank(char c)
{
    const unsigned char u = (unsigned char)c;
    return u <= ' ' || u == 0x80 || u == 0xA0 || u == 0xBF;
}

/** As hz_span_trim(), without a call for most cells. */
static inline hz_span span_trim(hz_span s)
{
    bool has = s.len > 0 && (may_begin_blank(s.ptr[0]) || may_end_blank(s.ptr[s.len - 1]));
    return has ? hz_span_trim(s) : s;
}

/** Returns where @p wanted begins in @p s; NULL if it does not occur or is empty. */
const char *span_find(hz_span s, hz_span wanted);

#endif
