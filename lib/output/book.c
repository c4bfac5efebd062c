/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/book.h"
#include "base/visible.h"
#include "output/book_internal.h"
#include "output/sheet_text.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

enum { SHEET_NAME = 31, MOST_SHEETS = 4096 };

/* libxlsxwriter names no error of the system but the last one. */
static int cannot_make(hz_error *err)
{
    return error_system(err, HZ_E002, "-", errno == 0 ? EIO : errno);
}

int book_new(struct book **book, hz_error *err)
{
    struct book *b = calloc(1, sizeof *b);
    if (b == NULL) {
        return error_no_memory(err, NULL);
    }
    *book = b;
    if (book_make_file(b, err) != 0) {
        return -1;
    }
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = (char *)book_folder()};
    b->file = workbook_new_opt(b->path, &options);
    return b->file != NULL ? 0 : error_no_memory(err, NULL);
}

void book_free(struct book *book)
{
    if (book == NULL) {
        return;
    }
    if (book->file != NULL) {
        lxw_workbook_free(book->file);
    }
    if (book->fd > 0) {
        (void)close(book->fd - 1);
    }
    free(book->widths);
    buf_free(&book->text);
    free(book);
}

/* A name that a sheet may have: at most 31 characters, none of []:*?/\ and no ' at its ends. */
static bool plain_name(struct buf *out, hz_span name)
{
    char code[VISIBLE_SIZE];
    out->len = 0;
    for (size_t at = 0, len, count = 0; at < name.len && count < SHEET_NAME - 7;
         at += len, count++) {
        len = visible_first((hz_span){name.ptr + at, name.len - at}, code);
        bool bad = code[0] != '\0' || strchr("[]:*?/\\'", name.ptr[at]) != NULL;
        if (!buf_add(out, bad ? "_" : name.ptr + at, bad ? 1 : len)) {
            return false;
        }
    }
    return out->len > 0 || buf_add_text(out, "表");
}

static int too_large(hz_error *err)
{
    hz_diag_set(err, HZ_E141, NULL, NULL);
    diag_arg_number(err, "rows", SHEET_ROWS);
    diag_arg_number(err, "columns", SHEET_COLUMNS);
    return -1;
}

int book_sheet(struct book *book, hz_span name, hz_error *err)
{
    char numbered[SHEET_NAME * 4 + 16];
    book_end_sheet(book);
    if (book->sheets == MOST_SHEETS) {
        return too_large(err);
    }
    if (!plain_name(&book->text, name)) {
        return error_no_memory(err, NULL);
    }
    (void)snprintf(numbered, sizeof numbered, "%.*s", (int)book->text.len, book->text.ptr);
    for (unsigned i = 2; workbook_validate_sheet_name(book->file, numbered) != LXW_NO_ERROR; i++) {
        (void)snprintf(numbered, sizeof numbered, "%.*s (%u)", (int)book->text.len, book->text.ptr,
                       i);
    }
    errno = 0;
    book->sheet = workbook_add_worksheet(book->file, numbered);
    book->sheets++;
    book->row = 0;
    book->measured = 0;
    book->columns = 0;
    book->has_table = false;
    book->sentences = 0;
    book->links = 0;
    book->lines = 0;
    book->has_layout = false;
    return book->sheet != NULL ? 0 : cannot_make(err);
}

/* Refuse what a sheet cannot hold: nothing may be lost without a word. */
static int check_limits(const struct book *b, uint32_t column, hz_span text, hz_error *err)
{
    size_t count = text.len > SHEET_CELL ? sheet_text_count(text) : 0;
    if (count > SHEET_CELL) {
        hz_diag_set(err, HZ_E140, NULL, NULL);
        diag_arg_number(err, "count", count);
        diag_arg_number(err, "limit", SHEET_CELL);
        return -1;
    }
    if (b->row >= SHEET_ROWS || column >= SHEET_COLUMNS) {
        return too_large(err);
    }
    return 0;
}

int book_cell(struct book *book, uint32_t column, hz_span text, enum column_type type,
              enum cell_look look, hz_error *err)
{
    double value = 0;
    int decimals = 0;
    lxw_col_t place = (lxw_col_t)column;
    if (check_limits(book, column, text, err) != 0) {
        return -1;
    }
    book_set_height(book, column, text);
    enum cell_type is = cell_type_of(text, type, &value, &decimals);
    lxw_format *format = book_format(&book->formats, book->file, look, is, decimals);
    if (format == NULL || !book_note_width(book, column, text) ||
        !sheet_text_make(&book->text, text)) {
        return error_no_memory(err, NULL);
    }
    bool typed = is == CELL_DATE || is == CELL_NUMBER || is == CELL_PERCENT;
    lxw_error result =
        typed ? worksheet_write_number(book->sheet, book->row, place, value, format)
        : text.len == 0
            ? worksheet_write_blank(book->sheet, book->row, place, format)
            : worksheet_write_string(book->sheet, book->row, place, book->text.ptr, format);
    return result == LXW_NO_ERROR ? 0 : error_no_memory(err, NULL);
}

int book_text(struct book *book, hz_span text, uint32_t columns, enum cell_look look, hz_error *err)
{
    enum { COLUMN = 12, LINE = 14 }; /* of the table below, at least */
    lxw_col_t last = columns > 1 ? (lxw_col_t)(columns - 1) : 0;
    lxw_format *format = book_format(&book->formats, book->file, look, CELL_TEXT, 0);
    if (check_limits(book, last, text, err) != 0) {
        return -1;
    }
    if (format == NULL || !sheet_text_make(&book->text, text)) {
        return error_no_memory(err, NULL);
    }
    double line = book_look_size(look) * LINE / 10.0;
    size_t width = ((size_t)last + 1) * COLUMN;
    size_t needed = sheet_text_width(text) * (size_t)book_look_size(look) / 10;
    size_t lines = needed > width ? (needed + width - 1) / width : 1;
    (void)worksheet_set_row(book->sheet, book->row, (double)lines * line + 4, NULL);
    lxw_error result =
        last > 0 ? worksheet_merge_range(book->sheet, book->row, 0, book->row, last, book->text.ptr,
                                         format)
                 : worksheet_write_string(book->sheet, book->row, 0, book->text.ptr, format);
    book->row++;
    return result == LXW_NO_ERROR ? 0 : error_no_memory(err, NULL);
}

int book_merged(struct book *book, uint32_t first, uint32_t last, hz_span text, enum cell_look look,
                hz_error *err)
{
    lxw_format *format = book_format(&book->formats, book->file, look, CELL_TEXT, 0);
    if (check_limits(book, last, text, err) != 0) {
        return -1;
    }
    if (format == NULL || !sheet_text_make(&book->text, text)) {
        return error_no_memory(err, NULL);
    }
    return worksheet_merge_range(book->sheet, book->row, (lxw_col_t)first, book->row,
                                 (lxw_col_t)last, book->text.ptr, format) == LXW_NO_ERROR
               ? 0
               : error_no_memory(err, NULL);
}

int book_link(struct book *book, uint32_t column, uint32_t to_row, uint32_t to_column,
              hz_error *err)
{
    enum { MOST_LINKS = 65530 }; /* of a sheet; what is beyond them is text */
    char cell[32];
    char link[512];
    lxw_worksheet *first = STAILQ_FIRST(book->file->worksheets);
    diag_cell(&(hz_diag){.record = to_row, .column = to_column == 0 ? 1 : to_column}, cell);
    if (book_cell(book, column, hz_span_of(cell), COLUMN_CODE, LOOK_LINK, err) != 0) {
        return -1;
    }
    if (book->links++ >= MOST_LINKS) {
        return 0;
    }
    lxw_format *format = book_format(&book->formats, book->file, LOOK_LINK, CELL_CODE, 0);
    (void)snprintf(link, sizeof link, "internal:%s!%s", first->quoted_name, cell);
    return worksheet_write_url_opt(book->sheet, book->row, (lxw_col_t)column, link, format, cell,
                                   NULL) == LXW_NO_ERROR
               ? 0
               : error_no_memory(err, NULL);
}

int book_comment(struct book *book, uint32_t column, const char *text, hz_error *err)
{
    enum { WIDTH = 260, LINE = 20, PER_LINE = 36 };
    size_t lines = sheet_text_width(hz_span_of(text)) / PER_LINE + 2;
    for (const char *p = strchr(text, '\n'); p != NULL; p = strchr(p + 1, '\n')) {
        lines++;
    }
    lxw_comment_options options = {
        .width = WIDTH, .height = (uint16_t)(lines * LINE), .font_name = "宋体", .font_size = 10};
    return worksheet_write_comment_opt(book->sheet, book->row, (lxw_col_t)column, text, &options) ==
                   LXW_NO_ERROR
               ? 0
               : error_no_memory(err, NULL);
}

void book_next_row(struct book *book)
{
    book->row++;
    book->lines = 0;
}

uint32_t book_row(const struct book *book)
{
    return book->row;
}

void book_set_columns(struct book *book, uint32_t columns, bool has_sentences)
{
    book->columns = columns;
    book->sentences = has_sentences ? columns : 0;
}

void book_begin_table(struct book *book)
{
    book->head = book->head_end = book->row;
    book->has_table = true;
}

void book_extend_head(struct book *book)
{
    book->head_end = book->row;
}

void book_end_table(struct book *book)
{
    if (book->has_table && book->columns > 0 && book->row > book->head_end) {
        (void)worksheet_autofilter(book->sheet, book->head_end, 0, book->row - 1,
                                   (lxw_col_t)(book->columns - 1));
    }
}
