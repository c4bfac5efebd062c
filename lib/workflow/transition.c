/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/transition.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "check/checks.h"
#include "output/row_writer.h"
#include <stdlib.h>

static int no_memory(struct apply_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

/* Set the error to a @p message with label and id of the event and of a column, and a value. */
static int wrong_value(struct apply_job *job, const char *message, int column, hz_span value)
{
    const hz_event_info *event = job->event;
    const hz_column_info *info = column < 0 ? NULL : hz_column_get((hz_column)column);
    char text[64];
    hz_diag_copy(text, sizeof text, value);
    hz_diag_set(job->err, HZ_E004, NULL, NULL);
    diag_arg_sentence(job->err, "reason", message, "event", event->label, "event_id", event->id,
                      "column", info == NULL ? "" : info->label, "column_id",
                      info == NULL ? "" : info->id, "value", text, NULL);
    return -1;
}

static int wrong_use(struct apply_job *job, const char *message, int column)
{
    return wrong_value(job, message, column, hz_span_of(""));
}

static void set_step(struct apply_job *job, size_t i)
{
    job->step = &job->steps[i];
    job->event = hz_event_get(job->step->event);
}

/* Record what the present step makes of @p r; @p known is NULL from the second step on. */
static int record_step(struct apply_job *job, const struct target_row *r,
                       const struct known_row *known)
{
    int dates = job->event->dates;
    bool dated = dates != HZ_COL_NONE && (r->values.columns & HZ_BIT(dates)) != 0;
    struct journal_entry entry = {.event = job->step->event,
                                  .by = job->session->by,
                                  .on = dated ? HZ_NO_DATE : job->transition.on,
                                  .reason = job->session->reason};
    return row_change_record(&job->change, r->row, known, &entry);
}

/*
 * Apply the present step to @p r, unless the row was refused (then it is only checked). Set
 * @p changed if the row has new cells. 0, or -1 with the error set.
 */
static int apply_step(struct apply_job *job, struct target_row *r, const struct known_row *known,
                      bool refused, bool *changed)
{
    bool passes = false;
    *changed = false;
    r->values = job->step->values;
    hazard_read(&r->hazard, r->row, job->session->plan, UINT64_MAX);
    if (check_transition(job, r) != VERDICT_ALLOW || refused) {
        return 0; /* reported */
    }
    if (row_change_fill(&job->change, r->row, &r->values, &passes) != 0) {
        return -1;
    }
    *changed = passes;
    return passes ? record_step(job, r, known) : 0;
}

/* Make @p row the row with the cells that a step gave it, for the next one. */
static int continue_row(struct apply_job *job, hz_row *row, hz_record *record)
{
    size_t count = row->binding->count;
    if (!array_reserve(&job->fields, &job->field_cap, count, sizeof *job->fields)) {
        return no_memory(job);
    }
    memcpy(job->fields, job->change.cells, count * sizeof *job->fields);
    record->fields = job->fields;
    record->count = count;
    record->text = hz_span_of(""); /* the text of the old row */
    record->field_lines = NULL;
    row->record = record;
    return 0;
}

/* The cells of the row after one step are its cells before the next. */
static int apply_to_row(struct apply_job *job, const hz_row *found, const struct target *known)
{
    hz_row row = *found;
    hz_record record = *found->record;
    struct target_row r = {.row = &row, .known = known};
    const struct known_row *last = &known->last;
    bool same = false;
    bool changed = false;
    if (row_change_compare(&job->change, found, last, &same) != 0) {
        return -1;
    }
    for (size_t i = 0; i < job->transition.event_count; i++) {
        size_t before = job->change.refusals;
        set_step(job, i);
        if (apply_step(job, &r, last, !same, &changed) != 0) {
            return -1;
        }
        if (!same || job->change.refusals > before) {
            return 0;
        }
        if (changed && continue_row(job, &row, &record) != 0) {
            return -1;
        }
        last = changed ? NULL : last;
    }
    return last == NULL ? session_write_result(job->session, found, job->change.cells, job->err)
                        : 0;
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

static void fill(struct step *step, int column, hz_span value)
{
    if (column != HZ_COL_NONE) {
        step->values.columns |= HZ_BIT(column);
        step->values.of[column] = value;
    }
}

/* Fill in what a step sets besides its line in events.def. */
static void fill_further(const struct apply_job *job, struct step *step)
{
    if (step->event == HZ_EVENT_RECLASSIFY) {
        fill(step, HZ_COL_LEVEL, hz_span_of(hz_choices(HZ_TYPE_LEVEL)[HZ_LEVEL_ORDINARY]));
    } else if (step->event == HZ_EVENT_CANCEL) {
        fill(step, HZ_COL_CANCEL_REASON, span_trim(hz_span_of(job->session->reason)));
    } else if (step->event == HZ_EVENT_REOPEN) {
        fill(step, HZ_COL_EXTENDED_ON, hz_span_of(job->day)); /* no extension: nobody signs it */
    }
}

/* Fill in what a step sets by its line in events.def, and the values given that it takes. */
static void fill_step(const struct apply_job *job, struct step *step)
{
    const hz_event_info *event = hz_event_get(step->event);
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((event->clears & HZ_BIT(c)) != 0) {
            fill(step, c, hz_span_of(""));
        }
    }
    if (event->to >= 0) {
        fill(step, HZ_COL_STATUS, hz_span_of(hz_choices(HZ_TYPE_STATUS)[event->to]));
    }
    fill(step, event->dates, hz_span_of(job->day));
    fill(step, event->signs, hz_span_of(job->session->by));
    fill_further(job, step);
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((job->given & (event->given | event->may) & HZ_BIT(c)) != 0) {
            fill(step, c, job->of[c]);
        }
    }
}

/* The columns that the steps may fill in, by their values or by a rule. */
static uint64_t filled_columns(const struct apply_job *job)
{
    uint64_t columns = 0;
    for (size_t i = 0; i < job->transition.event_count; i++) {
        const struct step *step = &job->steps[i];
        columns |= new_values_filled(&step->values);
        columns |= step->event == HZ_EVENT_TRANSFER ? HZ_BIT(HZ_COL_TRANSFERRED_FROM) : 0;
    }
    return columns;
}

static bool is_taken(const struct apply_job *job, int column)
{
    for (size_t i = 0; i < job->transition.event_count; i++) {
        const hz_event_info *event = hz_event_get(job->steps[i].event);
        if (((event->given | event->may) & HZ_BIT(column)) != 0) {
            return true;
        }
    }
    return false;
}

/* Read one value given. 0, or -1 with the error set. */
static int read_value(struct apply_job *job, int column, hz_span text)
{
    hz_cell cell;
    char buffer[CELL_SIZE];
    if (column < 0 || column >= HZ_COLUMN_COUNT) {
        hz_diag_set(job->err, HZ_E004, NULL, "transition.columns");
        return -1;
    }
    if (!is_taken(job, column)) {
        return wrong_use(job, N_("{event} ({event_id}) does not take {column} ({column_id})"),
                         column);
    }
    hz_cell_read(&cell, hz_column_get((hz_column)column)->type, job->session->plan, text, "");
    if ((job->given & HZ_BIT(column)) != 0 &&
        !hz_span_equal(job->of[column],
                       cell_format(&cell, (hz_column)column, job->session->plan, buffer))) {
        return wrong_use(job, N_("{column} ({column_id}) is given twice with different values"),
                         column);
    }
    job->given |= HZ_BIT(column);
    job->of[column] =
        cell_format(&cell, (hz_column)column, job->session->plan, job->buffers[column]);
    return 0;
}

/* Read the values given. 0, or -1 with the error set: no event takes one of the columns. */
static int read_given(struct apply_job *job)
{
    for (size_t i = 0; i < job->transition.count; i++) {
        if (read_value(job, job->transition.columns[i], job->transition.values[i]) != 0) {
            return -1;
        }
    }
    return 0;
}

/* The documents and units on which a rule of an event depends, besides what events.def requires. */
#define DOCUMENTS (HZ_BIT(HZ_COL_UNLIST_NO) | HZ_BIT(HZ_COL_CANCEL_NO) | HZ_BIT(HZ_COL_REMINDER_NO))
#define UNITS (HZ_BIT(HZ_COL_SUPERVISOR) | HZ_BIT(HZ_COL_HANDLER))

/* What to write where an event needs a text. */
static const struct {
    uint64_t columns; /* 0: all others */
    const char *message;
} contents[] = {
    {DOCUMENTS, N_("{column} “{value}” is not the number of a document: give {column}=NUMBER, such "
                   "as 溆安办〔2023〕8号")},
    {HZ_BIT(HZ_COL_OWNER) | HZ_BIT(HZ_COL_CANCELLED_BY) | HZ_BIT(HZ_COL_RECLASSIFIED_BY),
     N_("{column} “{value}” names nobody: give {column}=NAME, the person and if required the "
        "unit")},
    {UNITS, N_("{column} “{value}” is not a unit: give {column}=NAME")},
    {0, N_("{column} “{value}” has no content: write what it is, such as the name and number of "
           "the document")},
};

/* 0, or -1 with the error set: a value given that the present step needs is /, 无 or 待定. */
static int check_content(struct apply_job *job)
{
    const hz_event_info *event = job->event;
    uint64_t taken = (event->given | event->may) & job->given;
    uint64_t needed = taken & (event->given | event->needs | DOCUMENTS | UNITS);
    for (; needed != 0; needed &= needed - 1) {
        int c = __builtin_ctzll(needed);
        hz_type type = hz_column_get((hz_column)c)->type;
        hz_span value = span_trim(job->of[c]);
        size_t i = 0;
        if ((type != HZ_TYPE_TEXT && type != HZ_TYPE_UNIT) || value.len == 0 ||
            !is_placeholder(value)) {
            continue;
        }
        while (contents[i].columns != 0 && (contents[i].columns & HZ_BIT(c)) == 0) {
            i++;
        }
        return wrong_value(job, contents[i].message, c, value);
    }
    return 0;
}

/* 0, or -1 with the error set: the present step needs a column that is not given. */
static int check_given(struct apply_job *job)
{
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool given = (job->given & HZ_BIT(c)) != 0 && span_trim(job->of[c]).len > 0;
        if ((job->event->given & HZ_BIT(c)) != 0 && !given) {
            return wrong_use(job, N_("{event} ({event_id}) needs {column}: give {column}=VALUE"),
                             c);
        }
    }
    return check_content(job);
}

/* 0, or -1 with the error set: the present step needs a reason, which is missing or has no content.
 */
static int check_reason(struct apply_job *job)
{
    const char *reason = job->session->reason;
    hz_span text = span_trim(hz_span_of(reason == NULL ? "" : reason));
    if (!job->event->needs_reason || (text.len > 0 && !is_placeholder(text))) {
        return 0;
    }
    return text.len == 0
               ? wrong_use(job, N_("{event} ({event_id}) needs a reason: give --reason TEXT"),
                           HZ_COL_NONE)
               : wrong_value(job, N_("--reason “{value}” is not a reason: write what happened"),
                             HZ_COL_NONE, text);
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

/* Make the steps of the call. 0, or -1 with the error set: one is no step of a hazard. */
static int begin_steps(struct apply_job *job)
{
    const hz_transition *t = &job->transition;
    bool known = t->event_count > 0;
    job->steps = calloc(t->event_count + 1, sizeof *job->steps);
    if (job->steps == NULL) {
        return no_memory(job);
    }
    for (size_t i = 0; i < t->event_count; i++) {
        int event = t->events[i];
        known = known && event >= 0 && event < HZ_EVENT_COUNT && hz_event_get(event)->from != 0;
        job->steps[i].event = known ? (hz_event)event : HZ_EVENT_NONE;
    }
    if (!known) {
        hz_diag_set(job->err, HZ_E004, NULL, N_("this event cannot be applied to hazards"));
        return -1;
    }
    set_step(job, 0);
    return 0;
}

/* Check the call: all that the events need is given, and nothing that none of them takes. */
static int check_call(struct apply_job *job)
{
    if (begin_steps(job) != 0 || read_given(job) != 0) {
        return -1;
    }
    for (size_t i = 0; i < job->transition.event_count; i++) {
        set_step(job, i);
        if (check_given(job) != 0 || check_reason(job) != 0) {
            return -1;
        }
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

/* What remind compares the letter with. */
static void set_letter(struct apply_job *job)
{
    const hz_plan *plan = job->session->plan;
    job->letters.plan = plan;
    job->letters.given = (struct letter){
        .number = job->of[HZ_COL_REMINDER_NO],
        .step = names_match(&plan->steps, job->of[HZ_COL_REMINDED]),
        .on = job->transition.on,
    };
}

static int read_line(void *ctx, const struct journal_line *line)
{
    struct apply_job *job = ctx;
    return letters_read_line(&job->letters, line) == 0 ? targets_read_line(&job->targets, line)
                                                       : -1;
}

static int apply(struct apply_job *job)
{
    const hz_session *s = job->session;
    struct ledger_options options = {.plan = s->plan,
                                     .who = s->by,
                                     .wait = s->wait,
                                     .sink = s->sink,
                                     .each_line = read_line,
                                     .ctx = job};
    if (!targets_prepare(&job->targets, s->plan)) {
        return no_memory(job);
    }
    for (size_t i = 0; i < job->transition.event_count; i++) {
        fill_step(job, &job->steps[i]);
    }
    set_letter(job);
    options.columns = filled_columns(job);
    if (ledger_open(s->ledger, &options, &job->change.ledger, job->err) != 0) {
        return -1;
    }
    job->change.lines = job->targets.lines;
    return apply_to_rows(job) == 0 ? finish(job) : -1;
}

/* Check the call before any file is read. 0, or -1 with the error set. */
static int begin(struct apply_job *job, const hz_transition *transition)
{
    job->transition = (hz_transition){.events = NULL};
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
    free(job->steps);
    free(job->fields);
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
