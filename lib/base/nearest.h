/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Which of the known names a mistyped one was meant to be. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/span.h"

/** Characters to insert, take out or replace to make @p b of @p a; at most 64 are looked at. */
size_t edit_distance(hz_span a, hz_span b);

/** Keeps the nearest of the candidates it is offered. */
struct nearest {
    hz_span wanted;
    const char *best; /**< NULL: none offered */
    size_t distance;
};

void nearest_offer(struct nearest *n, const char *candidate);

#endif
