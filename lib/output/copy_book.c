/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The marked copy as a workbook: a sheet with the table, and one with the list of findings. */
#include "base/span.h"
#include "output/marked.h"
#include "output/marked_summary.h"
#include "output/sheet_text.h"
#include "rows/marked_title.h"

/* Findings on the whole table that the lines at the top name. They are fewer than the title lines
 * that may be above a header, so that the corrected copy can be read. */
enum { MOST_WHOLE = 3 };

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

static int write_whole(struct copy *c, const struct mark *mark, hz_error *err)
{
    c->text.len = 0;
    if (!buf_add_text(&c->text, marked_whole(c->marked->language)) ||
        !buf_add_text(&c->text, mark_text(c->marked, mark->message))) {
        return error_no_memory(err, NULL);
    }
    return book_text(c->book, buf_span(&c->text), c->width + 1, LOOK_PARAGRAPH, err);
}

static int begin(struct copy *c, hz_span summary, size_t whole, hz_error *err)
{
    if (book_new(&c->book, err) != 0 || book_sheet(c->book, hz_span_of(c->sheet), err) != 0) {
        return -1;
    }
    book_set_columns(c->book, c->width + 1, true);
    int result = book_text(c->book, summary, c->width + 1, LOOK_PARAGRAPH, err);
    for (size_t i = 0; i < whole && i < MOST_WHOLE && result == 0; i++) {
        result = write_whole(c, &c->marked->marks[i], err);
    }
    return result;
}

/* Say that only the beginning of a text is in the copy. */
static bool add_shortened(struct copy *c)
{
    const char *text = hz_translate(c->marked->language,
                                    N_("this text is longer than a cell can be: only its beginning "
                                       "is here, take the rest from your file"),
                                    NULL, 0);
    return (c->text.len == 0 || buf_add_text(&c->text, "\n")) && buf_add_text(&c->text, text) &&
           buf_add(&c->text, "", 1);
}

static int write_cell(struct copy *c, const struct copy_row *row, uint32_t i, hz_error *err)
{
    hz_span whole = copy_cell(c, row, i);
    hz_span text = shorten(whole);
    enum cell_look look = copy_advice(c, row, i + 1);
    bool too_long = text.len < whole.len;
    if (look == LOOKS || (too_long && !add_shortened(c))) {
        return error_no_memory(err, NULL);
    }
    bool advised = look != LOOK_CELL || too_long;
    look = too_long ? LOOK_WRONG : look == LOOK_CELL && row->is_header ? LOOK_HEAD : look;
    if (book_cell(c->book, i, text, COLUMN_CODE, look, err) != 0) {
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

/* The last column: all that is to be changed in the row. */
static int write_advice(struct copy *c, const struct copy_row *row, hz_error *err)
{
    if (row->is_header) { /* its comments and the list say what is wrong there */
        return book_cell(c->book, c->width, hz_span_of(MARKED_ADVICE), COLUMN_CODE, LOOK_HEAD, err);
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

static int write_row(struct copy *c, const struct copy_row *row, hz_error *err)
{
    for (size_t i = row->first; i < row->end; i++) {
        c->marked->marks[i].row = book_row(c->book) + 1;
    }
    if (row->begins_table) {
        book_begin_table(c->book);
    }
    for (uint32_t i = 0; i < c->width; i++) {
        if (write_cell(c, row, i, err) != 0) {
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
        if (!buf_add_span(&c->text, shown) || !add_shortened(c)) {
            return error_no_memory(err, NULL);
        }
        shown = (hz_span){c->text.ptr, c->text.len - 1};
    }
    return book_text(c->book, shown, count, LOOK_HEADING, err);
}

static int title(struct copy *c, hz_span text, hz_error *err)
{
    return write_heading(c, text, c->width + 1, err);
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

const struct copy_format copy_book = {
    .name = "xlsx",
    .begin = begin,
    .title = title,
    .row = write_row,
    .merged = write_merged,
    .finish = finish,
};
