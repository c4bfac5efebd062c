/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The copy of a table with its findings: the file is read a second time, record by record, so that
 * titles, totals and signatures stay as they are.
 */
#include "base/span.h"
#include "output/marked.h"
#include "schema/schema.h"
#include "table/table.h"

struct copy {
    struct hz_marked *marked;
    struct book *book;
    uint32_t width;  /* cells of the widest record */
    size_t next;     /* mark */
    size_t header;   /* the next one */
    bool has_table;  /* a header was written */
    char sheet[96];  /* its name; empty: none */
    struct buf text; /* of a comment, or of the last column */
};

typedef int (*record_fn)(struct copy *c, const hz_record *record, hz_error *err);

static int each_record(struct copy *c, const char *file, record_fn call, hz_error *err)
{
    hz_table *table = NULL;
    const hz_record *record = NULL;
    int found = hz_table_open(file, hz_schema_header_test(), &table, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_table_next(table, &record, err)) > 0) {
        found = call(c, record, err) == 0 ? 1 : -1;
    }
    hz_table_close(table);
    return found;
}

/* The number of cells up to the last that has text. */
static uint32_t cells_of(const hz_record *record)
{
    size_t count = record->count;
    while (count > 0 && record->fields[count - 1].len == 0) {
        count--;
    }
    return (uint32_t)count;
}

static int measure(struct copy *c, const hz_record *record, hz_error *err)
{
    (void)err;
    uint32_t count = cells_of(record);
    c->width = count > c->width ? count : c->width;
    if (record->sheet != NULL) {
        hz_diag_copy(c->sheet, sizeof c->sheet, hz_span_of(record->sheet));
    }
    return 0;
}

/* True if all cells with text have the same, as those of a title that is merged. */
static bool is_one_text(const hz_record *record, hz_span *text)
{
    *text = hz_span_of("");
    for (size_t i = 0; i < record->count; i++) {
        if (record->fields[i].len > 0 && text->len > 0 &&
            !hz_span_equal(record->fields[i], *text)) {
            return false;
        }
        *text = record->fields[i].len > 0 ? record->fields[i] : *text;
    }
    return text->len > 0;
}

static bool add_message(struct copy *c, const struct mark *mark, bool with_label)
{
    const char *label = mark_text(c->marked, mark->label);
    const char *message = mark_text(c->marked, mark->message);
    with_label = with_label && label[0] != '\0';
    return (c->text.len == 0 || buf_add_text(&c->text, "\n")) &&
           (!with_label || (buf_add_text(&c->text, label) && buf_add_text(&c->text, "："))) &&
           buf_add_text(&c->text, message);
}

/* Write cell @p i of a row that has the marks from @p first to @p c->next. */
static int write_cell(struct copy *c, size_t first, uint32_t i, hz_span text, bool is_header,
                      hz_error *err)
{
    enum cell_look look = is_header ? LOOK_HEAD : LOOK_CELL;
    c->text.len = 0;
    for (size_t m = first; m < c->next; m++) {
        const struct mark *mark = &c->marked->marks[m];
        if (mark->column == i + 1) {
            look = mark->is_error || look == LOOK_WRONG ? LOOK_WRONG : LOOK_ADVICE;
            if (!add_message(c, mark, false)) {
                return error_no_memory(err, NULL);
            }
        }
    }
    if (book_cell(c->book, i, text, COLUMN_CODE, look, err) != 0) {
        err->record = err->line = book_row(c->book) + 1;
        err->column = i + 1;
        return -1;
    }
    if (c->text.len == 0) {
        return 0;
    }
    return buf_add(&c->text, "", 1) ? book_comment(c->book, i, c->text.ptr, err)
                                    : error_no_memory(err, NULL);
}

/* The last column: all that is to be changed in the row. */
static int write_advice(struct copy *c, size_t first, bool is_header, hz_error *err)
{
    c->text.len = 0;
    for (size_t m = first; m < c->next; m++) {
        if (!add_message(c, &c->marked->marks[m], true)) {
            return error_no_memory(err, NULL);
        }
    }
    if (is_header) { /* its comments and the list say what is wrong there */
        return book_cell(c->book, c->width, hz_span_of("需修改"), COLUMN_CODE, LOOK_HEAD, err);
    }
    enum cell_look look = c->text.len > 0 ? LOOK_ADVICE : LOOK_CELL;
    return book_cell(c->book, c->width, buf_span(&c->text), COLUMN_CODE, look, err);
}

/* Whether @p record is a header, as the check found. */
static bool is_header(struct copy *c, const hz_record *record)
{
    const struct hz_marked *m = c->marked;
    bool is = c->header < m->header_count && record->line >= m->headers[c->header];
    c->header += is ? 1 : 0;
    return is;
}

static int write_record(struct copy *c, const hz_record *record, hz_error *err)
{
    hz_span text;
    size_t first = c->next;
    bool header = is_header(c, record);
    uint64_t end = record->line + (record->lines > 0 ? record->lines : 1);
    for (; c->next < c->marked->count && c->marked->marks[c->next].line < end; c->next++) {
        c->marked->marks[c->next].row = book_row(c->book) + 1;
    }
    if (!header && first == c->next && !c->has_table && is_one_text(record, &text)) {
        return book_text(c->book, text, c->width + 1, LOOK_HEADING, err);
    }
    if (header && !c->has_table) {
        c->has_table = true;
        book_begin_table(c->book, c->width + 1);
    }
    for (uint32_t i = 0; i < c->width; i++) {
        hz_span cell = i < record->count ? record->fields[i] : hz_span_of("");
        if (write_cell(c, first, i, cell, header, err) != 0) {
            return -1;
        }
    }
    if (write_advice(c, first, header, err) != 0) {
        return -1;
    }
    book_next_row(c->book);
    return 0;
}

/* The rows that have an error. */
static uint64_t count_wrong(const struct hz_marked *m)
{
    uint64_t count = 0;
    uint64_t last = 0;
    for (size_t i = 0; i < m->count; i++) {
        count += m->marks[i].is_error && m->marks[i].line != last ? 1 : 0;
        last = m->marks[i].is_error ? m->marks[i].line : last;
    }
    return count;
}

/* The lines at the top: a summary, and the findings on the whole table. They are fewer than the
 * title lines that may be above a header, so that the corrected copy can be read. */
static int write_top(struct copy *c, hz_error *err)
{
    enum { MOST_LINES = 4 };
    char text[1024];
    struct hz_marked *m = c->marked;
    (void)snprintf(text, sizeof text,
                   hz_translate(m->language,
                                N_("Rows checked: %llu, with errors: %llu. Change the red cells; "
                                   "their comments and the last column say how."),
                                NULL, 0),
                   (unsigned long long)m->rows, (unsigned long long)count_wrong(m));
    int result = book_text(c->book, hz_span_of(text), c->width + 1, LOOK_PARAGRAPH, err);
    for (; c->next < m->count && m->marks[c->next].line == 0 && result == 0; c->next++) {
        if (c->next < MOST_LINES) {
            hz_span message = hz_span_of(mark_text(m, m->marks[c->next].message));
            result = book_text(c->book, message, c->width + 1, LOOK_PARAGRAPH, err);
        }
    }
    return result;
}

int marked_copy(struct hz_marked *marked, const char *file, struct book *book, hz_error *err)
{
    struct copy c = {.marked = marked, .book = book};
    int result = each_record(&c, file, measure, err);
    for (size_t i = 0; i < marked->count; i++) {
        c.width = marked->marks[i].column > c.width ? marked->marks[i].column : c.width;
    }
    if (result == 0) {
        hz_span name = hz_span_of(c.sheet[0] == '\0' ? "表1" : c.sheet);
        result = book_sheet(book, name, err);
    }
    if (result == 0) {
        book_widen(book, c.width);
        result = write_top(&c, err);
    }
    result = result == 0 ? each_record(&c, file, write_record, err) : result;
    buf_free(&c.text);
    return result;
}
