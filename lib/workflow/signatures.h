/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The signatures of a hazard, round by round: 责任倒查 (art. 2.3.5) asks who accepted and who
 * closed it before it was rejected or reopened.
 */
#ifndef WORKFLOW_SIGNATURES_H
#define WORKFLOW_SIGNATURES_H

#include "ledger/row_content.h"
#include "output/writer.h"
#include "workflow/journal_replay.h"
#include "workflow/line_origin.h"

/** A column of the ledger in which a person signs. */
struct signature_column {
    hz_column person;
    hz_column day; /* of the signature, or the deadline */
};

extern const struct signature_column signature_columns[];
extern const size_t signature_column_count;

/** The index of @p column in signature_columns; -1: nobody signs there. */
int signature_column_find(int column);

struct signature {
    unsigned round;       /* from 1 */
    const char *role;     /* static */
    const char *day_name; /* the meaning of the day; static */
    size_t name;          /* offset in `text` */
    size_t name_len;
    hz_date day;
};

/** Signatures in the order of the journal. Begin with all zero. */
struct signatures {
    const hz_plan *plan; /* by which days are read */
    struct buf text;     /* the names */
    struct signature *items;
    size_t count;
    size_t cap;
    unsigned finished_rounds; /* ended because the hazard was rejected or reopened */
};

/**
 * Add the signatures of a line of the journal that changes the row from @p before to @p after. 0,
 * or -1 when out of memory.
 */
int signatures_add_line(struct signatures *s, const struct journal_line *line,
                        const struct line_dates *dates, const struct line_origin *origin,
                        const struct content *before, const struct content *after);

/**
 * Add the signatures in @p row that the journal does not record; @p journaled is the content after
 * its last line. 0, or -1 when out of memory.
 */
int signatures_add_row(struct signatures *s, const struct content *journaled,
                       const struct content *row);

/** Write a heading and a table; nothing if there are none. 0, or -1 with @p err set. */
int signatures_write(const struct signatures *s, hz_writer *out, hz_error *err);

void signatures_free(struct signatures *s);

/** Write what @p person has signed, according to the journal and the ledger. 0, or -1 with @p err
 * set.
 */
int signature_search(const char *ledger, const char *person, const hz_plan *plan, hz_writer *writer,
                     hz_error *err);

#endif
