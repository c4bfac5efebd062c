/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The state of reading the rows of a file, or of a chunk of one. */
#ifndef ROWS_READING_H
#define ROWS_READING_H

#include "rows/above.h"
#include "rows/ahead.h"
#include "rows/rows.h"
#include "rows/skipped_rows.h"
#include "rows/two_row_header.h"

/** A further flag: skipped rows are reported. */
#define READING_REPORTS (1U << 16)
/** A further flag: weak labels are unknown. */
#define READING_STRONG (1U << 17)

struct reading {
    hz_table *table; /* NULL: none is open */
    const char *file;
    unsigned flags;     /* of hz_rows_open() */
    bool alone;         /* there is no other file */
    bool bound;         /* a header of this file has been read */
    hz_binding binding; /* of that header; before it, of the last header of the file before */
    hz_row row;
    enum skipped_row skipped; /* the kind of row, if it is to be skipped */
    struct hz_above above;    /* with HZ_ROWS_ABOVE: what is above the row */
    bool is_above_due;        /* the current row has not been added to it yet */
    struct header_copy header;
    size_t advice;        /* of a marked copy: number of the column 需修改, from 1; 0: none */
    hz_record no_advice;  /* the current record without it */
    struct buf title;     /* the texts above the first header, joined by ； */
    bool is_header_ahead; /* `header` comes next */
    struct ahead ahead;   /* the records after it */
    const hz_plan *plan;  /* of the options: NULL, or what adds labels and names */
    bool is_part;         /* of a file: what follows is read by others */
    bool is_undecided;    /* a part ends where it cannot be said what labels mean */
};

/** The test by which the file is opened: the tables that are wanted. */
static inline hz_header_test reading_header_test(const struct reading *r)
{
    return hz_schema_header_test((r->flags & HZ_ROWS_DISPATCH) != 0);
}

/** The next row or header of the file, in @p r->row: 1; the end: 0; -1 with @p err set. */
int reading_next(struct reading *r, hz_error *err);

/** Makes the current row the one above those that follow. */
void reading_flush_above(struct reading *r);

/** Binds the labels of @p header, for the rows that follow. 0, or -1 with @p err set. */
int reading_bind(struct reading *r, const hz_record *header, hz_error *err);

/**
 * The next record: one that was read ahead, or the table's; without the advice of a marked copy. As
 * hz_table_next().
 */
int reading_next_record(struct reading *r, const hz_record **record, hz_error *err);

/** True if something was read ahead. */
bool reading_is_ahead(const struct reading *r);

/**
 * Reads ahead until there are @p count records or @p bytes of them, or the table is over. What was
 * taken before is not valid any more. 0, or -1 with @p err set: out of memory.
 */
int reading_fill_ahead(struct reading *r, size_t count, size_t bytes, hz_error *err);

/**
 * Copies @p header to r->header and looks at the record after it, which stays the next one, in @p
 * next. 1; 0: there is none that can be read; -1 with @p err set: out of memory.
 */
int reading_look_ahead(struct reading *r, const hz_record *header, const hz_record **next,
                       hz_error *err);

/**
 * Joins r->header with @p next, the record after it, if they are one header: as header_join(), with
 * @p err set.
 */
int reading_join_header(struct reading *r, const hz_record *next, hz_error *err);

/** Binds r->header, with the weak labels that its table supports. 1, or -1 with @p err set. */
int reading_bind_copy(struct reading *r, const hz_record **record, hz_error *err);

/**
 * Begins a table with @p header; if the row below it is its second row, both are joined. @p record
 * is the whole header. 1, or -1 with @p err set.
 */
int reading_begin(struct reading *r, const hz_record *header, const hz_record **record,
                  hz_error *err);

/** Finds the header, below title lines if there are some. 1: found; 0: the file is over. */
int reading_find_header(struct reading *r, const hz_record **record, hz_error *err);

/** True if the labels of the last header are those of @p record. */
bool reading_has_labels(const struct reading *r, const hz_record *record);

/** True if @p record is a header; sets the kind of the table. */
bool reading_is_header(struct reading *r, const hz_record *record);

/** Closes the table, but keeps its header: the next file probably has the same. */
void reading_close(struct reading *r);

/** Closes the table and frees all. */
void reading_free(struct reading *r);

#endif
