/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan.h"
#include "rollup/rollup_state.h"
#include <stdio.h>
#include <stdlib.h>

/* A table by township tells how each reported, where their reports say when. */
static bool shows_standing(const hz_rollup *r)
{
    return (r->submits[0] || r->submits[1]) && r->groups.dimension_count == 1 &&
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

/* The number of the empty name, for the other columns of a unit's only row. */
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

static void fill_zeros(const hz_rollup *r, int64_t *figures)
{
    for (size_t i = 0; i < r->figures.count; i++) {
        const hz_indicator_info *figure = &r->figures.items[i];
        bool counted = i < HZ_INDICATOR_COUNT && (figure->always || figure->monthly);
        figures[i] = counted ? 0 : HZ_UNKNOWN;
    }
}

/* Departments that have to report, where the table says who did. */
static int add_departments(hz_rollup *r)
{
    const struct dimension *d = &r->groups.dimensions[0];
    for (int unit = (int)r->plan->areas.count; shows_standing(r) && unit < hz_unit_count(r->plan);
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

/* Gives a row to each name of the plan that has none: areas always, others if they stand alone. */
static int add_missing(hz_rollup *r)
{
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        struct dimension *dimension = &r->groups.dimensions[d];
        bool is_area = dimension->column == HZ_COL_AREA;
        if (dimension->plan_names == NULL || (is_area && r->options.unit_name != NULL) ||
            (!is_area && r->groups.dimension_count > 1)) {
            continue;
        }
        for (uint32_t i = 0; i < dimension->plan_names->count; i++) {
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
            if (!is_area) { /* of an area nothing came; of another name there is none */
                fill_zeros(r, groups_at(&r->groups, number).now);
            }
        }
    }
    return 0;
}

/* Room for the cells of a row, and for its labels. */
struct cells {
    hz_span *spans;
    char (*buffers)[128];
    size_t count;
};

static bool cells_make(struct cells *cells, const hz_rollup *r)
{
    size_t most = HZ_BY_MAX + 2 + 2 * r->figures.count;
    *cells =
        (struct cells){calloc(most, sizeof *cells->spans), calloc(most, sizeof *cells->buffers), 0};
    return cells->spans != NULL && cells->buffers != NULL;
}

static void cells_free(struct cells *cells)
{
    free(cells->spans);
    free(cells->buffers);
}

/* A figure; one that is not known is an empty cell, not a zero. */
static void put_figure(struct cells *cells, hz_indicator_type kind, int64_t value)
{
    char *buffer = cells->buffers[cells->count];
    buffer[0] = '\0';
    if (value != HZ_UNKNOWN && value != GROUP_BROKEN) {
        hz_indicator_format(kind, value, buffer);
    }
    cells->spans[cells->count++] = hz_span_of(buffer);
}

static int64_t rate_of(const int64_t *figures)
{
    int64_t found = figures[HZ_IND_FOUND];
    int64_t rectified = figures[HZ_IND_RECTIFIED];
    bool known = found > 0 && rectified >= 0; /* what is not known lies below zero */
    return known ? hz_rate(rectified, found) : HZ_UNKNOWN;
}

static void put_rate(struct cells *cells, const struct group *group, bool increase)
{
    int64_t rate = rate_of(group->now);
    put_figure(cells, HZ_KIND_RATE, rate);
    if (increase) { /* in points, of the rates as printed; none where there was no rate before */
        int64_t was = rate_of(group->before);
        bool both = rate != HZ_UNKNOWN && was != HZ_UNKNOWN;
        put_figure(cells, HZ_KIND_RATE, both ? rate - was : HZ_UNKNOWN);
    }
}

/* Everything is new in the first period; but nothing can have risen or fallen since before it. */
static int64_t increase_of(const hz_rollup *r, const struct group *group, size_t i)
{
    int64_t now = group->now[i];
    int64_t before = group->before[i];
    if (r->options.before == HZ_NO_DATE && !r->figures.items[i].cumulative) {
        return HZ_UNKNOWN;
    }
    if (now == HZ_UNKNOWN || now == GROUP_BROKEN || before == GROUP_BROKEN) {
        return HZ_UNKNOWN;
    }
    return now - (before == HZ_UNKNOWN ? 0 : before);
}

/* Figures that only dispatch tables bring have a column where one of them gives a value. */
static bool is_shown(const hz_rollup *r, size_t i)
{
    const hz_indicator_info *figure = &r->figures.items[i];
    if (figure->always || (figure->monthly && r->options.increase && r->any_ledger)) {
        return true;
    }
    for (size_t k = 0; k < r->reports.count; k++) {
        if (reports_now(&r->reports, &r->reports.items[k])[i] != HZ_UNKNOWN) {
            return true;
        }
    }
    return false;
}

static void put_standing(const hz_rollup *r, struct cells *cells, hz_span name)
{
    char *buffer = cells->buffers[cells->count];
    int unit = hz_unit_find(r->plan, name);
    buffer[0] = '\0';
    if (unit >= 0) {
        rollup_standing(r, unit, buffer);
    }
    cells->spans[cells->count++] = hz_span_of(buffer);
}

static void put_one(const hz_rollup *r, struct cells *cells, const struct group *group, size_t i)
{
    hz_indicator_type kind = r->figures.items[i].kind;
    if (kind == HZ_KIND_RATE) {
        put_rate(cells, group, r->options.increase);
        return;
    }
    put_figure(cells, kind, group->now[i]);
    if (r->options.increase) {
        put_figure(cells, kind, increase_of(r, group, i));
    }
}

/* The figures in the order of their columns: those of a month only stand last. */
static void put_figures(const hz_rollup *r, struct cells *cells, const struct group *group)
{
    cells->spans[cells->count++] = hz_span_of(r->options.period);
    for (int monthly = 0; monthly < 2; monthly++) {
        for (size_t i = 0; i < r->figures.count; i++) {
            if (r->shown[i] && r->figures.items[i].monthly == (monthly == 1)) {
                put_one(r, cells, group, i);
            }
        }
    }
}

static void put_label(const hz_rollup *r, struct cells *cells, const hz_indicator_info *figure)
{
    cells->spans[cells->count++] = hz_span_of(figure->label);
    if (r->options.increase) {
        char *buffer = cells->buffers[cells->count];
        (void)snprintf(buffer, sizeof cells->buffers[0], "%s%s", figure->label,
                       figure->cumulative ? HZ_INCREASE : HZ_CHANGE);
        cells->spans[cells->count++] = hz_span_of(buffer);
    }
}

/* Townships, unless departments stand among them. */
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

static int write_labels(const hz_rollup *r, struct cells *cells, hz_writer *writer, hz_error *err)
{
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        cells->spans[cells->count++] = hz_span_of(label_of(r, i));
    }
    cells->spans[cells->count++] = hz_span_of(hz_dispatch_label(HZ_DISPATCH_MONTH));
    for (int monthly = 0; monthly < 2; monthly++) {
        for (size_t i = 0; i < r->figures.count; i++) {
            if (r->shown[i] && r->figures.items[i].monthly == (monthly == 1)) {
                put_label(r, cells, &r->figures.items[i]);
            }
        }
    }
    if (shows_standing(r)) {
        cells->spans[cells->count++] = hz_span_of(hz_dispatch_label(HZ_DISPATCH_STANDING));
    }
    return hz_writer_table(writer, cells->spans, cells->count, err);
}

static int write_group(const hz_rollup *r, size_t g, struct cells *cells, hz_writer *writer,
                       hz_error *err)
{
    struct group group = groups_at(&r->groups, g);
    cells->count = 0;
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        uint32_t number = groups_number(&r->groups, g, d);
        cells->spans[cells->count++] = intern_get(&r->groups.dimensions[d].names, number);
    }
    put_figures(r, cells, &group);
    if (shows_standing(r)) {
        put_standing(r, cells, cells->spans[0]);
    }
    return hz_writer_row(writer, cells->spans, err);
}

static int write_total(const hz_rollup *r, struct cells *cells, hz_writer *writer, hz_error *err)
{
    size_t width = r->figures.count;
    int64_t *sums = calloc(2 * width + 1, sizeof *sums);
    struct group total = {sums, sums + width};
    if (sums == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
        return -1;
    }
    for (size_t i = 0; i < 2 * width; i++) {
        sums[i] = HZ_UNKNOWN;
    }
    if (r->any_ledger || r->reports.count == 0) {
        fill_zeros(r, total.now); /* ledgers without hazards say that there are none */
    }
    for (size_t g = 0; g < r->groups.keys.count; g++) {
        struct group group = groups_at(&r->groups, g);
        for (size_t i = 0; i < width; i++) {
            group_add(&total.now[i], group.now[i]);
            if (r->options.increase) {
                group_add(&total.before[i], group.before[i]);
            }
        }
    }
    cells->count = 0;
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        cells->spans[cells->count++] = hz_span_of(d == 0 ? HZ_TOTAL : "");
    }
    put_figures(r, cells, &total);
    if (shows_standing(r)) {
        cells->spans[cells->count++] = hz_span_of("");
    }
    free(sums);
    return hz_writer_row(writer, cells->spans, err);
}

static int fail_sum(const hz_rollup *r, hz_span name, size_t figure, hz_error *err)
{
    hz_diag_set(err, HZ_E613, NULL, NULL);
    (void)snprintf(err->label, sizeof err->label, "%.*s %s", (int)(name.len < 48 ? name.len : 48),
                   name.ptr, r->figures.items[figure].label);
    return -1;
}

/* False, with @p err set: a sum of a group, or of all of them, is too large. */
static bool sums_fit(const hz_rollup *r, hz_error *err)
{
    for (size_t i = 0; i < r->figures.count; i++) {
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
    struct cells cells = {0};
    int result = -1;
    for (size_t i = 0; i < r->figures.count; i++) {
        r->shown[i] = is_shown(r, i);
    }
    if (!sums_fit(r, err)) {
        return -1;
    }
    if (!cells_make(&cells, r)) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
    } else {
        result = write_labels(r, &cells, writer, err);
    }
    for (size_t i = 0; result == 0 && i < r->groups.keys.count; i++) {
        result = write_group(r, order[i], &cells, writer, err);
    }
    result = result == 0 ? write_total(r, &cells, writer, err) : result;
    cells_free(&cells);
    return result;
}

int hz_rollup_write(hz_rollup *rollup, hz_writer *writer, hz_error *err)
{
    size_t *order = NULL;
    hz_usable_end(rollup->usable);
    if (rollup_take_reports(rollup) == 0 && add_missing(rollup) == 0 &&
        add_departments(rollup) == 0) {
        order = groups_order(&rollup->groups);
    }
    if (order == NULL) {
        hz_diag_set(err, HZ_E003, NULL, NULL);
        return -1;
    }
    int result = write_table(rollup, order, writer, err);
    free(order);
    return result;
}
