/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "rollup/rollup_state.h"
#include <stdio.h>
#include <stdlib.h>

/* A table by township shows how each reported, if submissions say when they were made. */
static bool shows_status(const hz_rollup *r)
{
    return (r->reporting.has_day[0] || r->reporting.has_day[1]) && r->groups.dimension_count == 1 &&
           r->groups.dimensions[0].column == HZ_COL_AREA && r->options.unit_name == NULL;
}

static bool has_name(const hz_rollup *r, size_t d, uint32_t number)
{
    for (size_t i = 0; i < r->groups.keys.count; i++) {
        if (groups_number(&r->groups, i, d) == number) {
            return true;
        }
    }
    return false;
}

/* The empty name in every dimension, for the other columns of a unit without rows. */
static bool empty_numbers(hz_rollup *r, uint32_t numbers[HZ_BY_MAX])
{
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        size_t number = intern_put(&r->groups.dimensions[i].names, hz_span_of(""));
        if (number == SIZE_MAX) {
            return false;
        }
        numbers[i] = (uint32_t)number;
    }
    return true;
}

/* Set the values that ledgers give to 0, the others to unknown. */
static void fill_zeros(const hz_rollup *r, int64_t *values)
{
    for (size_t i = 0; i < r->indicators.count; i++) {
        const hz_indicator_info *indicator = &r->indicators.items[i];
        bool counted =
            i < HZ_INDICATOR_COUNT && (indicator->always || indicator->monthly || indicator->rare);
        values[i] = counted ? 0 : HZ_UNKNOWN;
    }
}

/* Add a row for each department that must report, if the table shows how units reported. */
static int add_departments(hz_rollup *r)
{
    const struct dimension *d = &r->groups.dimensions[0];
    for (int unit = (int)r->plan->areas.count; shows_status(r) && unit < hz_unit_count(r->plan);
         unit++) {
        uint32_t numbers[HZ_BY_MAX] = {0};
        size_t number = intern_find(&d->names, hz_span_of(hz_unit_name(r->plan, unit)));
        numbers[0] = (uint32_t)number;
        if (rollup_must_report(r, unit) && groups_put(&r->groups, numbers) == SIZE_MAX) {
            return -1;
        }
    }
    return 0;
}

/* The names that are there whether or not a hazard has them, which come first; departments do not.
 */
static size_t fixed_names(const struct dimension *d)
{
    size_t count = d->plan_names != NULL ? d->plan_names->count : 0;
    while (d->dated != NULL && d->dated[count] != NULL) {
        count++;
    }
    return count;
}

/* Add a row for each such name in dimension @p d that has none. */
static int add_missing_names(hz_rollup *r, size_t d)
{
    const struct dimension *dimension = &r->groups.dimensions[d];
    for (uint32_t i = 0; i < fixed_names(dimension); i++) {
        uint32_t numbers[HZ_BY_MAX];
        if (has_name(r, d, i)) {
            continue;
        }
        if (!empty_numbers(r, numbers)) {
            return -1;
        }
        numbers[d] = i;
        size_t number = groups_put(&r->groups, numbers);
        if (number == SIZE_MAX) {
            return -1;
        }
        if (dimension->column != HZ_COL_AREA) { /* a township without rows may not have reported */
            fill_zeros(r, groups_at(&r->groups, number).now);
        }
    }
    return 0;
}

/*
 * Add rows for the names of the plan that have none: townships always, others if they are alone. A
 * department without hazards to supervise has none.
 */
static int add_missing(hz_rollup *r)
{
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        const struct dimension *dimension = &r->groups.dimensions[d];
        bool is_area = dimension->column == HZ_COL_AREA;
        bool wanted =
            is_area ? r->options.unit_name == NULL
                    : r->groups.dimension_count == 1 && dimension->column != HZ_COL_SUPERVISOR;
        if (wanted && add_missing_names(r, d) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The table while it is written. */
struct table {
    const hz_rollup *rollup;
    size_t *columns; /* the indicators that have a column, in order */
    size_t column_count;
    bool status;    /* it shows how units reported */
    hz_span *cells; /* of the current row, or the labels */
    char (*buffers)[CELL_SIZE];
    size_t count;
};

/* True if a group has a figure for indicator @p i, at either cut-off. */
static bool occurs(const hz_rollup *r, size_t i)
{
    for (size_t g = 0; g < r->groups.keys.count; g++) {
        struct group group = groups_at(&r->groups, g);
        if (group.now[i] > 0 || (group.before != NULL && group.before[i] > 0)) {
            return true;
        }
    }
    return false;
}

/* Indicators that only dispatch tables have get a column if one of them gives a value. */
static bool is_shown(const hz_rollup *r, size_t i)
{
    const hz_indicator_info *indicator = &r->indicators.items[i];
    if (indicator->always || (indicator->rare && occurs(r, i)) ||
        (indicator->monthly && r->cutoff.increase && r->reporting.any_ledger)) {
        return true;
    }
    for (size_t k = 0; k < r->submissions.count; k++) {
        if (submission_now(&r->submissions, &r->submissions.items[k])[i] != HZ_UNKNOWN) {
            return true;
        }
    }
    return false;
}

/* False: out of memory; clear in either case. */
static bool table_init(struct table *t, const hz_rollup *r)
{
    size_t most = HZ_BY_MAX + 2 + 2 * r->indicators.count;
    *t = (struct table){.rollup = r, .status = shows_status(r)};
    t->columns = calloc(r->indicators.count + 1, sizeof *t->columns);
    t->cells = calloc(most, sizeof *t->cells);
    t->buffers = calloc(most, sizeof *t->buffers);
    for (int monthly = 0; t->columns != NULL && monthly < 2; monthly++) { /* those come last */
        for (size_t i = 0; i < r->indicators.count; i++) {
            if (r->indicators.items[i].monthly == (monthly == 1) && is_shown(r, i)) {
                t->columns[t->column_count++] = i;
            }
        }
    }
    return t->columns != NULL && t->cells != NULL && t->buffers != NULL;
}

static void table_clear(struct table *t)
{
    free(t->columns);
    free(t->cells);
    free(t->buffers);
}

static void put_text(struct table *t, const char *text)
{
    t->cells[t->count++] = hz_span_of(text);
}

/* A value that is not known is an empty cell, not a zero. */
static void put_value(struct table *t, hz_indicator_type kind, int64_t value)
{
    char *buffer = t->buffers[t->count];
    buffer[0] = '\0';
    if (value != HZ_UNKNOWN && value != GROUP_INCOMPLETE) {
        hz_indicator_format(kind, value, buffer);
    }
    put_text(t, buffer);
}

static int64_t rate_of(const int64_t *values)
{
    int64_t found = values[HZ_IND_FOUND];
    int64_t rectified = values[HZ_IND_RECTIFIED];
    bool known = found > 0 && rectified >= 0; /* unknown values are negative */
    return known ? hz_rate(rectified, found) : HZ_UNKNOWN;
}

static void put_rate(struct table *t, const struct group *group)
{
    int64_t rate = rate_of(group->now);
    put_value(t, HZ_KIND_RATE, rate);
    if (t->rollup->cutoff
            .increase) { /* in points, of the rates as printed; unknown without a rate before */
        int64_t was = rate_of(group->before);
        bool both = rate != HZ_UNKNOWN && was != HZ_UNKNOWN;
        put_value(t, HZ_KIND_RATE, both ? rate - was : HZ_UNKNOWN);
    }
}

/* True for a value that only rises; in a group that hazards leave, none does. */
static bool only_rises(const hz_rollup *r, size_t i)
{
    return r->indicators.items[i].cumulative && !r->moves;
}

/* In the first period everything is new, but values that rise and fall have no change. */
static int64_t increase_of(const hz_rollup *r, const struct group *group, size_t i)
{
    int64_t now = group->now[i];
    int64_t before = group->before[i];
    if (r->cutoff.before == HZ_NO_DATE && !only_rises(r, i)) {
        return HZ_UNKNOWN;
    }
    if (now == HZ_UNKNOWN || now == GROUP_INCOMPLETE || before == GROUP_INCOMPLETE) {
        return HZ_UNKNOWN;
    }
    return now - (before == HZ_UNKNOWN ? 0 : before);
}

static void put_status(struct table *t, hz_span name)
{
    char *buffer = t->buffers[t->count];
    int unit = hz_unit_find(t->rollup->plan, name);
    buffer[0] = '\0';
    if (unit >= 0) {
        rollup_reporting_status(t->rollup, unit, buffer);
    }
    put_text(t, buffer);
}

static void put_values(struct table *t, const struct group *group)
{
    const hz_rollup *r = t->rollup;
    put_text(t, r->cutoff.label);
    for (size_t c = 0; c < t->column_count; c++) {
        size_t i = t->columns[c];
        hz_indicator_type kind = r->indicators.items[i].kind;
        if (kind == HZ_KIND_RATE) {
            put_rate(t, group);
            continue;
        }
        put_value(t, kind, group->now[i]);
        if (r->cutoff.increase) {
            put_value(t, kind, increase_of(r, group, i));
        }
    }
}

/* The label of dimension @p d: 单位 if there are departments among the townships. */
static const char *label_of(const hz_rollup *r, size_t d)
{
    hz_column column = r->groups.dimensions[d].column;
    for (size_t i = 0; column == HZ_COL_AREA && i < r->groups.keys.count; i++) {
        uint32_t number = groups_number(&r->groups, i, d);
        if (number >= r->plan->areas.count && number < r->groups.dimensions[d].known) {
            return hz_dispatch_label(HZ_DISPATCH_UNIT);
        }
    }
    return hz_column_get(column)->label;
}

static int write_labels(struct table *t, hz_writer *writer, hz_error *err)
{
    const hz_rollup *r = t->rollup;
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        put_text(t, label_of(r, d));
    }
    put_text(t, hz_dispatch_label(HZ_DISPATCH_MONTH));
    for (size_t c = 0; c < t->column_count; c++) {
        const hz_indicator_info *indicator = &r->indicators.items[t->columns[c]];
        put_text(t, indicator->label);
        if (r->cutoff.increase) {
            char *buffer = t->buffers[t->count];
            (void)snprintf(buffer, sizeof t->buffers[0], "%s%s", indicator->label,
                           only_rises(r, t->columns[c]) ? HZ_INCREASE : HZ_CHANGE);
            put_text(t, buffer);
        }
    }
    if (t->status) {
        put_text(t, hz_dispatch_label(HZ_DISPATCH_STANDING));
    }
    return hz_writer_table(writer, t->cells, t->count, err);
}

static int write_group(struct table *t, size_t g, hz_writer *writer, hz_error *err)
{
    const struct groups *groups = &t->rollup->groups;
    struct group group = groups_at(groups, g);
    t->count = 0;
    for (size_t d = 0; d < groups->dimension_count; d++) {
        t->cells[t->count++] =
            intern_get(&groups->dimensions[d].names, groups_number(groups, g, d));
    }
    put_values(t, &group);
    if (t->status) {
        put_status(t, t->cells[0]);
    }
    return hz_writer_row(writer, t->cells, err);
}

/* Add up all groups. */
static void add_up(const hz_rollup *r, struct group *total)
{
    size_t width = r->indicators.count;
    for (size_t i = 0; i < width; i++) {
        total->now[i] = total->before[i] = HZ_UNKNOWN;
    }
    if (r->reporting.any_ledger || r->submissions.count == 0) {
        fill_zeros(r, total->now); /* ledgers without hazards say that there are none */
    }
    for (size_t g = 0; g < r->groups.keys.count; g++) {
        struct group group = groups_at(&r->groups, g);
        for (size_t i = 0; i < width; i++) {
            group_add(&total->now[i], group.now[i]);
            if (r->cutoff.increase) {
                group_add(&total->before[i], group.before[i]);
            }
        }
    }
}

static int write_total(struct table *t, hz_writer *writer, hz_error *err)
{
    const hz_rollup *r = t->rollup;
    size_t width = r->indicators.count;
    int64_t *sums = calloc(2 * width + 1, sizeof *sums);
    struct group total = {sums, sums + width};
    if (sums == NULL) {
        return error_no_memory(err, NULL);
    }
    add_up(r, &total);
    t->count = 0;
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        put_text(t, d == 0 ? HZ_TOTAL : "");
    }
    put_values(t, &total);
    if (t->status) {
        put_text(t, "");
    }
    free(sums);
    return hz_writer_row(writer, t->cells, err);
}

static int fail_sum(const hz_rollup *r, hz_span name, size_t indicator, hz_error *err)
{
    hz_diag_set(err, HZ_E613, NULL, NULL);
    (void)snprintf(err->label, sizeof err->label, "%.*s %s", (int)(name.len < 48 ? name.len : 48),
                   name.ptr, r->indicators.items[indicator].label);
    return -1;
}

/* True if no sum of a group, or of all, is too large; false with @p err set. */
static bool sums_fit(const hz_rollup *r, hz_error *err)
{
    for (size_t i = 0; i < r->indicators.count; i++) {
        int64_t totals[2] = {0, 0};
        for (size_t g = 0; g < r->groups.keys.count; g++) {
            struct group group = groups_at(&r->groups, g);
            int64_t before = group.before == NULL ? HZ_UNKNOWN : group.before[i];
            group_add(&totals[0], group.now[i]);
            group_add(&totals[1], before);
            if (group.now[i] == SUM_TOO_LARGE || before == SUM_TOO_LARGE) {
                uint32_t number = groups_number(&r->groups, g, 0);
                return fail_sum(r, intern_get(&r->groups.dimensions[0].names, number), i, err) == 0;
            }
        }
        if (totals[0] == SUM_TOO_LARGE || totals[1] == SUM_TOO_LARGE) {
            return fail_sum(r, hz_span_of(HZ_TOTAL), i, err) == 0;
        }
    }
    return true;
}

static int write_table(hz_rollup *r, const size_t *order, hz_writer *writer, hz_error *err)
{
    struct table t;
    if (!table_init(&t, r)) {
        table_clear(&t);
        return error_no_memory(err, NULL);
    }
    int result = write_labels(&t, writer, err);
    for (size_t i = 0; result == 0 && i < r->groups.keys.count; i++) {
        result = write_group(&t, order[i], writer, err);
    }
    result = result == 0 ? write_total(&t, writer, err) : result;
    table_clear(&t);
    return result;
}

int rollup_write_title(const hz_rollup *r, const char *what, hz_writer *writer, hz_error *err)
{
    const struct cutoff *c = &r->cutoff;
    char title[256];
    char notes[256];
    char period[128] = "";
    char when[64] = "";
    int year = 0;
    int months[2];
    int days[2];
    if (!writer_is_page(writer)) {
        return 0;
    }
    hz_date_split(c->before == HZ_NO_DATE ? r->plan->start : c->before + 1, NULL, &months[0],
                  &days[0]);
    hz_date_split(c->day, &year, &months[1], &days[1]);
    if (c->increase) {
        (void)snprintf(period, sizeof period, "　本期：%d月%d日至%d月%d日", months[0], days[0],
                       months[1], days[1]);
        (void)snprintf(when, sizeof when, "（%d年%d月）", year, months[1]);
    }
    (void)snprintf(notes, sizeof notes, "截至%d年%d月%d日　单位：项、万元、%%%s", year, months[1],
                   days[1], period);
    (void)snprintf(title, sizeof title, "%s重大事故隐患专项排查整治%s%s", r->plan->county, what,
                   when);
    return hz_writer_text(writer, HZ_TEXT_TITLE, title, err) == 0
               ? hz_writer_text(writer, HZ_TEXT_PARAGRAPH, notes, err)
               : -1;
}

int hz_rollup_write(hz_rollup *rollup, hz_writer *writer, hz_error *err)
{
    size_t *order = NULL;
    if (rollup->options.reconcile) {
        return rollup_reconcile(rollup, writer, err);
    }
    hz_usable_end(rollup->usable);
    if (rollup_add_submissions(rollup) == 0 && add_missing(rollup) == 0 &&
        add_departments(rollup) == 0) {
        order = groups_order(&rollup->groups);
    }
    if (order == NULL) {
        return error_no_memory(err, NULL);
    }
    int result = sums_fit(rollup, err) ? 0 : -1;
    result = result == 0 ? rollup_write_title(rollup, "情况汇总表", writer, err) : result;
    result = result == 0 ? write_table(rollup, order, writer, err) : result;
    free(order);
    return result;
}
