/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/indicators.h"
#include "base/nearest.h"
#include "base/span.h"
#include "plan/plan.h"
#include "schema/labels.h"
#include "value/informal_money.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* The natures of indicators.def: what a figure measures, and when a roll-up shows it. */
enum nature { FLOW, STOCK, OPTIONAL_FLOW, RARE_FLOW, MONTHLY_STOCK };

#define INDICATOR(name, id, label, kind, nature, function) {label, id, HZ_KIND_##kind, nature},
static const struct {
    const char *label;
    const char *id;
    hz_indicator_type kind;
    enum nature nature;
} indicators[HZ_INDICATOR_COUNT] = {
#include "schema/indicators.def"
};
#undef INDICATOR

const char *hz_indicator_label(hz_indicator indicator)
{
    return indicators[indicator].label;
}

hz_indicator_type hz_indicator_get_kind(hz_indicator indicator)
{
    return indicators[indicator].kind;
}

bool hz_indicator_is_always(hz_indicator indicator)
{
    return indicators[indicator].nature == FLOW || indicators[indicator].nature == STOCK;
}

/* Returns the hz_indicator with the label of a plan's indicator; -1: ledgers do not give it. */
static int find_counted(const char *label)
{
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (strcmp(indicators[i].label, label) == 0) {
            return i;
        }
    }
    return -1;
}

static hz_indicator_info counted_info(hz_indicator i)
{
    enum nature nature = indicators[i].nature;
    return (hz_indicator_info){
        .label = indicators[i].label,
        .id = indicators[i].id,
        .unit = indicators[i].kind == HZ_KIND_MONEY ? "万元" : "项",
        .kind = indicators[i].kind,
        .always = hz_indicator_is_always(i),
        .monthly = nature == MONTHLY_STOCK,
        .cumulative = nature == FLOW || nature == OPTIONAL_FLOW || nature == RARE_FLOW,
        .rare = nature == RARE_FLOW,
    };
}

static hz_indicator_info submitted_info(const hz_plan_indicator *own)
{
    return (hz_indicator_info){
        .label = own->label,
        .id = own->id,
        .unit = own->unit,
        .kind = strcmp(own->unit, "万元") == 0 ? HZ_KIND_MONEY : HZ_KIND_INTEGER,
        .cumulative = true,
    };
}

int hz_indicators_init(hz_indicators *all, const hz_plan *plan)
{
    *all = (hz_indicators){
        .items = calloc(HZ_INDICATOR_COUNT + plan->indicators.count, sizeof *all->items)};
    if (all->items == NULL) {
        return -1;
    }
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        all->items[all->count++] = counted_info((hz_indicator)i);
    }
    for (size_t i = 0; i < plan->indicators.count; i++) {
        const hz_plan_indicator *own = &plan->indicators.items[i];
        int counted = find_counted(own->label);
        if (counted >= 0) {
            all->items[counted].unit = own->unit;
        } else {
            all->items[all->count++] = submitted_info(own);
        }
    }
    return 0;
}

void hz_indicators_clear(hz_indicators *all)
{
    free(all->items);
    *all = (hz_indicators){0};
}

/* The ends of labels of increases and changes, normalized; earlier versions wrote 本月 for all. */
static const char *const increase_marks[] = {
    "(本期)",
    "(较上期增减)",
    "(本月)",
    "(较上期)",
    "(较上月)",
    "(较上月增减)",
    "(较上期增减百分点)",
    "(较上期增减(百分点))",
    "(本期新增)",
    "(本月新增)",
};

/* Removes the mark of an increase from a label. */
static bool cut_increase(struct label *label)
{
    for (size_t i = 0; i < sizeof increase_marks / sizeof increase_marks[0]; i++) {
        size_t len = strlen(increase_marks[i]);
        if (label->len > len &&
            memcmp(label->text + label->len - len, increase_marks[i], len) == 0) {
            label->len -= len;
            return true;
        }
    }
    return false;
}

int hz_indicators_find(const hz_indicators *all, hz_span label, bool *increase)
{
    struct label wanted;
    *increase = false;
    if (!label_read(&wanted, label)) {
        return -1;
    }
    *increase = cut_increase(&wanted);
    for (size_t i = 0; i < all->count; i++) {
        if (label_is(&wanted, all->items[i].id, all->items[i].label, "")) {
            return (int)i;
        }
    }
    return -1;
}

bool indicator_names(const hz_plan *plan, hz_span label, bool *computed)
{
    struct label wanted;
    *computed = false;
    if (!label_read(&wanted, label)) {
        return false;
    }
    *computed = cut_increase(&wanted);
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        if (label_is(&wanted, indicators[i].id, indicators[i].label, "")) {
            *computed = *computed || indicators[i].kind == HZ_KIND_RATE;
            return true;
        }
    }
    for (size_t i = 0; plan != NULL && i < plan->indicators.count; i++) {
        if (label_is(&wanted, plan->indicators.items[i].id, plan->indicators.items[i].label, "")) {
            return true;
        }
    }
    return false;
}

/* No label is returned if two are equally near, or if more than a third of it differs. */
const char *hz_indicators_nearest(const hz_indicators *all, hz_span label)
{
    hz_span wanted = span_trim(label);
    const char *best = "";
    size_t least = edit_distance(wanted, hz_span_of("")) / 3 + 1;
    for (size_t i = 0; i < all->count; i++) {
        size_t distance = edit_distance(wanted, hz_span_of(all->items[i].label));
        if (distance <= least) {
            best = distance == least ? "" : all->items[i].label;
            least = distance;
        }
    }
    return best;
}

/* An integer; full-width digits and thousands separators are allowed. */
static hz_fault parse_count(hz_span text, int64_t *value)
{
    char plain[64];
    size_t len = 0;
    if (!hz_normalize(text, plain, sizeof plain, &len)) {
        return HZ_NOT_AN_AMOUNT;
    }
    bool negative = len > 0 && plain[0] == '-';
    int64_t number = 0;
    size_t digits = 0;
    for (size_t i = negative ? 1 : 0; i < len; i++) {
        if (plain[i] >= '0' && plain[i] <= '9' && digits < 15) {
            number = number * 10 + (plain[i] - '0');
            digits++;
        } else if (plain[i] != ',' || digits == 0) {
            return HZ_NOT_AN_AMOUNT;
        }
    }
    *value = negative ? -number : number;
    return digits == 0 ? HZ_NOT_AN_AMOUNT : (negative ? HZ_AMOUNT_NEGATIVE : HZ_VALUE_OK);
}

hz_fault hz_indicator_parse(hz_indicator_type kind, hz_span text, int64_t *value)
{
    hz_span trimmed = span_trim(text);
    *value = HZ_UNKNOWN;
    if (trimmed.len == 0) {
        return HZ_VALUE_EMPTY;
    }
    int64_t read = 0;
    hz_fault fault =
        kind == HZ_KIND_INTEGER ? parse_count(trimmed, &read) : money_read(trimmed, &read);
    bool usable = fault == HZ_VALUE_OK || fault == HZ_AMOUNT_NEGATIVE;
    *value = usable ? read : HZ_UNKNOWN;
    return fault;
}

void hz_indicator_format(hz_indicator_type kind, int64_t value, char text[32])
{
    uint64_t tenths = value < 0 ? (uint64_t)-value : (uint64_t)value;
    switch (kind) {
    case HZ_KIND_MONEY:
        hz_money_format(value, text);
        break;
    case HZ_KIND_RATE:
        (void)snprintf(text, 32, "%s%" PRIu64 ".%" PRIu64, value < 0 ? "-" : "", tenths / 10,
                       tenths % 10);
        break;
    default:
        (void)snprintf(text, 32, "%" PRId64, value);
    }
}
