/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/hazard_ids.h"
#include "base/array.h"
#include "check/ids.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum { LEAST_DIGITS = 4, MOST_DIGITS = 18 };
static const uint64_t last_number = UINT64_C(999999999999999999); /* has MOST_DIGITS digits */

void hazard_ids_init(struct hazard_ids *h, const hz_plan *plan)
{
    *h = (struct hazard_ids){.prefix = plan->id_prefix, .digits = LEAST_DIGITS};
}

void hazard_ids_clear(struct hazard_ids *h)
{
    intern_free(&h->journal);
    free(h->ids);
}

/* Read all digits at the start of @p s. False: fewer than @p least. */
static bool read_digits(hz_span *s, size_t least, size_t most, uint64_t *number)
{
    size_t i = 0;
    *number = 0;
    while (i < s->len && i < most && s->ptr[i] >= '0' && s->ptr[i] <= '9') {
        *number = *number * 10 + (uint64_t)(s->ptr[i] - '0');
        i++;
    }
    *s = (hz_span){s->ptr + i, s->len - i};
    return i >= least;
}

void hazard_ids_add(struct hazard_ids *h, hz_span id)
{
    char buffer[PLAIN_ID];
    hz_span plain = plain_id(id, buffer);
    size_t prefix = strlen(h->prefix);
    uint64_t year = 0;
    uint64_t number = 0;
    if (plain.len < prefix + 7 || memcmp(plain.ptr, h->prefix, prefix) != 0 ||
        plain.ptr[prefix] != '-') {
        return;
    }
    hz_span rest = {plain.ptr + prefix + 1, plain.len - prefix - 1};
    if (!read_digits(&rest, 4, 4, &year) || rest.len == 0 || rest.ptr[0] != '-' ||
        year < HAZARD_IDS_FIRST_YEAR || year >= HAZARD_IDS_FIRST_YEAR + HAZARD_IDS_YEARS) {
        return;
    }
    rest = (hz_span){rest.ptr + 1, rest.len - 1};
    int digits = (int)(rest.len < MOST_DIGITS ? rest.len : MOST_DIGITS);
    if (!read_digits(&rest, 1, MOST_DIGITS, &number) || rest.len > 0) {
        return;
    }
    uint64_t *highest = &h->highest[year - HAZARD_IDS_FIRST_YEAR];
    *highest = number > *highest ? number : *highest;
    h->digits = digits > h->digits ? digits : h->digits;
}

bool hazard_ids_next(struct hazard_ids *h, int year, char id[64])
{
    uint64_t *highest = &h->highest[year - HAZARD_IDS_FIRST_YEAR];
    if (*highest >= last_number) {
        return false; /* a longer number would not be recognised */
    }
    uint64_t number = ++*highest;
    (void)snprintf(id, 64, "%.32s-%04d-%0*" PRIu64, h->prefix, year, h->digits, number);
    return true;
}

bool hazard_ids_add_journal(struct hazard_ids *h, hz_span id, uint64_t line)
{
    char plain[PLAIN_ID];
    size_t known = h->journal.count;
    hazard_ids_add(h, id);
    if (id.len == 0) {
        return true;
    }
    if (!array_reserve(&h->ids, &h->cap, known + 1, sizeof *h->ids)) {
        return false;
    }
    size_t index = intern_put(&h->journal, plain_id(id, plain));
    if (index == known) {
        h->ids[index] = (struct journal_id){.line = line};
    }
    return index != SIZE_MAX;
}

static struct journal_id *find(const struct hazard_ids *h, hz_span id)
{
    char plain[PLAIN_ID];
    size_t index = id.len == 0 ? SIZE_MAX : intern_find(&h->journal, plain_id(id, plain));
    return index == SIZE_MAX ? NULL : &h->ids[index];
}

void hazard_ids_add_ledger(struct hazard_ids *h, hz_span id)
{
    struct journal_id *known = find(h, id);
    hazard_ids_add(h, id);
    if (known != NULL) {
        known->in_ledger = true;
    }
}

uint64_t hazard_ids_lost(const struct hazard_ids *h, hz_span id)
{
    const struct journal_id *known = find(h, id);
    return known == NULL || known->in_ledger ? 0 : known->line;
}
