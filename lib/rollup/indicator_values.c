/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/indicator_values.h"
#include "base/sum.h"
#include "plan/plan.h"

/* The two kinds of source add up to the whole, as in the national bulletin. */
static bool is_self(const hz_hazard *hazard, const hz_plan *plan)
{
    const hz_cell *source = &hazard->cells[HZ_COL_SOURCE];
    return source->fault == HZ_VALUE_OK && plan->sources.items[source->as.choice].self;
}

struct counted counted_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day, hz_until until)
{
    struct counted c = {.hazard = hazard, .found = hz_was_found(hazard, day)};
    if (c.found) {
        c.rectified = hz_was_rectified(hazard, day);
        c.closed = hz_was_closed(hazard, day);
        c.overdue = hz_was_overdue(hazard, day, until);
        c.due = hz_deadline(hazard) != HZ_NO_DATE && hz_deadline(hazard) < day;
        c.listed = hz_was_listed(hazard, day);
        c.self = is_self(hazard, plan);
        const hz_cell *actions = &hazard->cells[HZ_COL_ACTION];
        c.actions = actions->fault == HZ_VALUE_OK ? actions->as.choice : 0;
    }
    return c;
}

static int64_t count_found(const struct counted *c)
{
    return c->found;
}

static int64_t count_rectified(const struct counted *c)
{
    return c->rectified;
}

static int64_t count_unrectified(const struct counted *c)
{
    return c->found && !c->rectified;
}

static int64_t count_overdue(const struct counted *c)
{
    return c->overdue;
}

/* Of these the overdue ones are not rectified; the others are. */
static int64_t count_due(const struct counted *c)
{
    return c->due;
}

static int64_t count_closed(const struct counted *c)
{
    return c->closed;
}

static int64_t count_self_found(const struct counted *c)
{
    return c->self;
}

static int64_t count_self_rectified(const struct counted *c)
{
    return c->self && c->rectified;
}

static int64_t count_check_found(const struct counted *c)
{
    return c->found && !c->self;
}

static int64_t count_check_rectified(const struct counted *c)
{
    return c->rectified && !c->self;
}

static int64_t count_listed(const struct counted *c)
{
    return c->listed;
}

static int64_t count_listed_rectified(const struct counted *c)
{
    return c->listed && c->rectified;
}

/* A ledger has no day for a penalty; it counts from the discovery on. */
static int64_t count_penalty(const struct counted *c)
{
    return c->found ? hz_hazard_money(c->hazard, HZ_COL_PENALTY) +
                          hz_hazard_money(c->hazard, HZ_COL_PENALTY_PERSON)
                    : 0;
}

static int64_t count_both_penalties(const struct counted *c)
{
    return c->found && hz_hazard_money(c->hazard, HZ_COL_PENALTY) > 0 &&
           hz_hazard_money(c->hazard, HZ_COL_PENALTY_PERSON) > 0;
}

/* Measures of enforcement; a ledger has no day for them, they count from the discovery on. */
static int64_t count_action(const struct counted *c, hz_action action)
{
    return c->actions >> action & 1;
}

static int64_t count_suspended(const struct counted *c)
{
    return count_action(c, HZ_ACTION_SUSPENSION);
}

static int64_t count_closures(const struct counted *c)
{
    return count_action(c, HZ_ACTION_CLOSURE);
}

static int64_t count_transfers(const struct counted *c)
{
    return count_action(c, HZ_ACTION_TRANSFER);
}

static int64_t count_interviews(const struct counted *c)
{
    return count_action(c, HZ_ACTION_INTERVIEW);
}

static int64_t count_exposed(const struct counted *c)
{
    return count_action(c, HZ_ACTION_EXPOSURE);
}

static int64_t count_sanctions(const struct counted *c)
{
    return count_action(c, HZ_ACTION_SANCTION);
}

/* What is derived from other figures, not summed up. */
static int64_t count_nothing(const struct counted *c)
{
    (void)c;
    return HZ_UNKNOWN;
}

#define INDICATOR(name, id, label, kind, nature, function) function,
static int64_t (*const counts[HZ_INDICATOR_COUNT])(const struct counted *c) = {
#include "schema/indicators.def"
};
#undef INDICATOR

int64_t indicator_count(int indicator, const struct counted *c)
{
    return counts[indicator](c);
}

/* Without loops over the table, so that the compiler sees each function where it is called. */
void indicators_add(const struct counted *c, int64_t sums[HZ_INDICATOR_COUNT])
{
    if (sums[HZ_IND_FOUND] == HZ_UNKNOWN) {
#define INDICATOR(name, id, label, kind, nature, function)                                         \
    sums[HZ_IND_##name] = function(c) == HZ_UNKNOWN ? HZ_UNKNOWN : 0;
#include "schema/indicators.def"
#undef INDICATOR
    }
/* Hazards cannot be so many that their number overflows; amounts can be so large. */
#define ADD_INTEGER(sum, value) *(sum) += (value)
#define ADD_MONEY(sum, value) sum_add(sum, value)
#define ADD_RATE(sum, value) (void)(value)
#define INDICATOR(name, id, label, kind, nature, function)                                         \
    ADD_##kind(&sums[HZ_IND_##name], function(c));
#include "schema/indicators.def"
#undef INDICATOR
}

uint64_t indicators_columns(void)
{
    return HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_SOURCE) | HZ_BIT(HZ_COL_LISTED) |
           HZ_BIT(HZ_COL_LISTED_ON) | HZ_BIT(HZ_COL_PENALTY) | HZ_BIT(HZ_COL_PENALTY_PERSON) |
           HZ_BIT(HZ_COL_ACTION);
}
