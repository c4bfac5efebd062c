/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Who answered for a hazard, round by round: 责任倒查 (art. 2.3.5) asks who accepted and who closed
 * it before it was sent back or opened again.
 */
#ifndef AUDIT_ROUNDS_H
#define AUDIT_ROUNDS_H

#include "ledger/row_content.h"
#include "output/writer.h"
#include "workflow/days.h"

/** Signatures in the order of the journal. Begin with all zero. */
struct rounds {
    struct buf text; /* of the names */
    struct signed_as *items;
    size_t count;
    size_t cap;
    unsigned sent_back; /* times the hazard was rejected or opened again */
};

/** One signature. */
struct signed_as {
    unsigned round;       /* from 1 */
    const char *role;     /* static */
    const char *day_name; /* what the day is; static */
    size_t name;          /* where it begins in `text` */
    size_t name_len;
    hz_date day;
};

/**
 * Adds the signatures of a line of the journal, after which the row says @p now and before which
 * it said @p before. 0, or -1 when out of memory.
 */
int rounds_add_line(struct rounds *r, const hz_journal_line *line, const struct line_days *days,
                    const struct content *before, const struct content *now);

/** Adds the signatures of a row that its lines, after which it said @p before, do not tell of. */
int rounds_add_row(struct rounds *r, const struct content *before, const struct content *row);

/** Writes a heading and a table. 0, or -1 with @p err set. */
int rounds_write(const struct rounds *r, hz_writer *out, hz_error *err);

void rounds_free(struct rounds *r);

#endif
