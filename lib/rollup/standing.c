/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "plan/plan.h"
#include "rollup/rollup_state.h"
#include <stdio.h>

/* The last cut-off up to the day of the roll-up, and the one before it; HZ_NO_DATE: there is none.
 */
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
    hz_date_split(r->options.day, &year, &month, NULL);
    hz_month last = year * 12 + month - 1;
    last -= hz_plan_cutoff(plan, last) > r->options.day ? 1 : 0;
    if (last >= plan->first_report) {
        p.cutoff = hz_plan_cutoff(plan, last);
    }
    if (last > plan->first_report) {
        p.before = hz_plan_cutoff(plan, last - 1);
    }
    return p;
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

/* When a unit reported first for a period: what it corrected later is not late. */
static hz_date first_submission(const hz_rollup *r, int unit, const struct period *period)
{
    hz_date first = HZ_NO_DATE;
    for (size_t i = 0; i < r->reports.count; i++) {
        const struct report *report = &r->reports.items[i];
        bool counts = r->reports.subjects[report->subject].unit == unit &&
                      report->day > period->before && report->day <= r->options.day;
        if (counts && report->reported_on != HZ_NO_DATE &&
            (first == HZ_NO_DATE || report->reported_on < first)) {
            first = report->reported_on;
        }
    }
    return first;
}

static void write_submission(const hz_rollup *r, int unit, const struct period *period, bool zero,
                             char text[STANDING_SIZE])
{
    const char *what = zero ? "，零报告" : "";
    hz_date first = first_submission(r, unit, period);
    char day[16];
    hz_date_format(first, day);
    if (first == HZ_NO_DATE) {
        (void)snprintf(text, STANDING_SIZE, "已报%s", what);
    } else if (first > hz_plan_report_deadline(r->plan, period->cutoff)) {
        (void)snprintf(text, STANDING_SIZE, "迟报，%s%s", day, what);
    } else {
        (void)snprintf(text, STANDING_SIZE, "按时%s", what);
    }
}

void rollup_standing(const hz_rollup *r, int unit, char text[STANDING_SIZE])
{
    const struct report *last = last_of(r, unit);
    struct period period = find_period(r);
    char day[16];
    text[0] = '\0';
    bool is_older = last == NULL || last->day <= period.before;
    if (period.cutoff == HZ_NO_DATE) {
        return; /* nothing was due yet */
    }
    bool has_time = r->today <= hz_plan_report_deadline(r->plan, period.cutoff);
    if (is_older && (has_time || r->unread[unit])) {
        return; /* it may still report; or something came that could not be read */
    }
    if (last == NULL) {
        bool is_township = unit < (int)r->plan->areas.count;
        bool by_ledger = is_township && ledgers_has_own(&r->ledgers, unit);
        bool on_record = r->submits[is_township ? 0 : 1] || !is_township;
        (void)snprintf(text, STANDING_SIZE, "%s",
                       by_ledger ? "已报台账" : (on_record ? "未报" : ""));
    } else if (last->day <= period.before) {
        hz_date_format(last->day, day);
        (void)snprintf(text, STANDING_SIZE, "未报，沿用%s", day);
    } else {
        write_submission(r, unit, &period, last->zero, text);
    }
}

bool rollup_must_report(const hz_rollup *r, int unit)
{
    int department = unit - (int)r->plan->areas.count;
    return department >= 0 && r->plan->departments.items[department].reports;
}

/* Units that are told of in one finding, as many as its detail holds. */
struct units {
    const hz_rollup *rollup;
    hz_code code;
    const char *format; /* of how many, and their names; of one, and of its kind */
    char names[700];
    size_t len;
    size_t count;
};

static void report_units(struct units *u)
{
    hz_diag diag;
    char detail[sizeof diag.detail];
    if (u->count > 0) {
        (void)snprintf(detail, sizeof detail, u->format, u->count, u->names);
        hz_diag_set(&diag, u->code, NULL, detail);
        u->rollup->sink.fn(u->rollup->sink.ctx, &diag);
    }
    u->count = 0;
    u->len = 0;
}

static void add_unit(struct units *u, const char *name, const char *more)
{
    if (u->len + strlen(name) + strlen(more) + 4 > sizeof u->names) {
        report_units(u);
    }
    u->len += (size_t)snprintf(u->names + u->len, sizeof u->names - u->len, "%s%s%s",
                               u->count == 0 ? "" : "、", name, more);
    u->count++;
}

/* Nothing came of the unit though it was due: a ledger or any report will do. */
static bool is_missing(const hz_rollup *r, int unit)
{
    bool due = unit < (int)r->plan->areas.count || (r->tables > 0 && rollup_must_report(r, unit));
    return due && last_of(r, unit) == NULL && !r->has_ledger[unit] && !r->unread[unit];
}

/* Departments and townships are told of by themselves: they report to different duties. */
static void report_kind(const hz_rollup *r, int from, int to, const char *missing,
                        const char *older)
{
    struct period period = find_period(r);
    struct units none = {.rollup = r, .code = HZ_W601, .format = missing};
    struct units old = {.rollup = r, .code = HZ_W610, .format = older};
    for (int unit = from; unit < to; unit++) {
        const struct report *last = last_of(r, unit);
        if (is_missing(r, unit)) {
            add_unit(&none, hz_unit_name(r->plan, unit), "");
        }
        if (r->options.increase && last != NULL && last->day <= period.before) {
            char day[16];
            char more[64];
            hz_date_format(last->day, day);
            (void)snprintf(more, sizeof more, hz_translate(N_(" (up to %s)")), day);
            add_unit(&old, hz_unit_name(r->plan, unit), more);
        }
    }
    report_units(&none);
    report_units(&old);
}

void rollup_report_missing(const hz_rollup *r)
{
    int areas = (int)r->plan->areas.count;
    report_kind(r, 0, areas, hz_translate(N_("townships of which nothing came (%zu): %s")),
                hz_translate(N_("townships without figures of this period (%zu): %s")));
    report_kind(r, areas, hz_unit_count(r->plan),
                hz_translate(N_("departments of which nothing came (%zu): %s")),
                hz_translate(N_("departments without figures of this period (%zu): %s")));
}
