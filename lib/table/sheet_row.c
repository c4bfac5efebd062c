/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/sheet_row.h"
#include "base/array.h"
#include "table/table.h"
#include <stdlib.h>

void sheet_row_begin(struct sheet_row *row, uint64_t number)
{
    row->number = number;
    row->count = 0;
    row->bytes = 0;
    row->text.len = 0;
}

static int fail_long(const struct sheet_row *row, size_t column, hz_span text, hz_error *err)
{
    hz_diag_set(err, HZ_E104, NULL, "1 MiB");
    err->record = err->line = row->number;
    err->column = (uint32_t)column + 1;
    hz_diag_copy(err->value, sizeof err->value, text);
    return -1;
}

int sheet_row_set(struct sheet_row *row, size_t column, hz_span text, hz_error *err)
{
    if (row->bytes + text.len > HZ_RECORD_MAX) {
        return fail_long(row, column, text, err);
    }
    if (!array_reserve(&row->cells, &row->cap, column + 1, sizeof *row->cells)) {
        return error_no_memory(err, NULL);
    }
    while (row->count <= column) {
        row->cells[row->count++] = hz_span_of("");
    }
    row->cells[column] = text;
    row->bytes += text.len;
    return 0;
}

int sheet_row_copy(struct sheet_row *row, size_t column, hz_span text, hz_error *err)
{
    /* all that a row can hold is reserved at once, so that no cell moves */
    if (row->text.ptr == NULL && !buf_reserve(&row->text, HZ_RECORD_MAX)) {
        return error_no_memory(err, NULL);
    }
    if (row->bytes + text.len > HZ_RECORD_MAX) {
        return fail_long(row, column, text, err);
    }
    hz_span copy = {row->text.ptr + row->text.len, text.len};
    (void)buf_add_span(&row->text, text);
    return sheet_row_set(row, column, copy, err);
}

void sheet_row_free(struct sheet_row *row)
{
    buf_free(&row->text);
    free(row->cells);
    *row = (struct sheet_row){0};
}
