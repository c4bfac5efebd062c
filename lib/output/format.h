/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A format: how titles, paragraphs and tables look. One line for each in writer.c. */
#ifndef OUTPUT_FORMAT_H
#define OUTPUT_FORMAT_H

#include "base/buf.h"
#include "output/writer.h"

/** A table that a format must see whole before it can write it. */
struct grid {
    struct buf text;
    size_t *ends; /* of each cell in `text` */
    size_t count; /* cells so far */
    size_t cap;
};

struct page {
    struct buf *out;
    const char *line_end;
    const char *charset;   /* of what is written */
    const hz_span *labels; /* of the table being written */
    size_t count;
    bool doubled; /* for YAML: two of the labels name one column */
    struct grid grid;
};

/** Functions return false when out of memory; NULL: nothing is to be written there. */
struct format {
    const char *name;
    bool (*title)(struct page *page, hz_span text);
    bool (*heading)(struct page *page, hz_span text);
    bool (*paragraph)(struct page *page, hz_span text);
    bool (*begin_table)(struct page *page);
    bool (*row)(struct page *page, const hz_span *cells);
    bool (*end_table)(struct page *page);
    bool (*end)(struct page *page);
};

extern const struct format format_csv;
extern const struct format format_yaml;
extern const struct format format_text;
extern const struct format format_markdown;
extern const struct format format_html;

/** Appends one CSV record with its line end, quoting what needs it. */
bool csv_record(struct buf *out, const hz_span *cells, size_t count, char delimiter,
                const char *line_end);

/** The labels of YAML list items; `doubled`: two of them name one column. */
struct yaml_labels {
    const hz_span *spans;
    size_t count;
    bool doubled;
};

/**
 * Appends one YAML list item: a mapping of labels to cells. Empty cells are left out, unless the
 * next label that names the same column would be taken for it.
 */
bool yaml_item(struct buf *out, const struct yaml_labels *labels, const hz_span *cells,
               size_t indent, const char *line_end);

bool grid_add(struct grid *grid, hz_span cell);
hz_span grid_get(const struct grid *grid, size_t cell);
void grid_free(struct grid *grid);

/** True if @p s reads as a number, a percentage or nothing: such cells stand to the right. */
bool is_number(hz_span s);

#endif
