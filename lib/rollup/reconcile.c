/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "plan/plan.h"
#include "rollup/rollup_state.h"
#include <stdio.h>

/* The most days between the report day and the day of submission that are looked through, and after
 * the report day those that a submission without its own cut-off may take. */
enum { MOST_DAYS = 31, DAYS_AFTER = 3 };

/* Of one unit and indicator: what was submitted, what the ledgers give. */
struct comparison {
    const hz_rollup *rollup;
    const struct report *report;
    int unit;
    hz_indicator indicator;
    int64_t submitted;
    int64_t counted;
    hz_date own_day; /* up to which the ledgers give what was submitted; HZ_NO_DATE: none */
};

static bool is_of(const hz_rollup *r, const struct trace *trace, int unit)
{
    return unit < (int)r->plan->areas.count ? trace->area == unit : trace->department == unit;
}

static int64_t count(const hz_rollup *r, int unit, hz_indicator indicator, hz_date day)
{
    int64_t sum = 0;
    for (size_t i = 0; i < r->traces.count; i++) {
        const struct trace *trace = &r->traces.items[i];
        sum += is_of(r, trace, unit) && trace_counts(trace, indicator, day) ? 1 : 0;
    }
    return sum;
}

/* A unit that counts up to the day on which it submits has another cut-off than the ledgers. */
static hz_date find_own_day(const struct comparison *c)
{
    hz_date cutoff = c->rollup->options.day;
    hz_date reported = c->report->reported_on;
    int step = reported < cutoff ? -1 : 1;
    if (reported == HZ_NO_DATE || c->submitted == c->counted) {
        return HZ_NO_DATE;
    }
    for (int days = 1; days <= MOST_DAYS && cutoff + step * days != reported + step; days++) {
        hz_date day = cutoff + step * days;
        if (count(c->rollup, c->unit, c->indicator, day) == c->submitted) {
            return day;
        }
    }
    return HZ_NO_DATE;
}

/* Ways in which a submitted figure may have been counted otherwise, one line each. */
static bool is_after_own_day(const struct comparison *c, const struct trace *trace)
{
    return c->own_day != HZ_NO_DATE &&
           trace_counts(trace, c->indicator, c->own_day) !=
               trace_counts(trace, c->indicator, c->rollup->options.day);
}

static bool is_minor(const struct comparison *c, const struct trace *trace)
{
    return trace->minor && trace_counts(trace, c->indicator, c->rollup->options.day);
}

static const struct explanation {
    const char *what;
    bool (*applies)(const struct comparison *c, const struct trace *trace);
} explanations[] = {
    {"口径日不同", is_after_own_day},
    {"一般隐患", is_minor},
};

/* What the figure would be if the hazards of the explanation were counted the other way. */
static int64_t explained(const struct comparison *c, const struct explanation *e)
{
    int64_t figure = c->counted;
    for (size_t i = 0; i < c->rollup->traces.count; i++) {
        const struct trace *trace = &c->rollup->traces.items[i];
        if (is_of(c->rollup, trace, c->unit) && e->applies(c, trace)) {
            figure += trace_counts(trace, c->indicator, c->rollup->options.day) ? -1 : 1;
        }
    }
    return figure;
}

/* Names the hazards by which the two figures differ, or says that none can be found. */
static bool explain(const struct comparison *c, struct buf *text)
{
    const struct explanation *e = NULL;
    if (c->submitted == c->counted) {
        return true;
    }
    for (size_t i = 0; e == NULL && i < sizeof explanations / sizeof explanations[0]; i++) {
        e = explained(c, &explanations[i]) == c->submitted ? &explanations[i] : NULL;
    }
    if (e == NULL) {
        return buf_add_text(text, "台账中查无可对应的隐患");
    }
    bool ok = buf_add_text(text, e->what);
    const char *joint = "：";
    for (size_t i = 0; ok && i < c->rollup->traces.count; i++) {
        const struct trace *trace = &c->rollup->traces.items[i];
        if (is_of(c->rollup, trace, c->unit) && e->applies(c, trace)) {
            ok = buf_add_text(text, joint) &&
                 buf_add_span(text, intern_get(&c->rollup->traces.ids, trace->id));
            joint = "、";
        }
    }
    return ok;
}

/* A difference of the cut-offs alone is no one's mistake, unless the unit counted far too long. */
static bool is_mistake(const struct comparison *c)
{
    hz_date cutoff = c->rollup->options.day;
    hz_date deadline = hz_plan_report_deadline(c->rollup->plan, cutoff);
    hz_date last = deadline > cutoff + DAYS_AFTER ? deadline : cutoff + DAYS_AFTER;
    return c->submitted != c->counted && (c->own_day == HZ_NO_DATE || c->own_day > last);
}

static int write_comparison(const struct comparison *c, hz_writer *writer, hz_error *err)
{
    char figures[3][32];
    struct buf text = {0};
    hz_indicator_type kind = hz_indicator_get_kind(c->indicator);
    hz_indicator_format(kind, c->submitted, figures[0]);
    hz_indicator_format(kind, c->counted, figures[1]);
    hz_indicator_format(kind, c->submitted - c->counted, figures[2]);
    if (!explain(c, &text)) {
        buf_free(&text);
        hz_diag_set(err, HZ_E003, NULL, NULL);
        return -1;
    }
    const hz_span cells[] = {
        hz_span_of(hz_unit_name(c->rollup->plan, c->unit)),
        hz_span_of(c->rollup->options.period),
        hz_span_of(hz_indicator_label(c->indicator)),
        hz_span_of(figures[0]),
        hz_span_of(figures[1]),
        hz_span_of(figures[2]),
        text.len == 0 ? hz_span_of("") : buf_span(&text),
    };
    int result = hz_writer_row(writer, cells, err);
    buf_free(&text);
    return result;
}

static void say_difference(const struct comparison *c)
{
    char counted[32];
    char submitted[32];
    char detail[256];
    hz_diag diag;
    bool found = c->own_day != HZ_NO_DATE || explained(c, &explanations[1]) == c->submitted;
    hz_indicator_type kind = hz_indicator_get_kind(c->indicator);
    hz_indicator_format(kind, c->counted, counted);
    hz_indicator_format(kind, c->submitted, submitted);
    (void)snprintf(
        detail, sizeof detail,
        found ? hz_translate(N_("%s; the table names the hazards that make the difference"))
              : hz_translate(N_("%s; no hazard in them accounts for the difference")),
        counted);
    hz_diag_set(&diag, HZ_W612, NULL, detail);
    (void)snprintf(diag.label, sizeof diag.label, "%s %s", hz_unit_name(c->rollup->plan, c->unit),
                   hz_indicator_label(c->indicator));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(submitted));
    c->rollup->sink.fn(c->rollup->sink.ctx, &diag);
}

/* A sum whose parts are submitted is compared by them. */
static bool is_sum(const int64_t *now, hz_indicator indicator)
{
    bool parts = now[HZ_IND_SELF_FOUND] != HZ_UNKNOWN || now[HZ_IND_CHECK_FOUND] != HZ_UNKNOWN;
    return parts &&
           (indicator == HZ_IND_FOUND || indicator == HZ_IND_RECTIFIED || indicator == HZ_IND_OPEN);
}

/* Every counted indicator that the report gives. Amounts and rates are no counts of hazards. */
static int reconcile_report(hz_rollup *r, const struct report *report, hz_writer *writer,
                            hz_error *err)
{
    int unit = r->reports.subjects[report->subject].unit;
    const int64_t *now = reports_now(&r->reports, report);
    for (int i = 0; unit >= 0 && i < HZ_INDICATOR_COUNT; i++) {
        hz_indicator indicator = (hz_indicator)i;
        bool comparable = hz_indicator_get_kind(indicator) == HZ_KIND_INTEGER &&
                          indicator != HZ_IND_OVERDUE && indicator != HZ_IND_DUE &&
                          now[i] != HZ_UNKNOWN && !is_sum(now, indicator);
        if (!comparable) {
            continue;
        }
        struct comparison c = {.rollup = r,
                               .report = report,
                               .unit = unit,
                               .indicator = indicator,
                               .submitted = now[i],
                               .counted = count(r, unit, indicator, r->options.day)};
        c.own_day = find_own_day(&c);
        if (write_comparison(&c, writer, err) != 0) {
            return -1;
        }
        if (is_mistake(&c)) {
            say_difference(&c);
        }
    }
    return 0;
}

int hz_rollup_reconcile(hz_rollup *rollup, hz_writer *writer, hz_error *err)
{
    const hz_span labels[] = {
        hz_span_of(hz_dispatch_label(HZ_DISPATCH_UNIT)),
        hz_span_of(hz_dispatch_label(HZ_DISPATCH_MONTH)),
        hz_span_of("指标"),
        hz_span_of("上报数"),
        hz_span_of("台账数"),
        hz_span_of("差额"),
        hz_span_of("可说明差额的隐患"),
    };
    const struct report *end = rollup->reports.items + rollup->reports.count;
    hz_usable_end(rollup->usable);
    reports_sort(&rollup->reports);
    int result = hz_writer_table(writer, labels, sizeof labels / sizeof labels[0], err);
    for (const struct report *p = rollup->reports.items; result == 0 && p < end;) {
        const struct report *last = reports_last(&rollup->reports, p, rollup->options.day);
        /* of an earlier month the ledgers of this one say nothing */
        if (last != NULL && last->day == rollup->options.day) {
            result = reconcile_report(rollup, last, writer, err);
        }
        p = reports_next_subject(&rollup->reports, p);
    }
    return result;
}
