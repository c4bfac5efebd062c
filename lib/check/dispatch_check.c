#include "check/dispatch_check.h"
#include "base/text_domain.h"
#include <hazard/message.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

void dispatch_check_free(struct dispatch_check *d)
{
    hz_dispatch_binding_free(&d->binding);
    hz_figures_free(&d->figures);
    intern_free(&d->seen);
    intern_free(&d->places);
    free(d->now);
}

/* Columns that are no figures but do no harm in a dispatch table. */
static bool is_of_ledger(hz_span label)
{
    return hz_column_find(label) != HZ_COL_NONE;
}

static int check_header(struct dispatch_check *d, struct row_check *rc)
{
    const hz_record *header = rc->row->record;
    if (d->figures.items == NULL && hz_figures_make(&d->figures, rc->plan) != 0) {
        return -1;
    }
    d->now = d->now == NULL ? calloc(d->figures.count + 1, sizeof *d->now) : d->now;
    hz_dispatch_binding_free(&d->binding);
    if (d->now == NULL || hz_dispatch_bind(&d->binding, header, &d->figures) != 0) {
        return -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        hz_span label = hz_span_trim(header->fields[i]);
        if (label.len > 0 && d->binding.figures[i] < 0 && hz_dispatch_column_find(label) < 0 &&
            !is_of_ledger(label)) {
            report_field(rc, HZ_W213, (int)i, hz_figure_nearest(&d->figures, label));
        }
    }
    return 0;
}

/* What is wrong with a figure, and in what it is counted. */
static void write_fault(hz_fault fault, const hz_figure *figure, char *out, size_t size)
{
    const char *what = fault == HZ_AMOUNT_NEGATIVE ? hz_translate(N_("a figure below zero"))
                                                   : hz_translate(N_("not a number alone"));
    (void)snprintf(out, size, hz_translate(N_("%s, where %s is counted in %s")), what,
                   figure->label, figure->unit);
}

static void check_figures(struct dispatch_check *d, struct row_check *rc)
{
    for (size_t i = 0; i < d->figures.count; i++) {
        d->now[i] = HZ_UNKNOWN;
    }
    for (size_t i = 0; i < d->binding.count && i < rc->row->record->count; i++) {
        int place = d->binding.figures[i];
        char detail[200];
        int64_t value;
        if (place < 0 || d->binding.increases[i]) {
            continue;
        }
        const hz_figure *figure = &d->figures.items[place];
        hz_fault fault = hz_figure_parse(figure->kind, rc->row->record->fields[i], &value);
        if (fault != HZ_VALUE_OK && fault != HZ_VALUE_EMPTY) {
            write_fault(fault, figure, detail, sizeof detail);
            report_field(rc, HZ_E216, (int)i, detail);
        } else {
            d->now[place] = value;
        }
    }
}

struct relating {
    struct dispatch_check *check;
    struct row_check *rc;
};

static int field_of(const struct dispatch_check *d, hz_indicator indicator)
{
    for (size_t i = 0; i < d->binding.count; i++) {
        if (d->binding.figures[i] == (int)indicator && !d->binding.increases[i]) {
            return (int)i;
        }
    }
    return -1;
}

static void say_relation(void *ctx, const hz_relation *relation, int64_t parts)
{
    const struct relating *r = ctx;
    char detail[HZ_RELATION_TEXT];
    hz_indicator at;
    hz_code code = hz_relation_tell(relation, r->check->now, parts, detail, &at);
    report_field(r->rc, code, field_of(r->check, at), detail);
}

/* The unit, and its place in the plan; -1: it has none, which has been said. */
static int check_unit(struct dispatch_check *d, struct row_check *rc)
{
    int field = d->binding.fields[HZ_DISPATCH_UNIT];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_UNIT);
    if (field < 0) {
        return -1; /* a roll-up by something else */
    }
    int unit = hz_unit_find(rc->plan, text);
    if (text.len == 0) {
        report_field(rc, HZ_E201, field, hz_translate(N_("fill in the cell")));
    } else if (unit < 0) {
        report_field(rc, HZ_E214, field, hz_names_nearest(&rc->plan->areas, text));
    }
    return unit;
}

static hz_date check_month(struct dispatch_check *d, struct row_check *rc)
{
    int field = d->binding.fields[HZ_DISPATCH_MONTH];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_MONTH);
    hz_date day = hz_dispatch_day(rc->plan, text);
    hz_month month = 0;
    char detail[160];
    char first[16];
    char last[16];
    if (day == HZ_NO_DATE) {
        report_field(rc, HZ_E215, field, hz_translate(N_("not a month")));
        return day;
    }
    int year = 0;
    int end_month = 0;
    hz_date_split(rc->plan->end, &year, &end_month, NULL);
    bool outside = hz_month_parse(text, &month)
                       ? month < rc->plan->first_report || month > year * 12 + end_month - 1
                       : day < rc->plan->start;
    if (outside) {
        hz_month_format(rc->plan->first_report, first);
        hz_date_format(rc->plan->end, last);
        (void)snprintf(detail, sizeof detail,
                       hz_translate(N_("outside the campaign, which reports from %s to %s")), first,
                       last);
        report_field(rc, HZ_E215, field, detail);
    }
    return day;
}

static void check_reported_on(struct dispatch_check *d, struct row_check *rc, hz_date day)
{
    int field = d->binding.fields[HZ_DISPATCH_REPORTED_ON];
    hz_span text = hz_dispatch_text(&d->binding, rc->row->record, HZ_DISPATCH_REPORTED_ON);
    hz_date reported;
    char last[16];
    char detail[64];
    hz_fault fault = hz_date_parse(text, &reported);
    if (fault != HZ_VALUE_OK && fault != HZ_VALUE_EMPTY) {
        report_field(rc, HZ_E202, field, hz_fault_text(HZ_NOT_A_DATE));
    } else if (fault == HZ_VALUE_OK && reported > rc->today) {
        hz_date_format(rc->today, last);
        report_field(rc, HZ_E203, field, last);
    } else if (fault == HZ_VALUE_OK && day != HZ_NO_DATE &&
               reported > hz_plan_report_deadline(rc->plan, day)) {
        hz_date_format(hz_plan_report_deadline(rc->plan, day), last);
        (void)snprintf(detail, sizeof detail, hz_translate(N_("the deadline was %s")), last);
        report_field(rc, HZ_W609, field, detail);
    }
}

/* One unit reports once for a month. */
static int check_twice(struct dispatch_check *d, struct row_check *rc, int unit, hz_date day)
{
    char key[64];
    char place[600];
    size_t known = d->seen.count;
    (void)snprintf(key, sizeof key, "%d %d", unit, (int)day);
    (void)snprintf(place, sizeof place, "%.500s:%" PRIu64 "#%zu", rc->row->file,
                   rc->row->record->line, known);
    size_t number = intern_put(&d->seen, hz_span_of(key));
    if (number == SIZE_MAX) {
        return -1;
    }
    if (number == known) {
        return intern_put(&d->places, hz_span_of(place)) == SIZE_MAX ? -1 : 0;
    }
    hz_diag_copy(place, sizeof place, intern_get(&d->places, number));
    *strrchr(place, '#') = '\0'; /* what made it unique; a file name may hold the sign too */
    report_field(rc, HZ_E217, d->binding.fields[HZ_DISPATCH_UNIT], place);
    return 0;
}

int dispatch_check_row(struct dispatch_check *d, struct row_check *rc)
{
    if (rc->row->is_header) {
        return check_header(d, rc);
    }
    for (size_t i = 0; i < rc->row->record->count; i++) {
        if (hz_span_is(hz_span_trim(rc->row->record->fields[i]), HZ_TOTAL)) {
            return 0; /* rollup compares it with its rows */
        }
    }
    int unit = check_unit(d, rc);
    hz_date day = check_month(d, rc);
    check_reported_on(d, rc, day);
    check_figures(d, rc);
    struct relating relating = {d, rc};
    hz_relations_complete(d->now);
    hz_relations_check(d->now, say_relation, &relating);
    bool single = hz_row_text(rc->row, HZ_COL_SECTOR).len == 0 &&
                  hz_row_text(rc->row, HZ_COL_SOURCE).len == 0;
    return unit < 0 || day == HZ_NO_DATE || !single ? 0 : check_twice(d, rc, unit, day);
}
