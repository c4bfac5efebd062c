/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** How long a hazard was in each state. */
#ifndef AUDIT_STAGES_H
#define AUDIT_STAGES_H

#include "ledger/row_content.h"
#include "output/writer.h"
#include "workflow/days.h"

/** The states a hazard went through, in the order of the journal. Begin with all zero. */
struct stages {
    struct stage *items;
    size_t count;
};

/** A state and the day on which the hazard came into it. */
struct stage {
    int state;
    hz_date since;
};

/** Adds what a line of the journal says. 0, or -1 when out of memory. */
int stages_add_line(struct stages *s, hz_event event, const struct line_days *days);

/** Adds what the columns of a row say, which no line tells of. 0, or -1 when out of memory. */
int stages_add_row(struct stages *s, const struct content *row);

/** Writes a heading and a table; a state that lasts is counted up to @p today. 0, or -1. */
int stages_write(const struct stages *s, hz_date today, hz_writer *out, hz_error *err);

void stages_free(struct stages *s);

#endif
