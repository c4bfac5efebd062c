/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked.h"
#include "base/array.h"
#include "base/atomic_file.h"
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
    if (severity == HZ_NOTE) {
        return 0;
    }
    hz_diag_text(finding, HZ_PART_CELL, marked->language, cell, sizeof cell);
    hz_diag_text(finding, HZ_PART_MESSAGE, marked->language, message, sizeof message);
    struct mark mark = {.line = finding->line,
                        .column = finding->column,
                        .order = marked->count,
                        .is_error = severity == HZ_ERROR};
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
    if (!hz_row_is_header(row)) {
        marked->rows++;
        return 0;
    }
    if (!array_reserve(&marked->headers, &marked->header_cap, marked->header_count + 1,
                       sizeof *marked->headers)) {
        return error_no_memory(err, NULL);
    }
    marked->headers[marked->header_count++] = hz_row_line(row);
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

enum { LIST_COLUMNS = 5, LIST_MESSAGE = 4 };

static int write_line(struct book *book, const hz_span *cells, enum cell_look look, hz_error *err)
{
    for (uint32_t i = 0; i < LIST_COLUMNS; i++) {
        if (book_cell(book, i, cells[i], COLUMN_CODE, look, err) != 0) {
            return -1;
        }
    }
    book_next_row(book);
    return 0;
}

/* The second sheet: one line for each finding, in the order of the rows. */
static int write_list(const hz_marked *m, struct book *book, hz_error *err)
{
    const hz_span labels[LIST_COLUMNS] = {hz_span_of("本表单元格"), hz_span_of("原表单元格"),
                                          hz_span_of("列名"), hz_span_of("原值"),
                                          hz_span_of("怎样改")};
    if (book_sheet(book, hz_span_of("需修改清单"), err) != 0) {
        return -1;
    }
    book_widen(book, LIST_MESSAGE);
    book_begin_table(book, LIST_COLUMNS);
    int result = write_line(book, labels, LOOK_HEAD, err);
    for (size_t i = 0; i < m->count && result == 0; i++) {
        const struct mark *mark = &m->marks[i];
        char here[32] = "";
        diag_cell(&(hz_diag){.record = mark->row, .line = mark->row, .column = mark->column}, here);
        const hz_span cells[LIST_COLUMNS] = {
            hz_span_of(mark->row == 0 ? "" : here), hz_span_of(mark_text(m, mark->cell)),
            hz_span_of(mark_text(m, mark->label)), hz_span_of(mark_text(m, mark->value)),
            hz_span_of(mark_text(m, mark->message))};
        result = write_line(book, cells, LOOK_CELL, err);
    }
    return result;
}

int hz_marked_write(hz_marked *marked, const char *file, const char *path, hz_error *err)
{
    struct atomic_file out;
    struct book *book = NULL;
    if (marked->count > 0) {
        qsort(marked->marks, marked->count, sizeof *marked->marks, compare);
    }
    int result = atomic_file_open(&out, path, err);
    if (result == 0 &&
        (book_new(&book, err) != 0 || marked_copy(marked, file, book, err) != 0 ||
         write_list(marked, book, err) != 0 || book_write(book, out.file, path, err) != 0 ||
         atomic_file_commit(&out, err) != 0)) {
        result = -1;
        if (err->file[0] == '\0') {
            hz_diag_copy(err->file, sizeof err->file, hz_span_of(path));
        }
    }
    book_free(book);
    atomic_file_close(&out);
    return result;
}
