/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Applying an event to hazards: the job, and the rules that may refuse a row. */
#ifndef WORKFLOW_TRANSITION_H
#define WORKFLOW_TRANSITION_H

#include "rows/hazard.h"
#include "workflow/row_change.h"
#include "workflow/targets.h"

struct apply_job {
    hz_session *session;
    hz_transition transition;
    const hz_event_info *event;
    struct targets targets;
    struct row_change change;
    struct new_values values;           /* of the columns that the event changes */
    char buffers[HZ_COLUMN_COUNT][128]; /* of the values */
    char day[16];                       /* of the event */
    hz_error *err;
};

/** A row to which the event is applied. */
struct target_row {
    const hz_row *row;
    hz_hazard hazard; /* before the event */
    const struct target *known;
    struct new_values values; /* those of the event, without columns that a rule excludes */
};

enum verdict {
    VERDICT_ALLOW,
    VERDICT_REFUSE, /* reported */
    VERDICT_SKIP,   /* nothing to do, which was reported */
};

/** Check the row by its state, the values that are needed, the day, and the rule of the event. */
enum verdict check_transition(struct apply_job *job, struct target_row *r);

#endif
