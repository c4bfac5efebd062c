/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The time that a hazard spent in each state. */
#ifndef WORKFLOW_DURATIONS_H
#define WORKFLOW_DURATIONS_H

#include "ledger/row_content.h"
#include "output/writer.h"
#include "workflow/journal_replay.h"

/** A state and the day on which it began. */
struct state_period {
    int state;
    bool accepted; /* 待验收 until it was accepted, 已验收待销号 from then on */
    hz_date since;
};

/** The states of a hazard in the order of the journal. Begin with all zero. */
struct durations {
    struct state_period *items;
    size_t count;
    size_t cap;
};

/** Add the state that a line of the journal leads to. 0, or -1 when out of memory. */
int durations_add_line(struct durations *d, hz_event event, const struct line_dates *dates);

/** Add the states that the columns of a row without a journal prove. 0, or -1: no memory. */
int durations_add_row(struct durations *d, const struct content *row, const hz_plan *plan);

/**
 * Write a heading and a table; nothing if there are none. The last state, unless closed, is
 * counted up to @p today. 0, or -1 with @p err set.
 */
int durations_write(const struct durations *d, hz_date today, hz_writer *out, hz_error *err);

void durations_free(struct durations *d);

#endif
