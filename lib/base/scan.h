/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Looking through text many bytes at a time, by what the processor offers. */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/span.h"
#include <stdint.h>

/** The bytes that are looked at together, and the most of such steps in one call. */
enum { SCAN_STEP = 64, SCAN_STEPS = 64 };

/** The places, and the ends of them, that a step may write after those it has found. */
enum { SCAN_SPARE = 8, SCAN_SPARE_ENDS = 1 };

/** Where the cells of a text end, and what else of it is seen on the way. */
struct scan_found {
    uint32_t *places; /**< where a cell ends, or a plain reading of it: delimiter, LF, CR, quote */
    size_t count;
    uint32_t *ends; /**< those of the places, by number, that are no delimiter */
    size_t end_count;
    uint64_t blank_steps;  /**< a bit for each step with a blank or tab beside one of the places */
    uint64_t behind_place; /**< 1: the text continues after a place */
    uint64_t behind_blank; /**< 1: or after a blank */
};

/** One way of doing it; all give the same. */
struct scan_way {
    const char *name;
    bool (*works)(void); /* on this machine */

    /**
     * Looks through @p steps * SCAN_STEP bytes, at most SCAN_STEPS of them, of @p text, whose cells
     * @p delimiter parts, and adds what it finds, the places counted from @p at, to @p found, which
     * has space for as many places and ends as there are bytes, SCAN_SPARE places more and
     * SCAN_SPARE_ENDS ends.
     */
    void (*separators)(const char *text, size_t steps, char delimiter, uint32_t at,
                       struct scan_found *found);

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

/**
 * Adds what step @p step has, whose bytes are counted from @p at: a bit for each byte that is a
 * delimiter, for each that is another place, for each that is a blank or a tab.
 */
static inline void scan_add(struct scan_found *found, uint64_t delimiters, uint64_t ends,
                            uint64_t blanks, size_t step, uint32_t at)
{
    const uint64_t all = delimiters | ends;
    blanks &= ~all;
    if ((blanks | found->behind_blank) != 0) { /* seldom in Chinese */
        uint64_t beside = (blanks & (all << 1 | found->behind_place)) |
                          (all & (blanks << 1 | found->behind_blank));
        found->blank_steps |= (uint64_t)(beside != 0) << step;
        found->behind_blank = blanks >> 63;
    }
    found->behind_place = all >> 63;
    do { /* once at least: whether there is one cannot be foretold, so nothing hangs on it */
        uint64_t before = all & ((ends & -ends) - 1);
        found->ends[found->end_count] =
            (uint32_t)(found->count + (size_t)__builtin_popcountll(before));
        found->end_count += ends != 0;
        ends &= ends - 1;
    } while (ends != 0);
    uint32_t *first = found->places + found->count;
    found->count += (size_t)(scan_places(all, at, first) - first);
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
