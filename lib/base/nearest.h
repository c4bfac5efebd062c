/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Finds the known name that is most similar to a mistyped one. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/span.h"

/** Number of characters to insert, remove or replace to make @p b of @p a; only 64 are compared. */
size_t edit_distance(hz_span a, hz_span b);

/** The candidate that is most similar to `wanted`; nearest_offer() is called for each. */
struct nearest {
    hz_span wanted;
    const char *best; /**< NULL: there was no candidate */
    size_t distance;
};

void nearest_offer(struct nearest *n, const char *candidate);

/** The best candidate; NULL if it has no character in common with `wanted`. */
const char *nearest_similar(const struct nearest *n);

#endif
