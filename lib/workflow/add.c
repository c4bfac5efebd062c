/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/check.h"
#include "ledger/ledger.h"
#include "schema/labels.h"
#include "workflow/add_columns.h"
#include "workflow/fill_status.h"
#include "workflow/hazard_ids.h"
#include "workflow/session.h"
#include "workflow/storable.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Rows kept until all of the table is read, so that it is added completely or not at all. */
struct row_list {
    struct buf text;
    size_t *ends; /* of each cell in `text` */
    size_t count; /* of the cells */
    size_t cap;
    size_t *firsts; /* index of the first cell of each row */
    size_t rows;
    size_t row_cap;
};

struct add_job {
    hz_session *session;
    hz_sink sink; /* of findings about the rows given */
    struct ledger *ledger;
    hz_checker *checker;
    struct hazard_ids ids;
    struct row_list rows; /* in the ledger's columns */
    struct add_columns columns;
    struct filled_row filled;
    struct buf scratch;
    size_t refusals;
    hz_error *err;
};

static bool row_list_add(struct row_list *list, const hz_span *cells, size_t count)
{
    if (!array_reserve(&list->firsts, &list->row_cap, list->rows + 1, sizeof *list->firsts) ||
        !array_reserve(&list->ends, &list->cap, list->count + count, sizeof *list->ends)) {
        return false;
    }
    list->firsts[list->rows++] = list->count;
    for (size_t i = 0; i < count; i++) {
        if (!buf_add_span(&list->text, cells[i])) {
            return false;
        }
        list->ends[list->count++] = list->text.len;
    }
    return true;
}

/* Set @p cells to the cells of row @p i; columns added after it are empty. */
static void row_list_get(const struct row_list *list, size_t i, hz_span *cells, size_t count)
{
    size_t first = list->firsts[i];
    size_t end = i + 1 < list->rows ? list->firsts[i + 1] : list->count;
    size_t start = first == 0 ? 0 : list->ends[first - 1];
    for (size_t c = 0; c < count; c++) {
        size_t stop = first + c < end ? list->ends[first + c] : start;
        cells[c] = (hz_span){list->text.ptr == NULL ? "" : list->text.ptr + start, stop - start};
        start = stop;
    }
}

static void row_list_free(struct row_list *list)
{
    buf_free(&list->text);
    free(list->ends);
    free(list->firsts);
}

/* Pass on a finding. A state that was filled in has no cell in the table. */
static void report(void *ctx, const hz_diag *diag)
{
    const struct add_job *job = ctx;
    hz_diag copy = *diag;
    if (job->filled.state >= 0 && diag->column > job->filled.given) {
        copy.column = 0;
    }
    sink_emit(job->sink, &copy);
}

static int no_memory(const struct add_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

static int read_line(void *ctx, const struct journal_line *line)
{
    struct add_job *job = ctx;
    hz_span id = line->cells[HZ_JOURNAL_ID];
    return hazard_ids_add_journal(&job->ids, id, line->number) ? 0 : -1;
}

/* Register the numbers and hazards of the ledger. */
static int read_ledger(struct add_job *job)
{
    const hz_row *row = NULL;
    int found;
    while ((found = ledger_next(job->ledger, &row, job->err)) > 0) {
        hazard_ids_add_ledger(&job->ids, hz_row_text(row, HZ_COL_ID));
        if (hz_checker_register(job->checker, row) != 0) {
            return no_memory(job);
        }
    }
    return found;
}

/* Refuse the number of a hazard that is gone from the ledger. */
static void check_number(struct add_job *job, const hz_row *row)
{
    char text[32];
    hz_diag diag;
    uint64_t line = hazard_ids_lost(&job->ids, hz_row_text(row, HZ_COL_ID));
    if (line > 0) {
        (void)snprintf(text, sizeof text, "%" PRIu64, line);
        hz_row_diag(&diag, HZ_E521, row, HZ_COL_ID, text);
        job->refusals++;
        sink_emit(job->sink, &diag);
    }
}

/* Note which state was filled in, unless it is the first. */
static void report_status(const struct add_job *job, const hz_row *given)
{
    hz_diag note;
    if (job->filled.state > HZ_STATUS_REGISTERED) {
        hz_row_diag(&note, HZ_N529, given, HZ_COL_STATUS,
                    hz_choices(HZ_TYPE_STATUS)[job->filled.state]);
        sink_emit(job->sink, &note);
    }
}

/* Check a header or row as ledger-check does. 0, or -1 with the error set. */
static int check(struct add_job *job, const hz_row *row)
{
    size_t errors = 0;
    if (hz_checker_check(job->checker, row, &errors, job->err) != 0) {
        return -1;
    }
    job->refusals += errors;
    return 0;
}

static int read_header(struct add_job *job, const hz_row *header)
{
    if (check(job, header) != 0) {
        return -1;
    }
    return filled_row_bind(&job->filled, header) ? add_columns_header(&job->columns, header)
                                                 : no_memory(job);
}

/* Check the row as it will be in the ledger; findings are located in the table that it is from. */
static int read_row(struct add_job *job, const hz_row *given)
{
    if (given->is_header) {
        return read_header(job, given);
    }
    if (!filled_row_fill(&job->filled, given, job->session->plan)) {
        return no_memory(job);
    }
    const hz_row *row = &job->filled.row;
    report_status(job, given);
    if (check(job, row) != 0) {
        return -1;
    }
    hazard_ids_add(&job->ids, hz_row_text(row, HZ_COL_ID));
    check_number(job, row);
    if (add_columns_row(&job->columns, row, job->filled.state >= 0) != 0) {
        return -1;
    }
    const hz_span *cells = job->columns.cells;
    size_t count = ledger_binding(job->ledger)->count;
    size_t faults =
        storable_check(job->ledger, row, cells, count, (hz_sink){report, job}, &job->scratch);
    job->refusals += faults;
    return faults != SIZE_MAX && row_list_add(&job->rows, cells, count) ? 0 : no_memory(job);
}

/* Assign a number to a row without one; the numbers of all rows are registered before. */
static int fill_number(struct add_job *job, char id[64])
{
    const hz_binding *ledger = ledger_binding(job->ledger);
    hz_span *cells = job->columns.cells;
    hz_span *cell = &cells[ledger->fields[HZ_COL_ID]];
    hz_date found_on = HZ_NO_DATE;
    int year = 0;
    int field = ledger->fields[HZ_COL_FOUND_ON];
    if (cell->len == 0 && field >= 0 && hz_date_parse(cells[field], &found_on) == HZ_VALUE_OK) {
        hz_date_split(found_on, &year, NULL, NULL);
        if (!hazard_ids_next(&job->ids, year, id)) {
            hz_diag_set(job->err, HZ_E520, job->session->ledger, NULL);
            return -1;
        }
        *cell = hz_span_of(id);
    }
    return 0;
}

static int append_rows(struct add_job *job)
{
    hz_session *s = job->session;
    const struct journal_entry entry = {
        .event = HZ_EVENT_ADD, .by = s->by, .on = HZ_NO_DATE, .reason = s->reason};
    const hz_binding *binding = ledger_binding(job->ledger);
    hz_span *cells = job->columns.cells;
    for (size_t i = 0; i < job->rows.rows; i++) {
        char id[64];
        hz_row row = {.binding = binding, .file = s->ledger};
        row_list_get(&job->rows, i, cells, binding->count);
        if (fill_number(job, id) != 0 || ledger_append(job->ledger, cells, &entry, job->err) != 0 ||
            session_write_result(s, &row, cells, job->err) != 0) {
            return -1;
        }
    }
    return 0;
}

static int begin(struct add_job *job)
{
    const hz_session *s = job->session;
    const struct ledger_options options = {.plan = s->plan,
                                           .create = true,
                                           .who = s->by,
                                           .wait = s->wait,
                                           .sink = s->sink,
                                           .each_line = read_line,
                                           .ctx = job};
    hazard_ids_init(&job->ids, s->plan);
    if (hz_checker_new(s->plan, s->today, (hz_sink){report, job}, &job->checker, job->err) != 0) {
        return -1;
    }
    if (ledger_open(s->ledger, &options, &job->ledger, job->err) != 0 || read_ledger(job) != 0) {
        return -1;
    }
    if (ledger_binding(job->ledger)->fields[HZ_COL_ID] < 0) {
        const char *label = hz_column_get(HZ_COL_ID)->label;
        hz_diag_set(job->err, HZ_E108, s->ledger, N_("add it to the header"));
        hz_diag_copy(job->err->label, sizeof job->err->label, hz_span_of(label));
        return -1;
    }
    job->columns = (struct add_columns){
        .ledger = job->ledger, .plan = s->plan, .sink = job->sink, .err = job->err};
    return add_columns_begin(&job->columns);
}

static int finish(struct add_job *job)
{
    if (job->refusals + job->columns.refusals > 0) {
        return 1;
    }
    if (job->rows.rows == 0) {
        return 0;
    }
    if (append_rows(job) != 0) {
        return -1;
    }
    return job->session->dry_run ? 0 : ledger_commit(job->ledger, job->err);
}

static void end(struct add_job *job)
{
    hz_checker_free(job->checker);
    ledger_close(job->ledger);
    row_list_free(&job->rows);
    add_columns_end(&job->columns);
    hazard_ids_clear(&job->ids);
    filled_row_clear(&job->filled);
    buf_free(&job->scratch);
}

int hz_session_add(hz_session *session, hz_rows *rows, hz_error *err)
{
    struct add_job job = {.session = session, .sink = session->sink, .err = err};
    int result = -1;
    if (session_check_signer(session, err) != 0 || hz_rows_spool_stdin(rows, err) != 0) {
        return -1;
    }
    if (begin(&job) == 0) {
        const hz_row *row = NULL;
        int found;
        while ((found = hz_rows_next(rows, &row, err)) > 0 && read_row(&job, row) == 0) {
        }
        result = found == 0 ? finish(&job) : -1;
    }
    end(&job);
    return result;
}

/* Copy labels and values and add the required columns that are missing, with empty values, so
 * that they are reported. Return the count. */
static size_t complete(const hz_plan *plan, const hz_span *labels, const hz_span *values,
                       size_t count, hz_span *all_labels, hz_span *all_values)
{
    bool given[HZ_COLUMN_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        int column = label_column(plan, labels[i]);
        all_labels[i] = labels[i];
        all_values[i] = values[i];
        if (column != HZ_COL_NONE) {
            given[column] = true;
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (!given[c] && column_is_required(c)) {
            all_labels[count] = hz_span_of(hz_column_get((hz_column)c)->label);
            all_values[count++] = hz_span_of("");
        }
    }
    return count;
}

static int add_record(struct add_job *job, const hz_record *header, const hz_record *record)
{
    hz_binding binding;
    if (hz_binding_init(&binding, header, job->session->plan) != 0) {
        return no_memory(job);
    }
    hz_row row = {.record = header, .binding = &binding, .file = "", .is_header = true};
    bool ok = read_row(job, &row) == 0;
    row.record = record;
    row.is_header = false;
    ok = ok && read_row(job, &row) == 0;
    hz_binding_clear(&binding);
    return ok ? finish(job) : -1;
}

/* Pass on a finding about values that are in no file. */
static void report_argument(void *ctx, const hz_diag *diag)
{
    const hz_session *session = ctx;
    hz_diag copy = *diag;
    copy.place = copy.file[0] == '\0' ? HZ_PLACE_ARGUMENTS : copy.place;
    sink_emit(session->sink, &copy);
}

int hz_session_add_one(hz_session *session, const hz_span *labels, const hz_span *values,
                       size_t count, hz_error *err)
{
    struct add_job job = {.session = session, .sink = {report_argument, session}, .err = err};
    if (session_check_signer(session, err) != 0) {
        return -1;
    }
    hz_span *all = calloc(2 * (count + HZ_COLUMN_COUNT), sizeof *all);
    int result = all == NULL ? no_memory(&job) : begin(&job);
    if (all != NULL && result == 0) {
        hz_span *all_values = all + count + HZ_COLUMN_COUNT;
        size_t all_count = complete(session->plan, labels, values, count, all, all_values);
        hz_record header = {.fields = all, .count = all_count};
        hz_record record = {.fields = all_values, .count = all_count};
        result = add_record(&job, &header, &record);
    }
    free(all);
    end(&job);
    return result;
}
