/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/traces.h"
#include "plan/plan.h"
#include <stdlib.h>

/* Indicators that ask the hazard itself, for what has no day; a trace keeps what they said. */
static bool is_always(hz_indicator indicator)
{
    return indicator >= HZ_IND_PENALTY;
}

bool traces_add(struct traces *t, const hz_row *row, const hz_hazard *hazard, const hz_plan *plan)
{
    if (t->count == t->cap) {
        size_t cap = t->cap == 0 ? 256 : t->cap * 2;
        struct trace *items = realloc(t->items, cap * sizeof *items);
        if (items == NULL) {
            return false;
        }
        t->items = items;
        t->cap = cap;
    }
    const hz_cell *cells = hazard->cells;
    hz_date listed_on = hz_hazard_date(hazard, HZ_COL_LISTED_ON);
    struct trace *trace = &t->items[t->count];
    *trace = (struct trace){
        .id = intern_put(&t->ids, hz_row_text(row, HZ_COL_ID)),
        .area = hz_unit_find(plan, cells[HZ_COL_AREA].text),
        .department = hz_unit_find(plan, hz_row_text(row, HZ_COL_SUPERVISOR)),
        .found = hz_hazard_date(hazard, HZ_COL_FOUND_ON),
        .rectified = hz_hazard_date(hazard, HZ_COL_RECTIFIED_ON),
        .closed = hz_hazard_date(hazard, HZ_COL_CLOSED_ON),
        .self = cells[HZ_COL_SOURCE].fault == HZ_VALUE_OK &&
                plan->sources.items[cells[HZ_COL_SOURCE].as.choice].self,
        .minor = hz_span_is(hz_row_text(row, HZ_COL_LEVEL), hz_choices(HZ_TYPE_LEVEL)[1]),
    };
    bool is_listed = cells[HZ_COL_LISTED].text.len > 0;
    trace->listed = !is_listed ? HZ_NO_DATE : (listed_on == HZ_NO_DATE ? trace->found : listed_on);
    struct counted counted = counted_on(hazard, plan, trace->found, HZ_UNTIL_RECTIFIED);
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (is_always((hz_indicator)i) && trace->found != HZ_NO_DATE &&
            indicator_count(i, &counted) > 0) {
            trace->always |= UINT32_C(1) << i;
        }
    }
    t->count++;
    return trace->id != SIZE_MAX;
}

static bool reached(hz_date date, hz_date day)
{
    return date != HZ_NO_DATE && date <= day;
}

bool trace_counts(const struct trace *trace, hz_indicator indicator, hz_date day)
{
    struct counted c = {.found = reached(trace->found, day)};
    if (!c.found) {
        return false;
    }
    if (is_always(indicator)) {
        return (trace->always & UINT32_C(1) << indicator) != 0;
    }
    c.rectified = reached(trace->rectified, day);
    c.closed = reached(trace->closed, day);
    c.listed = reached(trace->listed, day);
    c.self = trace->self;
    return indicator_count((int)indicator, &c) > 0;
}

void traces_free(struct traces *t)
{
    intern_free(&t->ids);
    free(t->items);
    *t = (struct traces){0};
}
