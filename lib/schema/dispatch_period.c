/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "plan/plan.h"
#include "schema/dispatch.h"
#include "value/words.h"

enum { SHORTEST_MONTH_NAME = 3 };

/* Removes @p text, if it is there, from the start or the end of @p s. */
static void cut_start(hz_span *s, const char *text)
{
    *s = word_cut_start(s, text) ? span_trim(*s) : *s;
}

static void cut_end(hz_span *s, const char *text)
{
    *s = word_cut_end(s, text) ? span_trim(*s) : *s;
}

/* Returns a number of at most @p most digits; -1: @p s is something else. */
static int number_of(hz_span s, size_t most)
{
    int number = 0;
    if (s.len == 0 || s.len > most) {
        return -1;
    }
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') {
            return -1;
        }
        number = number * 10 + (s.ptr[i] - '0');
    }
    return number;
}

/* 202306 */
static bool read_six_digits(hz_span s, hz_month *month)
{
    int number = s.len == 6 ? number_of(s, 6) : -1;
    int year = number / 100;
    int of_year = number % 100;
    bool ok = number > 0 && hz_date_from_ymd(year, of_year, 1) != HZ_NO_DATE;
    *month = ok ? year * 12 + of_year - 1 : 0;
    return ok;
}

/* 6月, 06: a month of the campaign, if only one of its years has it. */
static bool read_without_year(const hz_plan *plan, hz_span s, hz_month *month)
{
    int years[2];
    int months[2];
    int found = 0;
    cut_end(&s, "月");
    int of_year = number_of(s, 2);
    hz_date_split(plan->start, &years[0], &months[0], NULL);
    hz_date_split(plan->end, &years[1], &months[1], NULL);
    for (hz_month m = years[0] * 12 + months[0] - 1; m <= years[1] * 12 + months[1] - 1; m++) {
        if (m % 12 + 1 == of_year) {
            *month = m;
            found++;
        }
    }
    return found == 1;
}

/* Jun-23, June 2023: a month in an English spreadsheet. 23-Jun is a day without a year. */
static bool read_english(hz_span s, hz_month *month)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    char name[16];
    size_t len = 0;
    while (len < s.len && len < sizeof name && ((s.ptr[len] | 0x20) >= 'a') &&
           ((s.ptr[len] | 0x20) <= 'z')) {
        name[len] = (char)(s.ptr[len] | 0x20);
        len++;
    }
    s = (hz_span){s.ptr + len, s.len - len};
    while (s.len > 0 && strchr("-/. ,'", *s.ptr) != NULL) {
        s = (hz_span){s.ptr + 1, s.len - 1};
    }
    int year = s.len == 2 || s.len == 4 ? number_of(s, 4) : -1;
    year += s.len == 2 ? 2000 : 0;
    for (int i = 0; len >= SHORTEST_MONTH_NAME && year > 0 && i < 12; i++) {
        if (len <= strlen(names[i]) && memcmp(name, names[i], len) == 0) {
            *month = year * 12 + i;
            return hz_date_from_ymd(year, i + 1, 1) != HZ_NO_DATE;
        }
    }
    return false;
}

static bool read_month(const hz_plan *plan, hz_span s, hz_month *month)
{
    hz_span bare = s;
    cut_end(&bare, "月"); /* 2023-6月 */
    return hz_month_parse(s, month) || hz_month_parse(bare, month) || read_six_digits(s, month) ||
           read_without_year(plan, s, month) || read_english(s, month);
}

/* 2023-06-01 or its serial number in a spreadsheet; HZ_NO_DATE: neither. */
static hz_date read_day(hz_span s)
{
    hz_date day = HZ_NO_DATE;
    if (hz_date_parse(s, &day) == HZ_VALUE_OK) {
        return day;
    }
    cut_end(&s, ".0");
    return hz_date_from_serial(s);
}

hz_date hz_dispatch_day(const hz_plan *plan, const hz_dispatch_binding *binding, hz_span period,
                        hz_month *month)
{
    char plain[64];
    size_t len = 0;
    *month = 0;
    if (!hz_normalize(span_trim(period), plain, sizeof plain, &len)) {
        return HZ_NO_DATE;
    }
    hz_span s = {plain, len};
    cut_start(&s, "截至");
    cut_end(&s, "份"); /* 6月份 */
    if (read_month(plan, s, month)) {
        return hz_plan_cutoff(plan, *month);
    }
    hz_date day = read_day(s);
    int year = 0;
    int of_year = 0;
    int of_month = 0;
    if (day == HZ_NO_DATE) {
        return day;
    }
    hz_date_split(day, &year, &of_year, &of_month);
    /* For a month, spreadsheets store its first day, and offices write its last day or the day on
     * which they report. Only “rollup” writes a day that means itself. */
    hz_month named = year * 12 + of_year - 1;
    bool is_month = of_month == 1 || day > hz_plan_cutoff(plan, named);
    if (binding->has_increases || (is_month && !binding->has_rates)) {
        *month = named;
        return hz_plan_cutoff(plan, *month);
    }
    return day;
}
