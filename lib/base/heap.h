/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A binary heap of indices, in an order that the caller defines. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include <stdbool.h>
#include <stddef.h>

struct heap {
    size_t *items; /* the first is the smallest */
    size_t count;
    size_t cap;
};

/** True if @p a sorts before @p b. */
struct heap_order {
    bool (*before)(const void *ctx, size_t a, size_t b);
    const void *ctx;
};

/** Adds @p item. False: out of memory; the heap is unchanged. */
bool heap_push(struct heap *h, size_t item, struct heap_order order);

/** Removes the first item and returns it; the heap must not be empty. */
size_t heap_pop(struct heap *h, struct heap_order order);

/** Restores the order after the first item has become larger. */
void heap_settle(struct heap *h, struct heap_order order);

void heap_free(struct heap *h);

#endif
