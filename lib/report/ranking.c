/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/ranking.h"

/* A ranking names three units; more if they are level, but not half of all. */
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

int64_t lag_by_due_rate(const struct unit *unit)
{
    int64_t rate = unit_due_rate(unit);
    bool counts = rate != HZ_UNKNOWN && unit->now[HZ_IND_DUE] >= LEAST_DUE && rate < ALL;
    return counts ? ALL - rate : -1; /* a unit with 100 % does not lag */
}

int64_t lag_by_overdue(const struct unit *unit)
{
    return unit->now[HZ_IND_OVERDUE] > 0 ? unit->now[HZ_IND_OVERDUE] : -1;
}

/* Hazards lie in townships; departments are not ranked. */
static int64_t lag_of(const struct unit *unit, lag_fn lag)
{
    return unit->is_department ? -1 : lag(unit);
}

/* The largest lag below @p bound; -1: there is none. */
static int64_t next_lag(const struct unit_table *table, lag_fn lag, int64_t bound)
{
    int64_t next = -1;
    for (size_t i = 0; i < table->count; i++) {
        int64_t value = lag_of(&table->units[i], lag);
        next = value < bound && value > next ? value : next;
    }
    return next;
}

static size_t count_level(const struct unit_table *table, lag_fn lag, int64_t level)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        count += lag_of(&table->units[i], lag) == level ? 1 : 0;
    }
    return count;
}

void add_ranking(struct document *d, lag_fn lag, add_unit_fn add_unit, const char *before,
                 const char *after)
{
    const struct unit_table *table = &d->table;
    size_t named = 0;
    for (int64_t bound = next_lag(table, lag, INT64_MAX);
         bound >= 0 && named < NAMED && named + count_level(table, lag, bound) <= MOST_NAMED;
         bound = next_lag(table, lag, bound)) {
        for (size_t i = 0; i < table->count; i++) {
            if (lag_of(&table->units[i], lag) == bound) {
                add_text(d, "%s", named == 0 ? before : "、");
                add_unit(d, &table->units[i]);
                named++;
            }
        }
    }
    add_text(d, "%s", named > 0 ? after : "");
}
