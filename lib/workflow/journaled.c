/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/journaled.h"
#include "check/ids.h"
#include <stdlib.h>

static struct journaled_id *find(const struct journaled *j, hz_span id)
{
    char plain[PLAIN_ID];
    size_t number = intern_find(&j->ids, plain_id(id, plain));
    return number == SIZE_MAX ? NULL : &j->items[number];
}

bool journaled_add(struct journaled *j, hz_span id, uint64_t line)
{
    char plain[PLAIN_ID];
    size_t known = j->ids.count;
    if (known == j->cap) {
        size_t cap = known == 0 ? 256 : 2 * known;
        struct journaled_id *items = realloc(j->items, cap * sizeof *items);
        if (items == NULL) {
            return false;
        }
        j->items = items;
        j->cap = cap;
    }
    size_t number = intern_put(&j->ids, plain_id(id, plain));
    if (number == known) {
        j->items[number] = (struct journaled_id){.line = line};
    }
    return number != SIZE_MAX;
}

void journaled_found(struct journaled *j, hz_span id)
{
    struct journaled_id *known = find(j, id);
    if (known != NULL) {
        known->in_ledger = true;
    }
}

uint64_t journaled_lost(const struct journaled *j, hz_span id)
{
    const struct journaled_id *known = find(j, id);
    return known == NULL || known->in_ledger ? 0 : known->line;
}

void journaled_free(struct journaled *j)
{
    intern_free(&j->ids);
    free(j->items);
}
