/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The workbook of Excel 5 to 2003, which WPS writes too (.et): a stream of records. Those up to the
 * first end hold what all sheets use: their names, the shared texts, styles, number formats.
 */
#include "table/xls.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/little_endian.h"
#include "table/compound.h"
#include "table/file_kind.h"
#include <stdlib.h>

const char xls_cut_off[] = N_("a part of the file is missing or its records are in disorder");

int xls_fail(hz_error *err, const char *reason)
{
    hz_diag_set(err, HZ_E134, NULL, reason);
    return -1;
}

int xls_fail_large(hz_error *err)
{
    hz_diag_set(err, HZ_E135, NULL, NULL);
    return -1;
}

int xls_fail_text(enum biff_result result, hz_error *err)
{
    if (result == BIFF_NO_MEMORY) {
        return error_no_memory(err, NULL);
    }
    return xls_fail(err, result == BIFF_CODE_PAGE
                             ? N_("its text is in an encoding that is not known")
                             : xls_cut_off);
}

/* Reads the text of @p record from @p offset on into a string of its own. NULL: @p err is set. */
static char *read_text(struct xls_book *book, const struct biff_record *record, size_t offset,
                       unsigned length_size, hz_error *err)
{
    struct buf text = {0};
    struct biff_place place = biff_inside(buf_span(&book->stream), record, offset);
    enum biff_result result = biff_text_read(&book->text, &place, length_size, &text);
    if (result == BIFF_OK && !buf_add(&text, "", 1)) {
        result = BIFF_NO_MEMORY;
    }
    if (result != BIFF_OK) {
        buf_free(&text);
        (void)xls_fail_text(result, err);
        return NULL;
    }
    return text.ptr;
}

/* Notes a sheet; charts and macros are none. */
static int add_sheet(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    enum { TYPE = 5, NAME = 6 };
    if (record->body.len < NAME || record->body.ptr[TYPE] != 0) {
        return record->body.len < NAME ? xls_fail(err, xls_cut_off) : 0;
    }
    if (book->sheet_count == WORKBOOK_SHEETS_MAX) {
        return xls_fail_large(err);
    }
    if (!array_reserve(&book->sheets, &book->sheet_cap, book->sheet_count + 1,
                       sizeof *book->sheets)) {
        return error_no_memory(err, NULL);
    }
    char *name = read_text(book, record, NAME, 1, err);
    if (name == NULL) {
        return -1;
    }
    book->sheets[book->sheet_count++] = (struct xls_sheet){name, le32(record->body.ptr)};
    return 0;
}

/* Notes a number format that the file defines. */
static int add_format(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    if (record->body.len < 2) {
        return xls_fail(err, xls_cut_off);
    }
    char *format = read_text(book, record, 2, book->text.unicode ? 2 : 1, err);
    if (format == NULL) {
        return -1;
    }
    bool ok = cell_styles_add_format(&book->styles, le16(record->body.ptr), hz_span_of(format));
    free(format);
    return ok ? 0 : error_no_memory(err, NULL);
}

static int add_style(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    if (record->body.len < 4) {
        return xls_fail(err, xls_cut_off);
    }
    bool ok = cell_styles_add(&book->styles, le16(record->body.ptr + 2));
    return ok ? 0 : error_no_memory(err, NULL);
}

/* Reads all shared texts. Their number in the record is not believed. */
static int add_strings(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    enum { FIRST = 8 };
    if (record->body.len < FIRST) {
        return xls_fail(err, xls_cut_off);
    }
    struct biff_place place = biff_inside(buf_span(&book->stream), record, FIRST);
    uint32_t count = le32(record->body.ptr + 4);
    for (uint32_t i = 0; i < count; i++) {
        size_t at = book->strings_text.len;
        enum biff_result result = biff_text_read(&book->text, &place, 2, &book->strings_text);
        if (result != BIFF_OK) {
            return xls_fail_text(result, err);
        }
        if (book->string_count == WORKBOOK_STRINGS_MAX ||
            book->strings_text.len > WORKBOOK_TEXT_MAX) {
            return xls_fail_large(err);
        }
        if (!array_reserve(&book->strings, &book->string_cap, book->string_count + 1,
                           sizeof *book->strings)) {
            return error_no_memory(err, NULL);
        }
        book->strings[book->string_count++] = (struct xls_string){at, book->strings_text.len - at};
    }
    return 0;
}

static int set_code_page(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    if (record->body.len < 2) {
        return xls_fail(err, xls_cut_off);
    }
    book->text.code_page = le16(record->body.ptr);
    return 0;
}

static int set_date_mode(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    if (record->body.len < 2) {
        return xls_fail(err, xls_cut_off);
    }
    book->from_1904 = le16(record->body.ptr) == 1;
    return 0;
}

static int refuse_password(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    (void)book;
    (void)record;
    hz_diag_set(err, HZ_E115, NULL, kind_encrypted);
    return -1;
}

/* What is done with the records before the sheets; others are not needed. */
static const struct record_use {
    uint16_t type;
    int (*use)(struct xls_book *book, const struct biff_record *record, hz_error *err);
} uses[] = {
    {BIFF_BOUNDSHEET, add_sheet},
    {BIFF_FORMAT, add_format},
    {BIFF_XF, add_style},
    {BIFF_SST, add_strings},
    {BIFF_CODEPAGE, set_code_page},
    {BIFF_DATEMODE, set_date_mode},
    {BIFF_FILEPASS, refuse_password},
};

static int use_record(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        if (uses[i].type == record->type) {
            return uses[i].use(book, record, err);
        }
    }
    return 0;
}

/* Reads the first record, which says what texts are like. */
static int begin_stream(struct xls_book *book, size_t *at, hz_error *err)
{
    enum { EXCEL_5 = 0x0500, EXCEL_97 = 0x0600 };
    struct biff_record record;
    hz_span stream = buf_span(&book->stream);
    if (!biff_at(stream, 0, &record) || record.type != BIFF_BOF || record.body.len < 2) {
        return xls_fail(err, xls_cut_off);
    }
    uint16_t version = le16(record.body.ptr);
    if (version != EXCEL_5 && version != EXCEL_97) {
        return xls_fail(err, N_("it is of a version before Excel 5"));
    }
    *at = record.next;
    return biff_text_init(&book->text, version == EXCEL_97, 0) ? 0 : error_no_memory(err, NULL);
}

static int read_globals(struct xls_book *book, hz_error *err)
{
    size_t at;
    struct biff_record record;
    int result = begin_stream(book, &at, err);
    while (result == 0) {
        if (!biff_at(buf_span(&book->stream), at, &record)) {
            return xls_fail(err, xls_cut_off);
        }
        if (record.type == BIFF_EOF) {
            break;
        }
        result = use_record(book, &record, err);
        at = record.next;
    }
    return result == 0 && book->sheet_count == 0 ? xls_fail(err, N_("it has no sheet with cells"))
                                                 : result;
}

static void xls_close(void *state)
{
    struct xls_book *book = state;
    for (size_t i = 0; i < book->sheet_count; i++) {
        free(book->sheets[i].name);
    }
    biff_text_clear(&book->text);
    buf_free(&book->stream);
    buf_free(&book->strings_text);
    buf_free(&book->cell_text);
    free(book->sheets);
    cell_styles_free(&book->styles);
    free(book->strings);
    free(book->cells);
    merged_free(&book->merged);
    free(book);
}

static int xls_open(int fd, void **state, hz_error *err)
{
    static const char *const streams[] = {"Workbook", "Book", NULL};
    struct xls_book *book = calloc(1, sizeof *book);
    if (book == NULL) {
        return error_no_memory(err, NULL);
    }
    if (compound_read(fd, streams, &book->stream, err) != 0 || read_globals(book, err) != 0) {
        xls_close(book);
        return -1;
    }
    *state = book;
    return 0;
}

static size_t xls_count(const void *book)
{
    return ((const struct xls_book *)book)->sheet_count;
}

static const char *xls_sheet_name(const void *book, size_t sheet)
{
    return ((const struct xls_book *)book)->sheets[sheet].name;
}

const struct workbook_kind workbook_xls = {xls_open,  xls_count, xls_sheet_name,
                                           xls_begin, xls_next,  xls_close};
