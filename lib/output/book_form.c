/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Forms in workbooks. The choices are on a sheet of their own, because a list inside a validation
 * has at most 255 characters.
 */
#include "base/diag.h"
#include "output/book_internal.h"
#include "output/form.h"
#include "output/sheet_text.h"
#include <stdio.h>
#include <stdlib.h>

/* Rows that have validations; there may be more below them. */
enum { FORM_ROWS = 5000 };

/* What fits on a page of A4, on its side: characters in the size of the sheet, even where a program
 * lacks the usual font and takes a wider one; and the smallest size in which it can be read, in
 * percent. */
enum { PAGE_WIDTH = 100, SMALLEST = 60 };

static size_t width_of(const struct form *form, size_t i)
{
    return form->columns[i].width + 1;
}

/* The number of columns from @p from on that are at most @p most wide together; at least one. */
static size_t columns_within(const struct form *form, size_t from, size_t most)
{
    size_t i = from;
    size_t width = from > 0 ? width_of(form, form->repeated) : 0;
    while (i < form->count && width + width_of(form, i) <= most) {
        width += width_of(form, i++);
    }
    return i > from ? i - from : 1;
}

static size_t count_pages(const struct form *form, size_t most)
{
    size_t pages = 0;
    for (size_t from = 0; from < form->count; pages++) {
        from += columns_within(form, from, most);
    }
    return pages;
}

/* The least width with which there are no more pages than necessary. */
static size_t page_width(const struct form *form)
{
    size_t most = (size_t)PAGE_WIDTH * 100 / SMALLEST;
    size_t pages = count_pages(form, most);
    while (most > PAGE_WIDTH && count_pages(form, most - 1) == pages) {
        most--;
    }
    return most;
}

size_t form_text_columns(const struct form *form)
{
    return form->repeated > 0 ? form->repeated : columns_within(form, 0, page_width(form));
}

/* The format of the empty cells of @p column; amounts are shown with two decimals. */
static lxw_format *format_of(struct book *b, const struct form_column *column, enum cell_look look)
{
    int decimals = column->rule == FORM_AMOUNT ? 2 : 0;
    return book_format(&b->formats, b->file, look, cell_type_for(column->type), decimals);
}

static void lay_out(struct book *b, const struct form *form)
{
    enum { MOST_BREAKS = 64 };
    lxw_col_t breaks[MOST_BREAKS + 1] = {0};
    size_t most = page_width(form);
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        lxw_format *format = format_of(b, &form->columns[i], LOOK_PARAGRAPH);
        (void)worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width_of(form, i),
                                   format);
    }
    for (size_t from = columns_within(form, 0, most); from < form->count && count < MOST_BREAKS;
         from += columns_within(form, from, most)) {
        breaks[count++] = (lxw_col_t)from;
    }
    if (count > 0) {
        worksheet_set_v_pagebreaks(b->sheet, breaks);
        (void)worksheet_repeat_columns(b->sheet, (lxw_col_t)form->repeated,
                                       (lxw_col_t)form->repeated);
    }
    worksheet_set_landscape(b->sheet);
    worksheet_set_print_scale(b->sheet, (uint16_t)((size_t)PAGE_WIDTH * 100 / most));
    b->has_layout = true;
}

/* Make the header as high as its highest label needs; the row after it was not begun yet. */
static void set_header_height(struct book *b, const struct form *form)
{
    enum { LINE = 14 };
    size_t lines = 1;
    for (size_t i = 0; i < form->count; i++) {
        /* the characters are bold */
        size_t width = form->columns[i].width * 9 / 10;
        size_t needed = sheet_text_lines(hz_span_of(form->columns[i].label), width);
        lines = needed > lines ? needed : lines;
    }
    (void)worksheet_set_row(b->sheet, b->head, (double)(lines * LINE + 4), NULL);
}

static int add_cell(struct book *b, const struct form *form, size_t i, hz_span text, hz_error *err)
{
    const struct form_column *column = &form->columns[i];
    if (text.len > 0) {
        int result = book_cell(b, (uint32_t)i, text, column->type, LOOK_CELL, err);
        if (result != 0) {
            err->column = (uint32_t)i + 1;
        }
        return result;
    }
    lxw_format *format = format_of(b, column, LOOK_CELL);
    bool ok = format != NULL &&
              worksheet_write_blank(b->sheet, b->row, (lxw_col_t)i, format) == LXW_NO_ERROR;
    return ok ? 0 : error_no_memory(err, NULL);
}

/* Make the row as high as its texts need, and high enough to write in by hand. */
static void set_row_height(struct book *b, const struct form *form, const hz_span *cells)
{
    enum { LINE = 14, LEAST_LINES = 2, MOST_LINES = 29 };
    size_t lines = LEAST_LINES;
    for (size_t i = 0; cells != NULL && i < form->count; i++) {
        size_t needed = sheet_text_lines(cells[i], form->columns[i].width);
        lines = needed > lines ? needed : lines;
    }
    lines = lines > MOST_LINES ? MOST_LINES : lines;
    (void)worksheet_set_row(b->sheet, b->row, (double)(lines * LINE + 2), NULL);
}

/* Add the rows, with frames. */
static int add_rows(struct book *b, const struct form *form, hz_error *err)
{
    int result = 0;
    for (uint32_t row = 0; row < form->rows && result == 0; row++) {
        const hz_span *cells = form->row == NULL ? NULL : form->row(form->ctx, row);
        for (size_t i = 0; i < form->count && result == 0; i++) {
            result = add_cell(b, form, i, cells == NULL ? hz_span_of("") : cells[i], err);
        }
        set_row_height(b, form, cells);
        book_next_row(b);
    }
    return result;
}

static bool has_choices(const struct form_column *column)
{
    return column->rule == FORM_CHOICE || column->rule == FORM_SUGGESTION;
}

/* Add the sheet with the choices: a column for each column that has some. @p counts receives how
 * many. No cell may be taken for a label of a table, hence the heads. */
static int add_choices(struct book *b, const struct form *form, size_t *counts, hz_error *err)
{
    static const char head[] = "可选内容：";
    char buffer[16];
    if (book_sheet(b, hz_span_of("选项"), err) != 0) {
        return -1;
    }
    worksheet_hide(b->sheet);
    for (size_t row = 0, filled = 1; filled > 0; row++) {
        filled = 0;
        for (size_t i = 0, place = 0; i < form->count; i++) {
            const struct form_column *column = &form->columns[i];
            if (!has_choices(column)) {
                continue;
            }
            const char *text = row == 0 ? head : column->choice(column->list, row - 1, buffer);
            if (text != NULL &&
                book_cell(b, (uint32_t)place, hz_span_of(text), COLUMN_CODE, LOOK_CELL, err) != 0) {
                return -1;
            }
            counts[i] = text != NULL ? row : counts[i];
            filled += text != NULL ? 1 : 0;
            place++;
        }
        book_next_row(b);
    }
    return 0;
}

static const char *const no_choices[] = {"-", NULL};

/* What the rule of @p column lets in; false: everything. */
static bool set_rule(lxw_data_validation *v, const struct form_column *column)
{
    enum { EPOCH = 25569 }; /* the number of 1970-01-01 in a spreadsheet */
    v->criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    switch (column->rule) {
    case FORM_ANY:
        v->validate = LXW_VALIDATION_TYPE_ANY;
        return column->hint[0] != '\0';
    case FORM_DATE:
        v->validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        v->minimum_number = column->first + EPOCH;
        v->maximum_number = column->last + EPOCH;
        break;
    case FORM_COUNT:
        v->validate = LXW_VALIDATION_TYPE_INTEGER;
        break;
    case FORM_AMOUNT:
        v->validate = LXW_VALIDATION_TYPE_DECIMAL;
        break;
    case FORM_LENGTH:
        v->validate = LXW_VALIDATION_TYPE_LENGTH;
        v->criteria = LXW_VALIDATION_CRITERIA_EQUAL_TO;
        v->value_number = column->length;
        break;
    default:
        v->validate = LXW_VALIDATION_TYPE_LIST;
        v->value_list = (char **)no_choices; /* until set_choices() */
    }
    return true;
}

/* Set where the choices of the last validation are, a list. Of one that has a formula libxlsxwriter
 * makes two copies, and frees one. */
static bool set_choices(lxw_worksheet *sheet, const char *choices)
{
    lxw_data_val_obj *last = NULL;
    lxw_data_val_obj *each = NULL;
    STAILQ_FOREACH(each, sheet->data_validations, list_pointers)
    {
        last = each;
    }
    if (last == NULL) {
        return false;
    }
    free(last->value_formula);
    last->value_formula = strdup(choices);
    return last->value_formula != NULL;
}

/* Let the cells of column @p i of @p sheet take what their rule says. @p choices: where its choices
 * are. */
static int add_validation(struct book *b, lxw_worksheet *sheet, const struct form *form, size_t i,
                          const char *choices, hz_error *err)
{
    const struct form_column *column = &form->columns[i];
    lxw_data_validation v = {
        .ignore_blank = LXW_VALIDATION_ON,
        .error_type = column->rule == FORM_SUGGESTION ? LXW_VALIDATION_ERROR_TYPE_INFORMATION
                                                      : LXW_VALIDATION_ERROR_TYPE_STOP,
        .input_message = column->hint[0] == '\0' ? NULL : (char *)column->hint,
        .error_title = "填写不规范",
        .error_message = column->hint[0] == '\0' ? NULL : (char *)column->hint,
    };
    if (!set_rule(&v, column)) {
        return 0;
    }
    lxw_col_t place = (lxw_col_t)i;
    lxw_error result = worksheet_data_validation_range(sheet, b->form_row, place,
                                                       b->form_row + FORM_ROWS - 1, place, &v);
    bool ok = result == LXW_NO_ERROR && (!has_choices(column) || set_choices(sheet, choices));
    return ok ? 0 : error_no_memory(err, NULL);
}

static int add_validations(struct book *b, lxw_worksheet *sheet, const struct form *form,
                           const size_t *counts, hz_error *err)
{
    char choices[160];
    char letters[8];
    int result = 0;
    for (size_t i = 0, place = 0; i < form->count && result == 0; i++) {
        if (has_choices(&form->columns[i])) {
            column_letters((uint32_t)++place, letters);
            (void)snprintf(choices, sizeof choices, "%s!$%s$2:$%s$%zu", b->sheet->quoted_name,
                           letters, letters, counts[i] + 1);
        }
        result = add_validation(b, sheet, form, i, choices, err);
    }
    return result;
}

int book_add_form(struct book *book, const struct form *form, hz_error *err)
{
    lxw_worksheet *sheet = book->sheet;
    size_t *counts = calloc(form->count + 1, sizeof *counts);
    if (counts == NULL) {
        return error_no_memory(err, NULL);
    }
    book->form_row = book->row;
    set_header_height(book, form);
    int result = add_rows(book, form, err);
    if (result == 0) {
        lay_out(book, form);
        result = add_choices(book, form, counts, err);
    }
    result = result == 0 ? add_validations(book, sheet, form, counts, err) : result;
    free(counts);
    return result;
}
