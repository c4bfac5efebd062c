/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/workbook.h"
#include "base/catalog.h"
#include "base/span.h"
#include <stdlib.h>

enum { HEADER_ROWS = 30 };

struct workbook {
    const struct workbook_kind *kind;
    const char *name;
    void *book;
    size_t sheet;
    char *others; /* the sheets with a header that are not read; NULL: there are none */
    struct sheet_row row;
    uint64_t read; /* of WORKBOOK_ROWS_MAX */
};

/* Adds file and sheet to the diagnostic of a reader. */
static int fail_in_sheet(const struct workbook *w, size_t sheet, hz_error *err)
{
    hz_diag_copy(err->file, sizeof err->file, hz_span_of(w->name));
    hz_diag_copy(err->sheet, sizeof err->sheet, hz_span_of(w->kind->sheet_name(w->book, sheet)));
    return -1;
}

static int fail_in_file(const char *name, hz_error *err)
{
    hz_diag_copy(err->file, sizeof err->file, hz_span_of(name));
    return -1;
}

/* Appends the labels of @p row to @p line as a line of text, in which only tabs separate them. */
static bool add_labels(struct buf *line, const struct sheet_row *row)
{
    bool ok = true;
    for (size_t i = 0; ok && i < row->count; i++) {
        size_t at = line->len;
        ok = buf_add_span(line, row->cells[i]) && buf_add_text(line, "\t");
        for (; ok && at + 1 < line->len; at++) {
            if (strchr(":,;|\t\r\n", line->ptr[at]) != NULL) {
                line->ptr[at] = ' ';
            }
        }
    }
    return ok;
}

/* From the least wanted on: figures are often those of a ledger in another sheet. */
enum sheet_content { SHEET_EMPTY, SHEET_TEXT, SHEET_OTHER_TABLE, SHEET_FIGURES, SHEET_LEDGER };

/* What a row is, by itself or with the row before it, whose labels are in @p line; -1: @p err is
 * set. */
static int content_of(struct workbook *w, hz_header_test header, struct buf *line, hz_error *err)
{
    size_t upper = line->len;
    if (!add_labels(line, &w->row)) {
        return error_no_memory(err, w->name);
    }
    hz_span both = buf_span(line);
    hz_span lower = {line->ptr + upper, line->len - upper};
    int content = SHEET_TEXT;
    if (lower.len > 0 && header.has_figures != NULL && header.has_figures(header.ctx, lower)) {
        content = header.wants_figures ? SHEET_FIGURES : SHEET_OTHER_TABLE;
    } else if (lower.len > 0 &&
               (header.is_known(header.ctx, lower) || header.is_known(header.ctx, both))) {
        content = SHEET_LEDGER;
    }
    if (upper > 0) {
        memmove(line->ptr, line->ptr + upper, lower.len);
    }
    line->len = lower.len;
    return content;
}

/* What the first rows of a sheet are; -1: @p err is set. */
static int look_at(struct workbook *w, size_t sheet, hz_header_test header, hz_error *err)
{
    struct buf line = {0};
    int content = SHEET_EMPTY;
    int found = w->kind->begin(w->book, sheet, true, err) == 0 ? 1 : -1;
    for (int i = 0; i < HEADER_ROWS && found > 0 && content < SHEET_OTHER_TABLE; i++) {
        found = w->kind->next(w->book, &w->row, err);
        if (found > 0) {
            content = content_of(w, header, &line, err);
            found = content < 0 ? -1 : 1;
        }
    }
    buf_free(&line);
    return found < 0 ? fail_in_sheet(w, sheet, err) : content;
}

/* Adds the name of a sheet to a list. */
static bool add_name(struct buf *names, const char *name)
{
    return (names->len == 0 || buf_add_text(names, "、")) && buf_add_text(names, name);
}

/* Finds what each sheet is. 0, or -1 with @p err set. */
static int look_at_all(struct workbook *w, hz_header_test header, unsigned char *contents,
                       hz_error *err)
{
    for (size_t i = 0; i < w->kind->count(w->book); i++) {
        int content = look_at(w, i, header, err);
        if (content < 0) {
            return -1;
        }
        contents[i] = (unsigned char)content;
    }
    return 0;
}

/* Chooses the sheet with the best content, the first of several, and lists the other tables. */
static int choose_sheet(struct workbook *w, hz_header_test header, struct buf *others,
                        hz_error *err)
{
    size_t count = w->kind->count(w->book);
    unsigned char *contents = NULL;
    if (count < 2 || header.is_known == NULL) {
        return 0;
    }
    contents = calloc(count, 1);
    int result =
        contents == NULL ? error_no_memory(err, w->name) : look_at_all(w, header, contents, err);
    for (size_t i = 1; result == 0 && i < count; i++) {
        w->sheet = contents[i] > contents[w->sheet] ? i : w->sheet;
    }
    for (size_t i = 0; result == 0 && i < count; i++) {
        if (i != w->sheet && contents[i] >= SHEET_FIGURES &&
            !add_name(others, w->kind->sheet_name(w->book, i))) {
            result = error_no_memory(err, w->name);
        }
    }
    free(contents);
    return result;
}

/* Lists the sheets in @p err. */
static int fail_no_sheet(const struct workbook *w, const char *wanted, hz_error *err)
{
    struct buf names = {0};
    bool ok = true;
    hz_diag_set(err, HZ_E133, w->name, NULL);
    hz_diag_copy(err->value, sizeof err->value, hz_span_of(wanted));
    for (size_t i = 0; i < w->kind->count(w->book) && ok; i++) {
        ok = add_name(&names, w->kind->sheet_name(w->book, i));
    }
    diag_arg_span(err, "names", buf_span(&names));
    diag_arg_message(err, "sheets", N_("its sheets: {names}"));
    buf_free(&names);
    return ok ? -1 : error_no_memory(err, w->name);
}

static int find_sheet(struct workbook *w, const char *wanted, hz_error *err)
{
    size_t count = w->kind->count(w->book);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(w->kind->sheet_name(w->book, i), wanted) == 0) {
            w->sheet = i;
            return 0;
        }
    }
    return fail_no_sheet(w, wanted, err);
}

/* Goes to the beginning of the sheet that is wanted. */
static int begin(struct workbook *w, const char *wanted, hz_header_test header, hz_error *err)
{
    struct buf others = {0};
    int found = wanted != NULL ? find_sheet(w, wanted, err) : choose_sheet(w, header, &others, err);
    if (found != 0 || others.len == 0) {
        buf_free(&others);
    } else if (buf_add(&others, "", 1)) {
        w->others = others.ptr;
    } else {
        buf_free(&others);
        return error_no_memory(err, w->name);
    }
    if (found == 0 && w->kind->begin(w->book, w->sheet, false, err) != 0) {
        return fail_in_sheet(w, w->sheet, err);
    }
    return found;
}

int workbook_open(const struct workbook_kind *kind, int fd, const char *name, const char *sheet,
                  hz_header_test header, struct workbook **out, hz_error *err)
{
    struct workbook *w = calloc(1, sizeof *w);
    if (w == NULL) {
        return error_no_memory(err, name);
    }
    *w = (struct workbook){.kind = kind, .name = name};
    if (kind->open(fd, &w->book, err) != 0) {
        free(w);
        return fail_in_file(name, err);
    }
    if (begin(w, sheet, header, err) != 0) {
        workbook_file_close(w);
        return -1;
    }
    *out = w;
    return 0;
}

int workbook_next(struct workbook *w, hz_record *record, hz_error *err)
{
    int found = w->kind->next(w->book, &w->row, err);
    w->read += w->row.bytes + w->row.count * sizeof *w->row.cells;
    if (found > 0 && w->read > WORKBOOK_ROWS_MAX) {
        hz_diag_set(err, HZ_E135, NULL, NULL);
        err->record = err->line = w->row.number;
        found = -1;
    }
    if (found < 0) {
        return fail_in_sheet(w, w->sheet, err);
    }
    *record = (hz_record){.fields = w->row.cells,
                          .count = w->row.count,
                          .text = hz_span_of(""),
                          .number = w->row.number,
                          .line = w->row.number,
                          .lines = 1,
                          .sheet = w->kind->sheet_name(w->book, w->sheet),
                          .other_sheets = w->others};
    return found;
}

void workbook_file_close(struct workbook *w)
{
    if (w != NULL) {
        w->kind->close(w->book);
        sheet_row_free(&w->row);
        free(w->others);
        free(w);
    }
}
