/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Dates in the form 2023-05-01, and the arithmetic of the calendar. Nearly all dates have this
 * form; the functions are inline because every row has several dates.
 */
#ifndef VALUE_ISO_DATE_H
#define VALUE_ISO_DATE_H

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

/** The days since 1970-01-01. Years are counted from March, so that a leap day is the last day. */
static inline hz_date days_from_civil(int year, int month, int day)
{
    int y = month > 2 ? year : year - 1;
    int m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719468;
}

/** As hz_date_from_ymd(). */
static inline hz_date date_from_ymd(int year, int month, int day)
{
    bool known = year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
                 (day <= 28 || day <= days_in_month(year, month));
    return known ? days_from_civil(year, month, day) : HZ_NO_DATE;
}

/**
 * True if each of eight bytes of @p text is a digit where @p form has a zero, and a dash where it
 * has a dash. The difference to the form (xor) must be at most 9 or 0; @p limits has 0x7F less
 * that, so that adding it sets the highest bit of a byte that is too large.
 */
static inline bool has_form(uint64_t text, uint64_t form, uint64_t limits)
{
    uint64_t rest = text ^ form;
    return (((rest + limits) | rest) & UINT64_C(0x8080808080808080)) == 0;
}

static inline uint64_t load_eight(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/** Parse a date in this form only. False if it has another form or is not in the calendar. */
static inline bool iso_date_parse(hz_span s, hz_date *date)
{
    enum { LENGTH = 10, LAST_EIGHT = LENGTH - 8 };
    const char *p = s.ptr;
    if (s.len != LENGTH ||
        !has_form(load_eight(p), load_eight("0000-00-"), load_eight("vvvv\x7Fvv\x7F")) ||
        !has_form(load_eight(p + LAST_EIGHT), load_eight("00-00-00"),
                  load_eight("vv\x7Fvv\x7Fvv"))) {
        return false;
    }
    int year = p[0] * 1000 + p[1] * 100 + p[2] * 10 + p[3] - '0' * 1111;
    *date = date_from_ymd(year, p[5] * 10 + p[6] - '0' * 11, p[8] * 10 + p[9] - '0' * 11);
    return *date != HZ_NO_DATE;
}

#endif
