/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/dispatch_sums.h"
#include "base/array.h"
#include "base/sum.h"
#include <stdlib.h>

void dispatch_sums_clear(struct dispatch_sums *sums)
{
    for (size_t i = 0; i < sums->count; i++) {
        free(sums->items[i].all);
    }
    free(sums->items);
    *sums = (struct dispatch_sums){0};
}

struct dispatch_sum *dispatch_sums_find(const struct dispatch_sums *sums, hz_date day)
{
    for (size_t i = sums->count; i-- > 0;) { /* rows of a month come together */
        if (sums->items[i].day == day) {
            return &sums->items[i];
        }
    }
    return NULL;
}

static struct dispatch_sum *begin(struct dispatch_sums *sums, hz_date day, size_t width)
{
    if (!array_reserve(&sums->items, &sums->cap, sums->count + 1, sizeof *sums->items)) {
        return NULL;
    }
    int64_t *all = calloc(2 * width + 1, sizeof *all);
    if (all == NULL) {
        return NULL;
    }
    sums->items[sums->count] = (struct dispatch_sum){day, 0, 0, all};
    return &sums->items[sums->count++];
}

bool dispatch_sums_add(struct dispatch_sums *sums, hz_date day, const int64_t *figures,
                       size_t width)
{
    struct dispatch_sum *sum = dispatch_sums_find(sums, day);
    sum = sum == NULL ? begin(sums, day, width) : sum;
    if (sum == NULL) {
        return false;
    }
    if (sum->part_rows == 0) {
        memset(sum->all + width, 0, width * sizeof *sum->all);
    }
    sum->rows++;
    sum->part_rows++;
    for (size_t i = 0; i < width; i++) {
        int64_t value = figures[i] == HZ_UNKNOWN ? 0 : figures[i];
        sum_add(&sum->all[i], value);
        sum_add(&sum->all[width + i], value);
    }
    return true;
}

/* Figures that are not given agree with any sum. */
static bool is_sum(const int64_t *sum, const int64_t *figures, size_t width, bool *any)
{
    *any = false;
    for (size_t i = 0; i < width; i++) {
        if (figures[i] != HZ_UNKNOWN && figures[i] != sum[i]) {
            return false;
        }
        *any = *any || (figures[i] != HZ_UNKNOWN && figures[i] != 0);
    }
    return true;
}

const int64_t *dispatch_sum_for(const struct dispatch_sum *sum, const int64_t *figures,
                                size_t width)
{
    bool any = false;
    const int64_t *part = sum->all + width;
    return sum->part_rows == 0 ||
                   (!is_sum(part, figures, width, &any) && is_sum(sum->all, figures, width, &any))
               ? sum->all
               : part;
}

bool dispatch_sum_is(const struct dispatch_sum *sum, const int64_t *figures, size_t width)
{
    bool any = false;
    bool all = sum->rows >= 2 && is_sum(sum->all, figures, width, &any) && any;
    return all || (sum->part_rows >= 2 && is_sum(sum->all + width, figures, width, &any) && any);
}
