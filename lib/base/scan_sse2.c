/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* x86-64: sixteen bytes at a time; every x86-64 processor has SSE2. */
#include "base/scan.h"
#if defined __x86_64__
#include <emmintrin.h>

static uint64_t bits(__m128i found)
{
    return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}

static __m128i any_of(__m128i bytes, char a, char b)
{
    return _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(a)),
                        _mm_cmpeq_epi8(bytes, _mm_set1_epi8(b)));
}

static void separators(const char *text, size_t steps, char delimiter, uint32_t at,
                       struct scan_found *found)
{
    struct scan_found f = *found;
    const __m128i cell = _mm_set1_epi8(delimiter);
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        uint64_t delimiters = 0;
        uint64_t ends = 0;
        uint64_t blanks = 0;
        for (int i = 0; i < SCAN_STEP; i += 16) {
            const char *p = text + step * SCAN_STEP + i;
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
            __m128i end = _mm_or_si128(any_of(bytes, '\n', '\r'), any_of(bytes, '"', '"'));
            delimiters |= bits(_mm_cmpeq_epi8(bytes, cell)) << i;
            ends |= bits(end) << i;
            blanks |= bits(any_of(bytes, ' ', '\t')) << i;
        }
        scan_add(&f, delimiters, ends, blanks, step, at);
    }
    *found = f;
}

static bool works(void)
{
    return true;
}

/* A character that spans two loads needs a shuffle that SSE2 lacks: only ASCII is fast here. */
static bool utf8_valid(hz_span text)
{
    while (text.len >= 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text.ptr);
        if (_mm_movemask_epi8(bytes) != 0) {
            break;
        }
        text = (hz_span){text.ptr + 16, text.len - 16};
    }
    return scan_plain.utf8_valid(text);
}

static bool is_clean(hz_span text)
{
    while (text.len > 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text.ptr);
        __m128i next = _mm_loadu_si128((const __m128i *)(const void *)(text.ptr + 1));
        __m128i last = _mm_and_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xEF)),
                                     _mm_cmpeq_epi8(next, _mm_set1_epi8((char)0xBF)));
        /* control characters; bytes from 0x80 on are negative */
        __m128i low = _mm_and_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')),
                                    _mm_cmpgt_epi8(bytes, _mm_set1_epi8(-1)));
        __m128i usual = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                     _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')),
                                                  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'))));
        __m128i wrong = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F)), last);
        wrong = _mm_or_si128(wrong, _mm_andnot_si128(usual, low));
        if (_mm_movemask_epi8(wrong) != 0) {
            return false;
        }
        text = (hz_span){text.ptr + 16, text.len - 16};
    }
    return scan_plain.is_clean(text);
}

const struct scan_impl scan_sse2 = {"sse2", works, separators, utf8_valid, is_clean};
#else
typedef int scan_sse2_is_for_x86;
#endif
