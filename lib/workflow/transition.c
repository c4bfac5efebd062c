/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/transition.h"
#include "base/message.h"
#include "base/text_domain.h"
#include "check/row_check.h"
#include "ledger/note.h"
#include "output/row_writer.h"
#include "schema/binding.h"
#include "workflow/writable.h"
#include <stdio.h>
#include <stdlib.h>

static int no_memory(struct moving *m)
{
    hz_diag_set(m->err, HZ_E003, m->session->ledger, NULL);
    return -1;
}

static int wrong_use(struct moving *m, const char *format, const char *what)
{
    char reason[256];
    (void)snprintf(reason, sizeof reason, hz_translate(format), m->event->id, what);
    hz_diag_set(m->err, HZ_E004, NULL, reason);
    return -1;
}

/* What is wrong with the row as it will be: in what the step fills in, and elsewhere. */
struct filled {
    struct moving *moving;
    const struct moved_row *row;
    char older[192]; /* cells that the step does not fill */
};

static void note_older(struct filled *f, const hz_diag *diag)
{
    char cell[32];
    size_t len = strlen(f->older);
    hz_diag_cell(diag, cell);
    (void)snprintf(f->older + len, sizeof f->older - len, "%s%s%s%s", len == 0 ? "" : "、", cell,
                   cell[0] == '\0' || diag->label[0] == '\0' ? "" : " ", diag->label);
}

static bool is_filled(const struct filled *f, const hz_diag *diag)
{
    bool filled = false;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        int field = f->row->row->binding->fields[c];
        filled = filled || ((f->row->fills & HZ_BIT(c)) != 0 && field >= 0 &&
                            diag->column == (uint32_t)field + 1);
    }
    return filled;
}

static void refuse_filled(void *ctx, const hz_diag *diag)
{
    struct filled *f = ctx;
    struct moving *m = f->moving;
    if (hz_code_severity(diag->code) != HZ_ERROR) {
        return;
    }
    m->refusals++;
    m->session->sink.fn(m->session->sink.ctx, diag);
    if (!is_filled(f, diag)) {
        note_older(f, diag);
    }
}

static bool reserve_cells(struct moving *m, size_t count)
{
    if (count <= m->cell_cap) {
        return true;
    }
    hz_span *cells = realloc(m->cells, count * sizeof *cells);
    m->cells = cells == NULL ? m->cells : cells;
    uint64_t *lines = realloc(m->lines, count * sizeof *lines);
    m->lines = lines == NULL ? m->lines : lines;
    bool ok = cells != NULL && lines != NULL;
    m->cell_cap = ok ? count : m->cell_cap;
    return ok;
}

/* Copies the row's cells with those of the step; false: the ledger lacks a column. */
static bool fill_cells(struct moving *m, const struct moved_row *r)
{
    const hz_row *row = r->row;
    size_t before = m->refusals;
    for (size_t i = 0; i < row->binding->count; i++) {
        bool there = i < row->record->count;
        m->cells[i] = there ? row->record->fields[i] : hz_span_of("");
        m->lines[i] = there ? hz_record_field_line(row->record, i) : row->record->line;
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        int field = row->binding->fields[c];
        if ((r->fills & HZ_BIT(c)) == 0) {
            continue;
        }
        if (field >= 0) {
            m->cells[field] = m->values[c];
        } else if (m->values[c].len > 0) {
            refuse(m, HZ_E504, row, (hz_column)c, hz_column_get((hz_column)c)->label);
        }
    }
    return m->refusals == before;
}

static void refuse_error(void *ctx, const hz_diag *diag)
{
    struct moving *m = ctx;
    if (hz_code_severity(diag->code) == HZ_ERROR) {
        m->refusals++;
        m->session->sink.fn(m->session->sink.ctx, diag);
    }
}

/* Under a header with an error no row is right; YAML has none, its rows say what they lack. */
static int check_table(struct moving *m, const hz_row *row)
{
    const hz_binding *binding = row->binding;
    hz_span *labels = m->cells + binding->count;
    hz_record record = {.fields = labels, .count = binding->count};
    hz_row header = {.record = &record, .binding = binding, .file = row->file, .is_header = true};
    struct row_check rc = {
        m->session->plan, m->session->today, &header, NULL, {refuse_error, m}, 0, 0};
    if (row->layout.yaml || (m->header_checked && digest_is(&m->header, &binding->digest))) {
        return 0;
    }
    for (size_t i = 0; i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    m->header_checked = true;
    m->header = binding->digest;
    return check_header(&m->labels, &rc) == 0 ? 0 : no_memory(m);
}

/* Cells beyond the header have no column to stay in. */
static bool fits_header(struct moving *m, const hz_row *row)
{
    size_t before = m->refusals;
    struct row_check rc = {m->session->plan, m->session->today, row, NULL, {refuse_error, m}, 0, 0};
    if (row->record->count > row->binding->count) {
        (void)check_shape(&rc, scan_best());
    }
    return m->refusals == before;
}

/* Checks the row as it would be as ledger-check would. 0, or -1 with the error set. */
static int check_moved(struct moving *m, const struct moved_row *r, bool *passes)
{
    hz_record record = *r->row->record;
    hz_row moved = *r->row;
    hz_hazard hazard;
    size_t before = m->refusals;
    struct filled filled = {.moving = m, .row = r};
    hz_sink sink = {refuse_filled, &filled};
    *passes = false;
    if (check_table(m, r->row) != 0) {
        return -1;
    }
    if (!fits_header(m, r->row)) {
        return 0;
    }
    record.fields = m->cells;
    record.count = r->row->binding->count;
    record.text = hz_span_of(""); /* it is another now */
    record.field_lines = r->row->record->field_lines == NULL ? NULL : m->lines;
    moved.record = &record;
    hz_hazard_read(&hazard, &moved, m->session->plan, UINT64_MAX);
    struct row_check rc = {m->session->plan, m->session->today, &moved, &hazard, sink, 0, 0};
    (void)check_shape(&rc, scan_best());
    run_row_checks(&rc);
    if (writable_check(m->ledger, &moved, m->cells, record.count, sink, &m->scratch) == SIZE_MAX) {
        return no_memory(m);
    }
    if (filled.older[0] != '\0') {
        refuse(m, HZ_E527, r->row, HZ_COL_ID, filled.older);
    }
    *passes = m->refusals == before;
    return 0;
}

/* YAML has no header: what a hazard does not have yet is added to it. */
static int widen(struct moving *m, hz_row *row)
{
    hz_record nothing = {.count = 0};
    hz_binding_clear(&m->widened);
    bool ok = hz_binding_init(&m->widened, &nothing) == 0;
    for (size_t i = 0; ok && i < row->binding->count; i++) {
        ok = hz_binding_add(&m->widened, hz_span_of(row->binding->labels[i])) == 0;
    }
    for (int c = 0; ok && c < HZ_COLUMN_COUNT; c++) {
        bool lacks = (m->fills & HZ_BIT(c)) != 0 && m->widened.fields[c] < 0;
        ok = !lacks ||
             hz_binding_add(&m->widened, hz_span_of(hz_column_get((hz_column)c)->label)) == 0;
    }
    row->binding = &m->widened;
    return ok ? 0 : no_memory(m);
}

/* Refuses a row that is not as the journal knows it. Only where there is no journal yet, the rows
 * that are changed begin it. */
static int compare_with_journal(struct moving *m, const struct moved_row *r, bool *same)
{
    const hz_record *record = r->row->record;
    struct content content = {0};
    struct version1 version1 = {0};
    enum row_match match = ROW_DIFFERS;
    char line[32];
    *same = r->known->line == 0 && m->wanted.lines == 0;
    if (r->known->line == 0) {
        if (!*same) {
            refuse(m, HZ_E711, r->row, HZ_COL_ID, NULL);
        }
        return 0;
    }
    bool ok = content_of(&content, r->row->binding, record->fields, record->count) &&
              row_match(&content, &version1, r->row->binding, record->fields, record->count,
                        r->known->row, &match);
    content_free(&content);
    version1_free(&version1);
    if (!ok) {
        return no_memory(m);
    }
    *same = match != ROW_DIFFERS;
    if (!*same) {
        (void)snprintf(line, sizeof line, "%llu", (unsigned long long)r->known->line);
        refuse(m, HZ_E508, r->row, HZ_COL_ID, line);
    }
    return 0;
}

/* Begins the journal with the row as it is, and keeps its number for say_taken_over(). */
static int take_over(struct moving *m, const hz_row *row)
{
    hz_journal_entry adopt = {HZ_EVENT_ADOPT, m->session->by, HZ_NO_DATE, NULL};
    if ((m->taken_over.len > 0 && !buf_add_text(&m->taken_over, "、")) ||
        !buf_add_span(&m->taken_over, hz_row_text(row, HZ_COL_ID))) {
        return no_memory(m);
    }
    return ledger_note(m->ledger, row, NULL, &adopt, m->err);
}

static void say_taken_over(const struct moving *m)
{
    char numbers[128];
    hz_diag note;
    if (m->taken_over.len > 0) {
        hz_diag_copy(numbers, sizeof numbers, buf_span(&m->taken_over));
        hz_diag_set(&note, HZ_N714, m->session->ledger, numbers);
        m->session->sink.fn(m->session->sink.ctx, &note);
    }
}

static int write_change(struct moving *m, const struct moved_row *r)
{
    bool dated = m->event->dates != HZ_COL_NONE;
    hz_journal_entry what = {m->move->event, m->session->by, dated ? HZ_NO_DATE : m->move->on,
                             m->session->reason};
    if (r->known->line == 0 && take_over(m, r->row) != 0) {
        return -1;
    }
    if (hz_ledger_change(m->ledger, r->row, m->cells, &what, m->err) != 0) {
        return -1;
    }
    return results_put(&m->results, r->row, m->cells, m->err);
}

static int move_row(struct moving *m, const hz_row *found, const struct wanted_hazard *known)
{
    hz_row widened = *found;
    struct moved_row r = {.row = &widened, .known = known, .fills = m->fills};
    bool same = false;
    hz_hazard_read(&r.hazard, found, m->session->plan, UINT64_MAX);
    if ((found->layout.yaml && widen(m, &widened) != 0) ||
        compare_with_journal(m, &r, &same) != 0) {
        return -1;
    }
    if (!reserve_cells(m, 2 * widened.binding->count)) { /* and for labels */
        return no_memory(m);
    }
    enum verdict verdict = judge(m, &r);
    if (verdict != GO_ON || !same || !fill_cells(m, &r)) {
        return 0; /* said */
    }
    bool passes = false;
    if (check_moved(m, &r, &passes) != 0) {
        return -1;
    }
    return passes ? write_change(m, &r) : 0;
}

static int move_rows(struct moving *m)
{
    const hz_row *row = NULL;
    int found;
    while ((found = hz_ledger_next(m->ledger, &row, m->err)) > 0) {
        struct wanted_hazard *hazard = wanted_find(&m->wanted, hz_row_text(row, HZ_COL_ID));
        if (hazard == NULL) {
            continue;
        }
        if (hazard->found) {
            refuse(m, HZ_E210, row, HZ_COL_ID, m->session->ledger);
            continue;
        }
        hazard->found = true;
        if (move_row(m, row, hazard) != 0) {
            return -1;
        }
    }
    return found;
}

static void fill(struct moving *m, int column, hz_span value)
{
    if (column != HZ_COL_NONE) {
        m->fills |= HZ_BIT(column);
        m->values[column] = value;
    }
}

/* What the table says this event does, with the values given. */
static void fill_by_event(struct moving *m, const char *day)
{
    const hz_event_info *event = m->event;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((event->clears & HZ_BIT(c)) != 0) {
            fill(m, c, hz_span_of(""));
        }
    }
    if (event->to >= 0) {
        fill(m, HZ_COL_STATUS, hz_span_of(hz_choices(HZ_TYPE_STATUS)[event->to]));
    }
    fill(m, event->dates, hz_span_of(day));
    fill(m, event->signs, hz_span_of(m->session->by));
    for (size_t i = 0; i < m->move->count; i++) {
        hz_column column = m->move->columns[i];
        hz_cell cell;
        hz_cell_read(&cell, hz_column_get(column)->type, m->session->plan, m->move->values[i]);
        fill(m, (int)column, cell_format(&cell, column, m->session->plan, m->buffers[column]));
    }
}

/* The call itself: what the event wants is given, and nothing that it does not take. */
static int check_call(struct moving *m)
{
    const hz_event_info *event = m->event;
    uint64_t given = 0;
    for (size_t i = 0; i < m->move->count; i++) {
        hz_column column = m->move->columns[i];
        given |= hz_span_trim(m->move->values[i]).len > 0 ? HZ_BIT(column) : 0;
        if (((event->given | event->may) & HZ_BIT(column)) == 0) {
            return wrong_use(m, N_("%s takes no %s"), hz_column_get(column)->id);
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((event->given & ~given & HZ_BIT(c)) != 0) {
            return wrong_use(m, N_("%s needs %s=VALUE"), hz_column_get((hz_column)c)->id);
        }
    }
    if (event->from == 0) {
        return wrong_use(m, N_("%s takes no %s"), hz_column_get(HZ_COL_ID)->id);
    }
    if (event->needs_reason &&
        (m->session->reason == NULL || hz_span_trim(hz_span_of(m->session->reason)).len == 0)) {
        return wrong_use(m, N_("%s needs %s"), "--reason TEXT");
    }
    if (m->move->on > m->session->today) {
        char day[16];
        hz_date_format(m->session->today, day);
        hz_diag_set(m->err, HZ_E203, NULL, day);
        hz_diag_copy(m->err->label, sizeof m->err->label, hz_span_of("--on"));
        hz_date_format(m->move->on, day);
        hz_diag_copy(m->err->value, sizeof m->err->value, hz_span_of(day));
        return -1;
    }
    return 0;
}

static int begin(struct moving *m, const hz_string_list *ids, const char *day)
{
    const hz_ledger_options options = {.who = m->session->by,
                                       .wait = m->session->wait,
                                       .sink = m->session->sink,
                                       .each_line = wanted_each_line,
                                       .ctx = &m->wanted};
    if (!wanted_make(&m->wanted, ids)) {
        return no_memory(m);
    }
    if (check_call(m) != 0) {
        return -1;
    }
    fill_by_event(m, day);
    return hz_ledger_open(m->session->ledger, &options, &m->ledger, m->err);
}

static hz_session_result finish(struct moving *m)
{
    long missing = wanted_report_missing(&m->wanted, m->session, m->err);
    if (missing < 0) {
        return HZ_SESSION_FAILED;
    }
    if (m->refusals > 0 || missing > 0) {
        return HZ_SESSION_REFUSED;
    }
    bool nothing = m->wanted.ids.count == 0 || m->session->differences != NULL;
    if (!nothing && hz_ledger_commit(m->ledger, m->err) != 0) {
        return HZ_SESSION_FAILED;
    }
    say_taken_over(m);
    return HZ_SESSION_DONE;
}

hz_session_result hz_session_apply(const hz_session *session, const hz_transition *move,
                                   const hz_string_list *ids, hz_error *err)
{
    char day[16];
    struct moving m = {.session = session,
                       .move = move,
                       .event = hz_event_get(move->event),
                       .results = {.session = session},
                       .err = err};
    hz_date_format(move->on, day);
    hz_session_result result =
        begin(&m, ids, day) == 0 && move_rows(&m) == 0 ? finish(&m) : HZ_SESSION_FAILED;
    hz_ledger_close(m.ledger);
    hz_binding_clear(&m.widened);
    wanted_free(&m.wanted);
    results_free(&m.results);
    buf_free(&m.taken_over);
    buf_free(&m.scratch);
    header_check_free(&m.labels);
    free(m.cells);
    free(m.lines);
    return result;
}
