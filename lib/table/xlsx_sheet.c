/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "table/table.h"
#include "table/xlsx_internal.h"
#include <stdlib.h>
#include <string.h>

enum cell_type {
    CELL_NUMBER,
    CELL_SHARED,
    CELL_INLINE,
    CELL_TEXT,
    CELL_BOOLEAN,
    CELL_ERROR,
    CELL_DATE,
    CELL_UNKNOWN
};

struct xlsx_rows {
    struct xml xml;
    const struct xlsx_shared *shared;
    struct sheet_row *row;
    uint64_t number; /* of the row in hand */
    size_t column;   /* of the cell in hand, from 1 */
    size_t style;    /* of that cell */
    enum cell_type type;
    bool in_row;
    bool has_formula;
    bool has_value;
    bool in_value;
    bool in_inline;
    struct buf value;
    struct xlsx_text inline_text;
};

/* The type of a cell by its attribute t, which those of numbers need not have. */
static enum cell_type type_of(const char *t)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {{"n", CELL_NUMBER}, {"s", CELL_SHARED},  {"inlineStr", CELL_INLINE},
                 {"str", CELL_TEXT}, {"b", CELL_BOOLEAN}, {"e", CELL_ERROR},
                 {"d", CELL_DATE}};
    for (size_t i = 0; t != NULL && i < sizeof types / sizeof types[0]; i++) {
        if (strcmp(t, types[i].name) == 0) {
            return types[i].type;
        }
    }
    return t == NULL ? CELL_NUMBER : CELL_UNKNOWN;
}

static void fail_place(struct xlsx_rows *r, const char *reason, const char *place)
{
    hz_error *err = xml_fail(&r->xml);
    hz_diag_set(err, HZ_E134, NULL, reason);
    err->record = err->line = r->number;
    hz_diag_copy(err->value, sizeof err->value, hz_span_of(place == NULL ? "" : place));
}

static const char no_place[] = N_("a row or cell of it is in no place of a sheet");

static void start_row(struct xlsx_rows *r, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r");
    uint64_t number = r->number + 1;
    bool is_place = place == NULL || xlsx_number_read(place, SHEET_ROWS, &number);
    if (!is_place || number == 0 || number > SHEET_ROWS || r->in_row) {
        fail_place(r, no_place, place);
        return;
    }
    if (number <= r->number) { /* merged ranges and notes of a cell need the order */
        fail_place(r, N_("the rows of a sheet are not in their order"), place);
        return;
    }
    r->in_row = true;
    r->number = number;
    r->column = 0;
    sheet_row_begin(r->row, number);
}

/* Finds the column of the cell; it must be in the row that it is written in. */
static bool find_column(struct xlsx_rows *r, const char *reference)
{
    struct xlsx_place place = {(uint32_t)r->number, (uint32_t)r->column};
    if (!r->in_row || (reference != NULL && !xlsx_place_read(reference, &place))) {
        return false;
    }
    r->column = (size_t)place.column + 1;
    return place.row == r->number && r->column <= SHEET_COLUMNS;
}

/* Sets the place of @p err to the cell in hand. */
static void set_place(const struct xlsx_rows *r, hz_error *err)
{
    err->record = err->line = r->number;
    err->column = (uint32_t)r->column;
}

static void start_cell(struct xlsx_rows *r, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r");
    const char *style = xml_attribute(attributes, "s");
    const char *type = xml_attribute(attributes, "t");
    uint64_t number = 0;
    if (!find_column(r, place)) {
        fail_place(r, no_place, place);
        return;
    }
    r->type = type_of(type);
    if (style != NULL && (!xlsx_number_read(style, UINT16_MAX, &number) ||
                          !cell_styles_has(&r->shared->styles, number))) {
        set_place(r, xlsx_fail_value(xml_fail(&r->xml), style));
    } else if (r->type == CELL_UNKNOWN) {
        set_place(r, xlsx_fail_value(xml_fail(&r->xml), type));
    }
    r->style = (size_t)number;
    r->has_formula = r->has_value = false;
    r->value.len = 0;
}

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct xlsx_rows *r = ctx;
    if (r->in_inline) {
        xlsx_text_start(&r->inline_text, name);
    } else if (strcmp(name, "c") == 0) {
        start_cell(r, attributes);
    } else if (strcmp(name, "v") == 0) {
        r->in_value = r->has_value = true;
    } else if (strcmp(name, "f") == 0) {
        r->has_formula = true;
    } else if (strcmp(name, "is") == 0) {
        r->in_inline = true;
    } else if (strcmp(name, "row") == 0) {
        start_row(r, attributes);
    }
}

static void on_text(void *ctx, const char *text, size_t len)
{
    struct xlsx_rows *r = ctx;
    bool ok = r->in_inline ? xlsx_text_add(&r->inline_text, text, len)
                           : !r->in_value || buf_add(&r->value, text, len);
    if (!ok) {
        (void)error_no_memory(xml_fail(&r->xml), NULL);
    } else if (r->value.len > HZ_RECORD_MAX) {
        hz_error *err = xml_fail(&r->xml);
        hz_diag_set(err, HZ_E104, NULL, "1 MiB");
        set_place(r, err);
    }
}

/* True of a formula that was not calculated; the result of one can be a text of no characters. */
static bool is_missing(const struct xlsx_rows *r)
{
    return r->has_formula && (!r->has_value || (r->value.len == 0 && r->type != CELL_TEXT));
}

/* Refuses the value in hand, which is followed by a NUL. */
static int refuse_value(struct xlsx_rows *r, hz_error *err)
{
    set_place(r, xlsx_fail_value(err, r->value.ptr));
    return -1;
}

static int put_shared(struct xlsx_rows *r, hz_error *err)
{
    hz_span text;
    uint64_t number;
    if (!xlsx_number_read(r->value.ptr, UINT32_MAX, &number) ||
        !xlsx_strings_get(&r->shared->strings, (size_t)number, &text)) {
        return refuse_value(r, err);
    }
    return sheet_row_set(r->row, r->column - 1, text, err);
}

static int put_boolean(struct xlsx_rows *r, hz_error *err)
{
    bool value;
    if (!xlsx_boolean_read(r->value.ptr, &value)) {
        return refuse_value(r, err);
    }
    return sheet_row_set(r->row, r->column - 1, hz_span_of(value ? "TRUE" : "FALSE"), err);
}

/* True of digits alone, more than a number has: the code of a company or of a person. */
static bool is_long_code(hz_span text)
{
    enum { MOST_DIGITS = 15 };
    size_t digits = 0;
    while (digits < text.len && text.ptr[digits] >= '0' && text.ptr[digits] <= '9') {
        digits++;
    }
    return digits == text.len && digits > MOST_DIGITS;
}

/* Puts a number as its style shows it; what is none stays as it is. */
static int put_number(struct xlsx_rows *r, hz_error *err)
{
    char text[NUMBER_SIZE];
    double number;
    enum number_kind kind = cell_styles_kind(&r->shared->styles, r->style);
    bool is_code = kind == NUMBER_PLAIN && is_long_code(buf_span(&r->value));
    if (is_code || !number_read(buf_span(&r->value), &number)) {
        return sheet_row_copy(r->row, r->column - 1, buf_span(&r->value), err);
    }
    number_write(text, number, kind, r->shared->from_1904);
    return sheet_row_copy(r->row, r->column - 1, hz_span_of(text), err);
}

/* A date such as 2023-05-01T08:30:00, without seconds if they are 0 and without a time at midnight.
 */
static hz_span date_of(struct buf *value)
{
    enum { DATE = 10, MINUTES = 16, SECONDS = 19 };
    char *text = value->ptr;
    size_t len = value->len;
    if (len < MINUTES || text[DATE] != 'T') {
        return buf_span(value);
    }
    bool has_seconds = len >= SECONDS && memcmp(text + MINUTES, ":00", 3) != 0;
    bool midnight = !has_seconds && memcmp(text + DATE + 1, "00:00", MINUTES - DATE - 1) == 0;
    text[DATE] = ' ';
    return (hz_span){text, midnight ? DATE : has_seconds ? SECONDS : MINUTES};
}

static int put_cell(struct xlsx_rows *r, hz_error *err)
{
    if (!buf_add(&r->value, "", 1)) {
        return error_no_memory(err, NULL);
    }
    r->value.len--;
    hz_span text = buf_span(&r->value);
    switch (r->type) {
    case CELL_SHARED:
        return put_shared(r, err);
    case CELL_NUMBER:
        return put_number(r, err);
    case CELL_BOOLEAN:
        return put_boolean(r, err);
    case CELL_DATE:
        return sheet_row_copy(r->row, r->column - 1, date_of(&r->value), err);
    case CELL_TEXT:
        xlsx_unescape(&r->value, 0);
        return sheet_row_copy(r->row, r->column - 1, buf_span(&r->value), err);
    default:
        return sheet_row_copy(r->row, r->column - 1, text, err);
    }
}

static void end_cell(struct xlsx_rows *r)
{
    hz_error err;
    int result = 0;
    if (r->value.len > 0) {
        result = put_cell(r, &err);
    } else if (is_missing(r)) {
        result = sheet_row_set(r->row, r->column - 1, hz_span_of(TABLE_NO_RESULT), &err);
    }
    if (result != 0) {
        *xml_fail(&r->xml) = err;
    }
}

static void on_end(void *ctx, const char *name)
{
    struct xlsx_rows *r = ctx;
    if (strcmp(name, "is") == 0) {
        r->in_inline = false;
        xlsx_unescape(&r->value, 0);
    } else if (r->in_inline) {
        xlsx_text_end(&r->inline_text, name);
    } else if (strcmp(name, "c") == 0) {
        end_cell(r);
    } else if (strcmp(name, "v") == 0) {
        r->in_value = false;
    } else if (strcmp(name, "row") == 0) {
        r->in_row = false;
        if (r->row->count > 0) {
            xml_pause(&r->xml);
        }
    }
}

int xlsx_rows_open(const struct archive *archive, int64_t index, const struct xlsx_shared *shared,
                   uint64_t enough, struct xlsx_rows **rows, hz_error *err)
{
    struct xlsx_rows *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return error_no_memory(err, NULL);
    }
    r->shared = shared;
    r->inline_text.out = &r->value;
    struct xml_handler handler = {on_start, on_end, on_text, r};
    if (xml_open(&r->xml, archive, index, XLSX_SHEET_MAX, handler, err) != 0) {
        free(r);
        return -1;
    }
    r->xml.enough = enough;
    *rows = r;
    return 0;
}

uint64_t xlsx_rows_read(const struct xlsx_rows *rows)
{
    return rows->xml.given;
}

int xlsx_rows_next(struct xlsx_rows *rows, struct sheet_row *row, hz_error *err)
{
    rows->row = row;
    return xml_step(&rows->xml, err);
}

void xlsx_rows_close(struct xlsx_rows *rows)
{
    if (rows != NULL) {
        xml_close(&rows->xml);
        buf_free(&rows->value);
        free(rows);
    }
}
