/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* Changing a row of the ledger by what its township has reported. */

#include "base/diag.h"
#include "base/span.h"
#include "workflow/journal_replay.h"
#include "workflow/update.h"
#include <stdlib.h>

static int no_memory(struct update_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

static struct update_line line_of(const struct update_job *job, const hz_row *row)
{
    return (struct update_line){.given = job->review.given,
                                .id = hz_row_text(row, HZ_COL_ID),
                                .enterprise = hz_row_text(row, HZ_COL_ENTERPRISE),
                                .area = job->review.given->area};
}

/* Doubts that a confirmation settles; the others need a better table. */
static bool can_be_accepted(hz_code code)
{
    return code != HZ_W812 && code != HZ_W815 && code != HZ_W822 && code != HZ_W824 &&
           code != HZ_W825;
}

/* Report a doubt: what the ledger has, what the table says, and how to settle it. */
static int report_doubt(struct update_job *job, const hz_row *row, const struct doubt *doubt)
{
    struct review *v = &job->review;
    struct update_line line = line_of(job, row);
    char day[16];
    hz_diag diag;
    hz_row_diag(&diag, doubt->code, &v->given->row, doubt->column, NULL);
    hz_date_format(doubt->day, day);
    line.column = doubt->column;
    line.before = review_old(v, doubt->column);
    line.after = review_new(v, doubt->column);
    line.diag = &diag;
    diag_arg_span(&diag, "id", line.id);
    diag_arg_span(&diag, "old", line.before);
    diag_arg(&diag, "day", day);
    diag_arg(&diag, "column", hz_column_get(doubt->column)->label);
    hz_event event = review_event_of_county(v, doubt->column);
    if (doubt->code == HZ_W825 && event != HZ_EVENT_NONE) {
        diag_arg(&diag, "event", hz_event_get(event)->label);
        diag_arg(&diag, "event_id", hz_event_get(event)->id);
    }
    return update_result_doubt(job, &line);
}

/* True if the row may be changed: each doubt is settled, or keeps only its own column. */
static int settle_doubts(struct update_job *job, const hz_row *row, bool *settled)
{
    struct review *v = &job->review;
    hz_span id = hz_row_text(row, HZ_COL_ID);
    *settled = true;
    for (size_t i = 0; i < v->doubt_count; i++) {
        struct doubt *doubt = &v->doubts[i];
        doubt->accepted =
            update_is_accepted(job, id, doubt->column) && can_be_accepted(doubt->code);
        *settled = *settled && (doubt->accepted || !doubt->blocks);
        if (!doubt->accepted && report_doubt(job, row, doubt) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Carry out what the county has confirmed. True if it has confirmed anything. */
static bool take_confirmed(struct review *v, bool *extends)
{
    bool confirmed = false;
    *extends = false;
    for (size_t i = 0; i < v->doubt_count; i++) {
        const struct doubt *doubt = &v->doubts[i];
        uint64_t bit = HZ_BIT(doubt->column);
        bool is_step = doubt->code == HZ_W810 || doubt->code == HZ_W811 || doubt->code == HZ_W813;
        if (!doubt->blocks && !doubt->accepted) {
            v->to = STAGE_ACCEPTED;
            v->steps &= ~(HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER));
        } else if (doubt->accepted && doubt->column == HZ_COL_EXTENDED_TO &&
                   doubt->code == HZ_W805) {
            *extends = true;
        } else if (doubt->accepted && !is_step) {
            v->corrected |= bit;
        }
        confirmed = confirmed || doubt->accepted;
    }
    if (*extends) {
        v->corrected &= ~(HZ_BIT(HZ_COL_EXTENDED_ON) | HZ_BIT(HZ_COL_EXTENDED_BY));
    }
    return confirmed;
}

/* The new values so far, and the lines of the journal that they lead to. */
struct changing {
    struct update_job *job;
    const hz_row *row;
    struct known_row known; /* of the row */
    struct new_values values;
    struct other_value *others;
    hz_span status; /* before the next step */
    bool confirmed; /* the county has settled a doubt */
    bool writes;    /* otherwise the values are only collected, to be checked first */
    bool written;   /* a line */
};

static int write_step(struct changing *c, hz_event event, uint64_t columns)
{
    struct update_job *job = c->job;
    struct row_change *change = &job->change;
    struct row_origin origin;
    if (!c->writes) {
        return 0;
    }
    received_origin(&job->received, job->review.given, &origin);
    const struct journal_entry entry = {.event = event,
                                        .by = job->session->by,
                                        .on = HZ_NO_DATE,
                                        .reason = c->confirmed ? job->session->reason : NULL,
                                        .notes = origin.notes,
                                        .note_count = origin.count};
    for (int k = 0; k < HZ_COLUMN_COUNT; k++) {
        hz_column column = (hz_column)k;
        struct update_line line = line_of(job, c->row);
        if ((columns & HZ_BIT(k)) == 0) {
            continue;
        }
        line.column = column;
        line.before = k == HZ_COL_STATUS ? c->status : review_old(&job->review, column);
        line.after = c->values.of[k];
        c->status = k == HZ_COL_STATUS ? line.after : c->status;
        line.what = hz_event_get(event)->label;
        if (update_result_write(job, &line) != 0) {
            return -1;
        }
    }
    if (row_change_set(change, c->row, &c->values) != 0 ||
        row_change_record(change, c->row, c->written ? NULL : &c->known, &entry) != 0) {
        return -1;
    }
    c->written = true;
    return 0;
}

static void set_new(struct changing *c, uint64_t columns)
{
    for (int k = 0; k < HZ_COLUMN_COUNT; k++) {
        if ((columns & HZ_BIT(k)) != 0) {
            c->values.columns |= HZ_BIT(k);
            c->values.of[k] = review_new(&c->job->review, (hz_column)k);
        }
    }
}

static void set_status(struct changing *c, int status)
{
    c->values.columns |= HZ_BIT(HZ_COL_STATUS);
    c->values.of[HZ_COL_STATUS] = hz_span_of(hz_choices(HZ_TYPE_STATUS)[status]);
}

static int take_steps(struct changing *c)
{
    struct review *v = &c->job->review;
    for (size_t i = 0; i < loop_step_count; i++) {
        const struct loop_step *step = &loop_steps[i];
        const hz_event_info *event = hz_event_get(step->event);
        uint64_t columns = v->steps & step->columns;
        bool skipped = step->event == HZ_EVENT_ASSIGN && columns == 0 && v->to > step->stage;
        if (step->stage <= v->from || step->stage > v->to || skipped) {
            continue;
        }
        set_new(c, columns);
        if (event->to >= 0) {
            set_status(c, event->to);
            columns |= HZ_BIT(HZ_COL_STATUS);
        }
        if (write_step(c, step->event, columns) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Collect all values; with `writes` also write each line. */
static int collect(struct changing *c, bool extends)
{
    struct review *v = &c->job->review;
    const uint64_t extension =
        HZ_BIT(HZ_COL_EXTENDED_TO) | HZ_BIT(HZ_COL_EXTENDED_ON) | HZ_BIT(HZ_COL_EXTENDED_BY);
    c->values.columns = 0;
    if (v->corrected != 0 || c->values.other_count > 0) {
        set_new(c, v->corrected);
        if (write_step(c, HZ_EVENT_CORRECT, v->corrected) != 0) {
            return -1;
        }
    }
    if (extends) {
        set_new(c, extension);
        if (write_step(c, HZ_EVENT_EXTEND, extension) != 0) {
            return -1;
        }
    }
    return take_steps(c);
}

/* Values of unknown columns that the ledger has too. */
static int compare_others(struct changing *c)
{
    const hz_row *given = &c->job->review.given->row;
    const hz_binding *binding = given->binding;
    c->others = calloc(binding->count + 1, sizeof *c->others);
    if (c->others == NULL) {
        return no_memory(c->job);
    }
    for (size_t i = 0; i < binding->count; i++) {
        hz_span value = span_trim(hz_row_cell(given, i));
        bool unknown = binding->columns[i] == HZ_COL_NONE && binding->labels[i][0] != '\0' &&
                       !add_columns_is_counter(given, i);
        int field = unknown && value.len > 0 ? add_columns_field(c->row->binding, given, i) : -1;
        if (field >= 0 && !hz_span_equal(value, span_trim(hz_row_cell(c->row, (size_t)field)))) {
            c->others[c->values.other_count++] = (struct other_value){(size_t)field, value};
        }
    }
    c->values.others = c->others;
    return 0;
}

static int write_others(struct changing *c, const char *what, const hz_diag *diag)
{
    struct update_line line = line_of(c->job, c->row);
    line.column = HZ_COL_NONE;
    line.what = what;
    line.diag = diag;
    for (size_t i = 0; i < c->values.other_count; i++) {
        size_t field = c->others[i].field;
        line.label = c->row->binding->labels[field];
        line.before = span_trim(hz_row_cell(c->row, field));
        line.after = c->others[i].value;
        if (update_result_write(c->job, &line) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Read what the journal records of the hazards listed, once. */
static int read_listed(struct update_job *job)
{
    if (job->listed.items != NULL) {
        return 0;
    }
    hz_diag_set(job->err, HZ_E003, job->session->ledger, NULL); /* if a line cannot be kept */
    return targets_prepare(&job->listed, job->session->plan)
               ? journal_each_line(job->session->ledger, targets_read_line, &job->listed, NULL,
                                   job->err)
               : no_memory(job);
}

/* Set what the journal knows of the row, and whether the row is the @p same as there. A check value
 * may differ only because other labels are known now: then the values are needed. */
static int find_known(struct update_job *job, const hz_row *row, struct known_row *known,
                      bool *same)
{
    const struct reported_hazard *h = job->review.known;
    *known = (struct known_row){0};
    if (h != NULL) {
        known->line = h->line;
        memcpy(known->row, h->row, sizeof known->row);
    }
    if (row_change_is_same(&job->change, row, known, same) != 0) {
        return -1;
    }
    if (*same || h == NULL) {
        return 0;
    }
    if (read_listed(job) != 0) {
        return -1;
    }
    const struct target *listed = targets_find(&job->listed, hz_row_text(row, HZ_COL_ID));
    *known = listed == NULL ? *known : listed->last;
    return row_change_is_same(&job->change, row, known, same);
}

/* The notes of a row that is left alone: the days that it has for the first time. */
static size_t said_notes(struct update_job *job, char days[COMPLETIONS][16],
                         struct journal_note notes[COMPLETIONS])
{
    const struct review *v = &job->review;
    size_t count = 0;
    for (size_t i = 0; i < COMPLETIONS; i++) {
        hz_column column = completion_columns[i];
        hz_date day = hz_hazard_date(&v->after, (int)column);
        bool dated_back = (v->previous != HZ_NO_DATE && day <= v->previous) ||
                          (v->known->returned_on != HZ_NO_DATE && day <= v->known->returned_on);
        if (day != HZ_NO_DATE && !dated_back && day != hz_hazard_date(&v->before, (int)column) &&
            day != v->known->said[i]) {
            hz_date_format(day, days[i]);
            notes[count++] =
                (struct journal_note){hz_column_get(column)->label, hz_span_of(days[i])};
        }
    }
    return count;
}

/* Record which days a row that is left alone had, so that they are not taken for dated back the
 * next time. */
static int record_said(struct update_job *job, const hz_row *row)
{
    char days[COMPLETIONS][16];
    struct journal_note notes[COMPLETIONS + 2];
    struct row_origin origin;
    struct known_row known = {0};
    struct content content = {0};
    bool same = false;
    received_origin(&job->received, job->review.given, &origin);
    bool own = origin.count > 1 && job->review.known != NULL;
    size_t count = own ? said_notes(job, days, notes) : 0;
    if (count == 0) {
        return 0;
    }
    if (find_known(job, row, &known, &same) != 0) {
        return -1;
    }
    for (size_t i = 0; i < origin.count; i++) {
        notes[count++] = origin.notes[i];
    }
    const struct journal_entry entry = {.event = HZ_EVENT_RECEIVE,
                                        .by = job->session->by,
                                        .on = HZ_NO_DATE,
                                        .notes = notes,
                                        .note_count = count};
    int result = 0;
    if (same) {
        result = content_read(&content, row->binding, row->record->fields, row->record->count)
                     ? ledger_add_entry(job->ledger, row, &content, &entry, job->err)
                     : no_memory(job);
    }
    content_free(&content);
    return result;
}

/* A row that cannot be changed: the reasons were reported. */
static int report_refused(struct update_job *job, const hz_row *row)
{
    struct update_line line = line_of(job, row);
    hz_diag diag;
    hz_row_diag(&diag, HZ_W823, &job->review.given->row, HZ_COL_ID, NULL);
    line.column = HZ_COL_NONE;
    line.diag = &diag;
    return update_result_doubt(job, &line) == 0 ? record_said(job, row) : -1;
}

static int change_row(struct changing *c, bool extends)
{
    struct update_job *job = c->job;
    bool same = false;
    bool passes = false;
    if (find_known(job, c->row, &c->known, &same) != 0 ||
        (!same && row_change_compare(&job->change, c->row, &c->known, &same) != 0)) {
        return -1;
    }
    if (same && row_change_fill(&job->change, c->row, &c->values, &passes) != 0) {
        return -1;
    }
    if (!passes) {
        return report_refused(job, c->row);
    }
    c->writes = true;
    c->status = review_old(&job->review, HZ_COL_STATUS);
    job->changes++;
    return write_others(c, hz_event_get(HZ_EVENT_CORRECT)->label, NULL) == 0 ? collect(c, extends)
                                                                             : -1;
}

/* Unknown columns of what is closed stay as they are. */
static int keep_closed(struct changing *c)
{
    hz_diag note;
    if (state_of_hazard(&c->job->review.before) < HZ_STATUS_CLOSED || c->values.other_count == 0) {
        return 0;
    }
    hz_row_diag(&note, HZ_N826, &c->job->review.given->row, HZ_COL_DESCRIPTION, NULL);
    int result = write_others(c, "提示", &note);
    c->values.other_count = 0;
    return result;
}

/* A note on a column where the ledger is ahead of the table. */
static int note_column(struct update_job *job, const hz_row *row, hz_column column)
{
    struct review *v = &job->review;
    struct update_line line = line_of(job, row);
    hz_diag note;
    hz_row_diag(&note, HZ_N821, &v->given->row, column, NULL);
    diag_arg_span(&note, "state", review_old(v, column));
    line.column = column;
    line.before = review_old(v, column);
    line.after = review_new(v, column);
    line.what = "提示";
    line.diag = &note;
    return update_result_write(job, &line);
}

/* Notes where the township has not noted what the county did. */
static int note_lag(struct update_job *job, const hz_row *row)
{
    const struct review *v = &job->review;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool lags =
            (v->county_columns & HZ_BIT(c)) != 0 || (c == HZ_COL_STATUS && v->township_lags);
        if (lags && note_column(job, row, (hz_column)c) != 0) {
            return -1;
        }
    }
    return 0;
}

int update_change_row(struct update_job *job, const hz_row *row, const struct received_row *given)
{
    struct review *v = &job->review;
    struct changing c = {.job = job, .row = row};
    bool settled = false;
    bool extends = false;
    int area = job->received.files[given->file].area;
    v->plan = job->session->plan;
    v->given = given;
    v->known = reports_find(&job->reports, hz_row_text(row, HZ_COL_ID));
    if (area < 0 && v->known != NULL && v->known->was_reported) {
        area = given->area; /* its township said otherwise, whoever sends this */
    }
    v->previous = area < 0 ? HZ_NO_DATE : reports_previous(&job->reports, area, job->cutoff);
    review_row(v, row);
    if (settle_doubts(job, row, &settled) != 0 || note_lag(job, row) != 0) {
        return -1;
    }
    if (!settled) {
        return record_said(job, row);
    }
    c.confirmed = take_confirmed(v, &extends);
    int result = compare_others(&c) == 0 ? keep_closed(&c) : -1;
    if (result == 0) {
        result = collect(&c, extends);
    }
    if (result == 0 && (c.values.columns != 0 || c.values.other_count > 0)) {
        result = given->has_errors ? report_refused(job, row) : change_row(&c, extends);
    }
    free(c.others);
    return result;
}
