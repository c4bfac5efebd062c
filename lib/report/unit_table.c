/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/unit_table.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/sum.h"
#include "check/dispatch_check.h"
#include "report/status.h"
#include "rows/rows.h"
#include <stdio.h>
#include <stdlib.h>

struct reading {
    struct unit_table *table;
    const hz_plan *plan;
    const char *path;
    struct dispatch_check check;
    hz_sink sink;
    bool refused; /* `err` is a finding for which no report can be made */
    bool *seen;   /* for each unit of the plan: it has a row */
    hz_error *err;
};

static int fail_table(struct reading *r, const hz_record *record, const char *reason)
{
    if (r->refused) { /* the finding kept so far */
        sink_emit(r->sink, r->err);
        r->refused = false;
    }
    hz_diag_set(r->err, HZ_E114, r->path, reason);
    if (record != NULL) {
        r->err->line = record->line;
        record_set_sheet(r->err, record);
    }
    return -1;
}

/* True if the finding makes the values unreliable: the document would be signed and sent. */
static bool refuses(hz_code code)
{
    return hz_code_severity(code) == HZ_ERROR || code == HZ_W607 || code == HZ_W608;
}

/* The last finding that refuses the table is kept as the error, for the caller to report. */
static void take_finding(void *ctx, const hz_diag *diag)
{
    struct reading *r = ctx;
    if (!refuses(diag->code)) {
        sink_emit(r->sink, diag);
        return;
    }
    if (r->refused) {
        sink_emit(r->sink, r->err);
    }
    r->refused = true;
    *r->err = *diag;
}

static bool has_column(const hz_dispatch_binding *binding, hz_indicator indicator, bool increase)
{
    for (size_t i = 0; i < binding->count; i++) {
        if (binding->figures[i] == (int)indicator && binding->increases[i] == increase) {
            return true;
        }
    }
    return false;
}

/* True if the table is by township or department alone. */
static bool is_by_unit(const hz_row *row, const hz_dispatch_binding *binding)
{
    size_t count;
    const int *columns = dispatch_group_columns(&count);
    bool alone = binding->fields[HZ_DISPATCH_UNIT] >= 0 && binding->fields[HZ_DISPATCH_MONTH] >= 0;
    for (size_t i = 0; i < count; i++) {
        alone = alone && (columns[i] == HZ_COL_AREA || row->binding->fields[columns[i]] < 0);
    }
    return alone;
}

static int read_header(struct reading *r, const hz_row *row)
{
    const hz_dispatch_binding *binding = &r->check.binding;
    if (!is_by_unit(row, binding)) {
        return fail_table(r, row->record, N_("its first columns must be 乡镇 and 月份"));
    }
    for (int i = 0; i < HZ_INDICATOR_COUNT; i++) {
        hz_indicator indicator = (hz_indicator)i;
        if (hz_indicator_is_always(indicator) && !has_column(binding, indicator, false)) {
            (void)fail_table(r, row->record, NULL);
            diag_arg_sentence(r->err, "reason", N_("it has no column {column}"), "column",
                              hz_indicator_label(indicator), NULL);
            return -1;
        }
    }
    r->table->has_increase = has_column(binding, HZ_IND_FOUND, true);
    return 0;
}

/* The day up to which the table counts, and the first of its period. */
static int read_period(struct reading *r, const hz_row *row)
{
    struct unit_table *table = r->table;
    hz_month month = 0;
    hz_span text = hz_dispatch_text(&r->check.binding, row->record, HZ_DISPATCH_MONTH);
    hz_date day = hz_dispatch_day(r->plan, &r->check.binding, text, &month);
    if (table->day != HZ_NO_DATE && table->day != day) {
        return fail_table(r, row->record, N_("it holds more than one month"));
    }
    table->day = day;
    table->month = month;
    table->first = HZ_NO_DATE;
    if (month > r->plan->first_report) {
        table->first = hz_plan_cutoff(r->plan, month - 1) + 1;
    }
    /* the first period has none to be compared with */
    table->has_increase = table->has_increase && table->first != HZ_NO_DATE;
    return 0;
}

static struct unit *new_unit(struct unit_table *table)
{
    if (!array_reserve(&table->units, &table->cap, table->count + 1, sizeof *table->units)) {
        return NULL;
    }
    table->units[table->count] = (struct unit){.status_day = HZ_NO_DATE};
    return &table->units[table->count++];
}

static void report_status(struct reading *r, const hz_row *row)
{
    hz_diag diag;
    int field = r->check.binding.fields[HZ_DISPATCH_STANDING];
    hz_record_diag(&diag, HZ_W615, row->file, row->record, (size_t)field, NULL);
    hz_diag_copy(diag.label, sizeof diag.label,
                 hz_span_of(hz_dispatch_label(HZ_DISPATCH_STANDING)));
    sink_emit(r->sink, &diag);
}

static int read_unit(struct reading *r, const hz_row *row)
{
    int number = r->check.unit;
    int department = number - (int)r->plan->areas.count;
    struct unit *unit = new_unit(r->table);
    if (unit == NULL) {
        return error_no_memory(r->err, r->path);
    }
    r->seen[number] = true;
    unit->name = hz_unit_name(r->plan, number);
    unit->is_department = department >= 0;
    unit->must_report = department < 0 || r->plan->departments.items[department].reports;
    const int64_t *increases = r->check.now + r->check.figures.count;
    memcpy(unit->now, r->check.now, sizeof unit->now);
    memcpy(unit->increase, increases, sizeof unit->increase);
    if (!status_read(unit,
                     hz_dispatch_text(&r->check.binding, row->record, HZ_DISPATCH_STANDING))) {
        report_status(r, row);
    }
    r->table->has_status = r->table->has_status || unit->status != STATUS_UNKNOWN;
    return 0;
}

static int read_row(struct reading *r, const hz_row *row)
{
    if (!row->is_dispatch) {
        return fail_table(r, row->record, N_("it is a ledger"));
    }
    struct row_check rc = {
        .plan = r->plan, .today = hz_date_today(), .row = row, .sink = {take_finding, r}};
    if (dispatch_check_row(&r->check, &rc) != 0) {
        return error_no_memory(r->err, r->path);
    }
    if (row->is_header) {
        return read_header(r, row);
    }
    bool of_unit = r->check.kind == DISPATCH_FIGURES || r->check.kind == DISPATCH_EMPTY;
    return of_unit && (read_period(r, row) != 0 || read_unit(r, row) != 0) ? -1 : 0;
}

static int fail_sum(struct reading *r, size_t indicator)
{
    hz_diag_set(r->err, HZ_E613, r->path, NULL);
    (void)snprintf(r->err->label, sizeof r->err->label, "%s %s", HZ_TOTAL,
                   hz_indicator_label((hz_indicator)indicator));
    return -1;
}

static void add_unit(struct unit *total, const struct unit *unit, size_t indicator)
{
    sum_add_known(&total->now[indicator], unit->now[indicator]);
    sum_add_known(&total->increase[indicator], unit->increase[indicator]);
}

static int add_up(struct reading *r)
{
    struct unit_table *table = r->table;
    struct unit *all = &table->totals[OF_ALL];
    for (size_t i = 0; i < HZ_INDICATOR_COUNT; i++) {
        for (size_t t = 0; t < TOTALS; t++) {
            table->totals[t].now[i] = table->totals[t].increase[i] = HZ_UNKNOWN;
        }
        for (size_t u = 0; u < table->count; u++) {
            const struct unit *unit = &table->units[u];
            add_unit(&table->totals[unit->is_department ? OF_DEPARTMENTS : OF_TOWNSHIPS], unit, i);
            add_unit(all, unit, i);
        }
        if (all->now[i] == SUM_TOO_LARGE || all->increase[i] == SUM_TOO_LARGE) {
            return fail_sum(r, i);
        }
    }
    return 0;
}

/* A roll-up has a row for each township: a row that is missing was taken out of the table. */
static void report_absent(struct reading *r)
{
    hz_diag diag;
    char detail[sizeof diag.detail];
    size_t absent = 0;
    size_t len = 0;
    for (size_t i = 0; i < r->plan->areas.count; i++) {
        const char *name = r->plan->areas.items[i].name;
        if (!r->seen[i] && len + strlen(name) + 4 < sizeof detail - 64) {
            len += (size_t)snprintf(detail + len, sizeof detail - len, "%s%s", len == 0 ? "" : "、",
                                    name);
        }
        absent += r->seen[i] ? 0 : 1;
    }
    if (absent > 0) {
        hz_diag_set(&diag, HZ_W614, r->path, detail);
        sink_emit(r->sink, &diag);
    }
}

static int read_rows(struct reading *r)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error failure; /* `err` may hold a finding */
    int found = 0;
    int result = 0;
    r->seen = calloc((size_t)hz_unit_count(r->plan) + 1, sizeof *r->seen);
    if (r->seen == NULL) {
        return error_no_memory(r->err, r->path);
    }
    const hz_rows_options options = {
        .size = sizeof options, .flags = HZ_ROWS_DISPATCH, .plan = r->plan};
    if (hz_rows_open(&r->path, 1, &options, &rows, r->err) != 0) {
        return -1;
    }
    while (result == 0 && (found = hz_rows_next(rows, &row, &failure)) > 0) {
        result = read_row(r, row);
    }
    if (found < 0) {
        *r->err = failure;
    }
    hz_rows_close(rows);
    return found < 0 || result != 0 || r->refused ? -1 : 0;
}

int unit_table_read(struct unit_table *table, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_error *err)
{
    struct reading r = {.table = table, .plan = plan, .path = path, .sink = sink, .err = err};
    *table = (struct unit_table){.day = HZ_NO_DATE, .first = HZ_NO_DATE};
    int result = read_rows(&r);
    if (result == 0 && table->count == 0) {
        result = fail_table(&r, NULL, N_("it has no rows"));
    }
    if (result == 0) {
        report_absent(&r);
        result = add_up(&r);
    }
    dispatch_check_free(&r.check);
    free(r.seen);
    return result;
}

void unit_table_clear(struct unit_table *table)
{
    free(table->units);
    *table = (struct unit_table){0};
}
