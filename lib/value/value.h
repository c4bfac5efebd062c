/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Values as the library uses them beyond the public functions. */
#ifndef VALUE_VALUE_H
#define VALUE_VALUE_H

#include <hazard/value.h>

/**
 * Write the normalized form (NFKC: full-width digits, letters and signs become half-width) of
 * @p text to @p plain. False if it does not fit into @p size bytes.
 */
bool hz_normalize(hz_span text, char *plain, size_t size, size_t *len);

/** Return true if @p text can be a person's name: it contains a letter or a Han character. */
bool hz_is_name(hz_span text);

/** Return true if @p text is what a spreadsheet shows for an error, such as #N/A. */
bool value_is_error(hz_span text);

/**
 * Return the date @p year-@p month-@p day; HZ_NO_DATE if it is not in the calendar or the year is
 * not in 1900 to 2199.
 */
hz_date hz_date_from_ymd(int year, int month, int day);

/** Split a date other than HZ_NO_DATE. Each pointer may be NULL. */
void hz_date_split(hz_date date, int *year, int *month, int *day);

/** Return the date of a spreadsheet's serial number (1900 system); HZ_NO_DATE if it is none. */
hz_date hz_date_from_serial(hz_span text);

/** Return day @p day of @p month, or the month's last day if it is shorter. */
hz_date hz_month_day(hz_month month, int day);

/** Return the check character for the first 17 characters of @p text; 0 if one is not allowed. */
char hz_uscc_check_character(hz_span text);

/**
 * Return the rate of @p part in @p whole (> 0) in tenths of a percent, rounded half away from zero,
 * as 整改率 is shown.
 */
int64_t hz_rate(int64_t part, int64_t whole);

#endif
