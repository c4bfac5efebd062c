/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Changing one row of a ledger: compare it with the journal, fill in new values, check the result
 * as ledger-check does, and write it. What a row must not be is reported and counted as a refusal.
 */
#ifndef WORKFLOW_ROW_CHANGE_H
#define WORKFLOW_ROW_CHANGE_H

#include "check/header_check.h"
#include "ledger/ledger.h"
#include "ledger/row_hash.h"
#include "workflow/session.h"

/** Begin with all zero but the first three. */
struct row_change {
    hz_session *session;
    hz_error *err;
    hz_sink sink; /* receives refusals */
    struct ledger *ledger;
    size_t refusals;
    uint64_t lines; /* of the journal; 0: the rows that are changed begin it */
    hz_span *cells; /* of the changed row, then labels for the header check */
    size_t cell_cap;
    uint64_t *cell_lines; /* of YAML: of each cell */
    size_t line_cap;
    struct buf scratch;
    struct header_check labels;
    bool header_checked;
    hz_digest header;   /* of the binding checked last */
    struct buf adopted; /* numbers of the rows with which the journal begins */
};

/** A new value of a field that holds no column of the schema. */
struct other_value {
    size_t field;
    hz_span value;
};

/** New values of columns. */
struct new_values {
    uint64_t columns; /* those that change */
    hz_span of[HZ_COLUMN_COUNT];
    const struct other_value *others;
    size_t other_count;
};

/** What the journal knows of a row. */
struct known_row {
    uint64_t line;           /* 序号 of the last line about it; 0: none */
    char row[ROW_HASH_SIZE]; /* 行校验 in that line */
    struct content recorded; /* of the row after that line */
    bool all_current;        /* the lines since the row was recorded whole are of this version */
};

/** Report a refusal of @p row, with a detail (NULL: none), and count it. */
void row_change_refuse(struct row_change *c, hz_code code, const hz_row *row, hz_column column,
                       const char *detail);

/** As row_change_refuse(), with the arguments of @p args. */
void row_change_refuse_with(struct row_change *c, hz_code code, const hz_row *row, hz_column column,
                            const hz_diag *args);

/** The columns in which @p values has a value, for the options of ledger_open(). */
uint64_t new_values_filled(const struct new_values *values);

/** Compare a row with the journal. 0, or -1 with the error set. */
int row_change_is_same(struct row_change *c, const hz_row *row, const struct known_row *known,
                       bool *same);

/** Refuse a row that is not @p same as in the journal. 0, or -1 with the error set. */
int row_change_compare(struct row_change *c, const hz_row *row, const struct known_row *known,
                       bool *same);

/** Set `cells` to the cells of @p row with the new values. 0, or -1 with the error set. */
int row_change_set(struct row_change *c, const hz_row *row, const struct new_values *values);

/**
 * Set `cells` to the cells of @p row with the new values, and check them as ledger-check does;
 * every error is a refusal. 0, or -1 with the error set.
 */
int row_change_fill(struct row_change *c, const hz_row *row, const struct new_values *values,
                    bool *passes);

/**
 * Record `cells` as the new content of @p row; a row without a line in the journal gets one first,
 * unless @p known is NULL: this is a further step of the row. 0, or -1 with the error set.
 */
int row_change_record(struct row_change *c, const hz_row *row, const struct known_row *known,
                      const struct journal_entry *entry);

/** Note the numbers of the rows with which the journal began. Call it after the commit. */
void row_change_report_adopted(const struct row_change *c);

void row_change_end(struct row_change *c);

#endif
