/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/rows.h"

void hz_row_diag(hz_diag *diag, hz_code code, const hz_row *row, hz_column column,
                 const char *detail)
{
    int field = row->binding->fields[column];
    if (field < 0) {
        hz_diag_set(diag, code, row->file, detail);
        diag->record = row->record->number;
        diag->line = row->record->line;
        hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(hz_column_get(column)->label));
        return;
    }
    hz_record_diag(diag, code, row->file, row->record, (size_t)field, detail);
    hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(row->binding->labels[field]));
}

hz_span hz_row_text(const hz_row *row, hz_column column)
{
    int field = row->binding->fields[column];
    if (field < 0 || (size_t)field >= row->record->count) {
        return hz_span_of("");
    }
    return hz_span_trim(row->record->fields[field]);
}
