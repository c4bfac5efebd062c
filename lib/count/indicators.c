#include "count/indicators.h"
#include <inttypes.h>
#include <stdio.h>

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

#define INDICATOR(name, id, label, kind, function) {label, HZ_KIND_##kind, function},
static const struct {
    const char *label;
    hz_indicator_kind kind;
    int64_t (*count)(const struct counted *c);
} indicators[HZ_INDICATOR_COUNT] = {
#include <hazard/indicators.def>
};
#undef INDICATOR

void indicators_add(const struct counted *c, int64_t sums[HZ_INDICATOR_COUNT])
{
    if (!hz_was_found(c->hazard, c->day)) {
        return; /* nothing counts before the discovery */
    }
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (indicators[i].count != NULL) {
            sums[i] += indicators[i].count(c);
        }
    }
}

uint64_t indicators_columns(void)
{
    return HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_SOURCE) | HZ_BIT(HZ_COL_LISTED) |
           HZ_BIT(HZ_COL_LISTED_ON) | HZ_BIT(HZ_COL_PENALTY) | HZ_BIT(HZ_COL_PENALTY_PERSON);
}

const char *hz_indicator_label(hz_indicator indicator)
{
    return indicators[indicator].label;
}

hz_indicator_kind hz_indicator_get_kind(hz_indicator indicator)
{
    return indicators[indicator].kind;
}

void hz_indicator_format(hz_indicator indicator, int64_t value, char text[32])
{
    switch (indicators[indicator].kind) {
    case HZ_KIND_MONEY:
        hz_money_format(value, text);
        break;
    case HZ_KIND_RATE: {
        uint64_t tenths = value < 0 ? (uint64_t)-value : (uint64_t)value;
        (void)snprintf(text, 32, "%s%" PRIu64 ".%" PRIu64, value < 0 ? "-" : "", tenths / 10,
                       tenths % 10);
        break;
    }
    default:
        (void)snprintf(text, 32, "%" PRId64, value);
    }
}
