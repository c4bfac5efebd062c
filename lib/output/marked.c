/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked.h"
#include "base/array.h"
#include "base/atomic_file.h"
#include "rows/rows.h"
#include <stdlib.h>

int hz_marked_new(hz_language language, hz_marked **marked, hz_error *err)
{
    hz_marked *m = calloc(1, sizeof *m);
    if (m == NULL) {
        return error_no_memory(err, NULL);
    }
    m->language = language;
    *marked = m;
    return 0;
}

void hz_marked_free(hz_marked *marked)
{
    if (marked != NULL) {
        free(marked->marks);
        free(marked->headers);
        buf_free(&marked->text);
        free(marked);
    }
}

static bool keep(hz_marked *m, size_t *at, const char *text)
{
    *at = m->text.len;
    return buf_add(&m->text, text, strlen(text) + 1);
}

int hz_marked_add(hz_marked *marked, const hz_diag *finding, hz_error *err)
{
    char cell[32];
    char message[4096];
    hz_severity severity = hz_code_severity(finding->code);
    if (severity == HZ_NOTE && finding->code != HZ_N132) {
        return 0;
    }
    hz_diag_text(finding, HZ_PART_CELL, marked->language, cell, sizeof cell);
    hz_diag_text(finding, HZ_PART_MESSAGE, marked->language, message, sizeof message);
    struct mark mark = {.line = finding->line,
                        .column = finding->column,
                        .order = marked->count,
                        .severity = severity};
    if (!array_reserve(&marked->marks, &marked->cap, marked->count + 1, sizeof mark) ||
        !keep(marked, &mark.cell, cell) || !keep(marked, &mark.label, finding->label) ||
        !keep(marked, &mark.value, finding->value) || !keep(marked, &mark.message, message)) {
        return error_no_memory(err, NULL);
    }
    marked->marks[marked->count++] = mark;
    return 0;
}

int hz_marked_row(hz_marked *marked, const hz_row *row, hz_error *err)
{
    const hz_record *record = row->record;
    if (!row->is_header) {
        return 0;
    }
    if (!array_reserve(&marked->headers, &marked->header_cap, marked->header_count + 1,
                       sizeof *marked->headers)) {
        return error_no_memory(err, NULL);
    }
    marked->headers[marked->header_count++] =
        (struct mark_header){record->line, record->line + (record->lines > 0 ? record->lines : 1)};
    return 0;
}

static int compare(const void *a, const void *b)
{
    const struct mark *x = a;
    const struct mark *y = b;
    if (x->line != y->line) {
        return x->line < y->line ? -1 : 1;
    }
    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    return x->order < y->order ? -1 : x->order > y->order ? 1 : 0;
}

static const struct copy_format *find_format(const char *name)
{
    static const struct copy_format *const formats[] = {&copy_book, &copy_page};
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(formats[i]->name, name) == 0) {
            return formats[i];
        }
    }
    return NULL;
}

bool hz_marked_is_copy(const char *path, const char *format)
{
    const struct copy_format *found = find_format(format);
    return found != NULL && found->is_copy(path);
}

int hz_marked_write(hz_marked *marked, const hz_row_counts *counts, const char *file,
                    const char *format, const char *path, hz_error *err)
{
    struct atomic_file out;
    struct copy copy = {.marked = marked, .file = file, .path = path};
    const struct copy_format *found = find_format(format);
    if (found == NULL) {
        hz_diag_set(err, HZ_E004, NULL, format);
        return -1;
    }
    marked->counts = *counts;
    if (marked->count > 0) {
        qsort(marked->marks, marked->count, sizeof *marked->marks, compare);
    }
    int result = atomic_file_open(&out, path, err);
    copy.out = out.file;
    if (result == 0 && (copy_write(&copy, found, err) != 0 || atomic_file_commit(&out, err) != 0)) {
        result = -1;
        if (err->file[0] == '\0') {
            hz_diag_copy(err->file, sizeof err->file, hz_span_of(path));
        }
    }
    book_free(copy.book);
    free(copy.types);
    buf_free(&copy.text);
    buf_free(&copy.page);
    atomic_file_close(&out);
    return result;
}
