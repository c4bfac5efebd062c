/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* x86-64 with AVX2: thirty-two bytes at a time, if the processor has it. */
#include "base/scan.h"
#if defined __x86_64__
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

static bool works(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("popcnt");
}

AVX2 static inline uint64_t bits(__m256i low, __m256i high)
{
    return (uint64_t)(unsigned)_mm256_movemask_epi8(low) |
           (uint64_t)(unsigned)_mm256_movemask_epi8(high) << 32;
}

AVX2 static inline __m256i any_of(__m256i bytes, char a, char b)
{
    return _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(a)),
                           _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(b)));
}

AVX2 static inline __m256i is_end(__m256i bytes)
{
    return _mm256_or_si256(any_of(bytes, '\n', '\r'),
                           _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"')));
}

AVX2 static void separators(const char *text, size_t steps, char delimiter, uint32_t at,
                            struct scan_found *found)
{
    struct scan_found f = *found;
    const __m256i cell = _mm256_set1_epi8(delimiter);
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        const __m256i *p = (const __m256i *)(const void *)(text + step * SCAN_STEP);
        __m256i low = _mm256_loadu_si256(p);
        __m256i high = _mm256_loadu_si256(p + 1);
        scan_add(&f, bits(_mm256_cmpeq_epi8(low, cell), _mm256_cmpeq_epi8(high, cell)),
                 bits(is_end(low), is_end(high)),
                 bits(any_of(low, ' ', '\t'), any_of(high, ' ', '\t')), step, at);
    }
    *found = f;
}

/*
 * UTF-8 by table (Keiser and Lemire, “Validating UTF-8 in less than one instruction per byte”,
 * 2021). Each error of two neighbouring bytes is a bit. Three half-bytes are looked up, each of
 * which gives the set of errors that it allows; an error in all three sets is present.
 */
enum {
    SHORT = 1 << 0,     /* a first byte without its second */
    LONG = 1 << 1,      /* a later byte after ASCII */
    OVER_3 = 1 << 2,    /* three bytes where two are enough */
    LARGE = 1 << 3,     /* beyond U+10FFFF */
    SURROGATE = 1 << 4, /* half of a pair of UTF-16 */
    OVER_2 = 1 << 5,
    LARGE_8 = 1 << 6, /* as LARGE, the second byte 8x */
    OVER_4 = 1 << 6,
    TWO = 1 << 7, /* two later bytes; right only if the third or fourth */
    ANY = SHORT | LONG | TWO,
};
#define BY_16(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)
#define C(set) ((char)(set))

struct utf8 {
    __m256i before; /* the 32 bytes before these */
    __m256i wrong;
};

AVX2 static inline __m256i wrong_pairs(__m256i bytes, __m256i before1)
{
    const __m256i high_of_first =
        BY_16(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, C(TWO), C(TWO), C(TWO), C(TWO),
              SHORT | OVER_2, SHORT, SHORT | OVER_3 | SURROGATE, SHORT | LARGE | LARGE_8 | OVER_4);
    const __m256i low_of_first = BY_16(
        C(ANY | OVER_3 | OVER_2 | OVER_4), C(ANY | OVER_2), C(ANY), C(ANY), C(ANY | LARGE),
        C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8),
        C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8),
        C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8 | SURROGATE),
        C(ANY | LARGE | LARGE_8), C(ANY | LARGE | LARGE_8));
    const __m256i high_of_second =
        BY_16(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
              C(LONG | OVER_2 | TWO | OVER_3 | LARGE_8 | OVER_4),
              C(LONG | OVER_2 | TWO | OVER_3 | LARGE), C(LONG | OVER_2 | TWO | SURROGATE | LARGE),
              C(LONG | OVER_2 | TWO | SURROGATE | LARGE), SHORT, SHORT, SHORT, SHORT);
    const __m256i half = _mm256_set1_epi8(0x0F);
    __m256i a = _mm256_and_si256(_mm256_srli_epi16(before1, 4), half);
    __m256i b = _mm256_and_si256(before1, half);
    __m256i c = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    return _mm256_and_si256(_mm256_and_si256(_mm256_shuffle_epi8(high_of_first, a),
                                             _mm256_shuffle_epi8(low_of_first, b)),
                            _mm256_shuffle_epi8(high_of_second, c));
}

AVX2 static inline void utf8_add(struct utf8 *u, const char *text)
{
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)text);
    /* the text shifted by one, two and three bytes, across the border of two loads */
    __m256i border = _mm256_permute2x128_si256(u->before, bytes, 0x21);
    __m256i before1 = _mm256_alignr_epi8(bytes, border, 15);
    __m256i before2 = _mm256_alignr_epi8(bytes, border, 14);
    __m256i before3 = _mm256_alignr_epi8(bytes, border, 13);
    /* a third or fourth byte is due after E0 and above, F0 and above: then TWO is right */
    __m256i third = _mm256_subs_epu8(before2, _mm256_set1_epi8(C(0xE0 - 0x80)));
    __m256i fourth = _mm256_subs_epu8(before3, _mm256_set1_epi8(C(0xF0 - 0x80)));
    __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(C(TWO)));
    u->wrong = _mm256_or_si256(u->wrong, _mm256_xor_si256(wrong_pairs(bytes, before1), due));
    u->before = bytes;
}

AVX2 static bool utf8_valid(hz_span text)
{
    struct utf8 u = {_mm256_setzero_si256(), _mm256_setzero_si256()};
    char rest[64] = {0}; /* the zeros after the end leave no character open */
    while (text.len >= 32) {
        utf8_add(&u, text.ptr);
        text = (hz_span){text.ptr + 32, text.len - 32};
    }
    if (text.len > 0) {
        memcpy(rest, text.ptr, text.len);
    }
    utf8_add(&u, rest);
    utf8_add(&u, rest + 32);
    return _mm256_testz_si256(u.wrong, u.wrong) != 0;
}

AVX2 static bool is_clean(hz_span text)
{
    while (text.len > 32) {
        __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)text.ptr);
        __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(text.ptr + 1));
        __m256i last = _mm256_and_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8((char)0xEF)),
                                        _mm256_cmpeq_epi8(next, _mm256_set1_epi8((char)0xBF)));
        /* control characters; bytes from 0x80 on are negative */
        __m256i low = _mm256_andnot_si256(bytes, _mm256_cmpgt_epi8(_mm256_set1_epi8(' '), bytes));
        __m256i usual =
            _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\n')),
                            _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\r')),
                                            _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\t'))));
        __m256i wrong = _mm256_or_si256(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(0x7F)), last);
        wrong = _mm256_or_si256(wrong, _mm256_andnot_si256(usual, low));
        if (_mm256_movemask_epi8(wrong) != 0) {
            return false;
        }
        text = (hz_span){text.ptr + 32, text.len - 32};
    }
    return scan_sse2.is_clean(text);
}

const struct scan_impl scan_avx2 = {"avx2", works, separators, utf8_valid, is_clean};
#else
typedef int scan_avx2_is_for_x86;
#endif
