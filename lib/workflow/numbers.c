/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/numbers.h"
#include "check/ids.h"
#include <inttypes.h>
#include <stdio.h>

enum { LEAST_DIGITS = 4, MOST_DIGITS = 18 };
static const uint64_t last_number = UINT64_C(999999999999999999); /* of so many digits */

void numbers_init(struct numbers *n, const hz_plan *plan)
{
    *n = (struct numbers){.prefix = plan->id_prefix, .digits = LEAST_DIGITS};
}

/* Reads all digits at the start of @p s. */
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

void numbers_see(struct numbers *n, hz_span written)
{
    char plain[PLAIN_ID];
    hz_span id = plain_id(written, plain);
    size_t prefix = strlen(n->prefix);
    uint64_t year = 0;
    uint64_t number = 0;
    if (id.len < prefix + 7 || memcmp(id.ptr, n->prefix, prefix) != 0 || id.ptr[prefix] != '-') {
        return;
    }
    hz_span rest = {id.ptr + prefix + 1, id.len - prefix - 1};
    if (!read_digits(&rest, 4, 4, &year) || rest.len == 0 || rest.ptr[0] != '-' ||
        year < NUMBERS_FIRST_YEAR || year >= NUMBERS_FIRST_YEAR + NUMBERS_YEARS) {
        return;
    }
    rest = (hz_span){rest.ptr + 1, rest.len - 1};
    int digits = (int)(rest.len < MOST_DIGITS ? rest.len : MOST_DIGITS);
    if (!read_digits(&rest, 1, MOST_DIGITS, &number) || rest.len > 0) {
        return;
    }
    uint64_t *highest = &n->highest[year - NUMBERS_FIRST_YEAR];
    *highest = number > *highest ? number : *highest;
    n->digits = digits > n->digits ? digits : n->digits;
}

bool numbers_next(struct numbers *n, int year, char id[64])
{
    uint64_t *highest = &n->highest[year - NUMBERS_FIRST_YEAR];
    if (*highest >= last_number) {
        return false; /* the one after it would not be seen again */
    }
    uint64_t number = ++*highest;
    (void)snprintf(id, 64, "%.32s-%04d-%0*" PRIu64, n->prefix, year, n->digits, number);
    return true;
}
