/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A format: functions for titles, paragraphs and tables. writer.c lists them, one line each. */
#ifndef OUTPUT_FORMAT_H
#define OUTPUT_FORMAT_H

#include "base/buf.h"
#include "output/card.h"
#include "output/writer.h"
#include <stdio.h>

/** The cells of a table, for a format that must have all of them before it can write one. */
struct grid {
    struct buf text;
    size_t *ends; /* of each cell in `text` */
    size_t count; /* cells so far */
    size_t cap;
};

/** What a format writes to, and the table being written. */
struct page {
    struct buf *out;
    const char *line_end;
    const char *charset;   /* the name of the encoding */
    const hz_span *labels; /* of the table */
    size_t count;
    bool ambiguous;          /* yaml: two of the labels name one column */
    const struct form *form; /* that the table is, while it begins; NULL: none */
    struct grid grid;        /* text and markdown */
    void *state;             /* xlsx */
    hz_error failure;        /* why a function returned false; all zero: out of memory */
};

/**
 * Functions return false when they fail; NULL: nothing is written. A format that appends to
 * page->out has no `finish`; one that has writes bytes of its own, in no encoding.
 */
struct format {
    const char *name;
    bool (*begin)(struct page *page);
    bool (*title)(struct page *page, hz_span text);
    bool (*heading)(struct page *page, hz_span text);
    bool (*paragraph)(struct page *page, hz_span text);
    bool (*begin_table)(struct page *page);
    bool (*row)(struct page *page, const hz_span *cells);
    bool (*end_table)(struct page *page);
    bool (*form)(struct page *page); /* what page->form has beside its header */
    bool (*card)(struct page *page, const struct card *card);
    bool (*end)(struct page *page);
    bool (*finish)(struct page *page, FILE *out, const char *name);
    void (*close)(struct page *page);
};

extern const struct format format_csv;
extern const struct format format_yaml;
extern const struct format format_text;
extern const struct format format_markdown;
extern const struct format format_html;
extern const struct format format_xlsx;

/** Append one CSV record with its line end, with quotes where needed. False: out of memory. */
bool csv_record(struct buf *out, const hz_span *cells, size_t count, char delimiter,
                const char *line_end);

/** The labels of YAML list items. */
struct yaml_labels {
    const hz_span *spans;
    size_t count;
    bool ambiguous; /* two of them name one column */
};

/**
 * Append one YAML list item, a mapping of labels to cells. Empty cells are left out, unless a
 * later label would then be read as the column of the empty one. False: out of memory.
 */
bool yaml_item(struct buf *out, const struct yaml_labels *labels, const hz_span *cells,
               size_t indent, const char *line_end);

/** Append a cell. False: out of memory. */
bool grid_add(struct grid *grid, hz_span cell);

hz_span grid_get(const struct grid *grid, size_t cell);

/** True if all cells of @p column of @p columns are numbers, apart from the label in the first row.
 */
bool grid_has_numbers(const struct grid *grid, size_t columns, size_t column);

void grid_clear(struct grid *grid);

/** True if @p s is a number, a percentage or empty; such cells are aligned to the right. */
bool is_number(hz_span s);

#endif
