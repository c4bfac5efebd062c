/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* arm64: sixteen bytes at a time. */
#include "base/scan.h"
#if defined __aarch64__
#include <arm_neon.h>

/* Makes a mask of the 64 bytes of @p found, each 0 or 0xFF: one bit a byte. */
static uint64_t bits(const uint8x16_t found[4])
{
    static const uint8_t each[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t bit = vld1q_u8(each);
    uint8x16_t low = vpaddq_u8(vandq_u8(found[0], bit), vandq_u8(found[1], bit));
    uint8x16_t high = vpaddq_u8(vandq_u8(found[2], bit), vandq_u8(found[3], bit));
    /* adding neighbours three times makes one byte of every eight */
    uint8x16_t sums = vpaddq_u8(low, high);
    sums = vpaddq_u8(sums, sums);
    return vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0);
}

static uint8x16_t any_of(uint8x16_t bytes, char a, char b)
{
    return vorrq_u8(vceqq_u8(bytes, vdupq_n_u8((uint8_t)a)),
                    vceqq_u8(bytes, vdupq_n_u8((uint8_t)b)));
}

static void separators(const char *text, size_t steps, char delimiter, uint32_t at,
                       struct scan_found *found)
{
    struct scan_found f = *found;
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        uint8x16_t delimiters[4];
        uint8x16_t ends[4];
        uint8x16_t blanks[4];
        for (size_t i = 0; i < 4; i++) {
            uint8x16_t bytes = vld1q_u8((const uint8_t *)text + step * SCAN_STEP + i * 16);
            delimiters[i] = any_of(bytes, delimiter, delimiter);
            ends[i] = vorrq_u8(any_of(bytes, '\n', '\r'), any_of(bytes, '"', '"'));
            blanks[i] = any_of(bytes, ' ', '\t');
        }
        scan_add(&f, bits(delimiters), bits(ends), bits(blanks), step, at);
    }
    *found = f;
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

const struct scan_impl scan_neon = {"neon", works, separators, utf8_valid, is_clean};
#else
typedef int scan_neon_is_for_arm64;
#endif
