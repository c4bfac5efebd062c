#include <hazard/dispatch.h>

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
