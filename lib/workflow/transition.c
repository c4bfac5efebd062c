/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/transition.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "output/row_writer.h"

static int no_memory(struct apply_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

/* Set the error to a @p message with label and id of the event and of a column. */
static int wrong_use(struct apply_job *job, const char *message, int column)
{
    const hz_event_info *event = job->event;
    const hz_column_info *info = column < 0 ? NULL : hz_column_get((hz_column)column);
    hz_diag_set(job->err, HZ_E004, NULL, NULL);
    diag_arg_sentence(job->err, "reason", message, "event", event->label, "event_id", event->id,
                      "column", info == NULL ? "" : info->label, "column_id",
                      info == NULL ? "" : info->id, NULL);
    return -1;
}

static int write_change(struct apply_job *job, const struct target_row *r)
{
    bool dated = job->event->dates != HZ_COL_NONE;
    struct journal_entry entry = {.event = (hz_event)job->transition.event,
                                  .by = job->session->by,
                                  .on = dated ? HZ_NO_DATE : job->transition.on,
                                  .reason = job->session->reason};
    return row_change_write(&job->change, r->row, &r->known->last, &entry);
}

static int apply_to_row(struct apply_job *job, const hz_row *row, const struct target *known)
{
    struct row_change *change = &job->change;
    struct target_row r = {.row = row, .known = known, .values = job->values};
    bool same = false;
    bool passes = false;
    hazard_read(&r.hazard, row, job->session->plan, UINT64_MAX);
    if (row_change_compare(change, row, &known->last, &same) != 0) {
        return -1;
    }
    enum verdict verdict = check_transition(job, &r);
    if (verdict != VERDICT_ALLOW || !same) {
        return 0; /* reported */
    }
    if (row_change_fill(change, row, &r.values, &passes) != 0) {
        return -1;
    }
    return passes ? write_change(job, &r) : 0;
}

static int apply_to_rows(struct apply_job *job)
{
    const hz_row *row = NULL;
    int found;
    while ((found = ledger_next(job->change.ledger, &row, job->err)) > 0) {
        struct target *hazard = targets_find(&job->targets, hz_row_text(row, HZ_COL_ID));
        if (hazard == NULL) {
            continue;
        }
        if (hazard->found) {
            row_change_refuse(&job->change, HZ_E210, row, HZ_COL_ID, job->session->ledger);
            continue;
        }
        hazard->found = true;
        if (apply_to_row(job, row, hazard) != 0) {
            return -1;
        }
    }
    return found;
}

static void fill(struct apply_job *job, int column, hz_span value)
{
    if (column != HZ_COL_NONE) {
        job->values.columns |= HZ_BIT(column);
        job->values.of[column] = value;
    }
}

/* Fill in what the event sets by its row in events.def, and the values given. */
static void fill_by_event(struct apply_job *job)
{
    const hz_event_info *event = job->event;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((event->clears & HZ_BIT(c)) != 0) {
            fill(job, c, hz_span_of(""));
        }
    }
    if (event->to >= 0) {
        fill(job, HZ_COL_STATUS, hz_span_of(hz_choices(HZ_TYPE_STATUS)[event->to]));
    }
    fill(job, event->dates, hz_span_of(job->day));
    fill(job, event->signs, hz_span_of(job->session->by));
    for (size_t i = 0; i < job->transition.count; i++) {
        hz_column column = (hz_column)job->transition.columns[i];
        hz_cell cell;
        hz_cell_read(&cell, hz_column_get(column)->type, job->session->plan,
                     job->transition.values[i], "");
        fill(job, (int)column,
             cell_format(&cell, column, job->session->plan, job->buffers[column]));
    }
}

/* 0, or -1 with the error set: the event does not take one of the columns given. */
static int check_columns(struct apply_job *job)
{
    const hz_event_info *event = job->event;
    uint64_t given = 0;
    for (size_t i = 0; i < job->transition.count; i++) {
        int column = job->transition.columns[i];
        if (column < 0 || column >= HZ_COLUMN_COUNT) {
            hz_diag_set(job->err, HZ_E004, NULL, "transition.columns");
            return -1;
        }
        given |= span_trim(job->transition.values[i]).len > 0 ? HZ_BIT(column) : 0;
        if (((event->given | event->may) & HZ_BIT(column)) == 0) {
            return wrong_use(job, N_("{event} ({event_id}) does not take {column} ({column_id})"),
                             column);
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((event->given & ~given & HZ_BIT(c)) != 0) {
            return wrong_use(job, N_("{event} ({event_id}) needs {column}: give {column_id}=VALUE"),
                             c);
        }
    }
    return 0;
}

static int refuse_day(struct apply_job *job)
{
    char today[16];
    hz_date_format(job->session->today, today);
    hz_diag_set(job->err, HZ_E203, NULL, NULL);
    diag_arg(job->err, "today", today);
    diag_arg_message(job->err, "advice", N_("give the day on which it really happened"));
    hz_diag_copy(job->err->label, sizeof job->err->label, hz_span_of("--on"));
    hz_diag_copy(job->err->value, sizeof job->err->value, hz_span_of(job->day));
    return -1;
}

/* Check the call: all that the event needs is given, and nothing that it does not take. */
static int check_call(struct apply_job *job)
{
    int event = job->transition.event;
    const char *reason = job->session->reason;
    bool has_reason = reason != NULL && span_trim(hz_span_of(reason)).len > 0;
    job->event = event < 0 || event >= HZ_EVENT_COUNT ? NULL : hz_event_get((hz_event)event);
    if (job->event == NULL || job->event->from == 0) {
        hz_diag_set(job->err, HZ_E004, NULL, N_("this event cannot be applied to hazards"));
        return -1;
    }
    if (check_columns(job) != 0) {
        return -1;
    }
    if (job->event->needs_reason && !has_reason) {
        return wrong_use(job, N_("{event} ({event_id}) needs a reason: give --reason TEXT"),
                         HZ_COL_NONE);
    }
    return job->transition.on > job->session->today ? refuse_day(job) : 0;
}

static int finish(struct apply_job *job)
{
    long missing = targets_report_missing(&job->targets, job->session, job->err);
    if (missing < 0) {
        return -1;
    }
    if (job->change.refusals > 0 || missing > 0) {
        return 1;
    }
    bool commits = job->targets.ids.count > 0 && !job->session->dry_run;
    if (commits && ledger_commit(job->change.ledger, job->err) != 0) {
        return -1;
    }
    row_change_report_adopted(&job->change);
    return 0;
}

static int apply(struct apply_job *job)
{
    const hz_session *s = job->session;
    struct ledger_options options = {.plan = s->plan,
                                     .who = s->by,
                                     .wait = s->wait,
                                     .sink = s->sink,
                                     .each_line = targets_read_line,
                                     .ctx = &job->targets};
    if (!targets_prepare(&job->targets, s->plan)) {
        return no_memory(job);
    }
    fill_by_event(job);
    options.columns = new_values_filled(&job->values);
    if (ledger_open(s->ledger, &options, &job->change.ledger, job->err) != 0) {
        return -1;
    }
    job->change.lines = job->targets.lines;
    return apply_to_rows(job) == 0 ? finish(job) : -1;
}

/* Check the call before any file is read. 0, or -1 with the error set. */
static int begin(struct apply_job *job, const hz_transition *transition)
{
    job->transition = (hz_transition){.event = -1};
    if (session_check_signer(job->session, job->err) != 0 ||
        options_copy(&job->transition, sizeof job->transition, transition, job->err) != 0) {
        return -1;
    }
    if (job->transition.on == 0 || job->transition.on == HZ_NO_DATE) {
        job->transition.on = job->session->today;
    }
    hz_date_format(job->transition.on, job->day);
    return check_call(job);
}

static void end(struct apply_job *job)
{
    ledger_close(job->change.ledger);
    targets_clear(&job->targets);
    row_change_end(&job->change);
}

static int add_targets(struct apply_job *job)
{
    const hz_transition *t = &job->transition;
    for (size_t i = 0; i < t->id_count; i++) {
        if (!targets_add(&job->targets, hz_span_of(t->ids[i]))) {
            return no_memory(job);
        }
    }
    return t->rows == NULL ? 0 : targets_add_rows(&job->targets, t->rows, job->err);
}

int hz_session_apply(hz_session *session, const hz_transition *transition, hz_error *err)
{
    struct apply_job job = {
        .session = session,
        .err = err,
        .change = {.session = session, .err = err, .sink = session->sink},
    };
    int result = begin(&job, transition);
    result = result == 0 ? add_targets(&job) : result;
    result = result == 0 ? apply(&job) : result;
    end(&job);
    return result;
}
