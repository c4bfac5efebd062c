/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Dates as nearly all are written, 2023-05-01, and the days of the calendar: here, so that reading
 * a row need not call for each of its dates.
 */
#ifndef VALUE_USUAL_DATE_H
#define VALUE_USUAL_DATE_H

#include "value/value.h"
#include <stdint.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static inline bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static inline int days_in_month(int year, int month)
{
    static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/** Counts years from March, so that the leap day is the last of its year. */
static inline hz_date days_of(int year, int month, int day)
{
    int y = month > 2 ? year : year - 1;
    int m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

/** HZ_NO_DATE: the calendar has no such day, or none that a ledger can have. */
static inline hz_date day_of(int year, int month, int day)
{
    bool known = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
                 (day <= 28 || day <= days_in_month(year, month));
    return known ? days_of(year, month, day) : HZ_NO_DATE;
}

/**
 * True if the bytes of @p text are digits, and dashes where @p form has them: what is left of each
 * without the form's zero or dash is at most 9, or 0, so that adding @p buffer sets no highest bit.
 */
static inline bool has_form(uint64_t text, uint64_t form, uint64_t buffer)
{
    uint64_t rest = text ^ form;
    return (((rest + buffer) | rest) & UINT64_C(0x8080808080808080)) == 0;
}

static inline uint64_t eight(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/** False: it is not in this form, or no such day. */
static inline bool usual_date(hz_span s, hz_date *date)
{
    enum { LENGTH = 10, LAST_EIGHT = LENGTH - 8 };
    const char *p = s.ptr;
    if (s.len != LENGTH || !has_form(eight(p), eight("0000-00-"), eight("vvvv\x7Fvv\x7F")) ||
        !has_form(eight(p + LAST_EIGHT), eight("00-00-00"), eight("vv\x7Fvv\x7Fvv"))) {
        return false;
    }
    int year = p[0] * 1000 + p[1] * 100 + p[2] * 10 + p[3] - '0' * 1111;
    *date = day_of(year, p[5] * 10 + p[6] - '0' * 11, p[8] * 10 + p[9] - '0' * 11);
    return *date != HZ_NO_DATE;
}

#endif
