/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/meant_date.h"
#include "plan/plan.h"
#include "value/words.h"

/*
 * A deadline without a year ends at most so many days after the period, or after the discovery: a
 * later one is likely no date, or lies before the discovery.
 */
enum { AFTER_PERIOD = 45, AFTER_DISCOVERY = 183 };

bool is_deadline(hz_column column)
{
    return column == HZ_COL_DUE_ON || column == HZ_COL_EXTENDED_TO;
}

/* The day @p day of @p month, or if @p is_last the month's last day if it is shorter. */
static hz_date day_in(int year, int month, int day, bool is_last)
{
    return is_last ? hz_month_day(year * 12 + month - 1, day) : hz_date_from_ymd(year, month, day);
}

static bool is_in_period(const hz_plan *plan, hz_date date)
{
    return date >= plan->start && date <= plan->end;
}

static bool is_deadline_of(const hz_plan *plan, hz_date found, hz_date date)
{
    return date >= found && (date <= plan->end + AFTER_PERIOD || date <= found + AFTER_DISCOVERY);
}

static hz_date with_year(const struct row_check *rc, hz_column column, int month, int day,
                         bool is_last)
{
    hz_date found = hz_hazard_date(rc->hazard, HZ_COL_FOUND_ON);
    hz_date meant = HZ_NO_DATE;
    int year = 0;
    int last = 0;
    if (is_deadline(column) && (found == HZ_NO_DATE || !date_is_plausible(rc->plan, found))) {
        return HZ_NO_DATE;
    }
    hz_date_split(rc->plan->start, &year, NULL, NULL);
    hz_date_split(rc->plan->end, &last, NULL, NULL);
    for (year -= is_deadline(column) ? 1 : 0; year <= last + 1; year++) {
        hz_date date = day_in(year, month, day, is_last);
        if (date == HZ_NO_DATE) {
            continue;
        }
        if (is_deadline(column) && is_deadline_of(rc->plan, found, date)) {
            return date; /* the first */
        }
        if (!is_deadline(column) && is_in_period(rc->plan, date)) {
            if (meant != HZ_NO_DATE) {
                return HZ_NO_DATE; /* one of several */
            }
            meant = date;
        }
    }
    return meant;
}

hz_date day_in_plan(const struct row_check *rc, hz_column column, int month, int day)
{
    return with_year(rc, column, month, day, false);
}

hz_date meant_day(const struct row_check *rc, hz_column column, const informal_date *informal)
{
    return informal->year == 0 ? with_year(rc, column, informal->month, informal->day, false)
                               : day_in(informal->year, informal->month, informal->day, false);
}

hz_date meant_month_end(const struct row_check *rc, hz_column column, const informal_date *informal)
{
    return informal->year == 0 ? with_year(rc, column, informal->month, informal->day, true)
                               : day_in(informal->year, informal->month, informal->day, true);
}

hz_date meant_date(const struct row_check *rc, hz_column column, hz_span text)
{
    hz_date date;
    informal_date informal;
    if (plan_date_parse(rc->plan, text, &date) == HZ_VALUE_OK) {
        return date;
    }
    informal_date_parse(&informal, text);
    return informal.kind == INFORMAL_DAY ? meant_day(rc, column, &informal) : HZ_NO_DATE;
}

/* @p count units after @p day. */
static hz_date later(const hz_plan *plan, hz_date day, int count, informal_unit unit)
{
    int year = 0;
    int month = 0;
    int of_month = 0;
    hz_date_split(day, &year, &month, &of_month);
    switch (unit) {
    case UNIT_HOURS:
        return day + (count + 23) / 24;
    case UNIT_WEEKS:
        return day + 7 * count;
    case UNIT_MONTHS:
        return hz_month_day(year * 12 + month - 1 + count, of_month);
    case UNIT_WORKDAYS:
        for (int tries = 0; count > 0 && tries < 10000; tries++) {
            day++;
            count -= hz_plan_is_workday(plan, day) ? 1 : 0;
        }
        return day;
    default:
        return day + count;
    }
}

/* The column from which time is counted: that which the cell names, otherwise 交办日期 if filled.
 */
static hz_column start_of(const struct row_check *rc, const informal_date *informal)
{
    bool has_assigned = rc->hazard->cells[HZ_COL_ASSIGNED_ON].text.len > 0;
    switch (informal->from) {
    case START_DISCOVERY:
        return HZ_COL_FOUND_ON;
    case START_ASSIGNMENT:
        return HZ_COL_ASSIGNED_ON;
    case START_NOTICE:
        return HZ_COL_NONE;
    default:
        return has_assigned ? HZ_COL_ASSIGNED_ON : HZ_COL_FOUND_ON;
    }
}

hz_date meant_within(const struct row_check *rc, hz_column column, const informal_date *informal,
                     hz_column *from)
{
    *from = start_of(rc, informal);
    hz_date start = *from == HZ_COL_NONE ? HZ_NO_DATE : hz_hazard_date(rc->hazard, *from);
    return start == HZ_NO_DATE || column != HZ_COL_DUE_ON
               ? HZ_NO_DATE
               : later(rc->plan, start, informal->count, informal->unit);
}

bool date_may_lack_zero(hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    int last = word.len == 0 ? '\0' : word.ptr[word.len - 1];
    return word_is_decimal(word) && word.ptr[word.len - 2] == '.' && last >= '1' && last <= '3';
}

void set_meant_starts(const struct row_check *rc, hz_hazard *hazard)
{
    static const hz_column starts[] = {HZ_COL_FOUND_ON, HZ_COL_ASSIGNED_ON};
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        hz_cell *cell = &hazard->cells[starts[i]];
        if (cell->fault == HZ_VALUE_OK || cell->text.len == 0 || date_may_lack_zero(cell->text)) {
            continue;
        }
        hz_date date = meant_date(rc, starts[i], cell->text);
        date = date == HZ_NO_DATE ? hz_date_from_serial(cell->text) : date;
        if (date != HZ_NO_DATE && date <= rc->today && date_is_plausible(rc->plan, date)) {
            cell->as.date = date;
            cell->fault = HZ_VALUE_OK;
        }
    }
}
