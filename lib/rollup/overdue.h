/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** When a hazard is overdue. */
#ifndef ROLLUP_OVERDUE_H
#define ROLLUP_OVERDUE_H

#include "rows/hazard.h"
#include <hazard/overdue.h>

struct overdue {
    int days;         /* since the deadline; below zero: days left; 0: due on the day */
    const char *step; /* of the escalation ladder; "" if not overdue. The plan's. */
};

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
