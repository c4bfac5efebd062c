/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * One sheet of an .xls. Its cells may be in any order, so that all are found first: the record of
 * each takes eight bytes. They are read when their row is.
 */
#include "base/array.h"
#include "base/little_endian.h"
#include "table/xls.h"
#include <float.h>
#include <stdlib.h>

enum { NOT_A_NUMBER = 0x24 };
enum { CELL_HEAD = 6 }; /* row, column, style */

/* Records that are cells, and the least size of each. */
static const struct cell_type {
    uint16_t type;
    uint16_t least;
} cell_types[] = {
    {BIFF_LABELSST, 10}, {BIFF_NUMBER, 14}, {BIFF_RK, 10},     {BIFF_MULRK, 12},
    {BIFF_LABEL, 8},     {BIFF_RSTRING, 8}, {BIFF_BOOLERR, 8}, {BIFF_FORMULA, 20},
};

static bool is_cell(uint16_t type, size_t *least)
{
    for (size_t i = 0; i < sizeof cell_types / sizeof cell_types[0]; i++) {
        if (cell_types[i].type == type) {
            *least = cell_types[i].least;
            return true;
        }
    }
    return false;
}

static bool is_before(const struct xls_cell *a, const struct xls_cell *b)
{
    if (a->row != b->row) {
        return a->row < b->row;
    }
    return a->column != b->column ? a->column < b->column : a->at < b->at;
}

static int compare(const void *a, const void *b)
{
    return is_before(b, a) - is_before(a, b);
}

/* The number of cells in a record; each of MULRK has a style and a number. */
static size_t cells_in(const struct biff_record *record)
{
    enum { ENDS = 6, EACH = 6 };
    return record->type == BIFF_MULRK ? (record->body.len - ENDS) / EACH : 1;
}

static int add_cells(struct xls_book *book, const struct biff_record *record, size_t at,
                     hz_error *err)
{
    size_t count = cells_in(record);
    if (count > XLS_CELLS_MAX - book->cell_count) {
        return xls_fail_large(err);
    }
    if (!array_reserve(&book->cells, &book->cell_cap, book->cell_count + count,
                       sizeof *book->cells)) {
        return error_no_memory(err, NULL);
    }
    uint16_t row = le16(record->body.ptr);
    size_t column = le16(record->body.ptr + 2);
    if (column + count > XLS_COLUMNS) {
        return xls_fail(err, xls_cut_off);
    }
    for (size_t i = 0; i < count; i++, column++) {
        book->cells[book->cell_count++] = (struct xls_cell){row, (uint16_t)column, (uint32_t)at};
    }
    return 0;
}

/* Notes the merged ranges of a record: their number, and four numbers for each. */
static int add_ranges(struct xls_book *book, const struct biff_record *record, hz_error *err)
{
    enum { RANGE = 8 };
    for (size_t i = 2; i + RANGE <= record->body.len; i += RANGE) {
        const char *p = record->body.ptr + i;
        struct merged_range range = {(uint32_t)le16(p) + 1, (uint32_t)le16(p + 2) + 1, le16(p + 4),
                                     le16(p + 6)};
        if (book->merged.count == WORKBOOK_RANGES_MAX) {
            return xls_fail_large(err);
        }
        if (!merged_add(&book->merged, range)) {
            return error_no_memory(err, NULL);
        }
    }
    return 0;
}

/* Sorts the cells; nearly all programs write them in order. */
static void sort_cells(struct xls_book *book)
{
    bool sorted = true;
    for (size_t i = 1; sorted && i < book->cell_count; i++) {
        sorted = is_before(&book->cells[i - 1], &book->cells[i]);
    }
    if (!sorted) {
        qsort(book->cells, book->cell_count, sizeof *book->cells, compare);
    }
}

/* Notes what a record of the sheet has: cells or merged ranges. */
static int find_in_record(struct xls_book *book, const struct biff_record *record, size_t at,
                          hz_error *err)
{
    size_t least;
    if (record->type == BIFF_MERGEDCELLS) {
        return add_ranges(book, record, err);
    }
    if (!is_cell(record->type, &least)) {
        return 0;
    }
    return record->body.len < least ? xls_fail(err, xls_cut_off) : add_cells(book, record, at, err);
}

/* Finds the cells of the sheet that begins at @p at; with @p look only the first of them. */
static int find_cells(struct xls_book *book, size_t at, bool look, hz_error *err)
{
    enum { ENOUGH_CELLS = 1 << 16, ENOUGH_BYTES = 1 << 22 };
    size_t limit = look ? at + ENOUGH_BYTES : SIZE_MAX;
    struct biff_record record;
    for (size_t depth = 0;; at = record.next) { /* charts are inside a sheet */
        bool found = biff_at(buf_span(&book->stream), at, &record);
        if (!found || (depth == 0 && record.type != BIFF_BOF)) {
            return xls_fail(err, xls_cut_off);
        }
        depth += record.type == BIFF_BOF;
        depth -= record.type == BIFF_EOF;
        if (depth == 0 || at > limit || (look && book->cell_count > ENOUGH_CELLS)) {
            return 0;
        }
        if (depth == 1 && find_in_record(book, &record, at, err) != 0) {
            return -1;
        }
    }
}

int xls_begin(void *state, size_t sheet, bool look, hz_error *err)
{
    struct xls_book *book = state;
    book->cell_count = 0;
    book->next_cell = 0;
    merged_clear(&book->merged);
    if (find_cells(book, book->sheets[sheet].at, look, err) != 0) {
        return -1;
    }
    sort_cells(book);
    merged_begin(&book->merged);
    return 0;
}

/* What an error looks like in the sheet. */
static const struct error_text {
    unsigned char code;
    const char *text;
} error_texts[] = {
    {0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"}, {0x17, "#REF!"},
    {0x1D, "#NAME?"}, {0x24, "#NUM!"},   {0x2A, "#N/A"},
};

static const char *error_text(unsigned char code)
{
    for (size_t i = 0; i < sizeof error_texts / sizeof error_texts[0]; i++) {
        if (error_texts[i].code == code) {
            return error_texts[i].text;
        }
    }
    return "#VALUE!";
}

/* A number in 32 bits: a whole number or the upper half of one with a fraction, perhaps times 100.
 */
static double number_of_rk(uint32_t rk)
{
    enum { TIMES_100 = 1, WHOLE = 2 };
    double number;
    if ((rk & WHOLE) != 0) {
        int32_t whole = (int32_t)(rk & ~3U);
        number = whole / 4.0;
    } else {
        uint64_t bits = (uint64_t)(rk & ~3U) << 32;
        memcpy(&number, &bits, sizeof number);
    }
    return (rk & TIMES_100) != 0 ? number / 100 : number;
}

/* Where a cell is, what it is called, and where its value goes. */
struct target {
    struct xls_book *book;
    struct sheet_row *row;
    size_t column;
    hz_error *err;
};

static int put_text(const struct target *t, hz_span text)
{
    return sheet_row_copy(t->row, t->column, text, t->err);
}

/* A formula that the program could not calculate. */
static int put_missing(const struct target *t)
{
    return sheet_row_set(t->row, t->column, hz_span_of(TABLE_NO_RESULT), t->err);
}

static int put_value(const struct target *t, bool is_error, unsigned char value)
{
    const char *text = value != 0 ? "TRUE" : "FALSE";
    return put_text(t, hz_span_of(is_error ? error_text(value) : text));
}

static int put_number(const struct target *t, uint16_t style, double number)
{
    char text[NUMBER_SIZE];
    if (!(number >= -DBL_MAX && number <= DBL_MAX)) {
        return put_value(t, true, NOT_A_NUMBER);
    }
    if (!cell_styles_has(&t->book->styles, style)) {
        return xls_fail(t->err, xls_cut_off);
    }
    number_write(text, number, cell_styles_kind(&t->book->styles, style), t->book->from_1904);
    return put_text(t, hz_span_of(text));
}

static int put_shared(const struct target *t, uint32_t index)
{
    if (index >= t->book->string_count) {
        return xls_fail(t->err, xls_cut_off);
    }
    struct xls_string s = t->book->strings[index];
    hz_span text = {s.len == 0 ? "" : t->book->strings_text.ptr + s.at, s.len};
    return sheet_row_set(t->row, t->column, text, t->err);
}

/* Puts the text that begins at @p offset in @p record. */
static int put_inline(const struct target *t, const struct biff_record *record, size_t offset)
{
    struct xls_book *book = t->book;
    struct biff_place place = biff_inside(buf_span(&book->stream), record, offset);
    book->cell_text.len = 0;
    enum biff_result result = biff_text_read(&book->text, &place, 2, &book->cell_text);
    return result == BIFF_OK ? put_text(t, buf_span(&book->cell_text))
                             : xls_fail_text(result, t->err);
}

/* The text that a formula gave is in a record of its own, after those that hold the formula. */
static int put_formula_text(const struct target *t, size_t at)
{
    struct biff_record record;
    while (biff_at(buf_span(&t->book->stream), at, &record)) {
        if (record.type == BIFF_STRING) {
            return put_inline(t, &record, 0);
        }
        bool belongs = record.type == BIFF_SHRFMLA || record.type == BIFF_ARRAY ||
                       record.type == BIFF_TABLE || record.type == BIFF_CONTINUE;
        if (!belongs) {
            break;
        }
        at = record.next;
    }
    return put_missing(t);
}

/* Puts the value that a formula had when the file was saved. */
static int put_formula(const struct target *t, const struct biff_record *record)
{
    enum { RESULT = 6, VALUE = 8, MARK = 12, FLAGS = 14, NOT_CALCULATED = 3 };
    enum { TEXT, BOOLEAN, ERROR, EMPTY };
    const char *p = record->body.ptr;
    unsigned char value = (unsigned char)p[VALUE];
    if (le16(p + MARK) != 0xFFFF) {
        double number = le_double(p + RESULT);
        /* programs that cannot calculate write 0 and ask for it */
        bool missing = number == 0 && (le16(p + FLAGS) & NOT_CALCULATED) == NOT_CALCULATED;
        return missing ? put_missing(t) : put_number(t, le16(p + 4), number);
    }
    switch (p[RESULT]) {
    case TEXT:
        return put_formula_text(t, record->next);
    case BOOLEAN:
    case ERROR:
        return put_value(t, p[RESULT] == ERROR, value);
    case EMPTY:
        return put_text(t, hz_span_of(""));
    default:
        return put_missing(t);
    }
}

static int put_cell(const struct target *t, const struct xls_cell *cell)
{
    struct biff_record record;
    (void)biff_at(buf_span(&t->book->stream), cell->at, &record); /* it was found before */
    const char *p = record.body.ptr;
    switch (record.type) {
    case BIFF_LABELSST:
        return put_shared(t, le32(p + CELL_HEAD));
    case BIFF_NUMBER:
        return put_number(t, le16(p + 4), le_double(p + CELL_HEAD));
    case BIFF_RK:
        return put_number(t, le16(p + 4), number_of_rk(le32(p + CELL_HEAD)));
    case BIFF_MULRK:
        p += 4 + (size_t)6 * (cell->column - le16(p + 2));
        return put_number(t, le16(p), number_of_rk(le32(p + 2)));
    case BIFF_BOOLERR:
        return put_value(t, p[CELL_HEAD + 1] != 0, (unsigned char)p[CELL_HEAD]);
    case BIFF_FORMULA:
        return put_formula(t, &record);
    default: /* BIFF_LABEL, BIFF_RSTRING */
        return put_inline(t, &record, CELL_HEAD);
    }
}

static int fail_at(const struct xls_cell *cell, hz_error *err)
{
    err->record = err->line = (uint64_t)cell->row + 1;
    err->column = (uint32_t)cell->column + 1;
    return -1;
}

int xls_next(void *state, struct sheet_row *row, hz_error *err)
{
    struct xls_book *book = state;
    if (book->next_cell == book->cell_count) {
        return 0;
    }
    uint16_t number = book->cells[book->next_cell].row;
    sheet_row_begin(row, (uint64_t)number + 1);
    while (book->next_cell < book->cell_count && book->cells[book->next_cell].row == number) {
        const struct xls_cell *cell = &book->cells[book->next_cell++];
        bool again = book->next_cell < book->cell_count && cell[1].row == number &&
                     cell[1].column == cell->column; /* the last one counts */
        struct target target = {book, row, cell->column, err};
        if (!again && put_cell(&target, cell) != 0) {
            return fail_at(cell, err);
        }
    }
    return merged_fill(&book->merged, row, err) == 0 ? 1 : -1;
}
