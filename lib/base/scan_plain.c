/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Portable C: eight bytes at a time, as one integer. */
#include "base/scan.h"

static bool works(void)
{
    return true;
}

/* Loads eight bytes, the first as the lowest on any machine. */
static uint64_t load(const char *text)
{
    uint64_t word = 0;
    for (int i = 0; i < 8; i++) {
        word |= (uint64_t)(unsigned char)text[i] << (8 * i);
    }
    return word;
}

#define EACH UINT64_C(0x0101010101010101)
#define LOW (EACH * 0x7F)

/* Sets the highest bit of each byte of @p word that equals the byte repeated in @p copies. */
static uint64_t equal(uint64_t word, uint64_t copies)
{
    uint64_t other = word ^ copies; /* zero in the bytes that are equal */
    return ~(((other & LOW) + LOW) | other | LOW);
}

/* Collects the highest bits of the bytes of @p word in one byte. */
static uint64_t gather(uint64_t word)
{
    return (word >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

static void separators(const char *text, size_t steps, char delimiter, uint32_t at,
                       struct scan_found *found)
{
    const uint64_t cell = EACH * (unsigned char)delimiter;
    for (size_t step = 0; step < steps; step++, at += SCAN_STEP) {
        uint64_t delimiters = 0;
        uint64_t ends = 0;
        uint64_t blanks = 0;
        for (int i = 0; i < SCAN_STEP; i += 8) {
            uint64_t word = load(text + step * SCAN_STEP + i);
            uint64_t end = equal(word, EACH * '\n') | equal(word, EACH * '\r');
            delimiters |= gather(equal(word, cell)) << i;
            ends |= gather(end | equal(word, EACH * '"')) << i;
            blanks |= gather(equal(word, EACH * ' ') | equal(word, EACH * '\t')) << i;
        }
        scan_add(found, delimiters, ends, blanks, step, at);
    }
}

/* The number of bytes after the first of a character, and the range of the second (RFC 3629). */
static size_t followers(unsigned char first, unsigned char *least, unsigned char *most)
{
    *least = first == 0xE0 ? 0xA0 : (first == 0xF0 ? 0x90 : 0x80);
    *most = first == 0xED ? 0x9F : (first == 0xF4 ? 0x8F : 0xBF);
    return first >= 0xF0 ? 3 : (first >= 0xE0 ? 2 : 1);
}

static bool utf8_valid(hz_span text)
{
    const unsigned char *p = (const unsigned char *)text.ptr;
    const unsigned char *end = p + text.len;
    while (p < end) {
        unsigned char least;
        unsigned char most;
        if (*p < 0x80) {
            bool far = end - p >= 8 && (load((const char *)p) & EACH * 0x80) == 0;
            p += far ? 8 : 1;
            continue;
        }
        size_t more = followers(*p, &least, &most);
        if (*p < 0xC2 || *p > 0xF4 || (size_t)(end - p) <= more || p[1] < least || p[1] > most) {
            return false;
        }
        for (size_t i = 2; i <= more; i++) {
            if ((p[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        p += more + 1;
    }
    return true;
}

static bool is_clean(hz_span text)
{
    bool clean = true;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool last = c == 0xEF && i + 1 < text.len && (unsigned char)text.ptr[i + 1] == 0xBF;
        clean = clean && c != 0x7F && !last && (c >= ' ' || c == '\t' || c == '\n' || c == '\r');
    }
    return clean;
}

const struct scan_impl scan_plain = {"plain", works, separators, utf8_valid, is_clean};
