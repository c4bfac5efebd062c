/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan.h"

static bool has_day(const hz_days *days, hz_date day)
{
    for (size_t i = 0; i < days->count; i++) {
        if (days->items[i] == day) {
            return true;
        }
    }
    return false;
}

bool hz_plan_is_workday(const hz_plan *plan, hz_date day)
{
    int since_monday = (int)(((int64_t)day + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
    if (has_day(&plan->holidays, day)) {
        return false;
    }
    return since_monday < 5 || has_day(&plan->workdays, day);
}

hz_date hz_plan_report_deadline(const hz_plan *plan, hz_date cutoff)
{
    bool shifts = plan->report_day_shift == NULL ||
                  strcmp(plan->report_day_shift, HZ_SHIFT_NEXT_WORKDAY) == 0;
    hz_date day = cutoff;
    /* a plan in which no day is worked for a year has no next workday */
    while (shifts && day < cutoff + 366 && !hz_plan_is_workday(plan, day)) {
        day++;
    }
    return day;
}

hz_date hz_plan_workdays_before(const hz_plan *plan, hz_date day, int count)
{
    while (count > 0) {
        day--;
        count -= hz_plan_is_workday(plan, day) ? 1 : 0;
    }
    return day;
}
