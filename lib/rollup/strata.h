/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Strata: of each, the hazards with the smallest lots, never more than the sample can take. */
#ifndef SAMPLE_STRATA_H
#define SAMPLE_STRATA_H

#include "base/heap.h"
#include "ledger/hash.h"
#include <stdint.h>

/** A hazard that may be drawn. */
struct candidate {
    char lot[HASH_SIZE];
    char *cells; /* of its row on the check list */
};

struct stratum {
    uint64_t lots;
    size_t hazards;
    struct candidate *candidates;
    struct heap heap; /* of candidates; the one with the greatest lot first */
};

/** True if a hazard with @p lot would be among the @p most of the stratum. */
bool stratum_wants(const struct stratum *s, const char lot[HASH_SIZE], size_t most);

/** Takes @p cells, which become the stratum's, and lets go of what no longer has a chance. */
bool stratum_put(struct stratum *s, const char lot[HASH_SIZE], char *cells, size_t most);

/** Lets go of all but @p count, and sorts those: the candidates 0 to @p count - 1. */
void stratum_settle(struct stratum *s, size_t count);

void stratum_free(struct stratum *s);

#endif
