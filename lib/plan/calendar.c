/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan.h"
#include "value/informal_date.h"

static bool has_day(const hz_days *days, hz_date day)
{
    for (size_t i = 0; i < days->count; i++) {
        if (days->items[i] == day) {
            return true;
        }
    }
    return false;
}

static bool is_weekend(hz_date day)
{
    int since_monday = (int)(((int64_t)day + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
    return since_monday >= 5;
}

bool hz_plan_is_workday(const hz_plan *plan, hz_date day)
{
    if (has_day(&plan->holidays, day)) {
        return false;
    }
    return !is_weekend(day) || has_day(&plan->workdays, day);
}

hz_date hz_plan_workdays_before(const hz_plan *plan, hz_date day, int count)
{
    while (count > 0) {
        day--;
        count -= hz_plan_is_workday(plan, day) ? 1 : 0;
    }
    return day;
}

hz_date hz_plan_cutoff(const hz_plan *plan, hz_month month)
{
    return hz_month_day(month, plan->report_day);
}

hz_date hz_plan_report_deadline(const hz_plan *plan, hz_date cutoff)
{
    enum { DAYS_OF_A_YEAR = 366 };
    bool moves = plan->report_day_shift == NULL ||
                 strcmp(plan->report_day_shift, HZ_SHIFT_NEXT_WORKDAY) == 0;
    hz_date day = cutoff;
    /* the limit ends the search in a plan that has no workday within a year */
    while (moves && day < cutoff + DAYS_OF_A_YEAR && !hz_plan_is_workday(plan, day)) {
        day++;
    }
    return day;
}

bool date_is_plausible(const hz_plan *plan, hz_date date)
{
    return date >= plan->start - DATE_MARGIN && date <= plan->end + DATE_MARGIN;
}

/* The day of a serial number in the system of 1900, if that is plausible: in that of 1904 it would
 * be four years later. */
static hz_date day_of_number(const hz_plan *plan, hz_span text)
{
    enum { DAY_ZERO = -25569 };
    informal_date informal;
    informal_date_parse(&informal, text);
    hz_date day = informal.kind == INFORMAL_NUMBER ? informal.count + DAY_ZERO : HZ_NO_DATE;
    return day != HZ_NO_DATE && date_is_plausible(plan, day) ? day : HZ_NO_DATE;
}

hz_fault plan_date_parse(const hz_plan *plan, hz_span text, hz_date *date)
{
    hz_fault fault = hz_date_parse(text, date);
    if (fault != HZ_NOT_A_DATE && fault != HZ_DATE_SERIAL) {
        return fault;
    }
    if (date_parse_timed(text, date)) {
        return HZ_VALUE_OK;
    }
    *date = plan == NULL ? HZ_NO_DATE : day_of_number(plan, text);
    return *date == HZ_NO_DATE ? fault : HZ_VALUE_OK;
}
