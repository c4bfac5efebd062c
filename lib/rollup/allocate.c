/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/allocate.h"
#include "base/heap.h"

/* True if the next hazard is due to @p a rather than to @p b. */
static bool is_due(const void *ctx, size_t a, size_t b)
{
    const struct share *shares = ctx;
    const struct share *x = &shares[a];
    const struct share *y = &shares[b];
    if ((x->drawn == 0) != (y->drawn == 0)) {
        return x->drawn == 0;
    }
    uint64_t mine = x->lots * (2 * y->drawn + 1);
    uint64_t other = y->lots * (2 * x->drawn + 1);
    return mine != other ? mine > other : a < b;
}

bool allocate(struct share *shares, size_t count, size_t wanted)
{
    struct heap heap = {0};
    struct heap_order order = {is_due, shares};
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        ok = shares[i].hazards == 0 || heap_push(&heap, i, order);
    }
    for (size_t i = 0; ok && i < wanted && heap.count > 0; i++) {
        struct share *share = &shares[heap.items[0]];
        if (++share->drawn == share->hazards) {
            (void)heap_pop(&heap, order);
        } else {
            heap_settle(&heap, order);
        }
    }
    heap_free(&heap);
    return ok;
}
