/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The state that dates prove, for rows whose 整改状态 says none. */
#ifndef WORKFLOW_FILL_STATUS_H
#define WORKFLOW_FILL_STATUS_H

#include "rows/hazard.h"

/** Return the state that the dates of @p hazard prove, where 整改状态 is empty or says only 未销号.
 */
hz_status state_of_dates(const hz_hazard *hazard);

/** Return the state that 整改状态 says, or if it says none, the one that the dates prove. */
hz_status state_of_hazard(const hz_hazard *hazard);

/** Begin with all zero. */
struct filled_row {
    hz_binding binding; /* of the table, with 整改状态 */
    size_t given;       /* count of the columns that the table has */
    hz_span *cells;
    size_t cell_cap;
    uint64_t *lines; /* of YAML */
    size_t line_cap;
    hz_record record;
    hz_row row; /* the result */
    int state;  /* the hz_status that was filled in; -1: the row has one */
};

/** Bind the header of the table. False: out of memory. */
bool filled_row_bind(struct filled_row *f, const hz_row *header);

/**
 * Set `row` to @p row with a state: 已撤销 if it is cancelled, 已销号 if it is closed, 待验收 if it
 * is rectified, 已交办 if it is assigned, otherwise 已登记. A row with more cells than its header
 * stays as it is. False: out of memory.
 */
bool filled_row_fill(struct filled_row *f, const hz_row *row, const hz_plan *plan);

void filled_row_clear(struct filled_row *f);

#endif
