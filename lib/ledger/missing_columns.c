/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/missing_columns.h"
#include "base/array.h"
#include "base/span.h"
#include "check/row_check.h"
#include "ledger/ledger_internal.h"
#include "output/format.h"
#include <stdlib.h>

/* Add a missing field to the header as it will be. False: out of memory. */
static bool use_field(struct missing_columns *m, size_t field)
{
    for (size_t i = 0; i < m->used_count; i++) {
        if (m->used[i] == field) {
            return true;
        }
    }
    if (!array_reserve(&m->used, &m->used_cap, m->used_count + 1, sizeof *m->used)) {
        return false;
    }
    m->used[m->used_count++] = field;
    return true;
}

int missing_columns_begin(struct ledger *l, const hz_row *header, hz_error *err)
{
    struct missing_columns *m = &l->missing;
    m->in_table = true;
    m->own = l->binding.count;
    m->used_count = 0;
    m->has_surplus = false;
    if (header != NULL) {
        const hz_record *record = header->record;
        bool joined = record->upper_lines > 0;
        m->line = record->line;
        m->lines = joined ? record->upper_lines : record->lines;
        m->padding = joined ? record->count - record->upper_count : 0;
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if ((l->columns & HZ_BIT(c)) != 0 && l->binding.fields[c] < 0 &&
            hz_binding_add(&l->binding, hz_span_of(hz_column_get(c)->label)) != 0) {
            return ledger_no_memory(l, err);
        }
    }
    return 0;
}

int missing_columns_add(struct ledger *l, hz_span label, hz_error *err)
{
    size_t field = l->binding.count;
    bool ok =
        hz_binding_add(&l->binding, label) == 0 && (!l->is_new || use_field(&l->missing, field));
    return ok ? 0 : ledger_no_memory(l, err);
}

/* Keep the place of the first text beyond the header. */
static void note_surplus(struct missing_columns *m, const hz_row *row)
{
    size_t field = row->binding->count;
    while (span_trim(row->record->fields[field]).len == 0) {
        field++;
    }
    hz_record_diag(&m->surplus, HZ_E532, row->file, row->record, field, NULL);
    m->has_surplus = true;
}

const hz_row *missing_columns_row(struct ledger *l, const hz_row *row)
{
    struct missing_columns *m = &l->missing;
    if (row_has_surplus(row)) {
        if (!m->has_surplus) {
            note_surplus(m, row);
        }
        return row;
    }
    if (m->own == l->binding.count) {
        return row;
    }
    l->row = *row;
    l->row.binding = &l->binding;
    return &l->row;
}

size_t missing_columns_arrange(struct ledger *l, const hz_span *cells, const hz_span **out)
{
    struct missing_columns *m = &l->missing;
    size_t count = l->binding.count;
    for (size_t i = m->own; i < count; i++) {
        if (span_trim(cells[i]).len > 0 && !use_field(m, i)) {
            return SIZE_MAX;
        }
    }
    if (!array_reserve(&m->cells, &m->cell_cap, count + 1, sizeof *m->cells)) {
        return SIZE_MAX;
    }
    memcpy(m->cells, cells, m->own * sizeof *cells);
    for (size_t i = 0; i < m->used_count; i++) {
        m->cells[m->own + i] = cells[m->used[i]];
    }
    *out = m->cells;
    return m->own + m->used_count;
}

size_t missing_columns_labels(struct ledger *l, const hz_span **labels)
{
    struct missing_columns *m = &l->missing;
    if (!array_reserve(&m->cells, &m->cell_cap, m->own + m->used_count + 1, sizeof *m->cells)) {
        return SIZE_MAX;
    }
    for (size_t i = 0; i < m->own; i++) {
        m->cells[i] = hz_span_of(l->binding.labels[i]);
    }
    for (size_t i = 0; i < m->used_count; i++) {
        m->cells[m->own + i] = hz_span_of(l->binding.labels[m->used[i]]);
    }
    *labels = m->cells;
    return m->own + m->used_count;
}

/* Write the text to be appended: a delimiter before each label. */
static bool write_labels(struct ledger *l)
{
    struct missing_columns *m = &l->missing;
    size_t count = m->padding + 1 + m->used_count;
    if (!array_reserve(&m->cells, &m->cell_cap, count, sizeof *m->cells)) {
        return false;
    }
    for (size_t i = 0; i < m->padding + 1; i++) {
        m->cells[i] = hz_span_of("");
    }
    for (size_t i = 0; i < m->used_count; i++) {
        m->cells[m->padding + 1 + i] = hz_span_of(l->binding.labels[m->used[i]]);
    }
    l->scratch.len = 0;
    return csv_record(&l->scratch, m->cells, count, l->layout.delimiter, "");
}

static int change_header(struct ledger *l, hz_error *err)
{
    const struct missing_columns *m = &l->missing;
    struct header_changes *headers = &l->headers;
    size_t start = l->texts.len;
    if (m->has_surplus) { /* its text would become the value of the new column */
        *err = m->surplus;
        diag_arg(err, "column", l->binding.labels[m->used[0]]);
        return -1;
    }
    if (!array_reserve(&headers->items, &headers->cap, headers->count + 1,
                       sizeof *headers->items) ||
        !write_labels(l)) {
        return ledger_no_memory(l, err);
    }
    if (ledger_encode(l, buf_span(&l->scratch), &l->texts, err) != 0) {
        return -1;
    }
    headers->items[headers->count++] =
        (struct header_change){m->line, m->lines, start, l->texts.len - start};
    return 0;
}

/* The digest of the labels that the table will have. */
static uint64_t digest_labels(const struct ledger *l)
{
    const struct missing_columns *m = &l->missing;
    uint64_t digest = LABELS_DIGEST_FIRST;
    for (size_t i = 0; i < m->own + m->used_count; i++) {
        size_t field = i < m->own ? i : m->used[i - m->own];
        digest = labels_digest_add(digest, l->binding.labels[field]);
    }
    return digest;
}

int missing_columns_end(struct ledger *l, hz_error *err)
{
    struct missing_columns *m = &l->missing;
    if (!m->in_table || l->layout.yaml) {
        return 0;
    }
    m->in_table = false;
    rows_digest_end_table(&l->digest, digest_labels(l));
    return m->used_count == 0 || l->is_new ? 0 : change_header(l, err);
}

void missing_columns_free(struct missing_columns *missing)
{
    free(missing->used);
    free(missing->cells);
    *missing = (struct missing_columns){0};
}
