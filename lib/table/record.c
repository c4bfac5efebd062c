/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "table/reader.h"
#include "table/table.h"
#include <stdio.h>
#include <stdlib.h>

static uint64_t count_line_ends(hz_span s)
{
    uint64_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool pair = s.ptr[i] == '\r' && i + 1 < s.len && s.ptr[i + 1] == '\n';
        if (s.ptr[i] == '\n' || (s.ptr[i] == '\r' && !pair)) {
            n++;
        }
    }
    return n;
}

bool field_lines_find(struct field_lines *f, hz_record *record)
{
    uint64_t line = record->line;
    if (record->lines <= 1 || record->count == 0) {
        return true;
    }
    if (!array_reserve(&f->lines, &f->cap, record->count, sizeof *f->lines)) {
        return false;
    }
    for (size_t i = 0; i < record->count; i++) {
        f->lines[i] = line;
        line += count_line_ends(record->fields[i]);
    }
    record->field_lines = f->lines;
    return true;
}

void field_lines_free(struct field_lines *f)
{
    free(f->lines);
    *f = (struct field_lines){0};
}

uint64_t hz_record_field_line(const hz_record *record, size_t index)
{
    if (record->field_lines != NULL && index < record->count) {
        return record->field_lines[index];
    }
    if (record->lines == 1) {
        return record->line;
    }
    uint64_t line = record->line;
    for (size_t i = 0; i < index && i < record->count; i++) {
        line += count_line_ends(record->fields[i]);
    }
    return line;
}

bool hz_record_is_blank(const hz_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        if (span_trim(record->fields[i]).len > 0) {
            return false;
        }
    }
    return true;
}

void record_set_sheet(hz_diag *diag, const hz_record *record)
{
    if (record->sheet != NULL) {
        hz_diag_copy(diag->sheet, sizeof diag->sheet, hz_span_of(record->sheet));
    }
}

void hz_record_diag(hz_diag *diag, hz_code code, const char *file, const hz_record *record,
                    size_t index, const char *detail)
{
    hz_diag_set(diag, code, file, detail);
    diag->record = record->number;
    diag->line = hz_record_field_line(record, index);
    diag->column = (uint32_t)index + 1;
    record_set_sheet(diag, record);
    if (index < record->count) {
        hz_diag_copy(diag->value, sizeof diag->value, record->fields[index]);
    }
}

static void set_duplicate_key(hz_diag *diag, const char *file, const hz_record *record,
                              const char *other)
{
    hz_record_diag(diag, HZ_E109, file, record, record->error_field, NULL);
    diag_arg_sentence(diag, "other", other, "line", digits_of((int64_t)record->swallowed).text,
                      NULL);
}

void hz_record_error_diag(hz_diag *diag, const char *file, const hz_record *record)
{
    hz_code code = record->error == HZ_RECORD_OPEN_QUOTE ? HZ_E102 : HZ_E103;
    if (record->error == HZ_RECORD_DUPLICATE_KEY) {
        set_duplicate_key(diag, file, record,
                          N_("the other is on line {line}, unless the dash before a new hazard is "
                             "missing here"));
    } else {
        hz_record_diag(diag, code, file, record, record->error_field, NULL);
        diag_arg_count(diag, "lines", "{n} line that looks like a row",
                       "{n} lines that look like rows", (unsigned long)record->swallowed);
    }
}

int hz_record_require_cells(const hz_record *record, const char *file, hz_error *err)
{
    if (record->error != HZ_RECORD_DUPLICATE_KEY) {
        return 0;
    }
    set_duplicate_key(err, file, record,
                      N_("the other is on line {line}, unless the dash before a new hazard is "
                         "missing here; a row cannot hold both, so no file is written"));
    return -1;
}
