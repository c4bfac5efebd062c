/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "schema/dispatch.h"
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

void hz_relations_check(const int64_t *figures, hz_relation_fn fn, void *ctx)
{
    for (size_t i = 0; i < sizeof relations / sizeof relations[0]; i++) {
        const hz_relation *r = &relations[i];
        bool sum = r->other != NONE;
        if (figures[r->whole] == HZ_UNKNOWN || figures[r->part] == HZ_UNKNOWN ||
            (sum && figures[r->other] == HZ_UNKNOWN)) {
            continue;
        }
        int64_t parts = figures[r->part] + (sum ? figures[r->other] : 0);
        if (sum ? parts != figures[r->whole] : parts > figures[r->whole]) {
            fn(ctx, r, parts);
        }
    }
}

hz_code hz_relation_tell(const hz_relation *relation, const int64_t *figures, int64_t parts,
                         char detail[HZ_RELATION_TEXT], hz_indicator *indicator)
{
    char value[32];
    bool sum = relation->other != NONE;
    *indicator = sum ? relation->whole : relation->part;
    hz_indicator_format(hz_indicator_get_kind(relation->whole),
                        sum ? parts : figures[relation->whole], value);
    if (sum) {
        (void)snprintf(detail, HZ_RELATION_TEXT, hz_translate(N_("%s and %s add up to %s")),
                       hz_indicator_label(relation->part), hz_indicator_label(relation->other),
                       value);
    } else {
        (void)snprintf(detail, HZ_RELATION_TEXT, "%s %s", hz_indicator_label(relation->whole),
                       value);
    }
    return sum ? HZ_W608 : HZ_W607;
}

void hz_relations_complete(int64_t *figures)
{
    for (size_t i = 0; i < 2; i++) { /* the sums of what enterprises and authorities found */
        const hz_relation *r = &relations[i];
        if (figures[r->whole] == HZ_UNKNOWN && figures[r->part] != HZ_UNKNOWN &&
            figures[r->other] != HZ_UNKNOWN) {
            figures[r->whole] = figures[r->part] + figures[r->other];
        }
    }
    if (figures[HZ_IND_OPEN] == HZ_UNKNOWN && figures[HZ_IND_FOUND] != HZ_UNKNOWN &&
        figures[HZ_IND_RECTIFIED] != HZ_UNKNOWN) {
        figures[HZ_IND_OPEN] = figures[HZ_IND_FOUND] - figures[HZ_IND_RECTIFIED];
    }
}
