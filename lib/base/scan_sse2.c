/* x86-64: sixteen bytes at a time, which each of these processors can do. */
#include "base/scan.h"
#if defined __x86_64__
#include <emmintrin.h>

static uint64_t separators_of_16(const char *text, __m128i cell)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
    __m128i found =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, cell), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
    found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
    return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}

static size_t separators(const char *text, size_t steps, char delimiter, uint32_t at,
                         uint32_t *places)
{
    uint32_t *end = places;
    const __m128i cell = _mm_set1_epi8(delimiter);
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        const char *p = text + step * SCAN_STEP;
        end = scan_places(separators_of_16(p, cell) | separators_of_16(p + 16, cell) << 16 |
                              separators_of_16(p + 32, cell) << 32 |
                              separators_of_16(p + 48, cell) << 48,
                          at, end);
    }
    return (size_t)(end - places);
}

static bool works(void)
{
    return true;
}

/* A character that spans two loads needs a shuffle that SSE2 lacks, so only ASCII goes by sixteen.
 */
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
        /* 0x80 and above are negative here; below the blank and not */
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

const struct scan_way scan_sse2 = {"sse2", works, separators, utf8_valid, is_clean};
#else
typedef int scan_sse2_is_for_x86;
#endif
