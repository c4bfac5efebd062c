/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** When a hazard is overdue. */
#ifndef ROLLUP_OVERDUE_H
#define ROLLUP_OVERDUE_H

#include "rows/hazard.h"
#include <hazard/overdue.h>

/** The labels of what a list has beside the columns of the ledger. */
#define OVERDUE_DAYS_LABEL "逾期天数"
#define OVERDUE_STEP_LABEL "应采取措施"

struct overdue {
    int days; /* since the deadline; below zero: days left; 0: due on the day */
    int step; /* that is due next, a number in the plan's escalation ladder; -1: none */
};

/** The name of the step that is due; "" if there is none. The plan's. */
const char *overdue_step(const struct overdue *overdue, const hz_plan *plan);

/** True if @p hazard is listed with these options; @p overdue is then set. */
bool overdue_on(const hz_hazard *hazard, const hz_plan *plan, const hz_overdue_options *options,
                struct overdue *overdue);

/** The columns that overdue_list_add() reads. */
uint64_t overdue_list_columns(void);

/** Write the title and the labels of the list for people. 0, or -1 with @p err set. */
int overdue_list_begin(hz_writer *writer, const hz_plan *plan, const hz_overdue_options *options,
                       hz_error *err);

/** Write a list without rows, of which @p left_out could not be evaluated. 0, or -1 with @p err
 * set. */
int overdue_list_none(hz_writer *writer, const hz_plan *plan, const hz_overdue_options *options,
                      uint64_t left_out, hz_error *err);

/** Write @p hazard, the row @p number of the list for people. 0, or -1 with @p err set. */
int overdue_list_add(hz_writer *writer, const hz_plan *plan, const hz_hazard *hazard,
                     const struct overdue *overdue, uint64_t number, hz_error *err);

#endif
