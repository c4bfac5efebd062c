/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A binary heap of small numbers, in an order that the caller gives. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

struct heap {
    size_t *items; /* the first sorts before all others */
    size_t count;
    size_t cap;
};

/** True if @p a sorts before @p b. */
struct heap_order {
    bool (*before)(const void *ctx, size_t a, size_t b);
    const void *ctx;
};

/** False: out of memory; nothing was put in. */
bool heap_push(struct heap *h, size_t item, struct heap_order order);

/** Takes the first out; there must be one. */
size_t heap_pop(struct heap *h, struct heap_order order);

/** Finds the place of the first, whose standing has changed. */
void heap_settle(struct heap *h, struct heap_order order);

void heap_free(struct heap *h);

#endif
