/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "value/iso_date.h"
#include <stdio.h>
#include <time.h>

enum { EXCEL_DAY_ZERO = -25569 };

hz_date hz_date_from_ymd(int year, int month, int day)
{
    return date_from_ymd(year, month, day);
}

/* The inverse of days_from_civil(): the cycle of 400 years, then the year, which ends in February.
 */
void hz_date_split(hz_date date, int *year, int *month, int *day)
{
    enum { CYCLE = 146097, BEFORE_1970 = 719468 };
    int days = date + BEFORE_1970;
    int cycle = (days >= 0 ? days : days - (CYCLE - 1)) / CYCLE;
    int rest = days - cycle * CYCLE;
    int y = (rest - rest / 1460 + rest / 36524 - rest / (CYCLE - 1)) / 365;
    int of_year = rest - (365 * y + y / 4 - y / 100);
    int m = (5 * of_year + 2) / 153; /* from March */
    if (year != NULL) {
        *year = cycle * 400 + y + (m < 10 ? 0 : 1);
    }
    if (month != NULL) {
        *month = m < 10 ? m + 3 : m - 9;
    }
    if (day != NULL) {
        *day = of_year - (153 * m + 2) / 5 + 1;
    }
}

static void put_digits(char *at, int number, int digits)
{
    while (digits-- > 0) {
        at[digits] = (char)('0' + number % 10);
        number /= 10;
    }
}

void hz_date_format(hz_date date, char text[16])
{
    int year = 0;
    int month = 0;
    int day = 0;
    text[0] = '\0';
    if (date != HZ_NO_DATE) {
        hz_date_split(date, &year, &month, &day);
        memcpy(text, "0000-00-00", sizeof "0000-00-00");
        put_digits(text, year, 4);
        put_digits(text + 5, month, 2);
        put_digits(text + 8, day, 2);
    }
}

hz_date hz_date_today(void)
{
    time_t now = time(NULL);
    struct tm tm;
    if (localtime_r(&now, &tm) == NULL) {
        return HZ_NO_DATE;
    }
    return days_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* Removes a number of 1 to @p most digits from the start of @p s. */
static bool take_number(hz_span *s, size_t most, int *number)
{
    size_t n = 0;
    *number = 0;
    while (n < s->len && n < most && s->ptr[n] >= '0' && s->ptr[n] <= '9') {
        *number = *number * 10 + (s->ptr[n] - '0');
        n++;
    }
    *s = (hz_span){s->ptr + n, s->len - n};
    return n > 0;
}

static bool take_text(hz_span *s, const char *text)
{
    size_t len = strlen(text);
    if (s->len < len || memcmp(s->ptr, text, len) != 0) {
        return false;
    }
    *s = (hz_span){s->ptr + len, s->len - len};
    return true;
}

static void skip_blanks(hz_span *s)
{
    while (take_text(s, " ")) {
    }
}

/* The separators after year, month and day; a date uses one style throughout. */
static const struct date_style {
    const char *after_year;
    const char *after_month;
    const char *after_day;
} styles[] = {
    {"-", "-", ""},
    {"/", "/", ""},
    {".", ".", ""},
    {"年", "月", "日"},
};

/*
 * Accepts nothing, or the time of midnight that spreadsheets export with dates. @p closed: a sign
 * follows the day, so that the time needs no space before it.
 */
static bool read_midnight(hz_span s, bool closed)
{
    hz_span before = s;
    skip_blanks(&s);
    if (s.len == 0) {
        return true;
    }
    return (closed || s.len < before.len) && (take_text(&s, "00:00") || take_text(&s, "0:00")) &&
           (s.len == 0 || hz_span_equal(s, hz_span_of(":00")));
}

static bool read_style(hz_span s, const struct date_style *style, int *y, int *m, int *d)
{
    if (!take_number(&s, 4, y)) {
        return false;
    }
    skip_blanks(&s);
    bool ok = take_text(&s, style->after_year);
    skip_blanks(&s);
    ok = ok && take_number(&s, 2, m);
    skip_blanks(&s);
    ok = ok && take_text(&s, style->after_month);
    skip_blanks(&s);
    ok = ok && take_number(&s, 2, d);
    if (style->after_day[0] == '\0') {
        return ok && read_midnight(s, false);
    }
    skip_blanks(&s);
    return ok && take_text(&s, style->after_day) && read_midnight(s, true);
}

/* 20230501 */
static bool read_compact(hz_span s, int *y, int *m, int *d)
{
    int number = 0;
    if (s.len != 8 || !take_number(&s, 8, &number) || s.len != 0) {
        return false;
    }
    *y = number / 10000;
    *m = number / 100 % 100;
    *d = number % 100;
    return *y >= FIRST_YEAR && *y <= LAST_YEAR;
}

hz_date hz_date_from_serial(hz_span text)
{
    int number = 0;
    if (text.len != 5 || !take_number(&text, 5, &number) || text.len != 0 || number < 36526) {
        return HZ_NO_DATE; /* a number below 2000-01-01 is probably not a date */
    }
    return number + EXCEL_DAY_ZERO;
}

/* Parses a date in any other form. */
static hz_fault parse_other_form(hz_span text, hz_date *date)
{
    char plain[64];
    size_t len = 0;
    *date = HZ_NO_DATE;
    text = span_trim(text);
    if (text.len == 0) {
        return HZ_VALUE_EMPTY;
    }
    if (!hz_normalize(text, plain, sizeof plain, &len)) {
        return HZ_NOT_A_DATE;
    }
    int y = 0;
    int m = 0;
    int d = 0;
    bool read = read_compact((hz_span){plain, len}, &y, &m, &d);
    for (size_t i = 0; i < sizeof styles / sizeof styles[0] && !read; i++) {
        read = read_style((hz_span){plain, len}, &styles[i], &y, &m, &d);
    }
    if (read) {
        *date = hz_date_from_ymd(y, m, d);
        return *date == HZ_NO_DATE ? HZ_NO_SUCH_DAY : HZ_VALUE_OK;
    }
    return hz_date_from_serial((hz_span){plain, len}) == HZ_NO_DATE ? HZ_NOT_A_DATE
                                                                    : HZ_DATE_SERIAL;
}

hz_fault hz_date_parse(hz_span text, hz_date *date)
{
    return iso_date_parse(text, date) ? HZ_VALUE_OK : parse_other_form(text, date);
}

bool hz_month_parse(hz_span text, hz_month *month)
{
    char plain[32];
    size_t len = 0;
    int y = 0;
    int m = 0;
    if (!hz_normalize(span_trim(text), plain, sizeof plain, &len)) {
        return false;
    }
    hz_span s = {plain, len};
    bool ok = take_number(&s, 4, &y);
    if (ok && take_text(&s, "年")) {
        ok = take_number(&s, 2, &m) && take_text(&s, "月");
    } else {
        ok = ok && (take_text(&s, "-") || take_text(&s, "/") || take_text(&s, ".")) &&
             take_number(&s, 2, &m);
    }
    ok = ok && s.len == 0 && y >= FIRST_YEAR && y <= LAST_YEAR && m >= 1 && m <= 12;
    *month = ok ? y * 12 + m - 1 : 0;
    return ok;
}

void hz_month_format(hz_month month, char text[16])
{
    (void)snprintf(text, 16, "%04d-%02d", month / 12, month % 12 + 1);
}

hz_date hz_month_day(hz_month month, int day)
{
    int last = days_in_month(month / 12, month % 12 + 1);
    return days_from_civil(month / 12, month % 12 + 1, day < last ? day : last);
}
