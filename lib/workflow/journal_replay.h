/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Reading a ledger row by row and its journal line by line, and what a line of the journal records:
 * the days it records, and the content of the row after it.
 */
#ifndef WORKFLOW_JOURNAL_REPLAY_H
#define WORKFLOW_JOURNAL_REPLAY_H

#include "ledger/journal.h"
#include "ledger/journal_line.h"
#include "ledger/row_content.h"
#include "rows/rows.h"

/** Receive lines in turn. 0: continue; 1: stop; -1: failed, and it has set the error. */
typedef int (*line_fn)(void *ctx, const struct journal_line *line);

/**
 * Call @p fn for each row of data, with the labels that @p plan adds. 0; 1 if it stopped; -1 with
 * @p err set.
 */
int ledger_each_row(const char *ledger, const hz_plan *plan, row_fn fn, void *ctx, hz_error *err);

/** A journal that was read to its end. */
struct journal_summary {
    bool exists;
    unsigned form; /* enum journal_form */
    char head[SHA256_HEX_SIZE];
};

/** Call @p fn for each line, damaged ones too. @p summary may be NULL. As ledger_each_row(). */
int journal_each_line(const char *ledger, line_fn fn, void *ctx, struct journal_summary *summary,
                      hz_error *err);

/** The days that a line of the journal records. */
struct line_dates {
    int changes;                 /* count of the columns that changed */
    hz_date of[HZ_COLUMN_COUNT]; /* the new days in columns */
    hz_date noted;               /* 办理日期 */
    hz_date recorded;            /* the day of 时间 */
    int state;                   /* the new hz_status; -1: none */
    const hz_plan *plan;
};

/** Read the days with the labels and words that @p plan adds. 0, or -1 when out of memory. */
int line_dates_read(struct line_dates *dates, const struct journal_line *line, const hz_plan *plan);

/** The day of the event: that in its own column, or the one noted, or that of recording. */
hz_date line_date(const struct line_dates *dates, hz_event event);

/** Append the text of the note @p label of @p line, if it has one. False: out of memory. */
bool line_note_add(struct buf *text, const struct journal_line *line, const char *label);

/**
 * Set @p first to the 序号 of the first line about its hazard that @p line (撤回) undoes; 0: it is
 * no undo. All lines about that hazard from there to @p line have no effect. 0, or -1 when out of
 * memory.
 */
int line_undoes(const struct journal_line *line, uint64_t *first);

/**
 * Apply the changes of @p line, with the labels that @p plan adds, to @p content; a line that
 * records the whole row replaces it. @p all_current is true afterwards if every line since then is
 * of the current version. 0, or -1 when out of memory.
 */
int replay_line(struct content *content, const struct journal_line *line, const hz_plan *plan,
                bool *all_current);

/** True if both have the same values. */
bool content_is_same(const struct content *a, const struct content *b);

#endif
