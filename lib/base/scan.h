/** Looking through text many bytes at a time, by what the processor offers. */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include <hazard/span.h>
#include <stdint.h>

/** The bytes that are looked at together. */
enum { SCAN_STEP = 64 };

/** The places that a step may write behind those it has found. */
enum { SCAN_SPARE = 8 };

/** One way of doing it; all give the same. */
struct scan_way {
    const char *name;
    bool (*works)(void); /* on this machine */

    /**
     * Writes the places, counted from @p at, where a cell or a line of @p text ends, or a plain
     * reading of it: @p delimiter, LF, CR, a quote. @p text has @p steps * SCAN_STEP bytes, and
     * @p places room for as many and SCAN_SPARE. Returns how many there are.
     */
    size_t (*separators)(const char *text, size_t steps, char delimiter, uint32_t at,
                         uint32_t *places);

    bool (*utf8_valid)(hz_span text);

    /**
     * True if @p text, which is UTF-8, surely has no control character but line ends and tabs, and
     * no U+FFFD: none from U+FFC0 on.
     */
    bool (*is_clean)(hz_span text);
};

/**
 * Writes the places of the bits of @p mask: always SCAN_SPARE at once, since a fixed number needs
 * no decision. Returns the end of those that are meant.
 */
static inline uint32_t *scan_places(uint64_t mask, uint32_t at, uint32_t *places)
{
    uint32_t *end = places + __builtin_popcountll(mask);
    while (places < end) {
        for (int i = 0; i < SCAN_SPARE; i++) {
            places[i] = at + (uint32_t)__builtin_ctzll(mask | UINT64_C(1) << 63);
            mask &= mask - 1;
        }
        places += SCAN_SPARE;
    }
    return end;
}

/** All ways that this build knows, the best first; the last works always, NULL ends. */
extern const struct scan_way *const scan_ways[];

/** The best that works here. */
const struct scan_way *scan_best(void);

/* The parts of scan_ways. */
extern const struct scan_way scan_avx2;
extern const struct scan_way scan_sse2;
extern const struct scan_way scan_neon;
extern const struct scan_way scan_plain;

#endif
