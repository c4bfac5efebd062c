/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A row that is to be added, with the state that its dates prove where it brings none. */
#ifndef STEP_COMPLETED_H
#define STEP_COMPLETED_H

#include "rows/hazard.h"

/** Begin with all zero. */
struct completed {
    hz_binding binding; /* the table's, with 整改状态 */
    size_t given;       /* columns that the table has */
    hz_span *cells;
    uint64_t *lines; /* of YAML */
    size_t cap;
    hz_record record;
    hz_row row; /* the result */
    int state;  /* hz_status that was filled in; -1: the row has a state of its own */
};

/** Takes the columns of @p header. False: out of memory. */
bool completed_bind(struct completed *c, const hz_row *header);

/**
 * Makes `row` of @p row, a row of data under that header: 已销号 where it is closed, 待验收 where
 * it is rectified, 已交办 where it is assigned, else 已登记. False: out of memory. A row with more
 * cells than its header stays as it is.
 */
bool completed_make(struct completed *c, const hz_row *row, const hz_plan *plan);

void completed_free(struct completed *c);

#endif
