/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Compares a received row with its hazard in the ledger and decides what each difference is: a
 * correction, a step of the closed loop, or a doubt that only the county can settle. A township
 * must not be able to rid itself of a listing, a fine or a deadline by what it writes.
 */
#ifndef WORKFLOW_REVIEW_H
#define WORKFLOW_REVIEW_H

#include "workflow/received.h"
#include "workflow/reports.h"
#include "workflow/row_change.h"

/** Something that the county must decide. */
struct doubt {
    hz_code code;
    hz_column column;
    hz_date day;   /* that the message names; HZ_NO_DATE: none */
    bool accepted; /* by the county */
    bool blocks;   /* the row stays as it is; otherwise only this is left out */
};

/** What a received row changes. */
struct review {
    const hz_plan *plan;
    const struct received_row *given;
    const struct reported_hazard *known; /* NULL: the journal does not have the hazard */
    hz_date previous;                    /* day of the township's report before; HZ_NO_DATE: none */
    hz_hazard before;
    hz_hazard after;
    enum stage from;
    enum stage to;
    bool township_lags;      /* the county has taken steps that the township has not noted yet */
    uint64_t corrected;      /* columns that are corrected */
    uint64_t steps;          /* columns that steps fill in */
    uint64_t county_columns; /* that the county has changed and the township has not noted */
    struct doubt doubts[2 * HZ_COLUMN_COUNT];
    size_t doubt_count;
    char buffers[HZ_COLUMN_COUNT][CELL_SIZE]; /* of new values */
    char old_buffers[HZ_COLUMN_COUNT][CELL_SIZE];
};

/** Compare @p given with @p row of the ledger. Set the first four members before. */
void review_row(struct review *v, const hz_row *row);

/** The stage that a hazard has reached by its cells. */
enum stage review_stage(const hz_hazard *hazard);

/** The event by which alone the county changes @p column in this way; HZ_EVENT_NONE: it may confirm
 * what the table says. */
hz_event review_event_of_county(const struct review *v, hz_column column);

/** The value of a column in the table, in its normal form, and in the ledger. */
hz_span review_new(struct review *v, hz_column column);
hz_span review_old(struct review *v, hz_column column);

/** A step of the closed loop, and the columns that it fills in. */
struct loop_step {
    hz_event event;
    enum stage stage; /* that it leads to */
    uint64_t columns;
    uint64_t needs; /* those of them without which it did not happen */
};

extern const struct loop_step loop_steps[];
extern const size_t loop_step_count;

#endif
