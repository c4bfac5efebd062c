/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "rows/rows.h"

const char *hz_row_file(const hz_row *row)
{
    return row->file;
}

uint64_t hz_row_number(const hz_row *row)
{
    return row->record->number;
}

uint64_t hz_row_line(const hz_row *row)
{
    return row->record->line;
}

bool hz_row_is_header(const hz_row *row)
{
    return row->is_header;
}

bool hz_row_is_dispatch(const hz_row *row)
{
    return row->is_dispatch;
}

size_t hz_row_count(const hz_row *row)
{
    return row->record->count;
}

hz_span hz_row_cell(const hz_row *row, size_t i)
{
    return i < row->record->count ? row->record->fields[i] : hz_span_of("");
}

const char *hz_row_label(const hz_row *row, size_t i)
{
    return i < row->binding->count ? row->binding->labels[i] : "";
}

hz_span hz_row_text(const hz_row *row, int column)
{
    int field = row->binding->fields[column];
    return field < 0 ? hz_span_of("") : span_trim(hz_row_cell(row, (size_t)field));
}

void hz_row_diag(hz_diag *diag, hz_code code, const hz_row *row, hz_column column,
                 const char *detail)
{
    int field = row->binding->fields[column];
    if (field < 0) {
        hz_diag_set(diag, code, row->file, detail);
        diag->record = row->record->number;
        diag->line = row->record->line;
        record_set_sheet(diag, row->record);
        hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(hz_column_get(column)->label));
        return;
    }
    hz_record_diag(diag, code, row->file, row->record, (size_t)field, detail);
    hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(row->binding->labels[field]));
}
