/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The days that incomplete dates mean in their row and under their plan: what is advised to write,
 * and what ledger-tidy writes. All return HZ_NO_DATE unless there is exactly one such day.
 */
#ifndef CHECK_MEANT_DATE_H
#define CHECK_MEANT_DATE_H

#include "check/row_check.h"
#include "value/informal_date.h"

/** True for 整改期限 and 延期至. */
bool is_deadline(hz_column column);

/**
 * The day in the year that puts it into the period of the plan; of a deadline, the first that is
 * not before the discovery.
 */
hz_date day_in_plan(const struct row_check *rc, hz_column column, int month, int day);

/** The day of INFORMAL_DAY; without a year as day_in_plan(). */
hz_date meant_day(const struct row_check *rc, hz_column column, const informal_date *informal);

/** The last day of INFORMAL_MONTH or INFORMAL_PERIOD; the year as day_in_plan(). */
hz_date meant_month_end(const struct row_check *rc, hz_column column,
                        const informal_date *informal);

/** The last day of INFORMAL_WITHIN as 整改期限, counted from the day in column @p from. */
hz_date meant_within(const struct row_check *rc, hz_column column, const informal_date *informal,
                     hz_column *from);

/** True of 5.1, which a spreadsheet also makes of 5.10, and of 2023.1. */
bool date_may_lack_zero(hz_span text);

/**
 * Replace the days of discovery and assignment that cannot be read in @p hazard, the hazard of
 * @p rc, by those that are certainly meant: other dates of the row are counted from them.
 */
void set_meant_starts(const struct row_check *rc, hz_hazard *hazard);

/** The day that @p text means in @p column, its year that of the plan. */
hz_date meant_date(const struct row_check *rc, hz_column column, hz_span text);

#endif
