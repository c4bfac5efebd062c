/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Applying events to hazards: the job, and the check of one event on one row. */
#ifndef WORKFLOW_TRANSITION_H
#define WORKFLOW_TRANSITION_H

#include "rows/hazard.h"
#include "workflow/letters.h"
#include "workflow/row_change.h"
#include "workflow/targets.h"

/** One of the events of a call. */
struct step {
    hz_event event;
    struct new_values values; /* of the columns that it changes */
};

struct apply_job {
    hz_session *session;
    hz_transition transition;
    struct step *steps;          /* one for each event */
    const struct step *step;     /* the present one, */
    const hz_event_info *event;  /* and its line in events.def */
    uint64_t given;              /* columns given with the events, */
    hz_span of[HZ_COLUMN_COUNT]; /* and their values */
    char buffers[HZ_COLUMN_COUNT][128];
    char day[16]; /* of the events */
    struct targets targets;
    struct letters letters; /* of remind */
    struct row_change change;
    hz_span *fields; /* of the row between two steps */
    size_t field_cap;
    hz_error *err;
};

/** A row to which the event is applied. */
struct target_row {
    const hz_row *row;
    hz_hazard hazard; /* before the event */
    const struct target *known;
    struct new_values values; /* those of the step, changed by its rule */
};

enum verdict {
    VERDICT_ALLOW,
    VERDICT_REFUSE, /* reported */
    VERDICT_SKIP,   /* nothing to do, which was reported */
};

/** Check the row for the present step: by its state, the values that are needed, the day, and the
 * rule of the event. */
enum verdict check_transition(struct apply_job *job, struct target_row *r);

#endif
