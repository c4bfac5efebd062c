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
    hz_severity severity;
    size_t cell;
    size_t label;
    size_t value;
    size_t message;
};

/** The lines that a header takes, which may have two rows. */
struct mark_header {
    uint64_t line;
    uint64_t end; /* the line after it */
};

struct hz_marked {
    hz_language language;
    hz_row_counts counts;
    struct mark *marks;
    size_t count;
    size_t cap;
    struct buf text; /* texts that end with a NUL */
    struct mark_header *headers;
    size_t header_count;
    size_t header_cap;
};

static inline const char *mark_text(const struct hz_marked *marked, size_t at)
{
    return marked->text.ptr + at;
}

/** A copy while it is written. */
struct copy {
    struct hz_marked *marked;
    const char *file;
    const char *sheet;       /* its name */
    uint32_t width;          /* cells of the widest record */
    uint32_t head;           /* cells of the header */
    size_t whole;            /* marks before this one are on the whole table */
    struct buf text;         /* for the advice on a cell */
    struct book *book;       /* xlsx */
    enum column_type *types; /* xlsx: of the columns */
    uint32_t type_count;
    size_t type_cap;
    struct buf page;     /* html */
    FILE *out;           /* where the copy is written */
    const char *path;    /* its name, for messages */
    bool has_table;      /* html: a table was begun */
    bool in_head;        /* html: its header was begun */
    uint32_t old_advice; /* the column with the advice of an earlier copy, from 1; 0: none */
};

/** A record of the table, with the findings on it. */
struct copy_row {
    const hz_record *record;
    bool is_header;
    bool is_head;      /* of the first header, which may have two rows */
    bool begins_table; /* it is the first of them */
    bool is_groups;    /* a header whose second row is below it */
    size_t first;      /* of the marks on it */
    size_t end;        /* after the last */
};

/** How copies are written in one format. Functions return 0, or -1 with @p err set. */
struct copy_format {
    const char *name;
    bool (*is_copy)(const char *path);
    /** Begin the copy: @p summary, what is wrong with the whole table, and perhaps the list. */
    int (*begin)(struct copy *c, hz_span summary, hz_error *err);
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

/** How many cells are written of the row: its own, and the empty ones below labels. */
uint32_t copy_row_width(const struct copy *c, const struct copy_row *row);

/** True if mark @p i is on the whole table or a header, not on a cell. */
bool copy_is_whole(const struct copy *c, size_t i);

/**
 * Put into `text`, with a NUL, what is to be changed in column @p column of the row, from 1; 0: in
 * the row as a whole. Return how the cell looks; LOOK_CELL: nothing is to be changed. LOOKS: out of
 * memory.
 */
enum cell_look copy_advice(struct copy *c, const struct copy_row *row, uint32_t column);

/** Write the copy in @p format. 0, or -1 with @p err set. */
int copy_write(struct copy *c, const struct copy_format *format, hz_error *err);

#endif
