/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/indicator_values.h"
#include "base/sum.h"
#include "plan/plan.h"

/* Found by the enterprise, or by authorities: the two add up to all, as in the national bulletin.
 */
static bool is_self(const hz_hazard *hazard, const hz_plan *plan)
{
    const hz_cell *source = &hazard->cells[HZ_COL_SOURCE];
    return source->fault == HZ_VALUE_OK && plan->sources.items[source->as.choice].self;
}

hz_date penalty_day(const hz_hazard *hazard)
{
    hz_date day = hz_hazard_date(hazard, HZ_COL_PENALTY_ON);
    return day != HZ_NO_DATE ? day : hz_hazard_date(hazard, HZ_COL_FOUND_ON);
}

struct hazard_state hazard_state_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day,
                                    hz_until until)
{
    struct hazard_state h = {.found = hz_hazard_is(hazard, HZ_FOUND, day)};
    h.cancelled = !h.found && hz_hazard_is(hazard, HZ_CANCELLED, day);
    if (h.found) {
        h.rectified = hz_hazard_is(hazard, HZ_RECTIFIED, day);
        h.closed = hz_hazard_is(hazard, HZ_CLOSED, day);
        h.overdue =
            hz_hazard_is(hazard, until == HZ_UNTIL_CLOSED ? HZ_OVERDUE_UNCLOSED : HZ_OVERDUE, day);
        h.due =
            hz_hazard_deadline(hazard, day) != HZ_NO_DATE && hz_hazard_deadline(hazard, day) < day;
        h.listed = hz_hazard_is(hazard, HZ_LISTED, day);
        h.self = is_self(hazard, plan);
        const hz_cell *actions = &hazard->cells[HZ_COL_ACTION];
        h.actions = actions->fault == HZ_VALUE_OK ? actions->as.choice : 0;
        if (penalty_day(hazard) <= day) {
            h.penalty = hz_hazard_money(hazard, HZ_COL_PENALTY);
            h.personal_penalty = hz_hazard_money(hazard, HZ_COL_PENALTY_PERSON);
        }
    }
    return h;
}

static int64_t count_found(const struct hazard_state *h)
{
    return h->found;
}

static int64_t count_rectified(const struct hazard_state *h)
{
    return h->rectified;
}

static int64_t count_unrectified(const struct hazard_state *h)
{
    return h->found && !h->rectified;
}

static int64_t count_overdue(const struct hazard_state *h)
{
    return h->overdue;
}

/* Due hazards are either overdue or rectified. */
static int64_t count_due(const struct hazard_state *h)
{
    return h->due;
}

static int64_t count_closed(const struct hazard_state *h)
{
    return h->closed;
}

static int64_t count_self_found(const struct hazard_state *h)
{
    return h->self;
}

static int64_t count_self_rectified(const struct hazard_state *h)
{
    return h->self && h->rectified;
}

static int64_t count_check_found(const struct hazard_state *h)
{
    return h->found && !h->self;
}

static int64_t count_check_rectified(const struct hazard_state *h)
{
    return h->rectified && !h->self;
}

static int64_t count_listed(const struct hazard_state *h)
{
    return h->listed;
}

static int64_t count_listed_rectified(const struct hazard_state *h)
{
    return h->listed && h->rectified;
}

static int64_t count_penalty(const struct hazard_state *h)
{
    return h->penalty + h->personal_penalty;
}

static int64_t count_both_penalties(const struct hazard_state *h)
{
    return h->penalty > 0 && h->personal_penalty > 0;
}

/* Measures of enforcement: a ledger has no date for them, so they count from the discovery. */
static int64_t count_action(const struct hazard_state *h, hz_action action)
{
    return h->actions >> action & 1;
}

static int64_t count_suspended(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_SUSPENSION);
}

static int64_t count_closures(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_CLOSURE);
}

static int64_t count_transfers(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_TRANSFER);
}

static int64_t count_interviews(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_INTERVIEW);
}

static int64_t count_exposed(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_EXPOSURE);
}

static int64_t count_sanctions(const struct hazard_state *h)
{
    return count_action(h, HZ_ACTION_SANCTION);
}

static int64_t count_cancelled(const struct hazard_state *h)
{
    return h->cancelled;
}

/* A rate is derived from sums, not summed up. */
static int64_t count_nothing(const struct hazard_state *h)
{
    (void)h;
    return HZ_UNKNOWN;
}

#define INDICATOR(name, id, label, kind, nature, function) function,
static int64_t (*const counts[HZ_INDICATOR_COUNT])(const struct hazard_state *h) = {
#include "schema/indicators.def"
};
#undef INDICATOR

int64_t indicator_value(int indicator, const struct hazard_state *h)
{
    return counts[indicator](h);
}

/* Without a loop over the table, so that the compiler can inline each function. */
void indicators_add(const struct hazard_state *h, int64_t sums[HZ_INDICATOR_COUNT])
{
    if (sums[HZ_IND_FOUND] == HZ_UNKNOWN) {
#define INDICATOR(name, id, label, kind, nature, function)                                         \
    sums[HZ_IND_##name] = function(h) == HZ_UNKNOWN ? HZ_UNKNOWN : 0;
#include "schema/indicators.def"
#undef INDICATOR
    }
/* The number of hazards cannot overflow, amounts can. */
#define ADD_INTEGER(sum, value) *(sum) += (value)
#define ADD_MONEY(sum, value) sum_add(sum, value)
#define ADD_RATE(sum, value) (void)(value)
#define INDICATOR(name, id, label, kind, nature, function)                                         \
    ADD_##kind(&sums[HZ_IND_##name], function(h));
#include "schema/indicators.def"
#undef INDICATOR
}

uint64_t indicators_columns(void)
{
    return HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_SOURCE) | HZ_BIT(HZ_COL_LISTED) |
           HZ_BIT(HZ_COL_LISTED_ON) | HZ_BIT(HZ_COL_PENALTY) | HZ_BIT(HZ_COL_PENALTY_PERSON) |
           HZ_BIT(HZ_COL_PENALTY_ON) | HZ_BIT(HZ_COL_ACTION);
}
