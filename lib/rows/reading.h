/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** One file, or a part of one, while its rows are read. */
#ifndef ROWS_READING_H
#define ROWS_READING_H

#include "rows/above.h"
#include "rows/rows.h"
#include "rows/skipped_rows.h"
#include "rows/two_row_header.h"

/** A further flag: skipped rows are reported. */
#define READING_REPORTS (1U << 16)

struct reading {
    hz_table *table; /* NULL: none is open */
    const char *file;
    unsigned flags;     /* of hz_rows_open() */
    bool alone;         /* there is no other file */
    bool bound;         /* a header has been met */
    hz_binding binding; /* by it; where none has been met, by that of the file before */
    hz_row row;
    enum skipped_row skipped; /* what the row is that is to be left out; else IS_HAZARD */
    struct hz_above above;    /* the row, if HZ_ROWS_ABOVE is among the flags */
    bool is_above_due;        /* the row in hand is not among it yet */
    struct header_copy header;
    enum { NOTHING_AHEAD, RECORD_AHEAD, HEADER_AHEAD } ahead; /* what has been read already */
    int found_ahead;                                          /* as hz_table_next() */
    const hz_record *record_ahead;
    hz_diag err_ahead;
};

/** The next row or header of the file, in @p r->row: 1; the end: 0; -1 with @p err set. */
int reading_next(struct reading *r, hz_error *err);

/** Makes the current row the one above those that follow. */
void reading_flush_above(struct reading *r);

/** Goes by the labels of @p header from here on. 0, or -1 with @p err set. */
int reading_bind(struct reading *r, const hz_record *header, hz_error *err);

/**
 * The next record: one that was read ahead, or the table's. As hz_table_next().
 */
int reading_next_record(struct reading *r, const hz_record **record, hz_error *err);

/** Reads the record ahead that follows @p header, of which r->header is a copy then. -1: @p err. */
int reading_look_ahead(struct reading *r, const hz_record *header, hz_error *err);

/**
 * Begins a table with @p header, and the row below it if that is its second row; @p record is the
 * whole header then. 1, or -1 with @p err set.
 */
int reading_begin(struct reading *r, const hz_record *header, const hz_record **record,
                  hz_error *err);

/** Finds the header, below title lines if there are some. 1: found; 0: the file is over. */
int reading_find_header(struct reading *r, const hz_record **record, hz_error *err);

/** True if the labels of the last header are those of @p record. */
bool reading_has_labels(const struct reading *r, const hz_record *record);

/** True if a table begins with @p record; notes of which kind it is. */
bool reading_is_header(struct reading *r, const hz_record *record);

/** Closes the table; its header is not forgotten, for the next has most likely the same. */
void reading_close(struct reading *r);

/** Closes the table and frees all. */
void reading_free(struct reading *r);

#endif
