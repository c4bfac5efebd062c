/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/nearest.h"
#include <stdint.h>
#include <unistr.h>

enum { LOOK_AT = 64 };

/* Decodes code points: a Chinese character counts as one. */
static size_t code_points(hz_span s, uint32_t out[LOOK_AT])
{
    const uint8_t *p = (const uint8_t *)s.ptr;
    size_t n = 0;
    for (size_t at = 0; at < s.len && n < LOOK_AT; n++) {
        ucs4_t c = 0xFFFD;
        int len = u8_mbtoucr(&c, p + at, s.len - at);
        out[n] = c;
        at += len > 0 ? (size_t)len : 1;
    }
    return n;
}

static size_t smallest(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

size_t edit_distance(hz_span a, hz_span b)
{
    uint32_t from[LOOK_AT];
    uint32_t to[LOOK_AT];
    size_t row[LOOK_AT + 1];
    size_t n = code_points(a, from);
    size_t m = code_points(b, to);
    for (size_t j = 0; j <= m; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t same = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = smallest(same, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[m];
}

void nearest_offer(struct nearest *n, const char *candidate)
{
    hz_span text = hz_span_of(candidate);
    size_t looked_at = edit_distance(n->wanted, text);
    /* only equal names have distance 0, even if they differ only after the first 64 characters */
    size_t distance = looked_at == 0 && !hz_span_equal(n->wanted, text) ? 1 : looked_at;
    /* of two with equal distance, the longer one has more characters in common */
    bool level = n->best != NULL && distance == n->distance;
    if (n->best == NULL || distance < n->distance ||
        (level && strlen(candidate) > strlen(n->best))) {
        n->best = candidate;
        n->distance = distance;
    }
}

const char *nearest_similar(const struct nearest *n)
{
    uint32_t points[LOOK_AT];
    size_t wanted = code_points(n->wanted, points);
    size_t best = n->best == NULL ? 0 : code_points(hz_span_of(n->best), points);
    return n->distance < (wanted > best ? wanted : best) ? n->best : NULL;
}
