/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/received.h"
#include "base/array.h"
#include "base/diag.h"
#include "ledger/journal_changes.h"
#include "workflow/reports.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void free_row(struct received_row *row)
{
    if (row != NULL) {
        free(row->fields);
        free(row->field_lines);
        free(row->text);
        free(row);
    }
}

void received_free(struct received *r)
{
    for (size_t i = 0; i < r->count; i++) {
        free_row(r->rows[i]);
    }
    for (size_t i = 0; i < r->table_count; i++) {
        hz_binding_clear(r->tables[i]);
        free(r->tables[i]);
    }
    for (size_t i = 0; i < r->file_count; i++) {
        free(r->files[i].sheet);
        free(r->files[i].own_name);
    }
    hz_checker_free(r->checker);
    duplicates_free(r->duplicates);
    free(r->rows);
    free(r->tables);
    free(r->files);
}

static bool is_error_of_form(hz_code code)
{
    const char *name = hz_code_name(code);
    return name[1] == '1' || name[1] == '2';
}

/* Errors are shown; so are findings about a header, but not warnings about rows: these are the
 * township's own, who sees them with ledger-check. */
static void take_finding(void *ctx, const hz_diag *diag)
{
    struct received *r = ctx;
    bool is_error = hz_code_severity(diag->code) == HZ_ERROR;
    if (is_error && is_error_of_form(diag->code)) {
        r->files[r->file_count - 1].is_refused = true;
    }
    r->has_errors = r->has_errors || is_error;
    if (is_error || r->in_header) {
        sink_emit(r->sink, diag);
    }
}

static struct received_file *add_file(struct received *r, const char *name)
{
    if (!array_reserve(&r->files, &r->file_cap, r->file_count + 1, sizeof *r->files)) {
        return NULL;
    }
    struct received_file *file = &r->files[r->file_count++];
    *file = (struct received_file){.name = name, .area = -1};
    sha256_init(&file->hash);
    return file;
}

/* The numbers of hazards need be unique in one file only, as townships number their own. */
static int begin_file(struct received *r, const hz_row *row, hz_error *err)
{
    struct received_file *file = add_file(r, row->file);
    hz_checker_free(r->checker);
    r->checker = NULL;
    if (file == NULL) {
        return error_no_memory(err, row->file);
    }
    if (row->record->sheet != NULL && (file->sheet = strdup(row->record->sheet)) == NULL) {
        return error_no_memory(err, row->file);
    }
    return hz_checker_new(r->plan, r->today, (hz_sink){take_finding, r}, &r->checker, err);
}

static struct received_file *current_file(struct received *r)
{
    return r->file_count == 0 ? NULL : &r->files[r->file_count - 1];
}

static int add_table(struct received *r, const hz_row *header, hz_error *err)
{
    if (!array_reserve(&r->tables, &r->table_cap, r->table_count + 1, sizeof(hz_binding *))) {
        return error_no_memory(err, header->file);
    }
    hz_binding *table = calloc(1, sizeof *table);
    if (table == NULL || hz_binding_copy(table, header->binding) != 0) {
        free(table);
        return error_no_memory(err, header->file);
    }
    r->tables[r->table_count++] = table;
    return 0;
}

static bool copy_fields(struct received_row *copy, const hz_record *record)
{
    size_t size = 1;
    for (size_t i = 0; i < record->count; i++) {
        size += record->fields[i].len;
    }
    copy->fields = calloc(record->count + 1, sizeof *copy->fields);
    copy->text = malloc(size);
    if (record->field_lines != NULL) {
        copy->field_lines = calloc(record->count + 1, sizeof *copy->field_lines);
    }
    if (copy->fields == NULL || copy->text == NULL ||
        (record->field_lines != NULL && copy->field_lines == NULL)) {
        return false;
    }
    char *at = copy->text;
    for (size_t i = 0; i < record->count; i++) {
        hz_span field = record->fields[i];
        copy->fields[i] = (hz_span){at, field.len};
        if (field.len > 0) {
            memcpy(at, field.ptr, field.len);
        }
        at += field.len;
        if (copy->field_lines != NULL) {
            copy->field_lines[i] = record->field_lines[i];
        }
    }
    return true;
}

/* The row with all that it refers to. NULL: out of memory. */
static struct received_row *copy_row(const struct received *r, const hz_row *row)
{
    struct received_row *copy = calloc(1, sizeof *copy);
    if (copy == NULL || !copy_fields(copy, row->record)) {
        free_row(copy);
        return NULL;
    }
    copy->record = *row->record;
    copy->record.fields = copy->fields;
    copy->record.field_lines = copy->field_lines;
    copy->record.text = hz_span_of("");
    copy->record.sheet = r->files[r->file_count - 1].sheet;
    copy->record.other_sheets = NULL;
    copy->row = (hz_row){.record = &copy->record,
                         .binding = r->tables[r->table_count - 1],
                         .file = row->file,
                         .layout = row->layout};
    copy->file = (uint32_t)(r->file_count - 1);
    copy->has_errors = r->has_errors;
    return copy;
}

static void add_to_digest(struct received_file *file, const hz_record *record)
{
    for (size_t i = 0; i < record->count; i++) {
        char length[24];
        int len = snprintf(length, sizeof length, "%zu:", record->fields[i].len);
        sha256_add(&file->hash, (hz_span){length, (size_t)len});
        sha256_add(&file->hash, record->fields[i]);
    }
    sha256_add(&file->hash, hz_span_of("\n"));
}

static int add_row(struct received *r, const hz_row *row, hz_error *err)
{
    hz_hazard hazard;
    struct received_row *copy = copy_row(r, row);
    if (copy == NULL ||
        !array_reserve(&r->rows, &r->cap, r->count + 1, sizeof(struct received_row *))) {
        free_row(copy);
        return error_no_memory(err, row->file);
    }
    hazard_read(&hazard, &copy->row, r->plan, UINT64_MAX);
    const hz_cell *area = &hazard.cells[HZ_COL_AREA];
    copy->area = area->fault == HZ_VALUE_OK ? area->as.choice : -1;
    duplicates_identity(r->duplicates, &hazard, copy->keys);
    r->rows[r->count++] = copy;
    current_file(r)->rows++;
    return 0;
}

static int take_row(struct received *r, const hz_row *row, hz_error *err)
{
    size_t errors = 0;
    struct received_file *file = current_file(r);
    if ((file == NULL || file->name != row->file) && begin_file(r, row, err) != 0) {
        return -1;
    }
    if (row->is_header && add_table(r, row, err) != 0) {
        return -1;
    }
    r->in_header = row->is_header;
    r->has_errors = false;
    if (hz_checker_check(r->checker, row, &errors, err) != 0) {
        return -1;
    }
    add_to_digest(current_file(r), row->record);
    return row->is_header ? 0 : add_row(r, row, err);
}

/* A file is the table of the township that more than half of its rows name. */
static int find_areas(struct received *r, hz_error *err)
{
    size_t areas = r->plan->areas.count;
    size_t *counts = calloc(areas + 1, sizeof *counts);
    if (counts == NULL) {
        return error_no_memory(err, NULL);
    }
    size_t next = 0;
    for (size_t f = 0; f < r->file_count; f++) {
        struct received_file *file = &r->files[f];
        memset(counts, 0, areas * sizeof *counts);
        for (; next < r->count && r->rows[next]->file == f; next++) {
            int area = r->rows[next]->area;
            if (area >= 0 && ++counts[area] * 2 > file->rows) {
                file->area = area;
            }
        }
        sha256_final(&file->hash, file->digest);
    }
    free(counts);
    return 0;
}

/* A file that cannot be read to its end is refused; out of memory is a failure. */
static int refuse_unreadable(struct received *r, hz_error *err)
{
    struct received_file *file = current_file(r);
    if (err->code == HZ_E003) {
        return -1;
    }
    sink_emit(r->sink, err);
    if (file != NULL && strcmp(file->name, err->file) == 0) {
        file->is_refused = true;
        return 0;
    }
    char *name = strdup(err->file);
    file = name == NULL ? NULL : add_file(r, name);
    if (file == NULL) {
        free(name);
        return error_no_memory(err, NULL);
    }
    file->own_name = name;
    file->is_refused = true;
    return 0;
}

int received_read(struct received *r, hz_rows *rows, hz_error *err)
{
    const hz_row *row = NULL;
    int found;
    r->duplicates = duplicates_new();
    if (r->duplicates == NULL) {
        return error_no_memory(err, NULL);
    }
    while ((found = hz_rows_next(rows, &row, err)) != 0) {
        if ((found < 0 && refuse_unreadable(r, err) != 0) ||
            (found > 0 && take_row(r, row, err) != 0)) {
            return -1;
        }
    }
    return find_areas(r, err);
}

void received_origin(const struct received *r, const struct received_row *row,
                     struct row_origin *origin)
{
    const struct received_file *file = &r->files[row->file];
    const char *slash = strrchr(file->name, '/');
    const char *name = strcmp(file->name, "-") == 0 ? "标准输入"
                       : slash == NULL              ? file->name
                                                    : slash + 1;
    uint64_t number = row->record.number > 0 ? row->record.number : row->record.line;
    bool own = file->area >= 0 && file->area == row->area;
    (void)snprintf(origin->place, sizeof origin->place, "%s%s%s 第%" PRIu64 "行", name,
                   file->sheet == NULL ? "" : ":", file->sheet == NULL ? "" : file->sheet, number);
    origin->count = own ? 2 : 1;
    origin->notes[0] = (struct journal_note){changes_source, hz_span_of(origin->place)};
    origin->notes[1] = (struct journal_note){
        report_unit, hz_span_of(own ? r->plan->areas.items[file->area].name : "")};
}
