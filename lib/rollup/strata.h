/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The draw of a sample. Each hazard has one or more tickets, whose values depend on the seed and
 * the hazard alone; in a stratum the hazards with the smallest tickets are drawn. How many are
 * drawn from each stratum is allocated in proportion to its tickets.
 */
#ifndef ROLLUP_STRATA_H
#define ROLLUP_STRATA_H

#include "base/heap.h"
#include "ledger/sha256.h"
#include <stdint.h>

/** A hazard that may be drawn. */
struct candidate {
    char ticket[SHA256_HEX_SIZE]; /* the smallest of its tickets */
    char *cells;                  /* of its row on the check list */
};

struct stratum {
    uint64_t tickets;
    size_t hazards;
    struct candidate
        *candidates; /* those with the smallest tickets, never more than can be drawn */
    size_t cap;
    struct heap heap; /* of candidates; the one with the greatest ticket first */
};

/** Set @p ticket to the smallest of @p count tickets of the hazard @p number. */
void draw_ticket(const char *seed, hz_span number, int count, char ticket[SHA256_HEX_SIZE]);

/** True if a hazard with @p ticket would be among the @p most smallest of the stratum. */
bool stratum_wants(const struct stratum *s, const char ticket[SHA256_HEX_SIZE], size_t most);

/**
 * Add a hazard that is wanted, dropping one that can no longer be drawn. @p cells become the
 * stratum's. False: out of memory, @p cells remain the caller's.
 */
bool stratum_add(struct stratum *s, const char ticket[SHA256_HEX_SIZE], char *cells, size_t most);

/** Drop all candidates but the @p count with the smallest tickets, and sort those. */
void stratum_draw(struct stratum *s, size_t count);

void stratum_clear(struct stratum *s);

/** What a stratum contributes to a sample. */
struct share {
    uint64_t tickets;
    size_t hazards; /* the most that can be drawn */
    size_t drawn;
};

/** Allocate @p wanted hazards to @p shares, see hz_sample_write(). False: out of memory. */
bool allocate(struct share *shares, size_t count, size_t wanted);

#endif
