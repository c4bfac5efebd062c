/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"

/* Blanks that spreadsheets and input methods leave around values. */
static const char *const blanks[] = {" ",  "\t",       "\r",           "\n",          "\v",
                                     "\f", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};

static size_t blank_at_start(hz_span s)
{
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        size_t len = strlen(blanks[i]);
        if (s.len >= len && memcmp(s.ptr, blanks[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

static size_t blank_at_end(hz_span s)
{
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        size_t len = strlen(blanks[i]);
        if (s.len >= len && memcmp(s.ptr + s.len - len, blanks[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

hz_span hz_span_trim(hz_span s)
{
    for (size_t n = blank_at_start(s); n > 0; n = blank_at_start(s)) {
        s.ptr += n;
        s.len -= n;
    }
    for (size_t n = blank_at_end(s); n > 0; n = blank_at_end(s)) {
        s.len -= n;
    }
    return s;
}

const char *span_find(hz_span s, hz_span wanted)
{
    for (const char *p = s.ptr; wanted.len > 0 && (size_t)(s.ptr + s.len - p) >= wanted.len; p++) {
        p = memchr(p, wanted.ptr[0], (size_t)(s.ptr + s.len - p) - wanted.len + 1);
        if (p == NULL || memcmp(p, wanted.ptr, wanted.len) == 0) {
            return p;
        }
    }
    return NULL;
}
