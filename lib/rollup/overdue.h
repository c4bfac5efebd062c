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

#endif
