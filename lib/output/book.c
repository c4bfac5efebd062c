/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/book.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/visible.h"
#include "output/book_parts.h"
#include "output/cell_type.h"
#include "output/sheet_text.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NARROWEST = 6, WIDEST = 36, SHEET_NAME = 31, MOST_SHEETS = 4096 };

/* Sheets are printed on A4, on its side where the columns are wider together than this. */
enum { PORTRAIT_WIDTH = 90 };

/* The decimals that a number format can show. */
enum { DECIMALS = 7 };

struct book {
    lxw_workbook *file;
    char *path; /* of the temporary file; NULL: none */
    lxw_format *formats[LOOKS][CELL_TYPES][DECIMALS];
    lxw_worksheet *sheet; /* NULL: none yet */
    uint32_t sheets;
    lxw_row_t row;
    size_t *widths; /* the widest text of each column so far */
    size_t width_cap;
    uint32_t columns;     /* those that have a width */
    uint32_t sentences;   /* the column of sentences, from 1; 0: none */
    size_t lines;         /* of the highest cell of the row */
    uint32_t table_width; /* columns of the table; 0: the sheet has none */
    lxw_row_t head;       /* its first row */
    struct buf text;
};

/* libxlsxwriter names no error of the system but the last one. */
static int cannot_make(hz_error *err)
{
    return error_system(err, HZ_E002, "-", errno == 0 ? EIO : errno);
}

static const char *folder_of_temporaries(void)
{
    const char *folder = getenv("TMPDIR");
    return folder == NULL || folder[0] == '\0' ? "/tmp" : folder;
}

/* Make the temporary file. */
static int make_file(struct book *b, hz_error *err)
{
    const char *folder = folder_of_temporaries();
    size_t size = strlen(folder) + sizeof "/hazard-XXXXXX";
    b->path = malloc(size);
    if (b->path == NULL) {
        return error_no_memory(err, NULL);
    }
    (void)snprintf(b->path, size, "%s/hazard-XXXXXX", folder);
    int fd = mkstemp(b->path);
    if (fd < 0) {
        (void)error_system(err, HZ_E002, b->path, errno);
        free(b->path);
        b->path = NULL;
        return -1;
    }
    (void)close(fd);
    return 0;
}

int book_new(struct book **book, hz_error *err)
{
    struct book *b = calloc(1, sizeof *b);
    if (b == NULL) {
        return error_no_memory(err, NULL);
    }
    *book = b;
    if (make_file(b, err) != 0) {
        return -1;
    }
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = (char *)folder_of_temporaries()};
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
    if (book->path != NULL) {
        (void)unlink(book->path);
    }
    free(book->path);
    free(book->widths);
    buf_free(&book->text);
    free(book);
}

/* The looks, one line each. */
static const struct look {
    double size;
    bool bold;
    bool framed;
    uint8_t align;
    uint8_t vertical;
    lxw_color_t background; /* 0: none */
    lxw_color_t color;      /* 0: black */
} looks[LOOKS] = {
    [LOOK_CELL] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_HEAD] = {10, true, true, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0xE7E6E6, 0},
    [LOOK_TITLE] = {16, true, false, LXW_ALIGN_CENTER, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_HEADING] = {12, true, false, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0, 0},
    [LOOK_PARAGRAPH] = {10, false, false, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_TOP, 0, 0},
    [LOOK_WRONG] = {10, true, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xFFC7CE, 0x9C0006},
    [LOOK_ADVICE] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xFFF2CC, 0},
    [LOOK_EXAMPLE] = {10, false, true, LXW_ALIGN_LEFT, LXW_ALIGN_VERTICAL_CENTER, 0xF2F2F2,
                      0x7F7F7F},
};

static void set_number_format(lxw_format *format, enum cell_type type, int decimals)
{
    static const char *const shapes[DECIMALS] = {"0",      "0.0",     "0.00",    "0.000",
                                                 "0.0000", "0.00000", "0.000000"};
    char shape[16];
    if (type == CELL_CODE) {
        format_set_num_format(format, "@");
    } else if (type == CELL_DATE) {
        format_set_num_format(format, "yyyy-mm-dd");
    } else if (type == CELL_NUMBER || type == CELL_PERCENT) {
        (void)snprintf(shape, sizeof shape, "%s%s", shapes[decimals],
                       type == CELL_PERCENT ? "%" : "");
        format_set_num_format(format, shape);
    }
}

/* The format for cells of this look and type, made when it is first needed. NULL: no memory. */
static lxw_format *format_of(struct book *b, enum cell_look look, enum cell_type type, int decimals)
{
    const struct look *l = &looks[look];
    lxw_format **format = &b->formats[look][type][decimals];
    if (*format != NULL || (*format = workbook_add_format(b->file)) == NULL) {
        return *format;
    }
    bool number = type == CELL_NUMBER || type == CELL_PERCENT;
    format_set_font_name(*format, "宋体");
    format_set_font_size(*format, l->size);
    format_set_align(*format, number && look != LOOK_HEAD ? LXW_ALIGN_RIGHT : l->align);
    format_set_align(*format, l->vertical);
    format_set_text_wrap(*format);
    if (l->bold) {
        format_set_bold(*format);
    }
    if (l->framed) {
        format_set_border(*format, LXW_BORDER_THIN);
    }
    if (l->background != 0) {
        format_set_bg_color(*format, l->background);
    }
    if (l->color != 0) {
        format_set_font_color(*format, l->color);
    }
    set_number_format(*format, type, decimals);
    return *format;
}

static bool note_width(struct book *b, uint32_t column, hz_span text)
{
    if (!array_reserve(&b->widths, &b->width_cap, column + 1, sizeof *b->widths)) {
        return false;
    }
    for (; b->columns <= column; b->columns++) {
        b->widths[b->columns] = NARROWEST;
    }
    size_t width = sheet_text_width(text);
    b->widths[column] = width > b->widths[column] ? width : b->widths[column];
    return true;
}

/* The widest that column @p i of @p columns may be. The more there are, the narrower each is, so
 * that the page on which they are printed can still be read. */
static size_t most_width(const struct book *b, uint32_t i, uint32_t columns)
{
    enum { PAGE = 240, DATE = 10, SENTENCES = 48 };
    size_t most = columns == 0 ? WIDEST : PAGE / columns;
    return i + 1 == b->sentences ? SENTENCES : most > WIDEST ? WIDEST : most < DATE ? DATE : most;
}

static void set_widths(struct book *b)
{
    size_t total = 0;
    for (uint32_t i = 0; i < b->columns; i++) {
        size_t most = most_width(b, i, b->columns);
        size_t width = (b->widths[i] > most ? most : b->widths[i]) + 2;
        total += width;
        (void)worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width, NULL);
    }
    if (total > PORTRAIT_WIDTH) {
        worksheet_set_landscape(b->sheet);
    }
}

/* Make the row as high as cell @p column of it needs. Not all programs do so when they open a
 * file. */
static void set_height(struct book *b, uint32_t column, hz_span text)
{
    enum { LINE = 14, HIGHEST = 400 };
    size_t lines = sheet_text_lines(text, most_width(b, column, b->sentences));
    if (b->sentences > 0 && lines > b->lines) {
        size_t height = lines * LINE + 2;
        b->lines = lines;
        (void)worksheet_set_row(b->sheet, b->row, height > HIGHEST ? HIGHEST : (double)height,
                                NULL);
    }
}

/* Finish the current sheet, if there is one: what depends on all its rows. */
static void end_sheet(struct book *b)
{
    enum { MOST_FROZEN = 10, A4 = 9 };
    if (b->sheet == NULL) {
        return;
    }
    book_end_table(b);
    set_widths(b);
    worksheet_set_paper(b->sheet, A4);
    worksheet_set_margins(b->sheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_fit_to_pages(b->sheet, 1, 0);
    (void)worksheet_set_footer(b->sheet, "&C第 &P 页　共 &N 页");
    if (b->table_width > 0) {
        (void)worksheet_repeat_rows(b->sheet, b->head, b->head);
        if (b->head < MOST_FROZEN) { /* or there would be no space for the rows below */
            worksheet_freeze_panes(b->sheet, b->head + 1, 0);
        }
    }
}

/* A name that a sheet may have: at most 31 characters, none of []:*?/\ and no ' at its ends. */
static bool plain_name(struct buf *out, hz_span name)
{
    char code[VISIBLE_SIZE];
    out->len = 0;
    for (size_t at = 0, len, count = 0; at < name.len && count < SHEET_NAME - 5;
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
    end_sheet(book);
    if (book->sheets == MOST_SHEETS) {
        return too_large(err);
    }
    if (!plain_name(&book->text, name)) {
        return error_no_memory(err, NULL);
    }
    (void)snprintf(numbered, sizeof numbered, "%.*s", (int)book->text.len, book->text.ptr);
    for (unsigned i = 2; workbook_validate_sheet_name(book->file, numbered) != LXW_NO_ERROR; i++) {
        (void)snprintf(numbered, sizeof numbered, "%.*s%u", (int)book->text.len, book->text.ptr, i);
    }
    errno = 0;
    book->sheet = workbook_add_worksheet(book->file, numbered);
    book->sheets++;
    book->row = 0;
    book->columns = 0;
    book->table_width = 0;
    book->sentences = 0;
    book->lines = 0;
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
    set_height(book, column, text);
    enum cell_type is = cell_type_of(text, type, &value, &decimals);
    lxw_format *format = format_of(book, look, is, decimals);
    if (format == NULL || !note_width(book, column, text) || !sheet_text_make(&book->text, text)) {
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
    lxw_format *format = format_of(book, look, CELL_TEXT, 0);
    if (check_limits(book, last, text, err) != 0) {
        return -1;
    }
    if (format == NULL || !sheet_text_make(&book->text, text)) {
        return error_no_memory(err, NULL);
    }
    double line = looks[look].size * LINE / 10.0;
    size_t lines =
        sheet_text_width(text) * (size_t)looks[look].size / 10 / (((size_t)last + 1) * COLUMN) + 1;
    (void)worksheet_set_row(book->sheet, book->row, (double)lines * line + 4, NULL);
    lxw_error result =
        last > 0 ? worksheet_merge_range(book->sheet, book->row, 0, book->row, last, book->text.ptr,
                                         format)
                 : worksheet_write_string(book->sheet, book->row, 0, book->text.ptr, format);
    book->row++;
    return result == LXW_NO_ERROR ? 0 : error_no_memory(err, NULL);
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

void book_widen(struct book *book, uint32_t column)
{
    book->sentences = column + 1;
}

void book_begin_table(struct book *book, uint32_t columns)
{
    book->head = book->row;
    book->table_width = columns;
}

void book_end_table(struct book *book)
{
    if (book->table_width > 0 && book->row > book->head) {
        (void)worksheet_autofilter(book->sheet, book->head, 0, book->row - 1,
                                   (lxw_col_t)(book->table_width - 1));
    }
}

/* Rows wait in a temporary file whose errors libxlsxwriter does not look at. */
static bool rows_are_written(const lxw_workbook *file)
{
    lxw_worksheet *sheet = NULL;
    STAILQ_FOREACH(sheet, file->worksheets, list_pointers)
    {
        errno = 0;
        if (sheet->optimize_tmpfile != NULL &&
            (fflush(sheet->optimize_tmpfile) != 0 || ferror(sheet->optimize_tmpfile) != 0)) {
            return false;
        }
    }
    return true;
}

static int copy(const char *path, FILE *out, const char *name, hz_error *err)
{
    char bytes[BUFSIZ];
    size_t n = 0;
    FILE *file = fopen(path, "rb");
    bool ok = file != NULL;
    while (ok && (n = fread(bytes, 1, sizeof bytes, file)) > 0) {
        ok = fwrite(bytes, 1, n, out) == n;
    }
    ok = ok && ferror(file) == 0;
    int error = errno;
    if (file != NULL) {
        (void)fclose(file);
    }
    return ok ? 0 : error_system(err, HZ_E002, name, error);
}

int book_write(struct book *book, FILE *out, const char *name, hz_error *err)
{
    end_sheet(book);
    book->sheet = NULL;
    if (!rows_are_written(book->file)) {
        return error_system(err, HZ_E002, folder_of_temporaries(), errno == 0 ? ENOSPC : errno);
    }
    errno = 0;
    lxw_error result = workbook_close(book->file);
    book->file = NULL; /* freed */
    if (result == LXW_ERROR_MEMORY_MALLOC_FAILED) {
        return error_no_memory(err, NULL);
    }
    if (result != LXW_NO_ERROR || !book_parts_are_whole(book->path)) {
        return error_system(err, HZ_E002, folder_of_temporaries(), errno == 0 ? ENOSPC : errno);
    }
    return copy(book->path, out, name, err);
}
