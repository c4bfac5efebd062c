/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/characters.h"
#include "base/intern.h"
#include "base/message.h"
#include "check/check.h"
#include "ledger/ledger.h"
#include "output/row_writer.h"
#include "table/convert.h"
#include "workflow/completed.h"
#include "workflow/journaled.h"
#include "workflow/kept_rows.h"
#include "workflow/numbers.h"
#include "workflow/results.h"
#include "workflow/step.h"
#include "workflow/writable.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct adding {
    const hz_session *session;
    hz_ledger *ledger;
    hz_checker *checker;
    struct numbers numbers;
    struct journaled journaled;
    struct kept_rows read; /* in the ledger's columns */
    struct intern said;    /* labels already said not to be in the ledger */
    hz_span *cells;        /* one for each column of the ledger */
    struct completed completed;
    struct buf scratch;
    struct results results;
    size_t refusals;
    hz_error *err;
};

/* The state that was filled in has no cell in the table. */
static void say(void *ctx, const hz_diag *diag)
{
    const struct adding *a = ctx;
    hz_diag copy = *diag;
    if (a->completed.state >= 0 && diag->column > a->completed.given) {
        copy.column = 0;
    }
    a->session->sink.fn(a->session->sink.ctx, &copy);
}

static int no_memory(struct adding *a)
{
    hz_diag_set(a->err, HZ_E003, a->session->ledger, NULL);
    return -1;
}

static bool reserve_cells(struct adding *a)
{
    size_t count = hz_ledger_binding(a->ledger)->count;
    hz_span *cells = realloc(a->cells, (count + 1) * sizeof *cells);
    a->cells = cells == NULL ? a->cells : cells;
    return cells != NULL;
}

/* A number that once was given is not given again, though its hazard be gone from the ledger. */
static int see_line(void *ctx, const hz_journal_line *line)
{
    struct adding *a = ctx;
    hz_span id = line->cells[HZ_JOURNAL_ID];
    numbers_see(&a->numbers, id);
    return id.len == 0 || journaled_add(&a->journaled, id, line->number) ? 0 : -1;
}

static void refuse(struct adding *a, hz_code code, const hz_row *row, hz_column column,
                   const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    a->refusals++;
    a->session->sink.fn(a->session->sink.ctx, &diag);
}

/* A number that the row brings must not be that of a hazard which is gone. */
static void check_number(struct adding *a, const hz_row *row)
{
    char text[32];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    uint64_t line = id.len == 0 ? 0 : journaled_lost(&a->journaled, id);
    if (line > 0) {
        (void)snprintf(text, sizeof text, "%" PRIu64, line);
        refuse(a, HZ_E521, row, HZ_COL_ID, text);
    }
}

/* Learns the numbers that are in use. */
static int read_ledger(struct adding *a)
{
    const hz_row *row = NULL;
    int found;
    while ((found = hz_ledger_next(a->ledger, &row, a->err)) > 0) {
        hz_span id = hz_row_text(row, HZ_COL_ID);
        numbers_see(&a->numbers, id);
        journaled_found(&a->journaled, id);
        if (hz_checker_know_row(a->checker, row) != 0) {
            return no_memory(a);
        }
    }
    if (found == 0) {
        return reserve_cells(a) ? 0 : no_memory(a);
    }
    return -1;
}

static bool is_unknown(const hz_binding *binding, size_t field, const char *label)
{
    return binding->columns[field] == HZ_COL_NONE && strcmp(binding->labels[field], label) == 0;
}

/* How often the label of field @p i came before in the row. */
static size_t count_before(const hz_binding *row, size_t i)
{
    size_t before = 0;
    for (size_t k = 0; k < i; k++) {
        before += is_unknown(row, k, row->labels[i]) ? 1 : 0;
    }
    return before;
}

/* True if @p name is @p label and its number: what the second of one label is called in YAML. */
static bool is_numbered(const char *name, const char *label, size_t number)
{
    char end[32];
    size_t len = strlen(label);
    (void)snprintf(end, sizeof end, " (%zu)", number);
    return strncmp(name, label, len) == 0 && strcmp(name + len, end) == 0;
}

/* The field of the ledger that takes field @p i of the row; -1: there is none. */
static int find_field(const hz_binding *ledger, const hz_row *row, size_t i)
{
    int column = row->binding->columns[i];
    const char *label = row->binding->labels[i];
    if (column != HZ_COL_NONE) {
        return ledger->fields[column];
    }
    /* columns of the same label: the second goes to the second */
    size_t before = count_before(row->binding, i);
    size_t same = 0;
    for (size_t k = 0; k < ledger->count; k++) {
        if ((is_unknown(ledger, k, label) && same++ == before) ||
            (before > 0 && is_numbered(ledger->labels[k], label, before + 1))) {
            return (int)k;
        }
    }
    return -1;
}

/* Says once for each label that the ledger has no place for its values. */
static int report_homeless(struct adding *a, const hz_row *row, size_t i)
{
    const char *label = row->binding->labels[i];
    int column = row->binding->columns[i];
    size_t before = a->said.count;
    hz_diag diag;
    if (intern_put(&a->said, hz_span_of(label)) == SIZE_MAX) {
        return no_memory(a);
    }
    a->refusals += column == HZ_COL_NONE ? 0 : 1;
    if (a->said.count > before) {
        hz_code code = column == HZ_COL_NONE ? HZ_W505 : HZ_E504;
        hz_record_diag(&diag, code, row->file, row->record, i, label);
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(label));
        a->session->sink.fn(a->session->sink.ctx, &diag);
    }
    return 0;
}

/* Puts the row's plain values under the ledger's columns. */
static int fill_cells(struct adding *a, const hz_row *row, char (*buffers)[128])
{
    const hz_binding *ledger = hz_ledger_binding(a->ledger);
    for (size_t i = 0; i < ledger->count; i++) {
        a->cells[i] = hz_span_of("");
    }
    for (size_t i = 0; i < row->binding->count && i < row->record->count; i++) {
        hz_span text = hz_span_trim(row->record->fields[i]);
        int column = row->binding->columns[i];
        int field = find_field(ledger, row, i);
        bool first = column == HZ_COL_NONE || row->binding->fields[column] == (int)i;
        if (text.len == 0 || !first) {
            continue;
        }
        bool filled_in = column == HZ_COL_STATUS && a->completed.state >= 0;
        if (field < 0 && !filled_in) {
            if (report_homeless(a, row, i) != 0) {
                return -1;
            }
            continue;
        }
        if (field < 0) {
            continue; /* the ledger does without a state */
        }
        if (a->cells[field].len > 0) { /* “x (2)” beside a second “x” */
            hz_diag diag;
            hz_record_diag(&diag, HZ_E109, row->file, row->record, i, row->binding->labels[i]);
            a->refusals++;
            a->session->sink.fn(a->session->sink.ctx, &diag);
            continue;
        }
        a->cells[field] = text;
        if (column != HZ_COL_NONE) {
            hz_cell cell;
            hz_cell_read(&cell, hz_column_get((hz_column)column)->type, a->session->plan, text);
            a->cells[field] =
                cell_format(&cell, (hz_column)column, a->session->plan, buffers[column]);
        }
    }
    return 0;
}

/* Says which state was filled in, unless it is the first. */
static void say_state(const struct adding *a, const hz_row *given)
{
    hz_diag note;
    if (a->completed.state > HZ_STATUS_REGISTERED) {
        hz_row_diag(&note, HZ_N529, given, HZ_COL_STATUS,
                    hz_choices(HZ_TYPE_STATUS)[a->completed.state]);
        a->session->sink.fn(a->session->sink.ctx, &note);
    }
}

/* What keeps a label out of a header: it is not text, or a spreadsheet would run it. */
static bool label_fault(const char *label, hz_code *code)
{
    hz_span rest = hz_span_of(label);
    *code = strchr("=+-@", rest.ptr[0]) != NULL ? HZ_E211 : HZ_E101;
    bool fault = *code == HZ_E211 || !utf8_valid(rest);
    while (!fault && rest.len > 0) {
        uint32_t c = next_character(&rest);
        bool line_end = c == '\n' || c == '\r' || c == '\t';
        *code = c == 0xFFFD ? HZ_E101 : HZ_E105;
        fault = c == 0xFFFD || (is_control(c) && !line_end);
    }
    return fault;
}

static bool takes_label(struct adding *a, const hz_row *header, size_t i)
{
    char sign[2] = {header->binding->labels[i][0], '\0'};
    hz_code code;
    hz_diag diag;
    if (!label_fault(header->binding->labels[i], &code)) {
        return true;
    }
    hz_record_diag(&diag, code, header->file, header->record, i, sign);
    a->refusals++;
    a->session->sink.fn(a->session->sink.ctx, &diag);
    return false;
}

/* Adds the label of field @p i to the ledger; YAML has none twice, so a second one gets a number.
 */
static int add_label(struct adding *a, const hz_row *header, size_t i)
{
    const char *label = header->binding->labels[i];
    size_t before = count_before(header->binding, i);
    char end[32];
    if (before == 0 || !hz_ledger_is_yaml(a->ledger)) {
        return hz_ledger_add_label(a->ledger, label, a->err);
    }
    (void)snprintf(end, sizeof end, " (%zu)", before + 1);
    a->scratch.len = 0;
    if (!buf_add_text(&a->scratch, label) || !buf_add(&a->scratch, end, strlen(end) + 1)) {
        return no_memory(a);
    }
    return hz_ledger_add_label(a->ledger, a->scratch.ptr, a->err);
}

/* A ledger just begun, or one in YAML, takes the columns that it lacks from the table. */
static int take_labels(struct adding *a, const hz_row *header)
{
    for (size_t i = 0; i < header->binding->count; i++) {
        const char *label = header->binding->labels[i];
        bool unknown = header->binding->columns[i] == HZ_COL_NONE;
        if ((unknown || hz_ledger_is_yaml(a->ledger)) && label[0] != '\0' &&
            find_field(hz_ledger_binding(a->ledger), header, i) < 0 && takes_label(a, header, i) &&
            add_label(a, header, i) != 0) {
            return -1;
        }
    }
    return reserve_cells(a) ? 0 : no_memory(a);
}

/* Checks a header or row as ledger-check would. 0, or -1 with the error set. */
static int check(struct adding *a, const hz_row *row)
{
    size_t errors = 0;
    if (hz_check_row(a->checker, row, &errors) != 0) {
        return no_memory(a);
    }
    a->refusals += errors;
    return 0;
}

static int read_header(struct adding *a, const hz_row *row)
{
    if (!completed_bind(&a->completed, row)) {
        return no_memory(a);
    }
    /* YAML has no header that would have to be rewritten */
    bool can_grow = hz_ledger_is_new(a->ledger) || hz_ledger_is_yaml(a->ledger);
    return can_grow ? take_labels(a, row) : 0;
}

/* The row is checked as it will be in the ledger, but its findings are about the table it is of. */
static int read_row(struct adding *a, const hz_row *given)
{
    char buffers[HZ_COLUMN_COUNT][128];
    if (given->is_header) {
        return check(a, given) == 0 ? read_header(a, given) : -1;
    }
    if (!completed_make(&a->completed, given, a->session->plan)) {
        return no_memory(a);
    }
    const hz_row *row = &a->completed.row;
    say_state(a, given);
    if (check(a, row) != 0) {
        return -1;
    }
    numbers_see(&a->numbers, hz_row_text(row, HZ_COL_ID));
    check_number(a, row);
    if (fill_cells(a, row, buffers) != 0) {
        return -1;
    }
    size_t count = hz_ledger_binding(a->ledger)->count;
    size_t faults = writable_check(a->ledger, row, a->cells, count, (hz_sink){say, a}, &a->scratch);
    a->refusals += faults;
    return faults != SIZE_MAX && kept_rows_add(&a->read, a->cells, count) ? 0 : no_memory(a);
}

/* Gives a number to a row without one; all rows are read, so none is taken twice. */
static int fill_number(struct adding *a, char id[64])
{
    const hz_binding *ledger = hz_ledger_binding(a->ledger);
    hz_span *cell = &a->cells[ledger->fields[HZ_COL_ID]];
    hz_date found_on = HZ_NO_DATE;
    int year = 0;
    int field = ledger->fields[HZ_COL_FOUND_ON];
    if (cell->len == 0 && field >= 0 && hz_date_parse(a->cells[field], &found_on) == HZ_VALUE_OK) {
        hz_date_split(found_on, &year, NULL, NULL);
        if (!numbers_next(&a->numbers, year, id)) {
            hz_diag_set(a->err, HZ_E520, a->session->ledger, NULL);
            return -1;
        }
        *cell = hz_span_of(id);
    }
    return 0;
}

static int append_rows(struct adding *a)
{
    const hz_journal_entry what = {HZ_EVENT_ADD, a->session->by, HZ_NO_DATE, a->session->reason};
    const hz_binding *binding = hz_ledger_binding(a->ledger);
    size_t count = binding->count;
    for (size_t i = 0; i < a->read.rows; i++) {
        char id[64];
        kept_rows_get(&a->read, i, a->cells, count);
        hz_row row = {.binding = binding, .file = a->session->ledger};
        if (fill_number(a, id) != 0 || hz_ledger_append(a->ledger, a->cells, &what, a->err) != 0 ||
            results_put(&a->results, &row, a->cells, a->err) != 0) {
            return -1;
        }
    }
    return 0;
}

static int begin(struct adding *a, const hz_session *session, hz_error *err)
{
    const hz_ledger_options options = {.create = true,
                                       .who = session->by,
                                       .wait = session->wait,
                                       .sink = session->sink,
                                       .each_line = see_line,
                                       .ctx = a};
    *a = (struct adding){.session = session, .results = {.session = session}, .err = err};
    numbers_init(&a->numbers, session->plan);
    if (hz_checker_new(session->plan, session->today, (hz_sink){say, a}, &a->checker) != 0) {
        return no_memory(a);
    }
    if (hz_ledger_open(session->ledger, &options, &a->ledger, err) != 0 || read_ledger(a) != 0) {
        return -1;
    }
    if (hz_ledger_binding(a->ledger)->fields[HZ_COL_ID] < 0) {
        hz_diag_set(err, HZ_E108, session->ledger, NULL);
        hz_diag_copy(err->label, sizeof err->label, hz_span_of(hz_column_get(HZ_COL_ID)->label));
        return -1;
    }
    return 0;
}

static hz_session_result finish(struct adding *a)
{
    if (a->refusals > 0) {
        return HZ_SESSION_REFUSED;
    }
    if (a->read.count == 0) {
        return HZ_SESSION_DONE; /* nothing came, so nothing is to be done */
    }
    bool ok = append_rows(a) == 0 &&
              (a->session->differences != NULL || hz_ledger_commit(a->ledger, a->err) == 0);
    return ok ? HZ_SESSION_DONE : HZ_SESSION_FAILED;
}

static void end(struct adding *a)
{
    hz_checker_free(a->checker);
    hz_ledger_close(a->ledger);
    kept_rows_free(&a->read);
    intern_free(&a->said);
    journaled_free(&a->journaled);
    completed_free(&a->completed);
    buf_free(&a->scratch);
    results_free(&a->results);
    free(a->cells);
}

hz_session_result hz_add(const hz_session *session, hz_rows *rows, hz_error *err)
{
    struct adding a;
    hz_session_result result = HZ_SESSION_FAILED;
    if (hz_rows_spool_stdin(rows, err) != 0) {
        return HZ_SESSION_FAILED;
    }
    if (begin(&a, session, err) == 0) {
        const hz_row *row = NULL;
        int found;
        while ((found = hz_rows_next(rows, &row, err)) > 0 && read_row(&a, row) == 0) {
        }
        result = found == 0 ? finish(&a) : HZ_SESSION_FAILED;
    }
    end(&a);
    return result;
}

/* The labels given, and behind them the required columns that are not: with empty values. */
static size_t complete(const hz_span *labels, const hz_span *values, size_t count,
                       hz_span *all_labels, hz_span *all_values)
{
    bool given[HZ_COLUMN_COUNT] = {false};
    for (size_t i = 0; i < count; i++) {
        int column = hz_column_find(labels[i]);
        all_labels[i] = labels[i];
        all_values[i] = values[i];
        if (column != HZ_COL_NONE) {
            given[column] = true;
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (!given[c] && hz_column_get((hz_column)c)->need != HZ_NEED_OPTIONAL) {
            all_labels[count] = hz_span_of(hz_column_get((hz_column)c)->label);
            all_values[count++] = hz_span_of("");
        }
    }
    return count;
}

static hz_session_result add_record(struct adding *a, const hz_record *header,
                                    const hz_record *record)
{
    hz_binding binding;
    if (hz_binding_init(&binding, header) != 0) {
        (void)no_memory(a);
        return HZ_SESSION_FAILED;
    }
    hz_row row = {.record = header,
                  .binding = &binding,
                  .file = hz_translate("command line"),
                  .is_header = true};
    bool ok = read_row(a, &row) == 0;
    row.record = record;
    row.is_header = false;
    ok = ok && read_row(a, &row) == 0;
    hz_binding_clear(&binding);
    return ok ? finish(a) : HZ_SESSION_FAILED;
}

hz_session_result hz_add_one(const hz_session *session, const hz_span *labels,
                             const hz_span *values, size_t count, hz_error *err)
{
    struct adding a;
    hz_session_result result = HZ_SESSION_FAILED;
    hz_span *all = calloc(2 * (count + HZ_COLUMN_COUNT), sizeof *all);
    if (begin(&a, session, err) == 0 && (all != NULL || no_memory(&a) == 0)) {
        hz_span *all_values = all + count + HZ_COLUMN_COUNT;
        size_t all_count = complete(labels, values, count, all, all_values);
        hz_record header = {.fields = all, .count = all_count};
        hz_record record = {.fields = all_values, .count = all_count};
        result = add_record(&a, &header, &record);
    }
    free(all);
    end(&a);
    return result;
}
