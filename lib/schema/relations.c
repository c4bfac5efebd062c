/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "schema/indicators.h"
#include <stdio.h>

#define NONE HZ_INDICATOR_COUNT

static const hz_relation relations[] = {
    {HZ_IND_FOUND, HZ_IND_SELF_FOUND, HZ_IND_CHECK_FOUND},
    {HZ_IND_RECTIFIED, HZ_IND_SELF_RECTIFIED, HZ_IND_CHECK_RECTIFIED},
    {HZ_IND_FOUND, HZ_IND_RECTIFIED, HZ_IND_OPEN},
    {HZ_IND_FOUND, HZ_IND_RECTIFIED, NONE},
    {HZ_IND_FOUND, HZ_IND_CLOSED, NONE},
    {HZ_IND_FOUND, HZ_IND_LISTED, NONE},
    {HZ_IND_SELF_FOUND, HZ_IND_SELF_RECTIFIED, NONE},
    {HZ_IND_CHECK_FOUND, HZ_IND_CHECK_RECTIFIED, NONE},
    {HZ_IND_LISTED, HZ_IND_LISTED_RECTIFIED, NONE},
};

void hz_relations_check(const int64_t *values, hz_relation_fn fn, void *ctx)
{
    for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
        const hz_relation *r = &relations[i];
        bool sum = r->other != NONE;
        if (values[r->whole] == HZ_UNKNOWN || values[r->part] == HZ_UNKNOWN ||
            (sum && values[r->other] == HZ_UNKNOWN)) {
            continue;
        }
        int64_t parts = values[r->part] + (sum ? values[r->other] : 0);
        if (sum ? parts != values[r->whole] : parts > values[r->whole]) {
            fn(ctx, r, parts);
        }
    }
}

hz_code hz_relation_describe(const hz_relation *relation, const int64_t *values, int64_t parts,
                             hz_diag *args, hz_indicator *indicator)
{
    char value[32];
    bool sum = relation->other != NONE;
    *indicator = sum ? relation->whole : relation->part;
    hz_indicator_format(hz_indicator_get_kind(relation->whole),
                        sum ? parts : values[relation->whole], value);
    if (sum) {
        diag_arg_sentence(args, "sum", N_("{part} and {other} add up to {value}"), "part",
                          hz_indicator_label(relation->part), "other",
                          hz_indicator_label(relation->other), "value", value, NULL);
    } else {
        diag_arg(args, "whole", hz_indicator_label(relation->whole));
        diag_arg(args, "value", value);
    }
    return sum ? HZ_W608 : HZ_W607;
}

void hz_relations_complete(int64_t *values)
{
    for (size_t i = 0; i < 2; i++) { /* what enterprises and authorities found */
        const hz_relation *r = &relations[i];
        if (values[r->whole] == HZ_UNKNOWN && values[r->part] != HZ_UNKNOWN &&
            values[r->other] != HZ_UNKNOWN) {
            values[r->whole] = values[r->part] + values[r->other];
        }
    }
    if (values[HZ_IND_OPEN] == HZ_UNKNOWN && values[HZ_IND_FOUND] != HZ_UNKNOWN &&
        values[HZ_IND_RECTIFIED] != HZ_UNKNOWN) {
        values[HZ_IND_OPEN] = values[HZ_IND_FOUND] - values[HZ_IND_RECTIFIED];
    }
}
