/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** One step of many hazards, while it is made. */
#ifndef STEP_MOVING_H
#define STEP_MOVING_H

#include "check/header_check.h"
#include "ledger/ledger.h"
#include "rows/hazard.h"
#include "workflow/results.h"
#include "workflow/targets.h"

struct moving {
    const hz_session *session;
    const hz_transition *move;
    const hz_event_info *event;
    hz_ledger *ledger;
    struct wanted wanted;
    struct results results;
    hz_binding widened;                 /* of a row of YAML, with the columns that are filled */
    uint64_t fills;                     /* columns that the step changes */
    hz_span values[HZ_COLUMN_COUNT];    /* for those */
    char buffers[HZ_COLUMN_COUNT][128]; /* of the values */
    hz_span *cells;                     /* of the row as it will be */
    uint64_t *lines;                    /* of YAML: on which each of them stands, or will */
    size_t cell_cap;
    size_t refusals;
    struct buf scratch;
    struct header_check labels;
    bool header_checked;
    hz_digest header;      /* digest of the one checked last */
    struct buf taken_over; /* numbers of rows that begin the journal */
    hz_error *err;
};

/** The row that is being moved. */
struct moved_row {
    const hz_row *row;
    hz_hazard hazard; /* as it is */
    const struct wanted_hazard *known;
    uint64_t fills; /* those of the step, but for what a rule takes out */
};

/** Refuses the row. */
void refuse(struct moving *m, hz_code code, const hz_row *row, hz_column column,
            const char *detail);

/** What a rule has to say. */
enum verdict {
    GO_ON,
    REFUSED, /* and said */
    LEAVE,   /* there is nothing to be done, which has been said */
};

/** What the state, the values and the rule of the event say of the row. */
enum verdict judge(struct moving *m, struct moved_row *r);

#endif
