/* arm64: sixteen bytes at a time. */
#include "base/scan.h"
#if defined __aarch64__
#include <arm_neon.h>

static uint8x16_t separators_of_16(const char *text, uint8x16_t cell)
{
    uint8x16_t bytes = vld1q_u8((const uint8_t *)text);
    uint8x16_t found = vorrq_u8(vceqq_u8(bytes, cell), vceqq_u8(bytes, vdupq_n_u8('\n')));
    found = vorrq_u8(found, vceqq_u8(bytes, vdupq_n_u8('\r')));
    return vorrq_u8(found, vceqq_u8(bytes, vdupq_n_u8('"')));
}

static size_t separators(const char *text, size_t steps, char delimiter, uint32_t at,
                         uint32_t *places)
{
    uint32_t *end = places;
    static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t place = vld1q_u8(bits);
    const uint8x16_t cell = vdupq_n_u8((uint8_t)delimiter);
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        const char *p = text + step * SCAN_STEP;
        uint8x16_t a = vandq_u8(separators_of_16(p, cell), place);
        uint8x16_t b = vandq_u8(separators_of_16(p + 16, cell), place);
        uint8x16_t c = vandq_u8(separators_of_16(p + 32, cell), place);
        uint8x16_t d = vandq_u8(separators_of_16(p + 48, cell), place);
        /* adding neighbours three times leaves a byte of bits for every eight bytes of text */
        uint8x16_t sums = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
        sums = vpaddq_u8(sums, sums);
        end = scan_places(vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0), at, end);
    }
    return (size_t)(end - places);
}

static bool works(void)
{
    return true;
}

static bool utf8_valid(hz_span text)
{
    while (text.len >= 16 && vmaxvq_u8(vld1q_u8((const uint8_t *)text.ptr)) < 0x80) {
        text = (hz_span){text.ptr + 16, text.len - 16};
    }
    return scan_plain.utf8_valid(text);
}

static bool is_clean(hz_span text)
{
    while (text.len > 16) {
        uint8x16_t bytes = vld1q_u8((const uint8_t *)text.ptr);
        uint8x16_t next = vld1q_u8((const uint8_t *)text.ptr + 1);
        uint8x16_t last =
            vandq_u8(vceqq_u8(bytes, vdupq_n_u8(0xEF)), vceqq_u8(next, vdupq_n_u8(0xBF)));
        uint8x16_t usual = vorrq_u8(
            vceqq_u8(bytes, vdupq_n_u8('\n')),
            vorrq_u8(vceqq_u8(bytes, vdupq_n_u8('\r')), vceqq_u8(bytes, vdupq_n_u8('\t'))));
        uint8x16_t wrong = vbicq_u8(vcltq_u8(bytes, vdupq_n_u8(' ')), usual);
        wrong = vorrq_u8(wrong, vorrq_u8(vceqq_u8(bytes, vdupq_n_u8(0x7F)), last));
        if (vmaxvq_u8(wrong) != 0) {
            return false;
        }
        text = (hz_span){text.ptr + 16, text.len - 16};
    }
    return scan_plain.is_clean(text);
}

const struct scan_way scan_neon = {"neon", works, separators, utf8_valid, is_clean};
#else
typedef int scan_neon_is_for_arm64;
#endif
