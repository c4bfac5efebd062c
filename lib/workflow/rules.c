/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/rules.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "check/checks.h"
#include "check/dispositions.h"
#include "check/persons.h"
#include "schema/informal_choice.h"
#include "workflow/fill_status.h"
#include <stdio.h>

void refuse(struct apply_job *job, hz_code code, const struct target_row *r, hz_column column,
            const char *detail)
{
    row_change_refuse(&job->change, code, r->row, column, detail);
}

void refuse_with(struct apply_job *job, hz_code code, const struct target_row *r, hz_column column,
                 const hz_diag *args)
{
    row_change_refuse_with(&job->change, code, r->row, column, args);
}

enum verdict no_rule(struct apply_job *job, struct target_row *r)
{
    (void)job;
    (void)r;
    return VERDICT_ALLOW;
}

enum verdict refuse_done(struct apply_job *job, const struct target_row *r)
{
    hz_diag args = {.code = HZ_E506};
    hz_span day = job->event->dates == HZ_COL_NONE
                      ? hz_span_of("")
                      : hz_row_text(r->row, (hz_column)job->event->dates);
    diag_arg_message(&args, "reason",
                     day.len > 0 ? N_("this step was taken on {day}")
                                 : N_("this step has been taken already"));
    diag_arg_span(&args, "day", day);
    refuse_with(job, HZ_E506, r, HZ_COL_ID, &args);
    return VERDICT_REFUSE;
}

enum verdict refuse_inapplicable(struct apply_job *job, const struct target_row *r,
                                 const char *reason)
{
    hz_diag args = {.code = HZ_E548};
    diag_arg_message(&args, "reason", reason);
    refuse_with(job, HZ_E548, r, HZ_COL_ID, &args);
    return VERDICT_REFUSE;
}

bool is_accepted(const struct target_row *r)
{
    return hz_row_text(r->row, HZ_COL_VERIFIED_ON).len > 0 &&
           hz_row_text(r->row, HZ_COL_VERIFIER).len > 0;
}

/* Acceptance does not change the state; only its signature shows that it happened. */
enum verdict not_accepted_yet(struct apply_job *job, struct target_row *r)
{
    return is_accepted(r) ? refuse_done(job, r) : VERDICT_ALLOW;
}

/* Add the article that a rule of the plan cites, or the plan itself, as {basis}. */
static void cite(hz_diag *args, const char *basis)
{
    if (basis != NULL) {
        diag_arg(args, "basis", basis);
    } else {
        diag_arg_message(args, "basis", N_("the plan"));
    }
}

static void check_extension_count(struct apply_job *job, const struct target_row *r)
{
    const hz_plan *plan = job->session->plan;
    bool extended = hz_row_text(r->row, HZ_COL_EXTENDED_TO).len > 0;
    /* reopening, which is in the journal, sets a deadline that does not count */
    int times = r->known->extension_count > 0 ? target_extensions(r->known) : (extended ? 1 : 0);
    hz_diag args = {.code = HZ_E511};
    if (plan->extension_times > 0 && times >= plan->extension_times) {
        cite(&args, plan->extension_basis);
        diag_arg_count(&args, "reason",
                       "the deadline has been extended {n} time, and {basis} allows no more",
                       "the deadline has been extended {n} times, and {basis} allows no more",
                       (unsigned long)times);
        refuse_with(job, HZ_E511, r, HZ_COL_EXTENDED_TO, &args);
    }
}

static void check_extension_days(struct apply_job *job, const struct target_row *r,
                                 hz_date deadline)
{
    const hz_plan *plan = job->session->plan;
    hz_date latest = hz_plan_workdays_before(plan, deadline, plan->extension_workdays);
    char day[16];
    char last[16];
    hz_diag args = {.code = HZ_E510};
    hz_cell given;
    hz_date_format(deadline, day);
    hz_date_format(latest, last);
    if (job->transition.on > latest) {
        diag_arg(&args, "deadline", day);
        diag_arg(&args, "last", last);
        cite(&args, plan->extension_basis);
        diag_arg_count(&args, "reason",
                       "an extension of the deadline {deadline} must be requested at least {n} "
                       "workday earlier, by {last}, as {basis} requires",
                       "an extension of the deadline {deadline} must be requested at least {n} "
                       "workdays earlier, by {last}, as {basis} requires",
                       (unsigned long)plan->extension_workdays);
        refuse_with(job, HZ_E510, r, HZ_COL_EXTENDED_TO, &args);
    }
    hz_cell_read(&given, HZ_TYPE_DATE, plan, r->values.of[HZ_COL_EXTENDED_TO], "");
    if (given.fault == HZ_VALUE_OK && given.as.date <= deadline) {
        refuse(job, HZ_E302, r, HZ_COL_EXTENDED_TO, day);
    }
}

/* An extension must be requested early enough and not too often. 整改期限 keeps the first deadline.
 */
enum verdict extension_in_time(struct apply_job *job, struct target_row *r)
{
    hz_date deadline = hz_hazard_deadline(&r->hazard, job->transition.on);
    size_t before = job->change.refusals;
    check_extension_count(job, r);
    if (deadline != HZ_NO_DATE) { /* otherwise the row checks report it */
        check_extension_days(job, r, deadline);
    }
    return job->change.refusals == before ? VERDICT_ALLOW : VERDICT_REFUSE;
}

/* Advise how a column gets its value. */
static void advise_column(const struct apply_job *job, hz_column column, hz_diag *args)
{
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        const hz_event_info *event = hz_event_get((hz_event)e);
        if (event->dates == (int)column || event->signs == (int)column) {
            diag_arg_sentence(args, "advice",
                              N_("{event} ({event_id}) fills it in and must come first"), "event",
                              event->label, "event_id", event->id, NULL);
            return;
        }
    }
    diag_arg_sentence(args, "advice",
                      (job->event->may & HZ_BIT(column)) != 0 ? N_("give it as {column}=VALUE")
                                                              : N_("fill in {column}"),
                      "column", hz_column_get(column)->label, NULL);
}

/*
 * The deadline of a new round counts from the day of reopening, so that earlier days keep theirs.
 * One that is ahead may stay, an extension of it is then kept too.
 */
enum verdict new_deadline(struct apply_job *job, struct target_row *r)
{
    hz_date day = job->transition.on;
    hz_date present = hz_hazard_deadline(&r->hazard, day);
    hz_span given = r->values.of[HZ_COL_EXTENDED_TO];
    hz_cell cell;
    if ((r->values.columns & HZ_BIT(HZ_COL_EXTENDED_TO)) == 0 || given.len == 0) {
        r->values.columns &= ~(HZ_BIT(HZ_COL_EXTENDED_ON) | HZ_BIT(HZ_COL_EXTENDED_BY));
        if (present >= day) { /* HZ_NO_DATE is not */
            return VERDICT_ALLOW;
        }
        hz_diag args = {.code = HZ_E503};
        advise_column(job, HZ_COL_EXTENDED_TO, &args);
        refuse_with(job, HZ_E503, r, HZ_COL_EXTENDED_TO, &args);
        return VERDICT_REFUSE;
    }
    hz_cell_read(&cell, HZ_TYPE_DATE, job->session->plan, given, "");
    if (cell.fault == HZ_VALUE_OK && cell.as.date < day) {
        char text[16];
        hz_date_format(day, text);
        refuse(job, HZ_E544, r, HZ_COL_EXTENDED_TO, text);
        return VERDICT_REFUSE;
    }
    return VERDICT_ALLOW;
}

/* A level that an authority gave is not replaced by a lower one, which would free others from
 * asking it. */
static bool is_lower(const struct target_row *r)
{
    const hz_cell *present = &r->hazard.cells[HZ_COL_LISTED];
    int given = hz_choice_find(HZ_TYPE_LISTING, r->values.of[HZ_COL_LISTED]);
    return given >= 0 && present->fault == HZ_VALUE_OK && given < present->as.choice;
}

/* Leave the row as it is, with a warning. */
static enum verdict skip_listed(struct apply_job *job, const struct target_row *r, hz_code code)
{
    hz_diag diag;
    char since[64];
    hz_span day = hz_row_text(r->row, HZ_COL_LISTED_ON);
    hz_diag_copy(since, sizeof since, day.len > 0 ? day : hz_row_text(r->row, HZ_COL_FOUND_ON));
    hz_row_diag(&diag, code, r->row, HZ_COL_LISTED, since);
    sink_emit(job->session->sink, &diag);
    return VERDICT_SKIP;
}

/* A listed hazard keeps its first 挂牌日期, though the level may rise, or it is listed again. */
enum verdict listing_allowed(struct apply_job *job, struct target_row *r)
{
    hz_span listed = hz_row_text(r->row, HZ_COL_LISTED);
    bool removed = hz_row_text(r->row, HZ_COL_UNLISTED_ON).len > 0;
    if (!removed && hz_span_equal(listed, r->values.of[HZ_COL_LISTED])) {
        return skip_listed(job, r, HZ_W514);
    }
    if (!removed && is_lower(r)) {
        return skip_listed(job, r, HZ_W550);
    }
    if (listed.len > 0) {
        r->values.columns &= ~HZ_BIT(HZ_COL_LISTED_ON);
        return VERDICT_ALLOW;
    }
    const hz_disposition *forbids =
        disposition_on_listing(job->session->plan, &r->hazard, "forbidden");
    if (forbids != NULL) {
        refuse(job, HZ_E512, r, HZ_COL_LISTED, forbids->basis);
        return VERDICT_REFUSE;
    }
    return VERDICT_ALLOW;
}

/* Format a set of states. */
static void format_states(unsigned states, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (int s = 0; s < HZ_STATUS_COUNT; s++) {
        if ((states & 1U << s) != 0 && len < size) {
            len += (size_t)snprintf(out + len, size - len, "%s%s", len == 0 ? "" : "、",
                                    hz_choices(HZ_TYPE_STATUS)[s]);
        }
    }
}

/* The event that leads from @p state to a later one; acceptance comes between two of them. */
static const hz_event_info *next_event(int state, bool accepted)
{
    const hz_event_info *reopen = hz_event_get(HZ_EVENT_REOPEN);
    if (state == HZ_STATUS_TO_BE_ACCEPTED && !accepted) {
        return hz_event_get(HZ_EVENT_ACCEPT);
    }
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        const hz_event_info *event = hz_event_get((hz_event)e);
        if ((event->from & 1U << state) != 0 && event->to > state &&
            event->to < HZ_STATUS_CANCELLED) {
            return event;
        }
    }
    return reopen;
}

static enum verdict refuse_state(struct apply_job *job, const struct target_row *r, int state)
{
    char states[96];
    hz_diag args = {.code = HZ_E502};
    const char *shown = hz_choices(HZ_TYPE_STATUS)[state];
    bool accepted = state_is_accepted(hz_span_of(shown), hz_row_text(r->row, HZ_COL_VERIFIED_ON),
                                      hz_row_text(r->row, HZ_COL_VERIFIER));
    const hz_event_info *next = next_event(state, accepted);
    bool is_past = state < HZ_STATUS_CLOSED && job->event->from >> state == 0;
    format_states(job->event->from, states, sizeof states);
    diag_arg_sentence(
        &args, "reason",
        state == HZ_STATUS_CANCELLED ? N_("it is {state}, but {event} requires {states}")
        : is_past ? N_("it is {state}, so that {event} has been done; the next step is "
                       "{next} ({next_id})")
                  : N_("it is {state}, but {event} requires {states}; the next step is {next} "
                       "({next_id})"),
        "state", accepted ? STATE_ACCEPTED : shown, "event", job->event->label, "states", states,
        "next", next->label, "next_id", next->id, NULL);
    refuse_with(job, HZ_E502, r, HZ_COL_STATUS, &args);
    return VERDICT_REFUSE;
}

static enum verdict check_state(struct apply_job *job, const struct target_row *r)
{
    const hz_cell *cell = &r->hazard.cells[HZ_COL_STATUS];
    int state = cell->fault == HZ_VALUE_EMPTY ? (int)state_of_dates(&r->hazard)
                : cell->fault == HZ_VALUE_OK  ? cell->as.choice
                                              : HZ_NO_CHOICE;
    if (state < 0) {
        refuse(job, HZ_E207, r, HZ_COL_STATUS, hz_choices(HZ_TYPE_STATUS)[HZ_STATUS_REGISTERED]);
        return VERDICT_REFUSE;
    }
    if ((job->event->from & 1U << state) != 0) {
        return VERDICT_ALLOW;
    }
    return state == job->event->to ? refuse_done(job, r) : refuse_state(job, r, state);
}

/* True if the row has a value in @p column; of a text, more than a word without content. */
static bool has_content(const struct target_row *r, hz_column column)
{
    hz_span text = hz_row_text(r->row, column);
    bool is_text = hz_column_get(column)->type == HZ_TYPE_TEXT;
    return text.len > 0 && !(is_text && is_placeholder(text));
}

static enum verdict check_needs(struct apply_job *job, const struct target_row *r)
{
    size_t before = job->change.refusals;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool given = (r->values.columns & HZ_BIT(c)) != 0 && r->values.of[c].len > 0;
        if ((job->event->needs & HZ_BIT(c)) != 0 && !given && !has_content(r, (hz_column)c)) {
            hz_diag args = {.code = HZ_E503};
            advise_column(job, (hz_column)c, &args);
            refuse_with(job, HZ_E503, r, (hz_column)c, &args);
        }
    }
    return job->change.refusals == before ? VERDICT_ALLOW : VERDICT_REFUSE;
}

enum verdict refuse_day_before(struct apply_job *job, const struct target_row *r, hz_column column)
{
    hz_date earlier = hz_hazard_date(&r->hazard, column);
    if (earlier == HZ_NO_DATE || job->transition.on >= earlier) {
        return VERDICT_ALLOW;
    }
    char day[16];
    hz_diag args = {.code = HZ_E513};
    hz_date_format(earlier, day);
    diag_arg(&args, "column", hz_column_get(column)->label);
    diag_arg(&args, "day", day);
    refuse_with(job, HZ_E513, r, HZ_COL_ID, &args);
    return VERDICT_REFUSE;
}

/* Check the order of days; the row checks do this only for days in columns. */
static enum verdict check_day(struct apply_job *job, const struct target_row *r)
{
    int after = job->event->after;
    return after == HZ_COL_NONE ? VERDICT_ALLOW : refuse_day_before(job, r, (hz_column)after);
}

/* What was registered decides whether a hazard is overdue, and who is responsible. */
static const struct {
    hz_column column;
    const char *reason;
} kept[] = {
    {HZ_COL_DUE_ON, N_("整改期限 is filled in and never replaced (a later one needs extend)")},
    {HZ_COL_OWNER, N_("整改责任人 is filled in and not replaced by a step")},
};

/* No step replaces what is kept; the same value again is no change. */
static enum verdict check_kept(struct apply_job *job, const struct target_row *r)
{
    uint64_t filled = filled_in(&r->hazard) & r->values.columns;
    enum verdict verdict = VERDICT_ALLOW;
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        hz_column column = kept[i].column;
        char buffer[CELL_SIZE];
        hz_span present = cell_format(&r->hazard.cells[column], column, job->session->plan, buffer);
        if ((filled & HZ_BIT(column)) != 0 && !hz_span_equal(present, r->values.of[column])) {
            hz_diag args = {.code = HZ_E548};
            diag_arg_message(&args, "reason", kept[i].reason);
            refuse_with(job, HZ_E548, r, column, &args);
            verdict = VERDICT_REFUSE;
        }
    }
    return verdict;
}

/* A second look at a hazard is not that of the person that rectified it. */
enum verdict inspector_is_other(struct apply_job *job, struct target_row *r)
{
    bool filled = (filled_in(&r->hazard) & HZ_BIT(HZ_COL_OWNER)) != 0;
    if (filled && !are_namesakes(&r->hazard) &&
        share_a_name(hz_row_text(r->row, HZ_COL_OWNER), hz_span_of(job->session->by))) {
        refuse(job, HZ_E401, r, HZ_COL_OWNER, job->event->role);
        return VERDICT_REFUSE;
    }
    return VERDICT_ALLOW;
}

#define EVENT(name, id, label, role, from, to, dates, signs, after, given, needs, may, clears,     \
              why, rule)                                                                           \
    rule,
static enum verdict (*const rules[])(struct apply_job *job, struct target_row *r) = {
#include "schema/events.def"
};
#undef EVENT

enum verdict check_transition(struct apply_job *job, struct target_row *r)
{
    enum verdict verdict = check_state(job, r);
    if (verdict == VERDICT_ALLOW) {
        verdict = check_needs(job, r);
        verdict = check_day(job, r) == VERDICT_ALLOW ? verdict : VERDICT_REFUSE;
        verdict = check_kept(job, r) == VERDICT_ALLOW ? verdict : VERDICT_REFUSE;
    }
    return verdict == VERDICT_ALLOW ? rules[job->step->event](job, r) : verdict;
}
