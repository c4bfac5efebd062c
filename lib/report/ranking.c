#include "report/ranking.h"

enum { NAMED = 3 }; /* units that a ranking names, more where they are level */

int64_t unit_rate(const struct unit *unit)
{
    return hz_rate(unit->now[HZ_IND_RECTIFIED], unit->now[HZ_IND_FOUND]);
}

size_t ranking_place(const struct figures *f, const struct unit *unit)
{
    size_t rank = 1;
    if (unit->now[HZ_IND_FOUND] <= 0) {
        return 0;
    }
    for (size_t i = 0; i < f->count; i++) {
        const struct unit *other = &f->units[i];
        rank += other->now[HZ_IND_FOUND] > 0 && unit_rate(other) > unit_rate(unit) ? 1 : 0;
    }
    return rank;
}

int64_t ranking_by_rate(const struct unit *unit)
{
    int64_t lag = unit->now[HZ_IND_FOUND] > 0 ? 1000 - unit_rate(unit) : 0;
    return lag > 0 ? lag : -1; /* who has rectified all does not lag */
}

int64_t ranking_by_overdue(const struct unit *unit)
{
    return unit->now[HZ_IND_OVERDUE] > 0 ? unit->now[HZ_IND_OVERDUE] : -1;
}

/* The lag of the last unit that a ranking still names. */
static int64_t last_named(const struct figures *f, int64_t (*lag)(const struct unit *))
{
    int64_t bound = INT64_MAX;
    for (size_t named = 0; named < NAMED;) {
        int64_t next = -1;
        size_t level = 0;
        for (size_t i = 0; i < f->count; i++) {
            int64_t value = lag(&f->units[i]);
            if (value < bound && value > next) {
                next = value;
                level = 0;
            }
            level += value == next && value >= 0 ? 1 : 0;
        }
        if (next < 0) {
            break;
        }
        bound = next;
        named += level;
    }
    return bound;
}

bool tell_ranking(struct telling *b, int64_t (*lag)(const struct unit *), hz_indicator indicator,
                  const char *unit)
{
    const struct figures *f = &b->figures;
    int64_t last = last_named(f, lag);
    bool any = false;
    for (int64_t bound = INT64_MAX; bound > last;) {
        int64_t next = -1;
        for (size_t i = 0; i < f->count; i++) {
            int64_t value = lag(&f->units[i]);
            next = value < bound && value > next ? value : next;
        }
        if (next < 0) {
            break;
        }
        bound = next;
        for (size_t i = 0; i < f->count; i++) {
            if (lag(&f->units[i]) == next) {
                bool rate = indicator == HZ_IND_RATE;
                tell(b, "%s%s（", any ? "、" : "", f->units[i].name);
                tell_value(b, indicator,
                           rate ? unit_rate(&f->units[i]) : f->units[i].now[indicator]);
                tell(b, "%s）", unit);
                any = true;
            }
        }
    }
    return any;
}
