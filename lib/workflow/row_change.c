/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/row_change.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/row_check.h"
#include "schema/binding.h"
#include "workflow/journal_replay.h"
#include "workflow/storable.h"
#include <stdio.h>
#include <stdlib.h>

static int no_memory(const struct row_change *c)
{
    return error_no_memory(c->err, c->session->ledger);
}

uint64_t new_values_filled(const struct new_values *values)
{
    uint64_t filled = 0;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        bool has = (values->columns & HZ_BIT(c)) != 0 && values->of[c].len > 0;
        filled |= has ? HZ_BIT(c) : 0;
    }
    return filled;
}

void row_change_refuse(struct row_change *c, hz_code code, const hz_row *row, hz_column column,
                       const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    c->refusals++;
    sink_emit(c->sink, &diag);
}

void row_change_refuse_with(struct row_change *c, hz_code code, const hz_row *row, hz_column column,
                            const hz_diag *args)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, NULL);
    diag_copy_args(&diag, args);
    c->refusals++;
    sink_emit(c->sink, &diag);
}

/* The findings of a changed row: in columns that are filled in, and in others. */
struct row_findings {
    struct row_change *change;
    const hz_row *row;
    uint64_t filled;
    char older[192]; /* cells with a finding that are not filled in */
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
        int field = f->row->binding->fields[c];
        filled = filled || ((f->filled & HZ_BIT(c)) != 0 && field >= 0 &&
                            diag->column == (uint32_t)field + 1);
    }
    return filled;
}

static void refuse_finding(void *ctx, const hz_diag *diag)
{
    struct row_findings *f = ctx;
    bool is_unknown = diag->code == HZ_W221 || diag->code == HZ_W222;
    if (is_unknown && is_filled(f, diag)) {
        sink_emit(f->change->sink, diag); /* of a name that the change brings */
    }
    if (hz_code_severity(diag->code) != HZ_ERROR) {
        return;
    }
    f->change->refusals++;
    sink_emit(f->change->sink, diag);
    if (!is_filled(f, diag)) {
        note_older(f, diag);
    }
}

static void refuse_error(void *ctx, const hz_diag *diag)
{
    struct row_change *c = ctx;
    if (hz_code_severity(diag->code) == HZ_ERROR) {
        c->refusals++;
        sink_emit(c->sink, diag);
    }
}

static bool reserve_cells(struct row_change *c, size_t count)
{
    return array_reserve(&c->cells, &c->cell_cap, count, sizeof *c->cells) &&
           array_reserve(&c->cell_lines, &c->line_cap, count, sizeof *c->cell_lines);
}

/* Copy the cells of the row and fill in the new values. A row with text beyond its header may lack
 * a column; it is refused. */
static void fill_cells(struct row_change *c, const hz_row *row, const struct new_values *values)
{
    for (size_t i = 0; i < row->binding->count; i++) {
        bool there = i < row->record->count;
        c->cells[i] = there ? row->record->fields[i] : hz_span_of("");
        c->cell_lines[i] = there ? hz_record_field_line(row->record, i) : row->record->line;
    }
    for (int k = 0; k < HZ_COLUMN_COUNT; k++) {
        int field = row->binding->fields[k];
        if ((values->columns & HZ_BIT(k)) != 0 && field >= 0) {
            c->cells[field] = values->of[k];
        }
    }
    for (size_t i = 0; i < values->other_count; i++) {
        c->cells[values->others[i].field] = values->others[i].value;
    }
}

/* Check the header, once for each table; an error there affects every row. YAML has no header. */
static int check_table(struct row_change *c, const hz_row *row)
{
    const hz_binding *binding = row->binding;
    hz_span *labels = c->cells + binding->count;
    hz_record record = {.fields = labels, .count = binding->count};
    hz_row header = {.record = &record, .binding = binding, .file = row->file, .is_header = true};
    struct row_check rc = {
        c->session->plan, c->session->today, &header, NULL, {refuse_error, c}, 0, 0};
    if (row->layout.yaml || (c->header_checked && digest_is(&c->header, &binding->digest))) {
        return 0;
    }
    for (size_t i = 0; i < binding->count; i++) {
        labels[i] = hz_span_of(binding->labels[i]);
    }
    c->header_checked = true;
    c->header = binding->digest;
    return check_header(&c->labels, &rc) == 0 ? 0 : no_memory(c);
}

/* A row with more cells than its header cannot be changed. */
static bool fits_header(struct row_change *c, const hz_row *row)
{
    size_t before = c->refusals;
    struct row_check rc = {c->session->plan, c->session->today, row, NULL, {refuse_error, c}, 0, 0};
    if (row->record->count > row->binding->count) {
        (void)check_shape(&rc, scan_best());
    }
    return c->refusals == before;
}

/* Check the changed row. 0, or -1 with the error set. */
static int check_changed(struct row_change *c, const hz_row *row, uint64_t filled)
{
    hz_record record = *row->record;
    hz_row changed = *row;
    hz_hazard hazard;
    struct row_findings findings = {.change = c, .row = row, .filled = filled};
    hz_sink sink = {refuse_finding, &findings};
    if (check_table(c, row) != 0) {
        return -1;
    }
    if (!fits_header(c, row)) {
        return 0;
    }
    record.fields = c->cells;
    record.count = row->binding->count;
    record.text = hz_span_of(""); /* the text of the old row */
    record.field_lines = row->record->field_lines == NULL ? NULL : c->cell_lines;
    changed.record = &record;
    hazard_read(&hazard, &changed, c->session->plan, UINT64_MAX);
    struct row_check rc = {c->session->plan, c->session->today, &changed, &hazard, sink, 0, 0};
    (void)check_shape(&rc, scan_best());
    run_row_checks(&rc);
    if (storable_check(c->ledger, &changed, c->cells, record.count, sink, &c->scratch) ==
        SIZE_MAX) {
        return no_memory(c);
    }
    if (findings.older[0] != '\0') {
        row_change_refuse(c, HZ_E527, row, HZ_COL_ID, findings.older);
    }
    return 0;
}

int row_change_set(struct row_change *c, const hz_row *row, const struct new_values *values)
{
    if (!reserve_cells(c, 2 * row->binding->count)) { /* and for labels */
        return no_memory(c);
    }
    fill_cells(c, row, values);
    return 0;
}

int row_change_fill(struct row_change *c, const hz_row *row, const struct new_values *values,
                    bool *passes)
{
    size_t before = c->refusals;
    *passes = false;
    if (row_change_set(c, row, values) != 0 || check_changed(c, row, values->columns) != 0) {
        return -1;
    }
    *passes = c->refusals == before;
    return 0;
}

int row_change_is_same(struct row_change *c, const hz_row *row, const struct known_row *known,
                       bool *same)
{
    const hz_record *record = row->record;
    struct content content = {0};
    struct version1 version1 = {0};
    enum row_match match = ROW_DIFFERS;
    if (known->line == 0) {
        *same = c->lines == 0;
        return 0;
    }
    bool ok = content_read(&content, row->binding, record->fields, record->count) &&
              row_hash_compare(&content, &version1, row->binding, record->fields, record->count,
                               known->row, &match);
    /* a check value may differ only because other labels are known now */
    *same = ok && (match != ROW_DIFFERS ||
                   (known->all_current && content_is_same(&known->recorded, &content)));
    content_free(&content);
    version1_free(&version1);
    return ok ? 0 : no_memory(c);
}

int row_change_compare(struct row_change *c, const hz_row *row, const struct known_row *known,
                       bool *same)
{
    char line[32];
    if (row_change_is_same(c, row, known, same) != 0) {
        return -1;
    }
    if (!*same && known->line == 0) {
        row_change_refuse(c, HZ_E711, row, HZ_COL_ID, NULL);
    } else if (!*same) {
        (void)snprintf(line, sizeof line, "%llu", (unsigned long long)known->line);
        row_change_refuse(c, HZ_E508, row, HZ_COL_ID, line);
    }
    return 0;
}

/* Begin the journal with the row as it is, and remember its number. */
static int adopt_row(struct row_change *c, const hz_row *row)
{
    struct journal_entry adopt = {.event = HZ_EVENT_ADOPT, .by = c->session->by, .on = HZ_NO_DATE};
    if ((c->adopted.len > 0 && !buf_add_text(&c->adopted, "、")) ||
        !buf_add_span(&c->adopted, hz_row_text(row, HZ_COL_ID))) {
        return no_memory(c);
    }
    return ledger_add_entry(c->ledger, row, NULL, &adopt, c->err);
}

int row_change_record(struct row_change *c, const hz_row *row, const struct known_row *known,
                      const struct journal_entry *entry)
{
    if (known != NULL && known->line == 0 && adopt_row(c, row) != 0) {
        return -1;
    }
    return ledger_change(c->ledger, row, c->cells, entry, c->err);
}

void row_change_report_adopted(const struct row_change *c)
{
    char numbers[128];
    hz_diag note;
    if (c->adopted.len > 0) {
        hz_diag_copy(numbers, sizeof numbers, buf_span(&c->adopted));
        hz_diag_set(&note, HZ_N714, c->session->ledger, numbers);
        sink_emit(c->sink, &note);
    }
}

void row_change_end(struct row_change *c)
{
    buf_free(&c->adopted);
    buf_free(&c->scratch);
    header_check_free(&c->labels);
    free(c->cells);
    free(c->cell_lines);
}
