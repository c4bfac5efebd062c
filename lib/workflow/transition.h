/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Applying an event to hazards: the job, and the rules that may refuse a row. */
#ifndef WORKFLOW_TRANSITION_H
#define WORKFLOW_TRANSITION_H

#include "check/header_check.h"
#include "ledger/ledger.h"
#include "rows/hazard.h"
#include "workflow/session.h"
#include "workflow/targets.h"

struct apply_job {
    hz_session *session;
    hz_transition transition;
    const hz_event_info *event;
    struct ledger *ledger;
    struct targets targets;
    hz_binding widened;                 /* of a YAML row, with the columns that are filled in */
    uint64_t fills;                     /* the columns that the event changes */
    hz_span values[HZ_COLUMN_COUNT];    /* their new values */
    char buffers[HZ_COLUMN_COUNT][128]; /* of the values */
    char day[16];                       /* of the event */
    hz_span *cells;                     /* of the changed row, then labels for the header check */
    size_t cell_cap;
    uint64_t *lines; /* of YAML: of each cell */
    size_t line_cap;
    size_t refusals;
    struct buf scratch;
    struct header_check labels;
    bool header_checked;
    hz_digest header;   /* of the binding checked last */
    struct buf adopted; /* numbers of the rows with which the journal begins */
    hz_error *err;
};

/** A row to which the event is applied. */
struct target_row {
    const hz_row *row;
    hz_hazard hazard; /* before the event */
    const struct target *known;
    uint64_t fills; /* those of the event, without columns that a rule excludes */
};

/** Report a refusal of @p row and count it. */
void refuse(struct apply_job *job, hz_code code, const hz_row *row, hz_column column,
            const char *detail);

enum verdict {
    VERDICT_ALLOW,
    VERDICT_REFUSE, /* reported */
    VERDICT_SKIP,   /* nothing to do, which was reported */
};

/** Check the row by its state, the values that are needed, the day, and the rule of the event. */
enum verdict check_transition(struct apply_job *job, struct target_row *r);

#endif
