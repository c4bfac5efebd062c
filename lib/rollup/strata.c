/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/strata.h"
#include <stdlib.h>
#include <string.h>

static bool is_greater(const void *ctx, size_t a, size_t b)
{
    const struct candidate *candidates = ctx;
    return memcmp(candidates[a].lot, candidates[b].lot, HASH_SIZE) > 0;
}

static struct heap_order by_lot(const struct stratum *s)
{
    return (struct heap_order){is_greater, s->candidates};
}

bool stratum_wants(const struct stratum *s, const char lot[HASH_SIZE], size_t most)
{
    return s->heap.count < most ||
           (most > 0 && memcmp(lot, s->candidates[s->heap.items[0]].lot, HASH_SIZE) < 0);
}

static void set(struct candidate *c, const char lot[HASH_SIZE], char *cells)
{
    memcpy(c->lot, lot, HASH_SIZE);
    c->cells = cells;
}

bool stratum_put(struct stratum *s, const char lot[HASH_SIZE], char *cells, size_t most)
{
    size_t count = s->heap.count;
    if (count == most) {
        struct candidate *last = &s->candidates[s->heap.items[0]];
        free(last->cells);
        set(last, lot, cells);
        heap_settle(&s->heap, by_lot(s));
        return true;
    }
    if ((count & (count - 1)) == 0) { /* 0 or a power of two: full */
        size_t cap = count == 0 ? 1 : count * 2;
        struct candidate *candidates = realloc(s->candidates, cap * sizeof *candidates);
        if (candidates == NULL) {
            return false;
        }
        s->candidates = candidates;
    }
    set(&s->candidates[count], lot, cells);
    return heap_push(&s->heap, count, by_lot(s));
}

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;
    return memcmp(x->lot, y->lot, HASH_SIZE);
}

void stratum_settle(struct stratum *s, size_t count)
{
    if (s->heap.count > 0) {
        qsort(s->candidates, s->heap.count, sizeof *s->candidates, compare);
    }
    while (s->heap.count > count) {
        free(s->candidates[--s->heap.count].cells);
    }
}

void stratum_free(struct stratum *s)
{
    stratum_settle(s, 0);
    free(s->candidates);
    heap_free(&s->heap);
}
