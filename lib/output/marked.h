/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The findings on one file, as its marked copy needs them, and how a copy is written. */
#ifndef OUTPUT_MARKED_H
#define OUTPUT_MARKED_H

#include "base/buf.h"
#include "output/book.h"
#include "table/table.h"
#include <hazard/writer.h>

/** One finding. Texts are offsets in `text` of hz_marked. */
struct mark {
    uint64_t line;
    uint32_t column; /* from 1; 0: the whole row */
    uint32_t row;    /* of the copy, from 1; 0: none */
    size_t order;
    bool is_error;
    size_t cell;
    size_t label;
    size_t value;
    size_t message;
};

struct hz_marked {
    hz_language language;
    struct mark *marks;
    size_t count;
    size_t cap;
    struct buf text;   /* texts that end with a NUL */
    uint64_t *headers; /* lines */
    size_t header_count;
    size_t header_cap;
    uint64_t rows; /* headers not counted */
};

static inline const char *mark_text(const struct hz_marked *marked, size_t at)
{
    return marked->text.ptr + at;
}

/** A copy while it is written. */
struct copy {
    struct hz_marked *marked;
    const char *file;
    const char *sheet;   /* its name */
    uint32_t width;      /* cells of the widest record */
    struct buf text;     /* for the advice on a cell */
    struct book *book;   /* xlsx */
    struct buf page;     /* html */
    FILE *out;           /* where the copy is written */
    const char *path;    /* its name, for messages */
    bool has_table;      /* html: a table was begun */
    uint32_t old_advice; /* the column with the advice of an earlier copy, from 1; 0: none */
};

/** A record of the table, with the findings on it. */
struct copy_row {
    const hz_record *record;
    bool is_header;
    bool begins_table; /* it is the first header */
    size_t first;      /* of the marks on it */
    size_t end;        /* after the last */
};

/** How copies are written in one format. Functions return 0, or -1 with @p err set. */
struct copy_format {
    const char *name;
    /** Begin the copy: @p summary, what is wrong with the whole table, marks 0 to @p whole, and
     * perhaps the list of all. */
    int (*begin)(struct copy *c, hz_span summary, size_t whole, hz_error *err);
    /** Write a text above the table. */
    int (*title)(struct copy *c, hz_span text, hz_error *err);
    int (*row)(struct copy *c, const struct copy_row *row, hz_error *err);
    /** Write a row whose first @p count cells were merged, and that has no others. */
    int (*merged)(struct copy *c, const struct copy_row *row, uint32_t count, hz_error *err);
    int (*finish)(struct copy *c, hz_error *err);
};

extern const struct copy_format copy_book;
extern const struct copy_format copy_page;

/** Cell @p i of the row, from 0; the advice of an earlier copy is left out. */
hz_span copy_cell(const struct copy *c, const struct copy_row *row, uint32_t i);

/**
 * Put into `text`, with a NUL, what is to be changed in column @p column of the row, from 1; 0: in
 * the row as a whole. Return how the cell looks; LOOK_CELL: nothing is to be changed. LOOKS: out of
 * memory.
 */
enum cell_look copy_advice(struct copy *c, const struct copy_row *row, uint32_t column);

/** Write the copy in @p format. 0, or -1 with @p err set. */
int copy_write(struct copy *c, const struct copy_format *format, hz_error *err);

#endif
