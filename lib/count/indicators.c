#include "count/indicators.h"
#include "count/groups.h"

static int64_t count_found(const struct counted *c)
{
    return hz_was_found(c->hazard, c->day);
}

static int64_t count_rectified(const struct counted *c)
{
    return hz_was_rectified(c->hazard, c->day);
}

static int64_t count_unrectified(const struct counted *c)
{
    return count_found(c) - count_rectified(c);
}

static int64_t count_overdue(const struct counted *c)
{
    return hz_was_overdue(c->hazard, c->day, c->until);
}

static int64_t count_closed(const struct counted *c)
{
    return hz_was_closed(c->hazard, c->day);
}

/* Every source but the enterprise's own counts as found by authorities (national bulletin). */
static bool is_self(const struct counted *c)
{
    const hz_cell *source = &c->hazard->cells[HZ_COL_SOURCE];
    return source->fault == HZ_VALUE_OK && c->plan->sources.items[source->as.choice].self;
}

static int64_t count_self_found(const struct counted *c)
{
    return is_self(c) ? count_found(c) : 0;
}

static int64_t count_self_rectified(const struct counted *c)
{
    return is_self(c) ? count_rectified(c) : 0;
}

static int64_t count_check_found(const struct counted *c)
{
    return is_self(c) ? 0 : count_found(c);
}

static int64_t count_check_rectified(const struct counted *c)
{
    return is_self(c) ? 0 : count_rectified(c);
}

static int64_t count_listed(const struct counted *c)
{
    return hz_was_listed(c->hazard, c->day);
}

static int64_t count_listed_rectified(const struct counted *c)
{
    return hz_was_listed(c->hazard, c->day) && hz_was_rectified(c->hazard, c->day);
}

/* A ledger has no day for a penalty; it counts from the discovery on. */
static int64_t count_penalty(const struct counted *c)
{
    return count_found(c) ? hz_hazard_money(c->hazard, HZ_COL_PENALTY) +
                                hz_hazard_money(c->hazard, HZ_COL_PENALTY_PERSON)
                          : 0;
}

static int64_t count_both_penalties(const struct counted *c)
{
    return count_found(c) && hz_hazard_money(c->hazard, HZ_COL_PENALTY) > 0 &&
           hz_hazard_money(c->hazard, HZ_COL_PENALTY_PERSON) > 0;
}

/* Measures of enforcement; a ledger has no day for them, they count from the discovery on. */
static int64_t count_action(const struct counted *c, int action)
{
    const hz_cell *actions = &c->hazard->cells[HZ_COL_ACTION];
    return actions->fault == HZ_VALUE_OK && (actions->as.choice & 1 << action) != 0;
}

/* Their places in the list of 执法措施. */
enum { INTERVIEW, EXPOSURE, SANCTION, SUSPENSION, CLOSURE, TRANSFER };

static int64_t count_suspended(const struct counted *c)
{
    return count_action(c, SUSPENSION);
}

static int64_t count_closures(const struct counted *c)
{
    return count_action(c, CLOSURE);
}

static int64_t count_transfers(const struct counted *c)
{
    return count_action(c, TRANSFER);
}

static int64_t count_interviews(const struct counted *c)
{
    return count_action(c, INTERVIEW);
}

static int64_t count_exposed(const struct counted *c)
{
    return count_action(c, EXPOSURE);
}

static int64_t count_sanctions(const struct counted *c)
{
    return count_action(c, SANCTION);
}

#define INDICATOR(name, id, label, kind, shown, function) function,
static int64_t (*const counts[HZ_INDICATOR_COUNT])(const struct counted *c) = {
#include <hazard/indicators.def>
};
#undef INDICATOR

int64_t indicator_count(int indicator, const struct counted *c)
{
    bool counts_at_all = hz_was_found(c->hazard, c->day) && counts[indicator] != NULL;
    return counts_at_all ? counts[indicator](c) : 0;
}

void indicators_add(const struct counted *c, int64_t sums[HZ_INDICATOR_COUNT])
{
    bool found = hz_was_found(c->hazard, c->day); /* nothing counts before the discovery */
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (counts[i] != NULL) {
            group_add(&sums[i], found ? counts[i](c) : 0);
        }
    }
}

uint64_t indicators_columns(void)
{
    return HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_SOURCE) | HZ_BIT(HZ_COL_LISTED) |
           HZ_BIT(HZ_COL_LISTED_ON) | HZ_BIT(HZ_COL_PENALTY) | HZ_BIT(HZ_COL_PENALTY_PERSON) |
           HZ_BIT(HZ_COL_ACTION);
}
