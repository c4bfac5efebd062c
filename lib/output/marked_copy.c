/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * The copy of a table with its findings: the file is read a second time, record by record, so that
 * titles, totals and signatures stay as they are.
 */
#include "base/span.h"
#include "output/marked.h"
#include "output/marked_summary.h"
#include "rows/marked_title.h"
#include "schema/schema.h"
#include <stdlib.h>

/* What is known while the records are read. */
struct walk {
    struct copy *copy;
    const struct copy_format *format; /* NULL: the table is measured only */
    size_t next;                      /* mark */
    size_t header;                    /* the next one */
    bool has_table;                   /* a header was read */
    char sheet[96];                   /* its name; empty: none */
};

typedef int (*record_fn)(struct walk *w, const struct copy_row *row, hz_error *err);

/* Whether @p record is a header, or the second row of one, as the check found. */
static bool take_header(struct walk *w, const hz_record *record)
{
    const struct hz_marked *m = w->copy->marked;
    if (record->number == 0) { /* YAML */
        return record->is_header;
    }
    while (w->header < m->header_count && record->line >= m->headers[w->header].end) {
        w->header++;
    }
    return w->header < m->header_count && record->line >= m->headers[w->header].line;
}

/* Find the advice of an earlier copy below a header that has it as the last label. */
static void find_old_advice(struct walk *w, const hz_record *header)
{
    size_t count = header->count;
    while (count > 0 && header->fields[count - 1].len == 0) {
        count--;
    }
    bool has = count > 0 && hz_span_is(header->fields[count - 1], MARKED_ADVICE);
    w->copy->old_advice = has ? (uint32_t)count : 0;
}

hz_span copy_cell(const struct copy *c, const struct copy_row *row, uint32_t i)
{
    bool is_left_out = i >= row->record->count || i + 1 == c->old_advice;
    return is_left_out ? hz_span_of("") : row->record->fields[i];
}

/* The number of cells up to the last that has text. */
static uint32_t cells_of(const struct copy *c, const struct copy_row *row)
{
    uint32_t count = (uint32_t)row->record->count;
    while (count > 0 && copy_cell(c, row, count - 1).len == 0) {
        count--;
    }
    return count;
}

uint32_t copy_row_width(const struct copy *c, const struct copy_row *row)
{
    enum { MOST_EMPTY = 256 }; /* many short rows below a header without end stay short */
    uint32_t width = c->head < MOST_EMPTY ? c->head : MOST_EMPTY;
    uint32_t cells = cells_of(c, row);
    width = cells > width ? cells : width;
    for (size_t i = row->first; i < row->end; i++) {
        uint32_t column = c->marked->marks[i].column;
        width = column > width ? column : width;
    }
    return width;
}

bool copy_is_whole(const struct copy *c, size_t i)
{
    const struct hz_marked *m = c->marked;
    const struct mark *mark = &m->marks[i];
    bool is_whole = i < c->whole;
    for (size_t h = 0; h < m->header_count && !is_whole && m->headers[h].line <= mark->line; h++) {
        is_whole = mark->column == 0 && mark->line < m->headers[h].end;
    }
    return is_whole && mark->severity != HZ_NOTE;
}

static int take_record(struct walk *w, const hz_record *record, record_fn call, hz_error *err)
{
    const struct hz_marked *m = w->copy->marked;
    if (hz_record_require_cells(record, w->copy->file, err) != 0) {
        return -1;
    }
    struct copy_row row = {.record = record, .first = w->next};
    uint64_t end = record->line + (record->lines > 0 ? record->lines : 1);
    while (w->next < m->count && m->marks[w->next].line < end) {
        w->next++;
    }
    row.end = w->next;
    row.is_header = take_header(w, record);
    row.is_head = row.is_header && w->header == 0;
    row.is_groups = row.is_header && record->number > 0 && end < m->headers[w->header].end;
    row.begins_table = row.is_header && !w->has_table;
    w->has_table = w->has_table || row.is_header;
    if (row.is_header) {
        find_old_advice(w, record);
        uint32_t cells = cells_of(w->copy, &row);
        w->copy->head = cells > w->copy->head ? cells : w->copy->head;
    }
    return call(w, &row, err);
}

static int each_record(struct walk *w, record_fn call, hz_error *err)
{
    hz_table *table = NULL;
    const hz_record *record = NULL;
    int found =
        hz_table_open(w->copy->file, hz_schema_header_test(true), &table, err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_table_next(table, &record, err)) > 0) {
        found = take_record(w, record, call, err) == 0 ? 1 : -1;
    }
    hz_table_close(table);
    return found;
}

/* True if it is a title: all cells with text have the same, as those of a merged one. */
static bool is_title(const struct walk *w, const struct copy_row *row, hz_span *text)
{
    const hz_record *record = row->record;
    *text = hz_span_of("");
    for (size_t i = 0; i < record->count; i++) {
        if (record->fields[i].len > 0 && text->len > 0 &&
            !hz_span_equal(record->fields[i], *text)) {
            return false;
        }
        *text = record->fields[i].len > 0 ? record->fields[i] : *text;
    }
    return text->len > 0 && !w->has_table && row->first == row->end;
}

static int measure(struct walk *w, const struct copy_row *row, hz_error *err)
{
    hz_span text;
    (void)err;
    if (!is_title(w, row, &text)) {
        uint32_t count = cells_of(w->copy, row);
        w->copy->width = count > w->copy->width ? count : w->copy->width;
    }
    if (row->record->sheet != NULL) {
        hz_diag_copy(w->sheet, sizeof w->sheet, hz_span_of(row->record->sheet));
    }
    return 0;
}

/* The cells of a row that has one text from the first to the last of them, such as the merged name
 * of a section; 0: it is no such row. */
static uint32_t count_merged(const struct walk *w, const struct copy_row *row)
{
    uint32_t count = cells_of(w->copy, row);
    for (uint32_t i = 1; i < count; i++) {
        if (!hz_span_equal(copy_cell(w->copy, row, i), copy_cell(w->copy, row, 0))) {
            return 0;
        }
    }
    bool is_wide = count > w->copy->head / 2 && count > 2;
    return is_wide && row->first == row->end ? count : 0;
}

static int write_record(struct walk *w, const struct copy_row *row, hz_error *err)
{
    hz_span text;
    if (!is_title(w, row, &text)) {
        uint32_t merged = count_merged(w, row);
        return merged > 0 ? w->format->merged(w->copy, row, merged, err)
                          : w->format->row(w->copy, row, err);
    }
    return marked_is_summary(text) ? 0 : w->format->title(w->copy, text, err);
}

enum cell_look copy_advice(struct copy *c, const struct copy_row *row, uint32_t column)
{
    enum cell_look look = LOOK_CELL;
    c->text.len = 0;
    for (size_t i = row->first; i < row->end; i++) {
        const struct mark *mark = &c->marked->marks[i];
        if (mark->column == column) {
            look = mark->severity == HZ_ERROR || look == LOOK_WRONG ? LOOK_WRONG : LOOK_ADVICE;
            if ((c->text.len > 0 && !buf_add_text(&c->text, "\n")) ||
                !buf_add_text(&c->text, mark_text(c->marked, mark->message))) {
                return LOOKS;
            }
        }
    }
    if (!buf_add(&c->text, "", 1)) {
        return LOOKS;
    }
    c->text.len--;
    return look;
}

/* Read the records once to learn how wide the table is. */
static int measure_all(struct copy *c, struct walk *w, hz_error *err)
{
    int result = each_record(w, measure, err);
    for (size_t i = 0; i < c->marked->count; i++) {
        c->width = c->marked->marks[i].column > c->width ? c->marked->marks[i].column : c->width;
    }
    c->sheet = w->sheet[0] == '\0' ? "表1" : w->sheet;
    return result;
}

int copy_write(struct copy *c, const struct copy_format *format, hz_error *err)
{
    char summary[1024];
    const struct hz_marked *m = c->marked;
    while (c->whole < m->count && m->marks[c->whole].line == 0) {
        c->whole++;
    }
    struct walk measured = {.copy = c, .next = c->whole};
    struct walk written = {.copy = c, .format = format, .next = c->whole};
    if (measure_all(c, &measured, err) != 0) {
        return -1;
    }
    marked_summary(m, summary, sizeof summary);
    c->old_advice = 0;
    c->head = 0;
    return format->begin(c, hz_span_of(summary), err) == 0 &&
                   each_record(&written, write_record, err) == 0
               ? format->finish(c, err)
               : -1;
}
