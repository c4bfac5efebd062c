/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan.h"
#include "rollup/plausibility.h"
#include "rollup/rollup_state.h"
#include <stdio.h>

/* The text of one of the columns of --by. */
static hz_span text_of(const hz_rollup *r, const hz_row *row, hz_column column)
{
    return column == HZ_COL_AREA
               ? hz_dispatch_text(&r->dispatch.binding, row->record, HZ_DISPATCH_UNIT)
               : hz_row_text(row, column);
}

/* Who or what a row is about: its unit, and every column by which roll-ups group. */
static bool subject_name(const hz_rollup *r, const hz_row *row, struct buf *name)
{
    size_t count;
    const int *columns = hz_rollup_group_columns(&count);
    hz_span unit = text_of(r, row, HZ_COL_AREA);
    if (r->dispatch.unit >= 0) {
        unit = hz_span_of(hz_unit_name(r->plan, r->dispatch.unit));
    }
    for (size_t i = 0; i < count; i++) {
        hz_span text = columns[i] == HZ_COL_AREA ? unit : hz_row_text(row, (hz_column)columns[i]);
        if (text.len > 0 &&
            ((name->len > 0 && !buf_add_text(name, " ")) || !buf_add_span(name, text))) {
            return false;
        }
    }
    char table[32];
    (void)snprintf(table, sizeof table, " %zu", r->tables);
    /* without a unit, the same group of two tables is two parts of it */
    return unit.len > 0 || buf_add_text(name, table);
}

/* The names under which the row counts. A column of --by that the table lacks has no name. */
static int find_numbers(hz_rollup *r, const hz_row *row, uint32_t numbers[HZ_BY_MAX])
{
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        struct dimension *d = &r->groups.dimensions[i];
        hz_cell cell;
        hz_span text = text_of(r, row, d->column);
        hz_cell_read(&cell, hz_column_get(d->column)->type, r->plan, text);
        int unit = d->column == HZ_COL_AREA ? hz_unit_find(r->plan, text) : -1;
        if (unit >= (int)r->plan->areas.count) {
            cell.text = hz_span_of(hz_unit_name(r->plan, unit));
        }
        if (rollup_number(r, d, row, &cell, &numbers[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Keeps the figures of a row under whom they are about. */
static int add_report(hz_rollup *r, const hz_row *row)
{
    const struct dispatch_check *d = &r->dispatch;
    struct buf name = {0};
    struct subject subject = {.unit = d->unit};
    struct report *report = NULL;
    if (subject_name(r, row, &name) && find_numbers(r, row, subject.numbers) == 0) {
        report =
            reports_add(&r->reports, buf_span(&name), hz_span_of(row->file), row->record->line);
    }
    buf_free(&name);
    if (report == NULL) {
        return -1;
    }
    r->reports.subjects[report->subject] = subject;
    report->day = d->day;
    report->reported_on = d->reported_on;
    report->zero = d->zero;
    if (d->reported_on != HZ_NO_DATE && d->unit >= 0) {
        r->submits[d->unit < (int)r->plan->areas.count ? 0 : 1] = true;
    }
    memcpy(reports_now(&r->reports, report), d->now, 2 * r->figures.count * sizeof *d->now);
    return 0;
}

int hz_rollup_add_dispatch(hz_rollup *rollup, const hz_row *row)
{
    hz_rollup *r = rollup;
    struct row_check rc = {.plan = r->plan, .today = r->today, .row = row, .sink = r->sink};
    r->tables += row->is_header ? 1 : 0;
    if (dispatch_check_row(&r->dispatch, &rc) != 0) {
        return -1;
    }
    if (row->is_header) {
        return 0;
    }
    if (r->dispatch.kind == DISPATCH_UNUSABLE && r->dispatch.maker >= 0) {
        r->unread[r->dispatch.maker] = true;
    }
    return r->dispatch.kind == DISPATCH_FIGURES ? add_report(r, row) : 0;
}

/* What stands for a subject that has no earlier report: nothing was there before the campaign. */
static int64_t figure_before(const hz_rollup *r, const struct report *last,
                             const struct report *before, size_t i)
{
    int64_t now = reports_now(&r->reports, last)[i];
    int64_t increase = reports_increase(&r->reports, last)[i];
    if (before != NULL && reports_now(&r->reports, before)[i] != HZ_UNKNOWN) {
        return reports_now(&r->reports, before)[i];
    }
    if (increase != HZ_UNKNOWN && now != HZ_UNKNOWN && last->day == r->options.day) {
        return now - increase; /* a roll-up one level down has worked it out */
    }
    return r->options.before == HZ_NO_DATE ? 0 : GROUP_BROKEN;
}

/* True if a ledger says this figure of the subject better: a hazard counts once, where it lies. */
static bool is_counted(const hz_rollup *r, int unit, size_t figure)
{
    if (figure >= HZ_INDICATOR_COUNT || !r->any_ledger || unit < 0) {
        return false;
    }
    return unit >= (int)r->plan->areas.count || r->has_ledger[unit];
}

static int take_subject(hz_rollup *r, const struct report *last, const struct report *before)
{
    const struct subject *subject = &r->reports.subjects[last->subject];
    size_t number = groups_put(&r->groups, subject->numbers);
    if (number == SIZE_MAX) {
        return -1;
    }
    struct group group = groups_at(&r->groups, number);
    for (size_t i = 0; i < r->figures.count; i++) {
        int64_t now = reports_now(&r->reports, last)[i];
        if (now == HZ_UNKNOWN || is_counted(r, subject->unit, i)) {
            continue;
        }
        group_add(&group.now[i], now);
        if (r->options.increase) {
            group_add(&group.before[i], figure_before(r, last, before, i));
        }
    }
    return 0;
}

static bool groups_by_area(const hz_rollup *r)
{
    for (size_t d = 0; d < r->groups.dimension_count; d++) {
        if (r->groups.dimensions[d].column == HZ_COL_AREA) {
            return true;
        }
    }
    return false;
}

int rollup_take_reports(hz_rollup *r)
{
    const struct report *end = r->reports.items + r->reports.count;
    if (r->taken) {
        return 0;
    }
    r->taken = true;
    reports_sort(&r->reports);
    doubts_tell(&r->reports, r->plan, r->options.day, r->sink);
    for (const struct report *p = r->reports.items; p < end;) {
        const struct report *last = reports_last(&r->reports, p, r->options.day);
        const struct report *before = reports_last(&r->reports, p, r->options.before);
        if (last != NULL && take_subject(r, last, before) != 0) {
            return -1;
        }
        p = reports_next_subject(&r->reports, p);
    }
    if (groups_by_area(r)) {
        rollup_report_missing(r);
    }
    return 0;
}
