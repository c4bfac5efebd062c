/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/strata.h"
#include "base/array.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void draw_ticket(const char *seed, hz_span number, int count, char ticket[SHA256_HEX_SIZE])
{
    for (int i = 1; i <= count; i++) {
        struct sha256 hash;
        char place[24];
        char drawn[SHA256_HEX_SIZE];
        (void)snprintf(place, sizeof place, ":%d:", i);
        sha256_init(&hash);
        sha256_add(&hash, hz_span_of(seed));
        sha256_add(&hash, hz_span_of(place));
        sha256_add(&hash, number);
        sha256_final(&hash, drawn);
        if (i == 1 || memcmp(drawn, ticket, SHA256_HEX_SIZE) < 0) {
            memcpy(ticket, drawn, SHA256_HEX_SIZE);
        }
    }
}

static bool is_greater(const void *ctx, size_t a, size_t b)
{
    const struct candidate *candidates = ctx;
    return memcmp(candidates[a].ticket, candidates[b].ticket, SHA256_HEX_SIZE) > 0;
}

static struct heap_order by_ticket(const struct stratum *s)
{
    return (struct heap_order){is_greater, s->candidates};
}

bool stratum_wants(const struct stratum *s, const char ticket[SHA256_HEX_SIZE], size_t most)
{
    return s->heap.count < most ||
           (most > 0 &&
            memcmp(ticket, s->candidates[s->heap.items[0]].ticket, SHA256_HEX_SIZE) < 0);
}

static void set(struct candidate *c, const char ticket[SHA256_HEX_SIZE], char *cells)
{
    memcpy(c->ticket, ticket, SHA256_HEX_SIZE);
    c->cells = cells;
}

bool stratum_add(struct stratum *s, const char ticket[SHA256_HEX_SIZE], char *cells, size_t most)
{
    size_t count = s->heap.count;
    if (count == most) {
        struct candidate *last = &s->candidates[s->heap.items[0]];
        free(last->cells);
        set(last, ticket, cells);
        heap_settle(&s->heap, by_ticket(s));
        return true;
    }
    if (!array_reserve(&s->candidates, &s->cap, count + 1, sizeof *s->candidates)) {
        return false;
    }
    set(&s->candidates[count], ticket, cells);
    return heap_push(&s->heap, count, by_ticket(s));
}

static int compare(const void *a, const void *b)
{
    const struct candidate *x = a;
    const struct candidate *y = b;
    return memcmp(x->ticket, y->ticket, SHA256_HEX_SIZE);
}

void stratum_draw(struct stratum *s, size_t count)
{
    if (s->heap.count > 0) {
        qsort(s->candidates, s->heap.count, sizeof *s->candidates, compare);
    }
    while (s->heap.count > count) {
        free(s->candidates[--s->heap.count].cells);
    }
}

void stratum_clear(struct stratum *s)
{
    stratum_draw(s, 0);
    free(s->candidates);
    heap_free(&s->heap);
}

/* True if the next hazard is due to share @p a rather than @p b. */
static bool is_due(const void *ctx, size_t a, size_t b)
{
    const struct share *shares = ctx;
    const struct share *x = &shares[a];
    const struct share *y = &shares[b];
    if ((x->drawn == 0) != (y->drawn == 0)) {
        return x->drawn == 0;
    }
    uint64_t mine = x->tickets * (2 * y->drawn + 1);
    uint64_t other = y->tickets * (2 * x->drawn + 1);
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
