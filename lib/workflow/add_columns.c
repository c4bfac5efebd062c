/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/add_columns.h"
#include "base/array.h"
#include "base/characters.h"
#include "base/diag.h"
#include "base/span.h"
#include "output/row_writer.h"
#include "rows/hazard.h"
#include "schema/labels.h"
#include "table/convert.h"
#include <stdio.h>
#include <stdlib.h>

static int no_memory(const struct add_columns *c)
{
    return error_no_memory(c->err, NULL);
}

int add_columns_begin(struct add_columns *c)
{
    size_t count = ledger_binding(c->ledger)->count;
    if (c->values == NULL) {
        c->values = calloc(HZ_COLUMN_COUNT, sizeof *c->values);
    }
    return c->values != NULL && array_reserve(&c->cells, &c->cell_cap, count + 1, sizeof *c->cells)
               ? 0
               : no_memory(c);
}

void add_columns_end(struct add_columns *c)
{
    intern_free(&c->reported);
    buf_free(&c->scratch);
    free(c->cells);
    free(c->values);
}

static void refuse(struct add_columns *c, hz_code code, const hz_row *row, size_t field,
                   const char *detail)
{
    hz_diag diag;
    hz_record_diag(&diag, code, row->file, row->record, field, detail);
    c->refusals++;
    sink_emit(c->sink, &diag);
}

static bool is_unknown(const hz_binding *binding, size_t field, const char *label)
{
    return binding->columns[field] == HZ_COL_NONE && strcmp(binding->labels[field], label) == 0;
}

/* The count of unknown columns before field @p i that have the same label. */
static size_t count_before(const hz_binding *row, size_t i)
{
    size_t before = 0;
    for (size_t k = 0; k < i; k++) {
        before += is_unknown(row, k, row->labels[i]) ? 1 : 0;
    }
    return before;
}

/* True if @p name is “LABEL (NUMBER)”, the name of a second column with one label in YAML. */
static bool is_numbered(const char *name, const char *label, size_t number)
{
    char end[32];
    size_t len = strlen(label);
    (void)snprintf(end, sizeof end, " (%zu)", number);
    return strncmp(name, label, len) == 0 && strcmp(name + len, end) == 0;
}

int add_columns_field(const hz_binding *ledger, const hz_row *row, size_t i)
{
    int column = row->binding->columns[i];
    const char *label = row->binding->labels[i];
    if (column != HZ_COL_NONE) {
        return ledger->fields[column];
    }
    /* of several columns with one label the second belongs to the second */
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

/* Report, once for each label, that the ledger has no column for its values. */
static int report_without_column(struct add_columns *c, const hz_row *row, size_t i)
{
    const char *label = row->binding->labels[i];
    size_t before = c->reported.count;
    hz_diag diag;
    if (intern_put(&c->reported, hz_span_of(label)) == SIZE_MAX) {
        return no_memory(c);
    }
    if (c->reported.count > before) {
        hz_record_diag(&diag, HZ_W505, row->file, row->record, i, label);
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(label));
        sink_emit(c->sink, &diag);
    }
    return 0;
}

/* Add a column of the schema to the ledger, which lacks it, and @p text to its cell. */
static int add_to_new_column(struct add_columns *c, int column, hz_span text)
{
    size_t field = ledger_binding(c->ledger)->count;
    if (ledger_add_label(c->ledger, hz_column_get(column)->label, c->err) != 0 ||
        add_columns_begin(c) != 0) {
        return -1;
    }
    c->cells[field] = text;
    return 0;
}

static hz_span canonical(struct add_columns *c, int column, hz_span text, const char *label)
{
    hz_cell cell;
    if (column == HZ_COL_NONE) {
        return text;
    }
    hz_cell_read(&cell, hz_column_get((hz_column)column)->type, c->plan, text, label);
    return cell_format(&cell, (hz_column)column, c->plan, c->values[column]);
}

int add_columns_row(struct add_columns *c, const hz_row *row, bool has_default_state)
{
    const hz_binding *ledger = ledger_binding(c->ledger);
    for (size_t i = 0; i < ledger->count; i++) {
        c->cells[i] = hz_span_of("");
    }
    for (size_t i = 0; i < row->binding->count && i < row->record->count; i++) {
        hz_span text = span_trim(row->record->fields[i]);
        int column = row->binding->columns[i];
        int field = add_columns_field(ledger, row, i);
        bool holds_column = column == HZ_COL_NONE || row->binding->fields[column] == (int)i;
        if (text.len == 0 || !holds_column || add_columns_is_counter(row, i)) {
            continue;
        }
        if (column == HZ_COL_STATUS && field < 0 && has_default_state) {
            continue;
        }
        if (field >= 0 && c->cells[field].len > 0) { /* “x (2)” next to a second “x” */
            refuse(c, HZ_E109, row, i, row->binding->labels[i]);
            continue;
        }
        text = canonical(c, column, text, row->binding->labels[i]);
        if (field >= 0) {
            c->cells[field] = text;
        } else if ((column == HZ_COL_NONE ? report_without_column(c, row, i)
                                          : add_to_new_column(c, column, text)) != 0) {
            return -1;
        }
    }
    return 0;
}

bool add_columns_is_counter(const hz_row *row, size_t i)
{
    return row->binding->columns[i] == HZ_COL_NONE &&
           label_is_counter(hz_span_of(row->binding->labels[i]));
}

/* Whether a label cannot be in a header: not text, or a formula in a spreadsheet. */
static bool label_fault(const char *label, hz_code *code)
{
    hz_span rest = hz_span_of(label);
    *code = strchr("=+-@", rest.ptr[0]) != NULL ? HZ_E211 : HZ_E101;
    bool fault = *code == HZ_E211 || !utf8_valid(rest);
    while (!fault && rest.len > 0) {
        uint32_t character = next_character(&rest);
        bool line_end = character == '\n' || character == '\r' || character == '\t';
        *code = character == 0xFFFD ? HZ_E101 : HZ_E105;
        fault = character == 0xFFFD || (is_control(character) && !line_end);
    }
    return fault;
}

static bool check_label(struct add_columns *c, const hz_row *header, size_t i)
{
    char sign[2] = {header->binding->labels[i][0], '\0'};
    hz_code code;
    if (label_fault(header->binding->labels[i], &code)) {
        refuse(c, code, header, i, sign);
        return false;
    }
    return true;
}

/* Add the label of field @p i to the ledger; a second one in YAML gets a number. */
static int add_label(struct add_columns *c, const hz_row *header, size_t i)
{
    int column = header->binding->columns[i];
    const char *label =
        column == HZ_COL_NONE ? header->binding->labels[i] : hz_column_get(column)->label;
    size_t before = column == HZ_COL_NONE ? count_before(header->binding, i) : 0;
    char end[32];
    if (before == 0 || !ledger_is_yaml(c->ledger)) {
        return ledger_add_label(c->ledger, label, c->err);
    }
    (void)snprintf(end, sizeof end, " (%zu)", before + 1);
    c->scratch.len = 0;
    if (!buf_add_text(&c->scratch, label) || !buf_add(&c->scratch, end, strlen(end) + 1)) {
        return no_memory(c);
    }
    return ledger_add_label(c->ledger, c->scratch.ptr, c->err);
}

int add_columns_header(struct add_columns *c, const hz_row *header)
{
    bool is_yaml = ledger_is_yaml(c->ledger); /* has no header that would have to be rewritten */
    if (!is_yaml && !ledger_is_new(c->ledger)) {
        return 0;
    }
    for (size_t i = 0; i < header->binding->count; i++) {
        int column = header->binding->columns[i];
        bool is_further = column == HZ_COL_NONE || column_is_extra(column);
        if ((is_further || is_yaml) && header->binding->labels[i][0] != '\0' &&
            !add_columns_is_counter(header, i) &&
            add_columns_field(ledger_binding(c->ledger), header, i) < 0 &&
            check_label(c, header, i) && add_label(c, header, i) != 0) {
            return -1;
        }
    }
    return add_columns_begin(c);
}
