/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/heap.h"
#include "base/array.h"
#include <stdlib.h>

static void swap(struct heap *h, size_t a, size_t b)
{
    size_t item = h->items[a];
    h->items[a] = h->items[b];
    h->items[b] = item;
}

bool heap_push(struct heap *h, size_t item, struct heap_order order)
{
    if (!array_reserve(&h->items, &h->cap, h->count + 1, sizeof *h->items)) {
        return false;
    }
    size_t at = h->count++;
    h->items[at] = item;
    while (at > 0 && order.before(order.ctx, h->items[at], h->items[(at - 1) / 2])) {
        swap(h, at, (at - 1) / 2);
        at = (at - 1) / 2;
    }
    return true;
}

void heap_settle(struct heap *h, struct heap_order order)
{
    size_t at = 0;
    for (size_t child = 1; child < h->count; child = 2 * at + 1) {
        if (child + 1 < h->count && order.before(order.ctx, h->items[child + 1], h->items[child])) {
            child++;
        }
        if (!order.before(order.ctx, h->items[child], h->items[at])) {
            return;
        }
        swap(h, at, child);
        at = child;
    }
}

size_t heap_pop(struct heap *h, struct heap_order order)
{
    size_t first = h->items[0];
    h->items[0] = h->items[--h->count];
    heap_settle(h, order);
    return first;
}

void heap_free(struct heap *h)
{
    free(h->items);
    *h = (struct heap){0};
}
