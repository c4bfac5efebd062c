/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/plausibility.h"
#include "rollup/rollup_state.h"
#include "rows/place.h"
#include <stdio.h>

/* The text of one of the columns grouped by. */
static hz_span text_of(const hz_rollup *r, const hz_row *row, hz_column column)
{
    return column == HZ_COL_AREA
               ? hz_dispatch_text(&r->dispatch.binding, row->record, HZ_DISPATCH_UNIT)
               : hz_row_text(row, column);
}

/* The name of what a row is about: its unit, and every column by which roll-ups group. */
static bool subject_name(const hz_rollup *r, const hz_row *row, struct buf *name)
{
    size_t count;
    const int *columns = dispatch_group_columns(&count);
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
    /* without a unit, rows of two tables about one group are different parts of it */
    return unit.len > 0 || buf_add_text(name, table);
}

/* The name under which the row counts in dimension @p d; UNNAMED if the table lacks the column. */
static int find_number(hz_rollup *r, const hz_row *row, struct dimension *d, uint32_t *number)
{
    hz_cell cell;
    hz_span text = text_of(r, row, d->column);
    if (d->dated != NULL) { /* a name of roll-ups, which no ledger has */
        size_t found = intern_put(&d->names, text.len > 0 ? text : hz_span_of(UNNAMED));
        *number = (uint32_t)found;
        return found == SIZE_MAX ? -1 : 0;
    }
    hz_cell_read(&cell, hz_column_get(d->column)->type, r->plan, text, "");
    int unit = d->column == HZ_COL_AREA ? hz_unit_find(r->plan, text) : -1;
    if (unit >= (int)r->plan->areas.count) {
        cell.text = hz_span_of(hz_unit_name(r->plan, unit));
    }
    return rollup_find_name(r, d, row, &cell, number);
}

static int find_numbers(hz_rollup *r, const hz_row *row, uint32_t numbers[HZ_BY_MAX])
{
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        if (find_number(r, row, &r->groups.dimensions[i], &numbers[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Keep the values of a row. */
static int add_submission(hz_rollup *r, const hz_row *row)
{
    const struct dispatch_check *d = &r->dispatch;
    struct buf name = {0};
    struct subject subject = {.unit = d->unit};
    struct submission *submission = NULL;
    char source[PLACE_SOURCE];
    if (subject_name(r, row, &name) && find_numbers(r, row, subject.numbers) == 0) {
        submission = submissions_add(&r->submissions, buf_span(&name), place_source(row, source),
                                     row->record->line);
    }
    buf_free(&name);
    if (submission == NULL) {
        return -1;
    }
    r->submissions.subjects[submission->subject] = subject;
    submission->day = d->day;
    submission->reported_on = d->reported_on;
    submission->zero = d->zero;
    if (d->reported_on != HZ_NO_DATE && d->unit >= 0) {
        r->reporting.has_day[d->unit < (int)r->plan->areas.count ? 0 : 1] = true;
    }
    memcpy(submission_now(&r->submissions, submission), d->now,
           2 * r->indicators.count * sizeof *d->now);
    return 0;
}

int rollup_add_dispatch(hz_rollup *r, const hz_row *row)
{
    struct row_check rc = {.plan = r->plan, .today = r->today, .row = row, .sink = r->sink};
    r->tables += row->is_header ? 1 : 0;
    if (dispatch_check_row(&r->dispatch, &rc) != 0) {
        return -1;
    }
    if (row->is_header) {
        return 0;
    }
    if (r->dispatch.kind == DISPATCH_UNUSABLE && r->dispatch.maker >= 0) {
        r->reporting.unreadable[r->dispatch.maker] = true;
    }
    return r->dispatch.kind == DISPATCH_FIGURES ? add_submission(r, row) : 0;
}

/* The value at the cut-off before. Before the campaign every value was 0. */
static int64_t value_before(const hz_rollup *r, const struct submission *last,
                            const struct submission *before, size_t i)
{
    int64_t now = submission_now(&r->submissions, last)[i];
    int64_t increase = submission_increase(&r->submissions, last)[i];
    if (before != NULL && submission_now(&r->submissions, before)[i] != HZ_UNKNOWN) {
        return submission_now(&r->submissions, before)[i];
    }
    if (increase != HZ_UNKNOWN && now != HZ_UNKNOWN && last->day == r->cutoff.day) {
        return now - increase; /* of a roll-up one level down */
    }
    return r->cutoff.before == HZ_NO_DATE ? 0 : GROUP_INCOMPLETE;
}

/*
 * True if this value is counted from ledgers: then a hazard counts once, in its township, and
 * departments submit what townships have already.
 */
static bool is_counted(const hz_rollup *r, int unit, size_t indicator)
{
    if (indicator >= HZ_INDICATOR_COUNT || !r->reporting.any_ledger || unit < 0) {
        return false;
    }
    return unit >= (int)r->plan->areas.count || r->reporting.has_ledger[unit];
}

/* Submissions that are used for a later day than theirs, other than those that W610 reports. */
struct older {
    size_t count;
    hz_date last; /* the latest of their days */
};

static void note_older(struct older *older, const hz_rollup *r, const struct submission *last)
{
    bool is_reported = r->cutoff.increase && r->submissions.subjects[last->subject].unit >= 0;
    if (last->day < r->cutoff.day && !is_reported) {
        older->last = older->count == 0 || last->day > older->last ? last->day : older->last;
        older->count++;
    }
}

static void emit_older(const struct older *older, const hz_rollup *r)
{
    hz_diag diag;
    char day[16];
    if (older->count == 0) {
        return;
    }
    hz_date_format(older->last, day);
    hz_diag_set(&diag, HZ_W617, NULL, NULL);
    diag_arg(&diag, "period", r->cutoff.label);
    diag_arg(&diag, "day", day);
    diag_arg_count(&diag, "figures",
                   "the table is that of {period}, but {n} row of dispatch tables has figures only "
                   "up to {day}",
                   "the table is that of {period}, but {n} rows of dispatch tables have figures "
                   "only up to {day}",
                   older->count);
    sink_emit(r->sink, &diag);
}

/* Add the last submission of a subject to its group. */
static int add_to_group(hz_rollup *r, const struct submission *last,
                        const struct submission *before, struct older *older)
{
    bool is_used = false;
    const struct subject *subject = &r->submissions.subjects[last->subject];
    size_t number = groups_put(&r->groups, subject->numbers);
    if (number == SIZE_MAX) {
        return -1;
    }
    struct group group = groups_at(&r->groups, number);
    for (size_t i = 0; i < r->indicators.count; i++) {
        int64_t now = submission_now(&r->submissions, last)[i];
        if (now == HZ_UNKNOWN || is_counted(r, subject->unit, i)) {
            continue;
        }
        is_used = true;
        group_add(&group.now[i], now);
        if (r->cutoff.increase) {
            group_add(&group.before[i], value_before(r, last, before, i));
        }
    }
    if (is_used) {
        note_older(older, r, last);
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

int rollup_add_submissions(hz_rollup *r)
{
    const struct submission *end = r->submissions.items + r->submissions.count;
    if (r->submissions_added) {
        return 0;
    }
    struct older older = {0};
    r->submissions_added = true;
    submissions_sort(&r->submissions);
    check_plausibility(&r->submissions, r->plan, r->cutoff.day, r->sink);
    for (const struct submission *p = r->submissions.items; p < end;) {
        const struct submission *last = submissions_last(&r->submissions, p, r->cutoff.day);
        const struct submission *before = submissions_last(&r->submissions, p, r->cutoff.before);
        if (last != NULL && add_to_group(r, last, before, &older) != 0) {
            return -1;
        }
        p = submissions_next_subject(&r->submissions, p);
    }
    emit_older(&older, r);
    if (groups_by_area(r)) {
        rollup_emit_missing(r);
    }
    return 0;
}
