/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/transition.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "check/row_check.h"
#include "output/row_writer.h"
#include "schema/binding.h"
#include "workflow/journal_replay.h"
#include "workflow/storable.h"
#include <stdio.h>
#include <stdlib.h>

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

/* The findings of a changed row: in columns that the event fills in, and in others. */
struct row_findings {
    struct apply_job *job;
    const struct target_row *row;
    char older[192]; /* cells with a finding that the event does not fill in */
};

static void note_older(struct row_findings *f, const hz_diag *diag)
{
    char cell[32];
    size_t len = strlen(f->older);
    diag_cell(diag, cell);
    (void)snprintf(f->older + len, sizeof f->older - len, "%s%s%s%s", len == 0 ? "" : "、", cell,
                   cell[0] == '\0' || diag->label[0] == '\0' ? "" : " ", diag->label);
}

static bool is_filled(const struct row_findings *f, const hz_diag *diag)
{
    bool filled = false;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        int field = f->row->row->binding->fields[c];
        filled = filled || ((f->row->fills & HZ_BIT(c)) != 0 && field >= 0 &&
                            diag->column == (uint32_t)field + 1);
    }
    return filled;
}

static void refuse_finding(void *ctx, const hz_diag *diag)
{
    struct row_findings *f = ctx;
    struct apply_job *job = f->job;
    if (hz_code_severity(diag->code) != HZ_ERROR) {
        return;
    }
    job->refusals++;
    sink_emit(job->session->sink, diag);
    if (!is_filled(f, diag)) {
        note_older(f, diag);
    }
}

static bool reserve_cells(struct apply_job *job, size_t count)
{
    return array_reserve(&job->cells, &job->cell_cap, count, sizeof *job->cells) &&
           array_reserve(&job->lines, &job->line_cap, count, sizeof *job->lines);
}

/* Copy the cells of the row and fill in the new values. False: the ledger lacks a column. */
static bool fill_cells(struct apply_job *job, const struct target_row *r)
{
    const hz_row *row = r->row;
    size_t before = job->refusals;
    for (size_t i = 0; i < row->binding->count; i++) {
        bool there = i < row->record->count;
        job->cells[i] = there ? row->record->fields[i] : hz_span_of("");
        job->lines[i] = there ? hz_record_field_line(row->record, i) : row->record->line;
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        int field = row->binding->fields[c];
        if ((r->fills & HZ_BIT(c)) == 0) {
            continue;
        }
        if (field >= 0) {
            job->cells[field] = job->values[c];
        } else if (job->values[c].len > 0) {
            refuse(job, HZ_E504, row, (hz_column)c, hz_column_get((hz_column)c)->label);
        }
    }
    return job->refusals == before;
}

static void refuse_error(void *ctx, const hz_diag *diag)
{
    struct apply_job *job = ctx;
    if (hz_code_severity(diag->code) == HZ_ERROR) {
        job->refusals++;
        sink_emit(job->session->sink, diag);
    }
}

/* Check the header, once for each table; an error there affects every row. YAML has no header. */
static int check_table(struct apply_job *job, const hz_row *row)
{
    const hz_binding *binding = row->binding;
    hz_span *labels = job->cells + binding->count;
    hz_record record = {.fields = labels, .count = binding->count};
    hz_row header = {.record = &record, .binding = binding, .file = row->file, .is_header = true};
    struct row_check rc = {
        job->session->plan, job->session->today, &header, NULL, {refuse_error, job}, 0, 0};
    if (row->layout.yaml || (job->header_checked && digest_is(&job->header, &binding->digest))) {
        return 0;
    }
    for (size_t i = 0; i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    job->header_checked = true;
    job->header = binding->digest;
    return check_header(&job->labels, &rc) == 0 ? 0 : no_memory(job);
}

/* A row with more cells than its header cannot be changed. */
static bool fits_header(struct apply_job *job, const hz_row *row)
{
    size_t before = job->refusals;
    struct row_check rc = {
        job->session->plan, job->session->today, row, NULL, {refuse_error, job}, 0, 0};
    if (row->record->count > row->binding->count) {
        (void)check_shape(&rc, scan_best());
    }
    return job->refusals == before;
}

/* Check the changed row as ledger-check does. 0, or -1 with the error set. */
static int check_changed(struct apply_job *job, const struct target_row *r, bool *passes)
{
    hz_record record = *r->row->record;
    hz_row changed = *r->row;
    hz_hazard hazard;
    size_t before = job->refusals;
    struct row_findings findings = {.job = job, .row = r};
    hz_sink sink = {refuse_finding, &findings};
    *passes = false;
    if (check_table(job, r->row) != 0) {
        return -1;
    }
    if (!fits_header(job, r->row)) {
        return 0;
    }
    record.fields = job->cells;
    record.count = r->row->binding->count;
    record.text = hz_span_of(""); /* the text of the old row */
    record.field_lines = r->row->record->field_lines == NULL ? NULL : job->lines;
    changed.record = &record;
    hazard_read(&hazard, &changed, job->session->plan, UINT64_MAX);
    struct row_check rc = {job->session->plan, job->session->today, &changed, &hazard, sink, 0, 0};
    (void)check_shape(&rc, scan_best());
    run_row_checks(&rc);
    if (storable_check(job->ledger, &changed, job->cells, record.count, sink, &job->scratch) ==
        SIZE_MAX) {
        return no_memory(job);
    }
    if (findings.older[0] != '\0') {
        refuse(job, HZ_E527, r->row, HZ_COL_ID, findings.older);
    }
    *passes = job->refusals == before;
    return 0;
}

/* Add the columns to be filled in to a YAML row, which has columns of its own. */
static int widen(struct apply_job *job, hz_row *row)
{
    hz_record nothing = {.count = 0};
    hz_binding_clear(&job->widened);
    bool ok = hz_binding_init(&job->widened, &nothing, job->session->plan) == 0;
    for (size_t i = 0; ok && i < row->binding->count; i++) {
        ok = hz_binding_add(&job->widened, hz_span_of(row->binding->labels[i])) == 0;
    }
    for (int c = 0; ok && c < HZ_COLUMN_COUNT; c++) {
        bool lacks = (job->fills & HZ_BIT(c)) != 0 && job->widened.fields[c] < 0;
        ok = !lacks ||
             hz_binding_add(&job->widened, hz_span_of(hz_column_get((hz_column)c)->label)) == 0;
    }
    row->binding = &job->widened;
    return ok ? 0 : no_memory(job);
}

/* Refuse a row that differs from the journal. If there is no journal yet, the rows that are
 * changed begin it. */
static int compare_with_journal(struct apply_job *job, const struct target_row *r, bool *same)
{
    const hz_record *record = r->row->record;
    struct content content = {0};
    struct version1 version1 = {0};
    enum row_match match = ROW_DIFFERS;
    char line[32];
    *same = r->known->line == 0 && job->targets.lines == 0;
    if (r->known->line == 0) {
        if (!*same) {
            refuse(job, HZ_E711, r->row, HZ_COL_ID, NULL);
        }
        return 0;
    }
    bool ok = content_read(&content, r->row->binding, record->fields, record->count) &&
              row_hash_compare(&content, &version1, r->row->binding, record->fields, record->count,
                               r->known->row, &match);
    int result = ok ? 0 : no_memory(job);
    /* a check value may differ only because other labels are known now */
    *same = ok && (match != ROW_DIFFERS ||
                   (r->known->all_current && content_is_same(&r->known->recorded, &content)));
    content_free(&content);
    version1_free(&version1);
    if (result == 0 && !*same) {
        (void)snprintf(line, sizeof line, "%llu", (unsigned long long)r->known->line);
        refuse(job, HZ_E508, r->row, HZ_COL_ID, line);
    }
    return result;
}

/* Begin the journal with the row as it is, and remember its number for report_adopted(). */
static int adopt_row(struct apply_job *job, const hz_row *row)
{
    struct journal_entry adopt = {HZ_EVENT_ADOPT, job->session->by, HZ_NO_DATE, NULL};
    if ((job->adopted.len > 0 && !buf_add_text(&job->adopted, "、")) ||
        !buf_add_span(&job->adopted, hz_row_text(row, HZ_COL_ID))) {
        return no_memory(job);
    }
    return ledger_add_entry(job->ledger, row, NULL, &adopt, job->err);
}

static void report_adopted(const struct apply_job *job)
{
    char numbers[128];
    hz_diag note;
    if (job->adopted.len > 0) {
        hz_diag_copy(numbers, sizeof numbers, buf_span(&job->adopted));
        hz_diag_set(&note, HZ_N714, job->session->ledger, numbers);
        sink_emit(job->session->sink, &note);
    }
}

static int write_change(struct apply_job *job, const struct target_row *r)
{
    bool dated = job->event->dates != HZ_COL_NONE;
    struct journal_entry entry = {(hz_event)job->transition.event, job->session->by,
                                  dated ? HZ_NO_DATE : job->transition.on, job->session->reason};
    if (r->known->line == 0 && adopt_row(job, r->row) != 0) {
        return -1;
    }
    if (ledger_change(job->ledger, r->row, job->cells, &entry, job->err) != 0) {
        return -1;
    }
    return session_write_result(job->session, r->row, job->cells, job->err);
}

static int apply_to_row(struct apply_job *job, const hz_row *found, const struct target *known)
{
    hz_row widened = *found;
    struct target_row r = {.row = &widened, .known = known, .fills = job->fills};
    bool same = false;
    hazard_read(&r.hazard, found, job->session->plan, UINT64_MAX);
    if ((found->layout.yaml && widen(job, &widened) != 0) ||
        compare_with_journal(job, &r, &same) != 0) {
        return -1;
    }
    if (!reserve_cells(job, 2 * widened.binding->count)) { /* and for labels */
        return no_memory(job);
    }
    enum verdict verdict = check_transition(job, &r);
    if (verdict != VERDICT_ALLOW || !same || !fill_cells(job, &r)) {
        return 0; /* reported */
    }
    bool passes = false;
    if (check_changed(job, &r, &passes) != 0) {
        return -1;
    }
    return passes ? write_change(job, &r) : 0;
}

static int apply_to_rows(struct apply_job *job)
{
    const hz_row *row = NULL;
    int found;
    while ((found = ledger_next(job->ledger, &row, job->err)) > 0) {
        struct target *hazard = targets_find(&job->targets, hz_row_text(row, HZ_COL_ID));
        if (hazard == NULL) {
            continue;
        }
        if (hazard->found) {
            refuse(job, HZ_E210, row, HZ_COL_ID, job->session->ledger);
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
        job->fills |= HZ_BIT(column);
        job->values[column] = value;
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
    if (job->refusals > 0 || missing > 0) {
        return 1;
    }
    bool commits = job->targets.ids.count > 0 && !job->session->dry_run;
    if (commits && ledger_commit(job->ledger, job->err) != 0) {
        return -1;
    }
    report_adopted(job);
    return 0;
}

static int apply(struct apply_job *job)
{
    const hz_session *s = job->session;
    const struct ledger_options options = {.plan = s->plan,
                                           .who = s->by,
                                           .wait = s->wait,
                                           .sink = s->sink,
                                           .each_line = targets_read_line,
                                           .ctx = &job->targets};
    if (!targets_prepare(&job->targets, s->plan)) {
        return no_memory(job);
    }
    fill_by_event(job);
    return ledger_open(s->ledger, &options, &job->ledger, job->err) == 0 && apply_to_rows(job) == 0
               ? finish(job)
               : -1;
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
    ledger_close(job->ledger);
    hz_binding_clear(&job->widened);
    targets_clear(&job->targets);
    buf_free(&job->adopted);
    buf_free(&job->scratch);
    header_check_free(&job->labels);
    free(job->cells);
    free(job->lines);
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
    struct apply_job job = {.session = session, .err = err};
    int result = begin(&job, transition);
    result = result == 0 ? add_targets(&job) : result;
    result = result == 0 ? apply(&job) : result;
    end(&job);
    return result;
}
