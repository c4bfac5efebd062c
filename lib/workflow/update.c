/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/update.h"
#include "base/diag.h"
#include "base/options.h"
#include "check/ids.h"
#include "check/plain_text.h"
#include "workflow/journal_replay.h"
#include <stdio.h>
#include <stdlib.h>

static int no_memory(struct update_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

static bool is_number(hz_span a, const char *b)
{
    char plain_a[PLAIN_ID];
    char plain_b[PLAIN_ID];
    return hz_span_equal(plain_id(a, plain_a), plain_id(hz_span_of(b), plain_b));
}

bool update_is_accepted(struct update_job *job, hz_span id, hz_column column)
{
    bool found = false;
    for (size_t i = 0; i < job->update.accept_count; i++) {
        if (job->update.accept_columns[i] == (int)column &&
            is_number(id, job->update.accept_ids[i])) {
            job->accepted[i] = found = true;
        }
    }
    return found;
}

static int read_line(void *ctx, const struct journal_line *line)
{
    struct update_job *job = ctx;
    hz_span id = line->cells[HZ_JOURNAL_ID];
    bool ok = id.len == 0 || hazard_ids_add_journal(&job->ids, id, line->number);
    return ok ? reports_read_line(&job->reports, line) : -1;
}

static int match_row(void *ctx, const hz_row *row)
{
    struct update_job *job = ctx;
    hazard_ids_add_ledger(&job->ids, hz_row_text(row, HZ_COL_ID));
    bool ok = matching_take(&job->matching, row) &&
              (!job->matching.is_listed || targets_add(&job->listed, hz_row_text(row, HZ_COL_ID)));
    return ok ? 0 : no_memory(job);
}

/* The columns that the change may fill in: those of the tables, and what a step fills in. */
static uint64_t columns_of_tables(const struct received *r)
{
    uint64_t columns = HZ_BIT(HZ_COL_STATUS);
    for (size_t i = 0; i < r->table_count; i++) {
        for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
            columns |= r->tables[i]->fields[c] >= 0 ? HZ_BIT(c) : 0;
        }
    }
    return columns;
}

static int open_ledger(struct update_job *job)
{
    const hz_session *s = job->session;
    const struct ledger_options options = {.plan = s->plan,
                                           .create = true,
                                           .who = s->by,
                                           .wait = s->wait,
                                           .sink = s->sink,
                                           .columns = columns_of_tables(&job->received),
                                           .each_line = read_line,
                                           .ctx = job};
    hazard_ids_init(&job->ids, s->plan);
    job->reports.plan = s->plan;
    if (ledger_open(s->ledger, &options, &job->ledger, job->err) != 0) {
        return -1;
    }
    job->change.ledger = job->ledger;
    job->change.lines = job->reports.lines;
    return reports_forget_undone(&job->reports, s->ledger, job->err);
}

static struct report_notice notice_of(const struct update_job *job,
                                      const struct received_file *file)
{
    struct report_notice notice = {.area = file->area, .day = job->cutoff};
    memcpy(notice.digest, file->digest, sizeof notice.digest);
    return notice;
}

/* A table that is older than the last one of its township was sent by mistake. */
static void refuse_older(struct update_job *job)
{
    for (size_t f = 0; f < job->received.file_count; f++) {
        struct received_file *file = &job->received.files[f];
        const struct report_notice notice = notice_of(job, file);
        hz_date day = file->area < 0 ? HZ_NO_DATE : reports_day_of_older(&job->reports, &notice);
        char text[16];
        hz_diag diag;
        if (day != HZ_NO_DATE) {
            hz_date_format(day, text);
            hz_diag_set(&diag, HZ_E830, file->name, text);
            sink_emit(job->session->sink, &diag);
            file->is_refused = true;
        }
    }
}

/* Find which hazard each received row is about. */
static int match(struct update_job *job)
{
    const hz_session *s = job->session;
    refuse_older(job);
    job->matching =
        (struct matching){.plan = s->plan, .received = &job->received, .reports = &job->reports};
    if (!matching_begin(&job->matching)) {
        return no_memory(job);
    }
    if (!ledger_is_new(job->ledger) &&
        ledger_each_row(s->ledger, s->plan, match_row, job, job->err) != 0) {
        return -1;
    }
    return matching_finish(&job->matching) ? 0 : no_memory(job);
}

/* Why a received row is left alone as a whole. */
static int report_unmatched(struct update_job *job, const struct received_row *given)
{
    char place[600];
    hz_diag diag;
    hz_column column = given->code == HZ_W801 || given->code == HZ_W802 ? HZ_COL_ID
                       : given->code == HZ_W814                         ? HZ_COL_AREA
                                                                        : HZ_COL_DESCRIPTION;
    hz_row_diag(&diag, given->code, &given->row, column, NULL);
    update_place(job, given->line, place);
    if (given->code == HZ_W802) {
        (void)snprintf(place, sizeof place, "%s:%llu", given->other_file,
                       (unsigned long long)given->line);
    }
    diag_arg(&diag, "place", place);
    diag_arg(&diag, "name", given->about);
    diag_arg_span(&diag, "id", hz_row_text(&given->row, HZ_COL_ID));
    diag_arg_number(&diag, "count", given->same);
    struct update_line line = update_line_of(given, column);
    line.id = given->code == HZ_W803 ? hz_span_of(given->about) : line.id;
    line.diag = &diag;
    return update_result_doubt(job, &line);
}

/* Rows of other townships, and rows that look like a hazard that is not listed any more: the county
 * may confirm that they are the same. */
static int review_unmatched(struct update_job *job)
{
    for (size_t i = 0; i < job->received.count; i++) {
        struct received_row *given = job->received.rows[i];
        const struct received_file *file = &job->received.files[given->file];
        if (file->is_refused) {
            continue;
        }
        if (given->code == 0 && given->match == 0 && matching_is_elsewhere(&job->matching, given)) {
            given->code = HZ_W814;
            hz_diag_copy(given->about, sizeof given->about,
                         hz_span_of(job->session->plan->areas.items[file->area].name));
        }
        if (given->code == HZ_W801 &&
            update_is_accepted(job, hz_row_text(&given->row, HZ_COL_ID), HZ_COL_ENTERPRISE)) {
            given->code = 0;
            given->match = given->by_id;
        }
        if (given->code == HZ_W803 &&
            update_is_accepted(job, hz_span_of(given->about), HZ_COL_ID)) {
            given->code = 0;
        } else if (given->code != 0) {
            given->match = 0;
            if (report_unmatched(job, given) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

static int change_rows(struct update_job *job)
{
    size_t count = 0;
    size_t next = 0;
    uint64_t number = 0;
    const hz_row *row = NULL;
    struct received_row **sorted = matching_sort(&job->matching, &count);
    int found = sorted == NULL ? no_memory(job) : 1;
    while (found > 0 && (found = ledger_next(job->ledger, &row, job->err)) > 0) {
        number++;
        if (next < count && sorted[next]->match == number &&
            update_change_row(job, row, sorted[next++]) != 0) {
            found = -1;
        }
    }
    free(sorted);
    return found;
}

static int report_missing(struct update_job *job, const struct unlisted_hazard *u, const char *file)
{
    char place[600];
    hz_diag diag;
    hz_diag_set(&diag, HZ_W816, file, NULL);
    update_place(job, u->line, place);
    diag_arg(&diag, "place", place);
    hz_diag_copy(diag.value, sizeof diag.value, unlisted_text(&job->matching, u, 0));
    const struct update_line line = {.file = file,
                                     .id = unlisted_text(&job->matching, u, 0),
                                     .enterprise = unlisted_text(&job->matching, u, 1),
                                     .area = u->area,
                                     .column = HZ_COL_NONE,
                                     .before = unlisted_text(&job->matching, u, 2),
                                     .diag = &diag};
    return update_result_doubt(job, &line);
}

/* Most hazards are missing: probably the table has this month's only. */
static int report_not_cumulative(struct update_job *job, int area, const char *file, size_t missing)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_W817, file, NULL);
    diag_arg_number(&diag, "count", missing);
    diag_arg_number(&diag, "all", job->matching.open[area]);
    const struct update_line line = {
        .file = file, .area = area, .column = HZ_COL_NONE, .diag = &diag};
    return update_result_doubt(job, &line);
}

static void note_closed(struct update_job *job, int area, const char *file)
{
    hz_diag note;
    size_t closed = job->matching.closed[area];
    if (closed > 0) {
        hz_diag_set(&note, HZ_N820, file, NULL);
        diag_arg_number(&note, "count", closed);
        sink_emit(job->session->sink, &note);
    }
}

/* The hazards that this township has reported before and does not list any more. */
static int report_missing_of(struct update_job *job, int area, const char *file)
{
    const struct matching *m = &job->matching;
    size_t missing = 0;
    for (size_t i = 0; i < m->unlisted_count; i++) {
        const struct unlisted_hazard *u = &m->unlisted[i];
        missing += u->area == area && u->was_reported && !u->is_paired ? 1 : 0;
    }
    if (missing * 2 > m->open[area] && missing > 1) {
        return report_not_cumulative(job, area, file, missing);
    }
    for (size_t i = 0; i < m->unlisted_count && missing > 0; i++) {
        const struct unlisted_hazard *u = &m->unlisted[i];
        if (u->area == area && u->was_reported && !u->is_paired &&
            report_missing(job, u, file) != 0) {
            return -1;
        }
    }
    note_closed(job, area, file);
    return 0;
}

/* True if a file of the township could not be used: what it lists is not known then. */
static bool has_refused_file(const struct update_job *job, int area)
{
    bool refused = false;
    for (size_t f = 0; f < job->received.file_count; f++) {
        const struct received_file *file = &job->received.files[f];
        refused = refused || (file->is_refused && file->area == area);
    }
    return refused;
}

/* Once for each township, though it may have sent several files. */
static int review_missing(struct update_job *job)
{
    for (size_t f = 0; f < job->received.file_count; f++) {
        struct received_file *file = &job->received.files[f];
        if (file->area >= 0 && !file->is_refused && job->matching.reports_now[file->area]) {
            job->matching.reports_now[file->area] = false;
            if (!has_refused_file(job, file->area) &&
                report_missing_of(job, file->area, file->name) != 0) {
                return -1;
            }
        }
    }
    return 0;
}

static int add_notice(struct update_job *job, const struct received_file *file)
{
    char day[16];
    char rows[24];
    const char *slash = strrchr(file->name, '/');
    hz_date_format(job->cutoff, day);
    (void)snprintf(rows, sizeof rows, "%zu", file->rows);
    const struct journal_note notes[] = {
        {report_unit, hz_span_of(job->session->plan->areas.items[file->area].name)},
        {report_day, hz_span_of(day)},
        {report_file, hz_span_of(slash == NULL ? file->name : slash + 1)},
        {report_digest, hz_span_of(file->digest)},
        {report_rows, hz_span_of(rows)},
    };
    const struct journal_entry entry = {.event = HZ_EVENT_RECEIVE,
                                        .by = job->session->by,
                                        .on = HZ_NO_DATE,
                                        .notes = notes,
                                        .note_count = sizeof notes / sizeof notes[0]};
    return ledger_add_notice(job->ledger, &entry, job->err);
}

/* Record which tables were received. */
static int record_files(struct update_job *job)
{
    for (size_t f = 0; f < job->received.file_count; f++) {
        const struct received_file *file = &job->received.files[f];
        const struct report_notice notice = notice_of(job, file);
        if (file->area >= 0 && !file->is_refused && !reports_has(&job->reports, &notice) &&
            add_notice(job, file) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Files of which nothing was used; an empty table is no report that there are no hazards. */
static int report_refused_files(struct update_job *job)
{
    for (size_t f = 0; f < job->received.file_count; f++) {
        const struct received_file *file = &job->received.files[f];
        hz_diag diag;
        const struct update_line line = {
            .file = file->name, .area = file->area, .column = HZ_COL_NONE, .diag = &diag};
        if (!file->is_refused && file->rows > 0) {
            continue;
        }
        hz_diag_set(&diag, file->is_refused ? HZ_E819 : HZ_W827, file->name, NULL);
        if (update_result_doubt(job, &line) != 0) {
            return -1;
        }
    }
    return 0;
}

/* A confirmation that settles nothing is probably mistyped. */
static void report_unused(struct update_job *job)
{
    for (size_t i = 0; i < job->update.accept_count; i++) {
        hz_diag diag;
        if (!job->accepted[i]) {
            hz_diag_set(&diag, HZ_W818, NULL, NULL);
            hz_diag_copy(diag.value, sizeof diag.value, hz_span_of(job->update.accept_ids[i]));
            diag_arg(&diag, "column", hz_column_get(job->update.accept_columns[i])->label);
            sink_emit(job->session->sink, &diag);
        }
    }
}

static int apply(struct update_job *job)
{
    if (review_unmatched(job) != 0 || change_rows(job) != 0 || update_add_new(job) != 0 ||
        review_missing(job) != 0 || record_files(job) != 0 || report_refused_files(job) != 0) {
        return -1;
    }
    report_unused(job);
    if (update_result_finish(job) != 0) {
        return -1;
    }
    if (job->update.strict && job->doubts > 0) {
        return 1;
    }
    if (!job->session->dry_run && ledger_commit(job->ledger, job->err) != 0) {
        return -1;
    }
    row_change_report_adopted(&job->change);
    return 0;
}

static int wrong_use(const hz_update *update, const hz_session *session, hz_error *err)
{
    for (size_t i = 0; i < update->accept_count; i++) {
        if (update->accept_columns[i] < 0 || update->accept_columns[i] >= HZ_COLUMN_COUNT) {
            hz_diag_set(err, HZ_E004, NULL, "update.accept_columns");
            return -1;
        }
    }
    if (update->accept_count > 0 && !session_has_reason(session)) {
        hz_diag_set(err, HZ_E004, NULL, N_("--accept needs a reason: give --reason TEXT"));
        return -1;
    }
    return 0;
}

static void end(struct update_job *job)
{
    ledger_close(job->ledger);
    row_change_end(&job->change);
    matching_free(&job->matching);
    received_free(&job->received);
    reports_free(&job->reports);
    hazard_ids_clear(&job->ids);
    targets_clear(&job->listed);
    add_columns_end(&job->columns);
    filled_row_clear(&job->filled);
    buf_free(&job->scratch);
    update_result_free(job);
    free(job->accepted);
    free(job);
}

/* The cut-off of a table that comes in after the report day of its month is that day. */
static hz_date cutoff_of(const hz_session *session)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int last = session->plan->report_day;
    hz_date_split(session->today, &year, &month, &day);
    return day <= last ? session->today : session->today - (day - last);
}

static int run(struct update_job *job)
{
    hz_session *s = job->session;
    job->cutoff = cutoff_of(s);
    job->accepted = calloc(job->update.accept_count + 1, sizeof *job->accepted);
    if (job->accepted == NULL) {
        return no_memory(job);
    }
    job->received = (struct received){.plan = s->plan, .today = s->today, .sink = s->sink};
    job->change.session = s;
    job->change.err = job->err;
    job->change.sink = s->sink;
    return received_read(&job->received, job->update.rows, job->err) == 0 &&
                   open_ledger(job) == 0 && match(job) == 0
               ? apply(job)
               : -1;
}

int hz_session_update(hz_session *session, const hz_update *update, hz_error *err)
{
    hz_update given = {0};
    if (session_check_signer(session, err) != 0 ||
        options_copy(&given, sizeof given, update, err) != 0 ||
        wrong_use(&given, session, err) != 0) {
        return -1;
    }
    struct update_job *job = calloc(1, sizeof *job);
    if (job == NULL) {
        return error_no_memory(err, session->ledger);
    }
    job->session = session;
    job->update = given;
    job->err = err;
    int result = run(job);
    end(job);
    return result;
}
