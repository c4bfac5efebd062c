/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What must be kept of each hazard to say on any day for what it counts. */
#ifndef COUNT_TRACES_H
#define COUNT_TRACES_H

#include "base/intern.h"
#include "rollup/indicator_values.h"

/** One hazard; figures that do not change with the day are worked out once. */
struct trace {
    size_t id;      /* in `ids` */
    int area;       /* units of the plan, -1: none */
    int department; /* its 监管部门 */
    hz_date found;
    hz_date rectified;
    hz_date closed;
    hz_date listed;  /* since when; HZ_NO_DATE: it is not */
    uint32_t always; /* indicators for which it counts once it is found: a bit each */
    bool self;
    bool minor; /* its level is 一般 */
};

struct traces {
    struct intern ids;
    struct trace *items;
    size_t count;
    size_t cap;
};

/** Keeps a hazard. False: out of memory. */
bool traces_add(struct traces *t, const hz_row *row, const hz_hazard *hazard, const hz_plan *plan);

/** True if the hazard counts for @p indicator on @p day. */
bool trace_counts(const struct trace *trace, hz_indicator indicator, hz_date day);

void traces_free(struct traces *t);

#endif
