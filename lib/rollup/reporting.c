/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/reporting.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "rollup/rollup_state.h"
#include <stdio.h>
#include <stdlib.h>

enum { SEVERAL = -1 };

bool reporting_init(struct reporting *r, int units)
{
    r->has_ledger = calloc((size_t)units + 1, sizeof *r->has_ledger);
    r->unreadable = calloc((size_t)units + 1, sizeof *r->unreadable);
    return r->has_ledger != NULL && r->unreadable != NULL;
}

void reporting_clear(struct reporting *r)
{
    intern_free(&r->files);
    free(r->areas);
    free(r->has_ledger);
    free(r->unreadable);
}

static bool note_file(struct reporting *r, hz_span file, int area)
{
    /* rows of a file come together, and most are of one township */
    if (r->last < r->files.count && r->areas[r->last] == area &&
        hz_span_equal(intern_get(&r->files, r->last), file)) {
        return true;
    }
    size_t known = r->files.count;
    size_t number = array_reserve(&r->areas, &r->area_cap, known + 1, sizeof *r->areas)
                        ? intern_put(&r->files, file)
                        : SIZE_MAX;
    if (number == SIZE_MAX) {
        return false;
    }
    r->areas[number] = number == known || r->areas[number] == area ? area : SEVERAL;
    r->last = number;
    return true;
}

bool reporting_add_row(struct reporting *r, hz_span file, int area)
{
    r->any_ledger = true;
    r->has_ledger[area] = true;
    return note_file(r, file, area);
}

bool reporting_merge(struct reporting *r, const struct reporting *part, int units)
{
    r->any_ledger = r->any_ledger || part->any_ledger;
    for (int unit = 0; unit < units; unit++) {
        r->has_ledger[unit] = r->has_ledger[unit] || part->has_ledger[unit];
    }
    for (size_t i = 0; i < part->files.count; i++) {
        if (!note_file(r, intern_get(&part->files, i), part->areas[i])) {
            return false;
        }
    }
    return true;
}

/* True if a ledger has rows of @p area alone. */
static bool has_own_ledger(const struct reporting *r, int area)
{
    for (size_t i = 0; i < r->files.count; i++) {
        if (r->areas[i] == area) {
            return true;
        }
    }
    return false;
}

/* The last cut-off up to the day of the roll-up, and the one before; HZ_NO_DATE: there is none. */
struct period {
    hz_date before;
    hz_date cutoff;
};

static struct period find_period(const hz_rollup *r)
{
    const hz_plan *plan = r->plan;
    struct period p = {HZ_NO_DATE, HZ_NO_DATE};
    int year = 0;
    int month = 0;
    hz_date_split(r->cutoff.day, &year, &month, NULL);
    hz_month last = year * 12 + month - 1;
    last -= hz_plan_cutoff(plan, last) > r->cutoff.day ? 1 : 0;
    if (last >= plan->first_report) {
        p.cutoff = hz_plan_cutoff(plan, last);
    }
    if (last > plan->first_report) {
        p.before = hz_plan_cutoff(plan, last - 1);
    }
    return p;
}

/* True if a submission is of @p unit and counts on the day of the roll-up. */
static bool counts_for(const hz_rollup *r, const struct submission *s, int unit)
{
    return r->submissions.subjects[s->subject].unit == unit && s->day <= r->cutoff.day;
}

/* The last submission of a unit, whatever it is grouped by; NULL: none. */
static const struct submission *last_of(const hz_rollup *r, int unit)
{
    const struct submission *last = NULL;
    for (size_t i = 0; i < r->submissions.count; i++) {
        const struct submission *s = &r->submissions.items[i];
        bool later = last == NULL || s->day >= last->day;
        last = later && counts_for(r, s, unit) ? s : last;
    }
    return last;
}

/* The day on which a unit first reported for a period: a later correction is not late. */
static hz_date first_submission(const hz_rollup *r, int unit, const struct period *period)
{
    hz_date first = HZ_NO_DATE;
    for (size_t i = 0; i < r->submissions.count; i++) {
        const struct submission *s = &r->submissions.items[i];
        bool earlier = first == HZ_NO_DATE || s->reported_on < first;
        if (s->reported_on != HZ_NO_DATE && earlier && s->day > period->before &&
            counts_for(r, s, unit)) {
            first = s->reported_on;
        }
    }
    return first;
}

static void write_status(const hz_rollup *r, int unit, const struct period *period, bool zero,
                         char text[STATUS_SIZE])
{
    const char *what = zero ? "，零报告" : "";
    hz_date first = first_submission(r, unit, period);
    char day[16];
    hz_date_format(first, day);
    if (first == HZ_NO_DATE) {
        (void)snprintf(text, STATUS_SIZE, "已报%s", what);
    } else if (first > hz_plan_report_deadline(r->plan, period->cutoff)) {
        (void)snprintf(text, STATUS_SIZE, "迟报，%s%s", day, what);
    } else {
        (void)snprintf(text, STATUS_SIZE, "按时%s", what);
    }
}

void rollup_reporting_status(const hz_rollup *r, int unit, char text[STATUS_SIZE])
{
    const struct submission *last = last_of(r, unit);
    struct period period = find_period(r);
    char day[16];
    text[0] = '\0';
    bool is_older = last == NULL || last->day <= period.before;
    if (period.cutoff == HZ_NO_DATE) {
        return; /* nothing was due yet */
    }
    bool has_time = r->today <= hz_plan_report_deadline(r->plan, period.cutoff);
    if (is_older && (has_time || r->reporting.unreadable[unit])) {
        return; /* it may still report, or has reported something that could not be read */
    }
    if (last == NULL) {
        bool is_township = unit < (int)r->plan->areas.count;
        bool by_ledger = is_township && has_own_ledger(&r->reporting, unit);
        bool on_record = r->reporting.has_day[is_township ? 0 : 1] || !is_township;
        (void)snprintf(text, STATUS_SIZE, "%s", by_ledger ? "已报台账" : (on_record ? "未报" : ""));
    } else if (last->day <= period.before) {
        hz_date_format(last->day, day);
        (void)snprintf(text, STATUS_SIZE, "未报，沿用%s", day);
    } else {
        write_status(r, unit, &period, last->zero, text);
    }
}

bool rollup_must_report(const hz_rollup *r, int unit)
{
    int department = unit - (int)r->plan->areas.count;
    return department >= 0 && r->plan->departments.items[department].reports;
}

/* Units reported in one finding, as many as its detail holds. */
struct units {
    const hz_rollup *rollup;
    hz_code code;
    const char *message; /* with {count} and {names} */
    char names[700];
    size_t len;
    size_t count;
};

static void emit_units(struct units *u)
{
    hz_diag diag;
    if (u->count > 0) {
        hz_diag_set(&diag, u->code, NULL, NULL);
        diag_arg_sentence(&diag, "units", u->message, "count", digits_of((int64_t)u->count).text,
                          "names", u->names, NULL);
        sink_emit(u->rollup->sink, &diag);
    }
    u->count = 0;
    u->len = 0;
}

static void add_unit(struct units *u, const char *name, const char *day)
{
    if (u->len + strlen(name) + strlen(day) + 5 > sizeof u->names) {
        emit_units(u);
    }
    u->len += (size_t)snprintf(u->names + u->len, sizeof u->names - u->len, "%s%s%s%s",
                               u->count == 0 ? "" : "、", name, day[0] == '\0' ? "" : " ", day);
    u->count++;
}

/* True if the unit had to report and did not, by a ledger or otherwise. */
static bool is_missing(const hz_rollup *r, int unit)
{
    bool due = unit < (int)r->plan->areas.count || (r->tables > 0 && rollup_must_report(r, unit));
    return due && last_of(r, unit) == NULL && !r->reporting.has_ledger[unit] &&
           !r->reporting.unreadable[unit];
}

/* Departments and townships are reported separately: their duties differ. */
static void emit_missing_kind(const hz_rollup *r, int from, int to, const char *missing,
                              const char *older)
{
    struct period period = find_period(r);
    struct units none = {.rollup = r, .code = HZ_W601, .message = missing};
    struct units old = {.rollup = r, .code = HZ_W610, .message = older};
    for (int unit = from; unit < to; unit++) {
        const struct submission *last = last_of(r, unit);
        if (is_missing(r, unit)) {
            add_unit(&none, hz_unit_name(r->plan, unit), "");
        }
        if (r->cutoff.increase && last != NULL && last->day <= period.before) {
            char day[16];
            hz_date_format(last->day, day);
            add_unit(&old, hz_unit_name(r->plan, unit), day);
        }
    }
    emit_units(&none);
    emit_units(&old);
}

void rollup_emit_missing(const hz_rollup *r)
{
    int areas = (int)r->plan->areas.count;
    emit_missing_kind(r, 0, areas, N_("townships without any report ({count}): {names}"),
                      N_("townships without figures for this period, with the day of their last "
                         "ones ({count}): {names}"));
    emit_missing_kind(r, areas, hz_unit_count(r->plan),
                      N_("departments without any report ({count}): {names}"),
                      N_("departments without figures for this period, with the day of their last "
                         "ones ({count}): {names}"));
}

/* No unit was compared: a table without rows must not look as if all agreed. */
static void emit_nothing_compared(const hz_rollup *r)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_W616, NULL, NULL);
    diag_arg_sentence(
        &diag, "units",
        N_("nothing was compared, because no dispatch table has figures for {period}"), "period",
        r->cutoff.label, NULL);
    sink_emit(r->sink, &diag);
}

void rollup_emit_uncompared(const hz_rollup *r, const bool *compared)
{
    struct units lacking = {
        .rollup = r,
        .code = HZ_W616,
        .message = N_("townships whose ledgers were not compared, because no dispatch table has "
                      "their figures for this period ({count}): {names}")};
    bool any = false;
    for (int unit = 0; unit < hz_unit_count(r->plan); unit++) {
        any = any || compared[unit];
    }
    if (!any) {
        emit_nothing_compared(r);
        return;
    }
    for (int unit = 0; unit < hz_unit_count(r->plan); unit++) {
        if (r->reporting.has_ledger[unit] && !compared[unit]) {
            add_unit(&lacking, hz_unit_name(r->plan, unit), "");
        }
    }
    emit_units(&lacking);
}
