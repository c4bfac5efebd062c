/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/reconcile.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "rollup/rollup_state.h"
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_DAYS = 31, /* between the cut-off and the day of submission that are searched */
    DAYS_AFTER = 3, /* after the cut-off, within which a unit may have counted later than it */
};

int ledger_hazards_add(struct ledger_hazards *hazards, const hz_row *row, const hz_hazard *hazard,
                       const hz_plan *plan)
{
    const hz_cell *cells = hazard->cells;
    const hz_cell *department = &cells[HZ_COL_SUPERVISOR];
    hz_date found = hz_hazard_date(hazard, HZ_COL_FOUND_ON);
    hz_date listed = hz_hazard_date(hazard, HZ_COL_LISTED_ON);
    size_t id = intern_put(&hazards->ids, hz_row_text(row, HZ_COL_ID));
    if (id == SIZE_MAX || !array_reserve(&hazards->items, &hazards->cap, hazards->count + 1,
                                         sizeof *hazards->items)) {
        return -1;
    }
    listed = listed == HZ_NO_DATE ? found : listed;
    const hz_cell *actions = &cells[HZ_COL_ACTION];
    hazards->items[hazards->count++] = (struct ledger_hazard){
        .id = id,
        .area = hz_unit_find(plan, cells[HZ_COL_AREA].text),
        .department =
            department->fault == HZ_VALUE_OK ? (int)plan->areas.count + department->as.choice : -1,
        .found = found,
        .rectified = hz_hazard_date(hazard, HZ_COL_RECTIFIED_ON),
        .closed = hz_hazard_date(hazard, HZ_COL_CLOSED_ON),
        .cancelled = hz_hazard_date(hazard, HZ_COL_CANCELLED_ON),
        .listed = cells[HZ_COL_LISTED].text.len > 0 ? listed : HZ_NO_DATE,
        .self = cells[HZ_COL_SOURCE].fault == HZ_VALUE_OK &&
                plan->sources.items[cells[HZ_COL_SOURCE].as.choice].self,
        .ordinary = hz_span_is(hz_row_text(row, HZ_COL_LEVEL),
                               hz_choices(HZ_TYPE_LEVEL)[HZ_LEVEL_ORDINARY]),
        .actions = actions->fault == HZ_VALUE_OK ? actions->as.choice : 0,
        .penalized = penalty_day(hazard),
        .penalty = hz_hazard_money(hazard, HZ_COL_PENALTY),
        .personal_penalty = hz_hazard_money(hazard, HZ_COL_PENALTY_PERSON),
    };
    return 0;
}

void ledger_hazards_clear(struct ledger_hazards *hazards)
{
    intern_free(&hazards->ids);
    free(hazards->items);
}

static bool reached(hz_date date, hz_date day)
{
    return date != HZ_NO_DATE && date <= day;
}

/* True if the hazard counts for @p indicator on @p day. */
static bool counts_on(const struct ledger_hazard *h, hz_indicator indicator, hz_date day)
{
    if (!reached(h->found, day)) {
        return false;
    }
    if (reached(h->cancelled, day)) {
        return indicator == HZ_IND_CANCELLED;
    }
    bool penalized = reached(h->penalized, day);
    const struct hazard_state state = {.found = true,
                                       .rectified = reached(h->rectified, day),
                                       .closed = reached(h->closed, day),
                                       .listed = reached(h->listed, day),
                                       .self = h->self,
                                       .actions = h->actions,
                                       .penalty = penalized ? h->penalty : 0,
                                       .personal_penalty = penalized ? h->personal_penalty : 0};
    return indicator_value((int)indicator, &state) > 0;
}

/* What a unit submitted for an indicator, and what the ledgers give. */
struct comparison {
    const hz_rollup *rollup;
    const struct submission *submission;
    int unit;
    hz_indicator indicator;
    int64_t submitted;
    int64_t counted;
    hz_date own_day; /* the day on which the ledgers give the submitted value; HZ_NO_DATE: none */
};

static bool is_of(const hz_rollup *r, const struct ledger_hazard *h, int unit)
{
    return unit < (int)r->plan->areas.count ? h->area == unit : h->department == unit;
}

static int64_t count(const hz_rollup *r, int unit, hz_indicator indicator, hz_date day)
{
    int64_t sum = 0;
    for (size_t i = 0; i < r->hazards.count; i++) {
        const struct ledger_hazard *h = &r->hazards.items[i];
        sum += is_of(r, h, unit) && counts_on(h, indicator, day) ? 1 : 0;
    }
    return sum;
}

/* Find the cut-off that a unit seems to have used, between the right one and its submission. */
static hz_date find_own_day(const struct comparison *c)
{
    hz_date cutoff = c->rollup->cutoff.day;
    hz_date reported = c->submission->reported_on;
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

/* Ways in which a unit may have counted differently, one line each. */
static bool is_after_own_day(const struct comparison *c, const struct ledger_hazard *h)
{
    return c->own_day != HZ_NO_DATE && counts_on(h, c->indicator, c->own_day) !=
                                           counts_on(h, c->indicator, c->rollup->cutoff.day);
}

static bool is_ordinary(const struct comparison *c, const struct ledger_hazard *h)
{
    return h->ordinary && counts_on(h, c->indicator, c->rollup->cutoff.day);
}

static const struct explanation {
    const char *what;
    bool (*applies)(const struct comparison *c, const struct ledger_hazard *h);
} explanations[] = {
    {"口径日不同", is_after_own_day},
    {"一般隐患", is_ordinary},
};

/* The value if the hazards to which the explanation applies were counted the other way. */
static int64_t explained_value(const struct comparison *c, const struct explanation *e)
{
    int64_t value = c->counted;
    for (size_t i = 0; i < c->rollup->hazards.count; i++) {
        const struct ledger_hazard *h = &c->rollup->hazards.items[i];
        if (is_of(c->rollup, h, c->unit) && e->applies(c, h)) {
            value += counts_on(h, c->indicator, c->rollup->cutoff.day) ? -1 : 1;
        }
    }
    return value;
}

/* Write the hazards that explain the difference, or that none can be found. */
static bool explain(const struct comparison *c, struct buf *text)
{
    const struct explanation *e = NULL;
    if (c->submitted == c->counted) {
        return true;
    }
    for (size_t i = 0; e == NULL && i < sizeof explanations / sizeof explanations[0]; i++) {
        e = explained_value(c, &explanations[i]) == c->submitted ? &explanations[i] : NULL;
    }
    if (e == NULL) {
        return buf_add_text(text, "台账中查无可对应的隐患，请与该单位核对");
    }
    bool ok = buf_add_text(text, e->what);
    const char *joint = "：";
    for (size_t i = 0; ok && i < c->rollup->hazards.count; i++) {
        const struct ledger_hazard *h = &c->rollup->hazards.items[i];
        if (is_of(c->rollup, h, c->unit) && e->applies(c, h)) {
            ok = buf_add_text(text, joint) &&
                 buf_add_span(text, intern_get(&c->rollup->hazards.ids, h->id));
            joint = "、";
        }
    }
    return ok;
}

/* Another cut-off is not a mistake, unless it is long after the right one. */
static bool is_mistake(const struct comparison *c)
{
    hz_date cutoff = c->rollup->cutoff.day;
    hz_date deadline = hz_plan_report_deadline(c->rollup->plan, cutoff);
    hz_date last = deadline > cutoff + DAYS_AFTER ? deadline : cutoff + DAYS_AFTER;
    return c->submitted != c->counted && (c->own_day == HZ_NO_DATE || c->own_day > last);
}

static int write_comparison(const struct comparison *c, hz_writer *writer, hz_error *err)
{
    char values[3][32];
    struct buf text = {0};
    hz_indicator_type kind = hz_indicator_get_kind(c->indicator);
    hz_indicator_format(kind, c->submitted, values[0]);
    hz_indicator_format(kind, c->counted, values[1]);
    hz_indicator_format(kind, c->submitted - c->counted, values[2]);
    if (!explain(c, &text)) {
        buf_free(&text);
        return error_no_memory(err, NULL);
    }
    const hz_span cells[] = {
        hz_span_of(hz_unit_name(c->rollup->plan, c->unit)),
        hz_span_of(c->rollup->cutoff.label),
        hz_span_of(hz_indicator_label(c->indicator)),
        hz_span_of(values[0]),
        hz_span_of(values[1]),
        hz_span_of(values[2]),
        text.len == 0 ? hz_span_of("") : buf_span(&text),
    };
    int result = hz_writer_row(writer, cells, err);
    buf_free(&text);
    return result;
}

static void emit_difference(const struct comparison *c)
{
    char counted[32];
    char submitted[32];
    hz_diag diag;
    bool found = c->own_day != HZ_NO_DATE || explained_value(c, &explanations[1]) == c->submitted;
    hz_indicator_type kind = hz_indicator_get_kind(c->indicator);
    hz_indicator_format(kind, c->counted, counted);
    hz_indicator_format(kind, c->submitted, submitted);
    hz_diag_set(&diag, HZ_W612, NULL, NULL);
    diag_arg(&diag, "counted", counted);
    diag_arg_message(&diag, "advice",
                     found ? N_("ask the unit about the hazards that the table names")
                           : N_("no hazard in them explains the difference, so ask the unit which "
                                "is right"));
    (void)snprintf(diag.label, sizeof diag.label, "%s %s", hz_unit_name(c->rollup->plan, c->unit),
                   hz_indicator_label(c->indicator));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(submitted));
    sink_emit(c->rollup->sink, &diag);
}

/* True for a sum of parts that are submitted too: the parts are compared instead. */
static bool is_sum(const int64_t *now, hz_indicator indicator)
{
    bool parts = now[HZ_IND_SELF_FOUND] != HZ_UNKNOWN || now[HZ_IND_CHECK_FOUND] != HZ_UNKNOWN;
    return parts &&
           (indicator == HZ_IND_FOUND || indicator == HZ_IND_RECTIFIED || indicator == HZ_IND_OPEN);
}

/* True if the indicator counts hazards, and the submission gives it. */
static bool is_comparable(const int64_t *now, hz_indicator indicator)
{
    return hz_indicator_get_kind(indicator) == HZ_KIND_INTEGER && indicator != HZ_IND_OVERDUE &&
           indicator != HZ_IND_DUE && now[indicator] != HZ_UNKNOWN && !is_sum(now, indicator);
}

/* Compare every comparable value of a submission; set @p compared for its unit. */
static int reconcile_submission(hz_rollup *r, const struct submission *submission, bool *compared,
                                hz_writer *writer, hz_error *err)
{
    int unit = r->submissions.subjects[submission->subject].unit;
    const int64_t *now = submission_now(&r->submissions, submission);
    for (int i = 0; unit >= 0 && i < HZ_INDICATOR_COUNT; i++) {
        hz_indicator indicator = (hz_indicator)i;
        if (!is_comparable(now, indicator)) {
            continue;
        }
        compared[unit] = true;
        struct comparison c = {.rollup = r,
                               .submission = submission,
                               .unit = unit,
                               .indicator = indicator,
                               .submitted = now[i],
                               .counted = count(r, unit, indicator, r->cutoff.day)};
        c.own_day = find_own_day(&c);
        bool is_wanted = c.submitted != c.counted || !r->options.only_different;
        if (is_wanted && write_comparison(&c, writer, err) != 0) {
            return -1;
        }
        if (is_mistake(&c)) {
            emit_difference(&c);
        }
    }
    return 0;
}

static int write_labels(hz_writer *writer, hz_error *err)
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
    return hz_writer_table(writer, labels, sizeof labels / sizeof labels[0], err);
}

static int reconcile_units(hz_rollup *rollup, bool *compared, hz_writer *writer, hz_error *err)
{
    const struct submissions *s = &rollup->submissions;
    int result = 0;
    for (const struct submission *p = s->items; result == 0 && p < s->items + s->count;) {
        const struct submission *last = submissions_last(s, p, rollup->cutoff.day);
        /* the ledgers say nothing about an earlier month */
        if (last != NULL && last->day == rollup->cutoff.day) {
            result = reconcile_submission(rollup, last, compared, writer, err);
        }
        p = submissions_next_subject(s, p);
    }
    return result;
}

int rollup_reconcile(hz_rollup *rollup, hz_writer *writer, hz_error *err)
{
    bool *compared = calloc((size_t)hz_unit_count(rollup->plan) + 1, sizeof *compared);
    if (compared == NULL) {
        return error_no_memory(err, NULL);
    }
    hz_usable_end(rollup->usable);
    submissions_sort(&rollup->submissions);
    int result = rollup_write_title(rollup, "调度数据核对表", writer, err);
    result = result == 0 ? write_labels(writer, err) : result;
    result = result == 0 ? reconcile_units(rollup, compared, writer, err) : result;
    if (result == 0) {
        rollup_emit_uncompared(rollup, compared);
    }
    free(compared);
    return result;
}
