#include "base/text_domain.h"
#include "count/doubts.h"
#include "count/rollup_state.h"
#include <hazard/message.h>
#include <stdio.h>

static void say_field(hz_rollup *r, hz_code code, const hz_row *row, size_t field,
                      const char *detail)
{
    hz_diag diag;
    hz_record_diag(&diag, code, row->file, row->record, field, detail);
    if (field < row->binding->count) {
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(row->binding->labels[field]));
    }
    r->sink.fn(r->sink.ctx, &diag);
}

/*
 * Reads the figures of a row; what cannot be read is told and not known, rates are worked out anew.
 * False: the row has no figure at all, as that of a unit of which nothing came.
 */
static bool read_figures(hz_rollup *r, const hz_row *row)
{
    int64_t *now = r->read;
    int64_t *increase = r->read + r->figures.count;
    bool any = false;
    for (size_t i = 0; i < 2 * r->figures.count; i++) {
        r->read[i] = HZ_UNKNOWN;
    }
    for (size_t i = 0; i < r->binding.count && i < row->record->count; i++) {
        int figure = r->binding.figures[i];
        int64_t value;
        hz_indicator_kind kind = figure < 0 ? HZ_KIND_RATE : r->figures.items[figure].kind;
        if (kind == HZ_KIND_RATE) {
            continue;
        }
        hz_fault fault = hz_figure_parse(kind, row->record->fields[i], &value);
        bool allowed =
            fault == HZ_AMOUNT_NEGATIVE && (kind == HZ_KIND_RATE || r->binding.increases[i]);
        if (fault != HZ_VALUE_OK && fault != HZ_VALUE_EMPTY && !allowed) {
            say_field(r, HZ_W604, row, i, hz_fault_text(fault));
            value = HZ_UNKNOWN;
        }
        (r->binding.increases[i] ? increase : now)[figure] = value;
        any = any || value != HZ_UNKNOWN;
    }
    return any;
}

/* The total of a table against its rows: what does not add up was changed, or a row is missing. */
static void check_total(hz_rollup *r, const hz_row *row)
{
    for (size_t i = 0; i < r->binding.count && i < row->record->count; i++) {
        int figure = r->binding.figures[i];
        int64_t value;
        char sum[32];
        char detail[96];
        if (figure < 0 || r->binding.increases[i] ||
            r->figures.items[figure].kind == HZ_KIND_RATE ||
            hz_figure_parse(r->figures.items[figure].kind, row->record->fields[i], &value) !=
                HZ_VALUE_OK ||
            r->sums[figure] == HZ_UNKNOWN || value == r->sums[figure]) {
            continue;
        }
        hz_figure_format(r->figures.items[figure].kind, r->sums[figure], sum);
        (void)snprintf(detail, sizeof detail, hz_translate(N_("its rows add up to %s")), sum);
        say_field(r, HZ_W608, row, i, detail);
    }
}

static void clear_sums(hz_rollup *r)
{
    for (size_t i = 0; i < r->figures.count; i++) {
        r->sums[i] = HZ_UNKNOWN;
    }
}

/* The text of one of the columns of --by. */
static hz_span text_of(const hz_rollup *r, const hz_row *row, hz_column column)
{
    return column == HZ_COL_AREA ? hz_dispatch_text(&r->binding, row->record, HZ_DISPATCH_UNIT)
                                 : hz_row_text(row, column);
}

/* Who or what a row is about: its unit, and every column by which roll-ups group. */
static bool subject_name(const hz_rollup *r, const hz_row *row, struct buf *name)
{
    static const hz_column columns[] = {HZ_COL_AREA,  HZ_COL_SECTOR,     HZ_COL_SOURCE,
                                        HZ_COL_LEVEL, HZ_COL_SUPERVISOR, HZ_COL_ENTERPRISE};
    hz_span unit = text_of(r, row, HZ_COL_AREA);
    int found = hz_unit_find(r->plan, unit);
    if (found >= 0) {
        unit = hz_span_of(hz_unit_name(r->plan, found));
    }
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        hz_span text = i == 0 ? unit : hz_row_text(row, columns[i]);
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

/* Keeps the figures of a row, which have been read, under whom they are about. */
static int add_report(hz_rollup *r, const hz_row *row, hz_date day)
{
    struct buf name = {0};
    struct subject subject;
    hz_span unit = text_of(r, row, HZ_COL_AREA);
    subject.unit = unit.len == 0 ? -1 : hz_unit_find(r->plan, unit);
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
    report->day = day;
    hz_span reported = hz_dispatch_text(&r->binding, row->record, HZ_DISPATCH_REPORTED_ON);
    bool submitted = hz_date_parse(reported, &report->reported_on) == HZ_VALUE_OK;
    r->any_submission = r->any_submission || submitted;
    hz_relations_complete(r->read);
    memcpy(reports_now(&r->reports, report), r->read, 2 * r->figures.count * sizeof *r->read);
    r->any_department = r->any_department || subject.unit >= (int)r->plan->areas.count;
    return 0;
}

int hz_rollup_add_dispatch(hz_rollup *rollup, const hz_row *row)
{
    hz_rollup *r = rollup;
    if (row->is_header) {
        r->tables++;
        clear_sums(r);
        hz_dispatch_binding_free(&r->binding);
        return hz_dispatch_bind(&r->binding, row->record, &r->figures);
    }
    for (size_t i = 0; i < row->record->count; i++) {
        if (hz_span_is(hz_span_trim(row->record->fields[i]), HZ_TOTAL)) {
            check_total(r, row);
            clear_sums(r);
            return 0;
        }
    }
    hz_span period = hz_dispatch_text(&r->binding, row->record, HZ_DISPATCH_MONTH);
    hz_date day = hz_dispatch_day(r->plan, period);
    if (day == HZ_NO_DATE) {
        int field = r->binding.fields[HZ_DISPATCH_MONTH];
        say_field(r, HZ_W603, row, field < 0 ? 0 : (size_t)field,
                  hz_translate(N_("neither a month nor a day")));
        return 0;
    }
    if (!read_figures(r, row)) {
        return 0; /* as the row of a unit of which nothing came */
    }
    for (size_t i = 0; i < r->figures.count; i++) {
        group_add(&r->sums[i], r->read[i]);
    }
    return add_report(r, row, day);
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

static void say_unit(hz_rollup *r, hz_code code, int unit, const char *detail)
{
    hz_diag diag;
    hz_diag_set(&diag, code, NULL, detail);
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(hz_column_get(HZ_COL_AREA)->label));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(hz_unit_name(r->plan, unit)));
    r->sink.fn(r->sink.ctx, &diag);
}

/* The last report of a unit, whatever it is grouped by; NULL: none. */
static const struct report *last_of(const hz_rollup *r, int unit)
{
    const struct report *last = NULL;
    for (size_t i = 0; i < r->reports.count; i++) {
        const struct report *report = &r->reports.items[i];
        bool counts =
            r->reports.subjects[report->subject].unit == unit && report->day <= r->options.day;
        last = counts && (last == NULL || report->day >= last->day) ? report : last;
    }
    return last;
}

void rollup_standing(const hz_rollup *r, int unit, char text[STANDING_SIZE])
{
    const struct report *last = last_of(r, unit);
    char day[16];
    text[0] = '\0';
    if (last == NULL) {
        (void)snprintf(text, STANDING_SIZE, "%s", r->has_ledger[unit] ? "" : "未报");
    } else if (last->day != r->options.day) {
        hz_date_format(last->day, day);
        (void)snprintf(text, STANDING_SIZE, "未报，沿用%s", day);
    } else if (last->reported_on != HZ_NO_DATE &&
               last->reported_on > hz_plan_report_deadline(r->plan, last->day)) {
        hz_date_format(last->reported_on, day);
        (void)snprintf(text, STANDING_SIZE, "迟报，%s", day);
    } else {
        (void)snprintf(text, STANDING_SIZE, "按时");
    }
}

/*
 * Of each unit of the plan something must have come: a report of this month, or a ledger where it
 * sends no reports at all.
 */
static void say_missing(hz_rollup *r)
{
    int units = r->any_department ? hz_unit_count(r->plan) : (int)r->plan->areas.count;
    for (int unit = 0; unit < units; unit++) {
        const struct report *report = last_of(r, unit);
        hz_date last = report == NULL ? HZ_NO_DATE : report->day;
        char day[16];
        hz_date_format(last, day);
        if (last == HZ_NO_DATE && !r->has_ledger[unit]) {
            say_unit(r, HZ_W601, unit, NULL);
        } else if (last != HZ_NO_DATE && last != r->options.day && r->options.increase) {
            say_unit(r, HZ_W610, unit, day);
        }
    }
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
        say_missing(r);
    }
    return 0;
}
