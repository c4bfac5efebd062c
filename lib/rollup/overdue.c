/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/overdue.h"
#include "plan/plan.h"

/* The last step whose days have passed. */
static const char *step_after(const hz_plan *plan, int days)
{
    const char *step = "";
    for (size_t i = 0; i < plan->escalation.count; i++) {
        if (days >= plan->escalation.items[i].days) {
            step = plan->escalation.items[i].step;
        }
    }
    return step;
}

bool hz_overdue_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day, int within,
                   hz_until until, hz_overdue *overdue)
{
    hz_date deadline = hz_deadline(hazard);
    bool stopped =
        until == HZ_UNTIL_CLOSED ? hz_was_closed(hazard, day) : hz_was_rectified(hazard, day);
    if (!hz_was_found(hazard, day) || stopped || deadline == HZ_NO_DATE) {
        return false;
    }
    overdue->days = day - deadline;
    overdue->step = overdue->days > 0 ? step_after(plan, overdue->days) : "";
    return overdue->days > 0 || (within >= 0 && overdue->days >= -within);
}
