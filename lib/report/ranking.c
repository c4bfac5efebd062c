/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/ranking.h"

/* Units that a ranking names, more where they are level; but not half of all of them. */
enum { NAMED = 3, MOST_NAMED = 6, ALL = 1000 };

int64_t unit_rate(const struct unit *unit)
{
    int64_t found = unit->now[HZ_IND_FOUND];
    int64_t rectified = unit->now[HZ_IND_RECTIFIED];
    return found > 0 && rectified >= 0 ? hz_rate(rectified, found) : HZ_UNKNOWN;
}

int64_t unit_due_rate(const struct unit *unit)
{
    int64_t due = unit->now[HZ_IND_DUE];
    int64_t overdue = unit->now[HZ_IND_OVERDUE];
    return due > 0 && overdue >= 0 && overdue <= due ? hz_rate(due - overdue, due) : HZ_UNKNOWN;
}

int64_t ranking_by_due(const struct unit *unit)
{
    int64_t rate = unit_due_rate(unit);
    bool counts = rate != HZ_UNKNOWN && unit->now[HZ_IND_DUE] >= LEAST_DUE && rate < ALL;
    return counts ? ALL - rate : -1; /* who has rectified all does not lag */
}

int64_t ranking_by_overdue(const struct unit *unit)
{
    return unit->now[HZ_IND_OVERDUE] > 0 ? unit->now[HZ_IND_OVERDUE] : -1;
}

/* Overdue hazards lie in townships; what departments lack is told of by itself. */
static int64_t lag_of(const struct unit *unit, int64_t (*lag)(const struct unit *))
{
    return unit->is_department ? -1 : lag(unit);
}

/* The largest lag below @p bound; -1: there is none. */
static int64_t next_lag(const struct figures *f, int64_t (*lag)(const struct unit *), int64_t bound)
{
    int64_t next = -1;
    for (size_t i = 0; i < f->count; i++) {
        int64_t value = lag_of(&f->units[i], lag);
        next = value < bound && value > next ? value : next;
    }
    return next;
}

static size_t count_level(const struct figures *f, int64_t (*lag)(const struct unit *),
                          int64_t level)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        count += lag_of(&f->units[i], lag) == level ? 1 : 0;
    }
    return count;
}

void tell_ranking(struct telling *b, int64_t (*lag)(const struct unit *), tell_unit tell_one,
                  const char *before, const char *after)
{
    const struct figures *f = &b->figures;
    size_t named = 0;
    for (int64_t bound = next_lag(f, lag, INT64_MAX);
         bound >= 0 && named < NAMED && named + count_level(f, lag, bound) <= MOST_NAMED;
         bound = next_lag(f, lag, bound)) {
        for (size_t i = 0; i < f->count; i++) {
            if (lag_of(&f->units[i], lag) == bound) {
                tell(b, "%s", named == 0 ? before : "、");
                tell_one(b, &f->units[i]);
                named++;
            }
        }
    }
    tell(b, "%s", named > 0 ? after : "");
}
