/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/ledgers.h"
#include <stdlib.h>

enum { SEVERAL = -1 };

static bool reserve(struct ledgers *l, size_t number)
{
    if (number < l->cap) {
        return true;
    }
    size_t cap = l->cap == 0 ? 32 : l->cap * 2;
    int *areas = realloc(l->areas, cap * sizeof *areas);
    if (areas == NULL) {
        return false;
    }
    l->areas = areas;
    l->cap = cap;
    return true;
}

bool ledgers_note(struct ledgers *l, hz_span file, int area)
{
    /* rows of a file come together, and most are of one township */
    if (l->last < l->files.count && l->areas[l->last] == area &&
        hz_span_equal(intern_get(&l->files, l->last), file)) {
        return true;
    }
    size_t known = l->files.count;
    size_t number = reserve(l, known) ? intern_put(&l->files, file) : SIZE_MAX;
    if (number == SIZE_MAX) {
        return false;
    }
    l->areas[number] = number == known || l->areas[number] == area ? area : SEVERAL;
    l->last = number;
    return true;
}

bool ledgers_join(struct ledgers *l, const struct ledgers *part)
{
    for (size_t i = 0; i < part->files.count; i++) {
        if (!ledgers_note(l, intern_get(&part->files, i), part->areas[i])) {
            return false;
        }
    }
    return true;
}

bool ledgers_has_own(const struct ledgers *l, int area)
{
    for (size_t i = 0; i < l->files.count; i++) {
        if (l->areas[i] == area) {
            return true;
        }
    }
    return false;
}

void ledgers_free(struct ledgers *l)
{
    intern_free(&l->files);
    free(l->areas);
}
