/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Scanning of text, many bytes at a time, with the instructions that the processor has. */
#ifndef BASE_SCAN_H
#define BASE_SCAN_H

#include "base/span.h"
#include <stdint.h>

/** Bytes in one step, and the most steps in one call. */
enum { SCAN_STEP = 64, SCAN_STEPS = 64 };

/** Elements of `offsets` and `ends` that a step may overwrite after those it has found. */
enum { SCAN_SPARE = 8, SCAN_SPARE_ENDS = 1 };

/** The separators of a text: delimiters, LF, CR and quotes. */
struct scan_found {
    uint32_t *offsets; /**< of the separators */
    size_t count;
    uint32_t *ends; /**< indices in `offsets` of the separators that are not delimiters */
    size_t end_count;
    uint64_t blank_steps;     /**< a bit for each step with a blank or tab beside a separator */
    uint64_t after_separator; /**< 1: the byte before the next step is a separator */
    uint64_t after_blank;     /**< 1: it is a blank or tab */
};

/** One implementation; all have the same results. */
struct scan_impl {
    const char *name;
    bool (*works)(void); /**< true if this processor can run it */

    /**
     * Scans @p steps steps, at most SCAN_STEPS, of @p text for @p delimiter and the other
     * separators, and adds them to @p found; the first byte has the offset @p at. @p found has
     * space for a separator in each byte, and SCAN_SPARE offsets and SCAN_SPARE_ENDS ends more.
     */
    void (*separators)(const char *text, size_t steps, char delimiter, uint32_t at,
                       struct scan_found *found);

    bool (*utf8_valid)(hz_span text);

    /**
     * True if @p text, which is UTF-8, has no control character except line ends and tabs, and no
     * character from U+FFC0 to U+FFFF, such as U+FFFD.
     */
    bool (*is_clean)(hz_span text);
};

/**
 * Writes the offset of each bit of @p mask, counted from @p at. Writes SCAN_SPARE at once, as a
 * fixed number needs no branch. Returns the end of those that are valid.
 */
static inline uint32_t *scan_put_offsets(uint64_t mask, uint32_t at, uint32_t *offsets)
{
    uint32_t *end = offsets + __builtin_popcountll(mask);
    while (offsets < end) {
        for (int i = 0; i < SCAN_SPARE; i++) {
            offsets[i] = at + (uint32_t)__builtin_ctzll(mask | UINT64_C(1) << 63);
            mask &= mask - 1;
        }
        offsets += SCAN_SPARE;
    }
    return end;
}

/**
 * Adds the separators of step @p step, whose first byte has the offset @p at. In the masks, bit N
 * is byte N of the step: delimiters, other separators, blanks and tabs.
 */
static inline void scan_add(struct scan_found *found, uint64_t delimiters, uint64_t ends,
                            uint64_t blanks, size_t step, uint32_t at)
{
    const uint64_t all = delimiters | ends;
    blanks &= ~all;
    if ((blanks | found->after_blank) != 0) { /* rare in Chinese text */
        uint64_t beside = (blanks & (all << 1 | found->after_separator)) |
                          (all & (blanks << 1 | found->after_blank));
        found->blank_steps |= (uint64_t)(beside != 0) << step;
        found->after_blank = blanks >> 63;
    }
    found->after_separator = all >> 63;
    do { /* at least once: a branch on whether there is one would be mispredicted */
        uint64_t before = all & ((ends & -ends) - 1);
        found->ends[found->end_count] =
            (uint32_t)(found->count + (size_t)__builtin_popcountll(before));
        found->end_count += ends != 0;
        ends &= ends - 1;
    } while (ends != 0);
    uint32_t *first = found->offsets + found->count;
    found->count += (size_t)(scan_put_offsets(all, at, first) - first);
}

/** All implementations of this build, the best first; the last always works; then NULL. */
extern const struct scan_impl *const scan_impls[];

/** The best implementation that works on this processor. */
const struct scan_impl *scan_best(void);

extern const struct scan_impl scan_avx2;
extern const struct scan_impl scan_sse2;
extern const struct scan_impl scan_neon;
extern const struct scan_impl scan_plain;

#endif
