/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The marked copy as a workbook: a sheet with the table, and one with the list of findings. */
#include "base/array.h"
#include "base/span.h"
#include "output/cell_type.h"
#include "output/marked.h"
#include "output/marked_summary.h"
#include "output/sheet_text.h"
#include "rows/marked_title.h"
#include "schema/schema.h"

/* The text, or its beginning if it is longer than a cell can be. */
static hz_span shorten(hz_span text)
{
    size_t len = SHEET_CELL / 2;
    if (text.len <= SHEET_CELL || sheet_text_count(text) <= SHEET_CELL) {
        return text;
    }
    while (len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80) {
        len--;
    }
    return (hz_span){text.ptr, len};
}

/* The columns that a text above the table has. */
static uint32_t text_width(const struct copy *c)
{
    enum { MOST = 50 };
    return c->width < MOST ? c->width + 1 : MOST;
}

/* Add what is wrong with the table as a whole, marks @p first to @p end: each message with the
 * labels that it is about. */
static bool add_whole(struct copy *c, size_t first, size_t end)
{
    bool ok = true;
    const char *last = "";
    for (size_t i = first; i < end && ok; i++) {
        const char *message = mark_text(c->marked, c->marked->marks[i].message);
        const char *label = mark_text(c->marked, c->marked->marks[i].label);
        if (copy_is_whole(c, i)) {
            bool again = strcmp(message, last) == 0;
            ok = (again || last[0] == '\0' || buf_add_text(&c->text, "；")) &&
                 (again || buf_add_text(&c->text, message)) &&
                 (label[0] == '\0' ||
                  (buf_add_text(&c->text, again ? "、" : "：") && buf_add_text(&c->text, label)));
            last = message;
        }
    }
    return ok;
}

/* One line with all that is wrong with the whole table: there may be few lines above a header, so
 * that the corrected copy can be read. */
static int write_whole(struct copy *c, hz_error *err)
{
    const char *begin = marked_whole(c->marked->language);
    c->text.len = 0;
    if (!buf_add_text(&c->text, begin) || !add_whole(c, 0, c->marked->count)) {
        return error_no_memory(err, NULL);
    }
    return c->text.len == strlen(begin) ? 0
                                        : book_text(c->book, shorten(buf_span(&c->text)),
                                                    text_width(c), LOOK_PARAGRAPH, err);
}

static int begin(struct copy *c, hz_span summary, hz_error *err)
{
    if (book_new(&c->book, err) != 0 || book_sheet(c->book, hz_span_of(c->sheet), err) != 0) {
        return -1;
    }
    bool has_advice = c->width < SHEET_COLUMNS;
    book_set_columns(c->book, has_advice ? c->width + 1 : c->width, has_advice);
    return book_text(c->book, summary, text_width(c), LOOK_PARAGRAPH, err) == 0
               ? write_whole(c, err)
               : -1;
}

/* What the copy says itself of a cell whose text it has not. NULL: it has the text. */
static const char *lost_text(hz_span text)
{
    if (hz_span_is(text, TABLE_NO_RESULT)) {
        return N_("this formula has no result in your file: type the value");
    }
    return text.len > SHEET_CELL && sheet_text_count(text) > SHEET_CELL
               ? N_("this text is longer than a cell can be: only its beginning is here, take the "
                    "rest from your file")
               : NULL;
}

static bool add_lost(struct copy *c, const char *lost)
{
    return (c->text.len == 0 || buf_add_text(&c->text, "\n")) &&
           buf_add_text(&c->text, hz_translate(c->marked->language, lost, NULL, 0)) &&
           buf_add(&c->text, "", 1);
}

/* Dates and numbers are so in the copy too, so that a format can be set as the advice says. A
 * number below the label of a date may be one that was typed without its format. */
static enum column_type type_of(const struct copy *c, uint32_t i, hz_span text)
{
    double value = 0;
    int decimals = 0;
    enum column_type type = i < c->type_count ? c->types[i] : COLUMN_CODE;
    bool is_date = type != COLUMN_DATE || cell_type_of(text, type, &value, &decimals) == CELL_DATE;
    return is_date ? type : COLUMN_NUMBER;
}

/* Learn from a header which columns have dates or numbers. */
static bool take_types(struct copy *c, const struct copy_row *row)
{
    uint32_t width = copy_row_width(c, row);
    if (!array_reserve(&c->types, &c->type_cap, width, sizeof *c->types)) {
        return false;
    }
    for (; c->type_count < width; c->type_count++) {
        c->types[c->type_count] = COLUMN_CODE;
    }
    for (uint32_t i = 0; i < width; i++) {
        enum column_type type = column_type_of(copy_cell(c, row, i));
        if (type == COLUMN_DATE || type == COLUMN_NUMBER) {
            c->types[i] = type;
        }
    }
    return true;
}

static int write_cell(struct copy *c, const struct copy_row *row, uint32_t i, hz_error *err)
{
    hz_span text = copy_cell(c, row, i);
    enum cell_look look = copy_advice(c, row, i + 1);
    bool empty = hz_span_is(text, TABLE_NO_RESULT);
    const char *lost = empty && look != LOOK_CELL ? NULL : lost_text(text);
    if (look == LOOKS || (lost != NULL && !add_lost(c, lost))) {
        return error_no_memory(err, NULL);
    }
    bool advised = look != LOOK_CELL || lost != NULL;
    look = lost != NULL ? LOOK_WRONG : look == LOOK_CELL && row->is_header ? LOOK_HEAD : look;
    text = empty ? hz_span_of("") : shorten(text);
    enum column_type type = row->is_header ? COLUMN_CODE : type_of(c, i, text);
    if (book_cell(c->book, i, text, type, look, err) != 0) {
        err->record = err->line = book_row(c->book) + 1;
        err->column = i + 1;
        return -1;
    }
    return advised ? book_comment(c->book, i, c->text.ptr, err) : 0;
}

static bool add_message(struct copy *c, const struct mark *mark)
{
    const char *label = mark_text(c->marked, mark->label);
    return (c->text.len == 0 || buf_add_text(&c->text, "\n")) &&
           (label[0] == '\0' || (buf_add_text(&c->text, label) && buf_add_text(&c->text, "："))) &&
           buf_add_text(&c->text, mark_text(c->marked, mark->message));
}

/* The label of the advice, red with a comment if columns are missing. */
static int write_advice_label(struct copy *c, const struct copy_row *row, hz_error *err)
{
    enum cell_look look = copy_advice(c, row, 0);
    c->text.len = 0;
    if (look == LOOKS || !add_whole(c, row->first, row->end) || !buf_add(&c->text, "", 1)) {
        return error_no_memory(err, NULL);
    }
    hz_span label = hz_span_of(MARKED_ADVICE);
    if (book_cell(c->book, c->width, label, COLUMN_CODE, look == LOOK_CELL ? LOOK_HEAD : look,
                  err) != 0) {
        return -1;
    }
    return look == LOOK_CELL ? 0 : book_comment(c->book, c->width, c->text.ptr, err);
}

/* The last column: all that is to be changed in the row. */
static int write_advice(struct copy *c, const struct copy_row *row, hz_error *err)
{
    if (c->width >= SHEET_COLUMNS) { /* no column is left: comments and the list say all */
        return 0;
    }
    if (row->is_header) {
        return write_advice_label(c, row, err);
    }
    c->text.len = 0;
    for (size_t i = row->first; i < row->end; i++) {
        if (!add_message(c, &c->marked->marks[i])) {
            return error_no_memory(err, NULL);
        }
    }
    hz_span text = shorten(buf_span(&c->text));
    enum cell_look look = text.len > 0 ? LOOK_ADVICE : LOOK_CELL;
    return book_cell(c->book, c->width, text, COLUMN_CODE, look, err);
}

/* The end of the cells from @p i on that have one label of a group, as when they were merged, and
 * nothing to be changed. */
static uint32_t end_of_group(const struct copy *c, const struct copy_row *row, uint32_t i,
                             uint32_t width)
{
    uint32_t end = i + 1;
    hz_span label = copy_cell(c, row, i);
    while (row->is_groups && row->first == row->end && label.len > 0 && label.len <= SHEET_CELL &&
           end < width && hz_span_equal(copy_cell(c, row, end), label)) {
        end++;
    }
    return end;
}

static int write_row(struct copy *c, const struct copy_row *row, hz_error *err)
{
    for (size_t i = row->first; i < row->end; i++) {
        c->marked->marks[i].row = book_row(c->book) + 1;
    }
    if (row->begins_table) {
        book_begin_table(c->book);
    } else if (row->is_head) {
        book_extend_head(c->book);
    }
    if (row->is_header && !take_types(c, row)) {
        return error_no_memory(err, NULL);
    }
    uint32_t width = copy_row_width(c, row);
    for (uint32_t i = 0, end; i < width; i = end) {
        end = end_of_group(c, row, i, width);
        int result = end - i > 1
                         ? book_merged(c->book, i, end - 1, copy_cell(c, row, i), LOOK_HEAD, err)
                         : write_cell(c, row, i, err);
        if (result != 0) {
            return -1;
        }
    }
    if (write_advice(c, row, err) != 0) {
        return -1;
    }
    book_next_row(c->book);
    return 0;
}

/* Write a text over @p count columns; if it is shortened, it says so itself. */
static int write_heading(struct copy *c, hz_span text, uint32_t count, hz_error *err)
{
    hz_span shown = shorten(text);
    if (shown.len < text.len) {
        c->text.len = 0;
        if (!buf_add_span(&c->text, shown) || !add_lost(c, lost_text(text))) {
            return error_no_memory(err, NULL);
        }
        shown = (hz_span){c->text.ptr, c->text.len - 1};
    }
    return book_text(c->book, shown, count, LOOK_HEADING, err);
}

static int title(struct copy *c, hz_span text, hz_error *err)
{
    return write_heading(c, text, text_width(c), err);
}

static int write_merged(struct copy *c, const struct copy_row *row, uint32_t count, hz_error *err)
{
    return write_heading(c, copy_cell(c, row, 0), count, err);
}

enum { LIST_COLUMNS = 5 };

/* Write a line of the list from column @p first on. */
static int write_line(struct book *book, uint32_t first, const hz_span *cells, enum cell_look look,
                      hz_error *err)
{
    for (uint32_t i = first; i < LIST_COLUMNS; i++) {
        if (book_cell(book, i, cells[i], COLUMN_CODE, look, err) != 0) {
            return -1;
        }
    }
    book_next_row(book);
    return 0;
}

static int write_item(struct copy *c, const struct mark *mark, hz_error *err)
{
    const hz_marked *m = c->marked;
    const hz_span cells[LIST_COLUMNS] = {
        hz_span_of(""), hz_span_of(mark_text(m, mark->cell)), hz_span_of(mark_text(m, mark->label)),
        hz_span_of(mark_text(m, mark->value)), hz_span_of(mark_text(m, mark->message))};
    if (mark->row == 0) {
        return write_line(c->book, 0, cells, LOOK_CELL, err);
    }
    return book_link(c->book, 0, mark->row, mark->column, err) == 0
               ? write_line(c->book, 1, cells, LOOK_CELL, err)
               : -1;
}

/* The second sheet: one line for each finding, in the order of the rows. */
static int write_list(struct copy *c, hz_error *err)
{
    const hz_span labels[LIST_COLUMNS] = {hz_span_of("本表单元格"), hz_span_of("原表单元格"),
                                          hz_span_of("列名"), hz_span_of("原值"),
                                          hz_span_of("怎样改")};
    if (book_sheet(c->book, hz_span_of("需修改清单"), err) != 0) {
        return -1;
    }
    book_set_columns(c->book, LIST_COLUMNS, true);
    book_begin_table(c->book);
    int result = write_line(c->book, 0, labels, LOOK_HEAD, err);
    for (size_t i = 0; i < c->marked->count && result == 0; i++) {
        result = write_item(c, &c->marked->marks[i], err);
    }
    return result;
}

static int finish(struct copy *c, hz_error *err)
{
    return write_list(c, err) == 0 ? book_write(c->book, c->out, c->path, err) : -1;
}

/* True if the first record is the first line of a copy. */
static bool is_copy(const char *path)
{
    hz_error err;
    hz_table *table = NULL;
    const hz_record *record = NULL;
    bool is = hz_table_open(path, hz_schema_header_test(true), &table, &err) == 0 &&
              hz_table_next(table, &record, &err) > 0 && record->count > 0 &&
              marked_is_summary(record->fields[0]);
    hz_table_close(table);
    return is;
}

const struct copy_format copy_book = {
    .name = "xlsx",
    .is_copy = is_copy,
    .begin = begin,
    .title = title,
    .row = write_row,
    .merged = write_merged,
    .finish = finish,
};
