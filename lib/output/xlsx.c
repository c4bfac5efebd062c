/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Workbooks. Each table is a sheet, because only one table of a sheet can have a filter and a head
 * that stays in view. Titles, headings and paragraphs are rows above the table that follows them;
 * paragraphs that follow a table are rows below it.
 */
#include "output/book.h"
#include "output/form.h"
#include "output/format.h"
#include <stdlib.h>

/* A text that waits for the table below it, whose width it is to have. */
struct text_above {
    enum cell_look look;
    size_t start; /* in `texts` */
    size_t len;
};

enum { MOST_TEXTS = 512, NARROWEST_TEXT = 6 };

struct xlsx {
    struct book *book;
    struct buf texts;
    struct text_above above[MOST_TEXTS];
    size_t count;
    struct buf name; /* of the next sheet: the last title or heading */
    unsigned sheets;
    enum column_type *types;
    size_t columns;
};

static bool begin(struct page *page)
{
    struct xlsx *x = calloc(1, sizeof *x);
    page->state = x;
    return x != NULL && book_new(&x->book, &page->failure) == 0;
}

static void close_book(struct page *page)
{
    struct xlsx *x = page->state;
    if (x != NULL) {
        book_free(x->book);
        buf_free(&x->texts);
        buf_free(&x->name);
        free(x->types);
        free(x);
        page->state = NULL;
    }
}

static bool begin_sheet(struct page *page)
{
    struct xlsx *x = page->state;
    char numbered[24];
    (void)snprintf(numbered, sizeof numbered, "表%u", ++x->sheets);
    hz_span name = x->name.len > 0 ? buf_span(&x->name) : hz_span_of(numbered);
    return book_sheet(x->book, name, &page->failure) == 0;
}

/* Write the texts that wait, over @p columns columns. */
static bool write_texts(struct page *page, size_t columns)
{
    struct xlsx *x = page->state;
    bool is_wide = columns >= NARROWEST_TEXT || page->form != NULL;
    uint32_t over = (uint32_t)(is_wide ? columns : NARROWEST_TEXT);
    for (size_t i = 0; i < x->count; i++) {
        hz_span text = {x->texts.ptr + x->above[i].start, x->above[i].len};
        if (book_text(x->book, text, over, x->above[i].look, &page->failure) != 0) {
            return false;
        }
    }
    x->count = 0;
    x->texts.len = 0;
    return true;
}

static bool keep_text(struct page *page, hz_span text, enum cell_look look)
{
    struct xlsx *x = page->state;
    if (x->count == MOST_TEXTS &&
        ((x->sheets == 0 && !begin_sheet(page)) || !write_texts(page, 0))) {
        return false;
    }
    x->above[x->count++] = (struct text_above){look, x->texts.len, text.len};
    return buf_add_span(&x->texts, text);
}

/* A title or heading also names the sheet, and begins a new one below a table. */
static bool begin_section(struct page *page, hz_span text, enum cell_look look)
{
    struct xlsx *x = page->state;
    if (x->columns > 0 && !write_texts(page, x->columns)) {
        return false;
    }
    x->columns = 0;
    x->name.len = 0;
    return buf_add_span(&x->name, text) && keep_text(page, text, look);
}

static bool title(struct page *page, hz_span text)
{
    return begin_section(page, text, LOOK_TITLE);
}

static bool heading(struct page *page, hz_span text)
{
    return begin_section(page, text, LOOK_HEADING);
}

static bool paragraph(struct page *page, hz_span text)
{
    return keep_text(page, text, LOOK_PARAGRAPH);
}

/* The look of cell @p i of a row. */
static enum cell_look look_at(const struct page *page, size_t i, enum cell_look look)
{
    bool is_required = page->form != NULL && page->form->columns[i].is_required;
    return look == LOOK_HEAD && is_required ? LOOK_REQUIRED : look;
}

static bool write_cells(struct page *page, const hz_span *cells, enum cell_look look)
{
    struct xlsx *x = page->state;
    for (size_t i = 0; i < page->count; i++) {
        enum column_type type = look == LOOK_HEAD ? COLUMN_TEXT : x->types[i];
        if (book_cell(x->book, (uint32_t)i, cells[i], type, look_at(page, i, look),
                      &page->failure) != 0) {
            page->failure.column = (uint32_t)i + 1;
            hz_diag_copy(page->failure.label, sizeof page->failure.label, page->labels[i]);
            return false;
        }
    }
    book_next_row(x->book);
    return true;
}

static bool begin_table(struct page *page)
{
    struct xlsx *x = page->state;
    size_t columns = page->count;
    free(x->types);
    x->types = calloc(page->count + 1, sizeof *x->types);
    if (x->types == NULL || (x->columns > 0 && !write_texts(page, x->columns))) {
        return false;
    }
    if (page->form != NULL) {
        columns = form_text_columns(page->form);
        x->name.len = 0;
        if (!buf_add_text(&x->name, page->form->name)) {
            return false;
        }
    }
    if (!begin_sheet(page) || !write_texts(page, columns)) {
        return false;
    }
    for (size_t i = 0; i < page->count; i++) {
        x->types[i] = column_type_of(page->labels[i]);
    }
    x->columns = page->count;
    bool has_reasons = page->count > 0 && hz_span_is(page->labels[page->count - 1], "不合格原因");
    book_set_columns(x->book, (uint32_t)page->count, has_reasons);
    book_begin_table(x->book);
    return write_cells(page, page->labels, LOOK_HEAD);
}

static bool row(struct page *page, const hz_span *cells)
{
    return write_cells(page, cells, LOOK_CELL);
}

static bool end_table(struct page *page)
{
    book_end_table(((struct xlsx *)page->state)->book);
    return true;
}

/* A further sheet begins, with the choices. */
static bool form(struct page *page)
{
    struct xlsx *x = page->state;
    x->columns = 0;
    return book_add_form(x->book, page->form, &page->failure) == 0;
}

static bool finish(struct page *page, FILE *out, const char *name)
{
    struct xlsx *x = page->state;
    bool sheet_due = x->sheets == 0 || (x->count > 0 && x->columns == 0);
    return (!sheet_due || begin_sheet(page)) && write_texts(page, x->columns) &&
           book_write(x->book, out, name, &page->failure) == 0;
}

const struct format format_xlsx = {
    .name = "xlsx",
    .begin = begin,
    .title = title,
    .heading = heading,
    .paragraph = paragraph,
    .begin_table = begin_table,
    .row = row,
    .end_table = end_table,
    .form = form,
    .finish = finish,
    .close = close_book,
};
