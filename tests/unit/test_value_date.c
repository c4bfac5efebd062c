/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Dates and months; what they should be comes from libc and from the calendar. */
#define _DEFAULT_SOURCE /* timegm */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "value/value.h"
#include <stdio.h>
#include <time.h>

static hz_date day_by_libc(int year, int month, int day)
{
    struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
    return (hz_date)(timegm(&tm) / 86400);
}

static void expect_date(const char *text, int year, int month, int day)
{
    hz_date date = 0;
    hz_fault fault = hz_date_parse(hz_span_of(text), &date);
    if (fault != HZ_VALUE_OK || date != day_by_libc(year, month, day)) {
        fail_msg("%s: fault %d, day %d", text, (int)fault, (int)date);
    }
}

static void expect_fault(const char *text, hz_fault expected)
{
    hz_date date = 0;
    hz_fault fault = hz_date_parse(hz_span_of(text), &date);
    if (fault != expected || date != HZ_NO_DATE) {
        fail_msg("%s: fault %d instead of %d, day %d", text, (int)fault, (int)expected, (int)date);
    }
}

static void test_styles(void **state)
{
    static const char *const same[] = {
        "2023-05-01", "2023-5-1",     "2023/5/1",       "2023/05/01", "2023.5.1",
        "2023.05.01", "2023年5月1日", "2023年05月01日", "2023-5-01",  "2023/05/1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        expect_date(same[i], 2023, 5, 1);
    }
    expect_date("2023-12-31", 2023, 12, 31);
    expect_date("2023年10月31日", 2023, 10, 31);
}

static void test_wide_forms_and_blanks(void **state)
{
    static const char *const same[] = {
        "２０２３－０５－０１", "２０２３／５／１", "２０２３．５．１", "２０２３年５月１日",
        "２０２3-０5-1",        "　2023-05-01　",   " 2023-05-01\r",    "2023 年 5 月 1 日",
        "2023 - 5 - 1",         "2023/ 5/ 1",       "\302\2402023.5.1", "2023年5月1日 ",
    };
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        expect_date(same[i], 2023, 5, 1);
    }
}

/* A spreadsheet's date column may bring midnight along, but no other time. */
static void test_times(void **state)
{
    expect_date("2023-05-01 00:00", 2023, 5, 1);
    expect_date("2023-05-01 00:00:00", 2023, 5, 1);
    expect_date("2023/5/1 0:00", 2023, 5, 1);
    expect_date("2023/5/1 0:00:00", 2023, 5, 1);
    expect_date("2023/5/1  0:00", 2023, 5, 1);
    expect_date("2023年5月1日0:00", 2023, 5, 1);
    expect_date("2023年5月1日 00:00:00", 2023, 5, 1);
    expect_date("２０２３／５／１　０：００", 2023, 5, 1);
    expect_fault("2023-05-01 08:30", HZ_NOT_A_DATE);
    expect_fault("2023-05-01 00:01", HZ_NOT_A_DATE);
    expect_fault("2023-05-01 00:00:01", HZ_NOT_A_DATE);
    expect_fault("2023-05-01 0", HZ_NOT_A_DATE);
    expect_fault("2023-05-01T00:00", HZ_NOT_A_DATE);
    /* 5 月 10 日 and the rest of a time, or 5 月 1 日? */
    expect_fault("2023-5-100:00", HZ_NOT_A_DATE);
    expect_fault("2023-05-010:00", HZ_NOT_A_DATE);
    (void)state;
}

static void test_digits_alone(void **state)
{
    (void)state;
    expect_date("20230501", 2023, 5, 1);
    expect_date("２０２３０６３０", 2023, 6, 30);
    expect_fault("20230631", HZ_NO_SUCH_DAY);
    expect_fault("2023501", HZ_NOT_A_DATE);
    expect_fault("30000501", HZ_NOT_A_DATE);
}

static void test_mixed_styles_are_refused(void **state)
{
    static const char *const mixed[] = {
        "2023-5/1",    "2023/5-1",     "2023.5-1",    "2023-5.1",    "2023年5-1",
        "2023-5月1日", "2023年5月1",   "2023年5.1日", "2023/5月1日", "2023-5-1日",
        "2023.5.1.",   "2023-5-1-",    "2023--5-1",   "-2023-5-1",   "2023-5",
        "2023年5月",   "2023",         "5-1",         "5/1/",        "2023-005-1",
        "2023-5-001",  "02023-5-1",    "2023-5-1 x",  "x2023-5-1",   "二〇二三年五月一日",
        "2023-五-1",   "2023-5-1号",   "今天",        "202305011",   "-",
        "2023-+5-1",   "2023-5-1\xFF", "\xFF\xFF",    "2023-5-",     "2023--",
        "/ /",
    };
    (void)state;
    for (size_t i = 0; i < sizeof mixed / sizeof mixed[0]; i++) {
        expect_fault(mixed[i], HZ_NOT_A_DATE);
    }
}

static void test_days_that_are_none(void **state)
{
    static const char *const none[] = {
        "2023-13-05", "2023-00-05", "2023-05-00", "2023-05-32", "2023-04-31",    "2023-06-31",
        "2023-09-31", "2023-11-31", "2023-02-29", "2023/2/30",  "1900-02-29",    "2100.2.29",
        "1899-12-31", "2200-01-01", "0-1-1",      "23-5-1",     "2023年2月29日",
    };
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        expect_fault(none[i], HZ_NO_SUCH_DAY);
    }
    expect_date("2024-02-29", 2024, 2, 29);
    expect_date("2000-02-29", 2000, 2, 29);
    expect_date("1900-02-28", 1900, 2, 28);
    expect_date("2100-02-28", 2100, 2, 28);
    expect_date("1900-01-01", 1900, 1, 1);
    expect_date("2199-12-31", 2199, 12, 31);
}

static void test_empty(void **state)
{
    (void)state;
    expect_fault("", HZ_VALUE_EMPTY);
    expect_fault(" 　\t", HZ_VALUE_EMPTY);
}

static void test_very_long(void **state)
{
    char text[10000];
    (void)state;
    memset(text, '1', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    expect_fault(text, HZ_NOT_A_DATE);
    memcpy(text, "2023-", 5);
    expect_fault(text, HZ_NOT_A_DATE);
}

/* Every day of 121 years against libc's calendar, through every way in and out. */
static void test_every_day(void **state)
{
    static const char *const formats[] = {"%d-%d-%d", "%04d/%02d/%02d", "%d.%d.%d", "%d年%d月%d日"};
    hz_date last = day_by_libc(2110, 12, 31);
    (void)state;
    for (hz_date date = day_by_libc(1990, 1, 1); date <= last; date++) {
        time_t seconds = (time_t)date * 86400;
        struct tm tm;
        int year = 0;
        int month = 0;
        int day = 0;
        char text[64];
        char expected[32];
        assert_non_null(gmtime_r(&seconds, &tm));
        hz_date_split(date, &year, &month, &day);
        assert_int_equal(year, tm.tm_year + 1900);
        assert_int_equal(month, tm.tm_mon + 1);
        assert_int_equal(day, tm.tm_mday);
        assert_int_equal(hz_date_from_ymd(year, month, day), date);
        assert_true(strftime(expected, sizeof expected, "%Y-%m-%d", &tm) == 10);
        hz_date_format(date, text);
        assert_string_equal(text, expected);
        (void)snprintf(text, sizeof text, formats[date % 4], year, month, day);
        expect_date(text, year, month, day);
    }
}

static void test_date_of(void **state)
{
    (void)state;
    assert_int_equal(hz_date_from_ymd(1970, 1, 1), 0);
    assert_int_equal(hz_date_from_ymd(2000, 3, 1), 11017);
    assert_int_equal(hz_date_from_ymd(1899, 12, 31), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(2200, 1, 1), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(2023, 0, 1), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(2023, 13, 1), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(2023, 2, 29), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(2023, 1, -1), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(INT32_MAX, INT32_MAX, INT32_MAX), HZ_NO_DATE);
    assert_int_equal(hz_date_from_ymd(1900, 1, 1), day_by_libc(1900, 1, 1));
    assert_int_equal(hz_date_from_ymd(2199, 12, 31), day_by_libc(2199, 12, 31));
}

static void test_format_of_none(void **state)
{
    char text[16] = "x";
    (void)state;
    hz_date_format(HZ_NO_DATE, text);
    assert_string_equal(text, "");
    hz_date_split(0, NULL, NULL, NULL);
}

/* The 1900 system of spreadsheets: 45047 is 2023-05-01, 36526 is 2000-01-01. */
static void test_spreadsheet_days(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
    } days[] = {
        {"45047", 2023, 5, 1},  {"36526", 2000, 1, 1},   {"36585", 2000, 2, 29},
        {"44927", 2023, 1, 1},  {"45275", 2023, 12, 15}, {"45350", 2024, 2, 28},
        {"45351", 2024, 2, 29}, {"45352", 2024, 3, 1},   {"73050", 2099, 12, 31},
    };
    static const char *const others[] = {"",      "4504",  "450470", "45047.5", "36525",
                                         "10000", "4504x", "-4504",  "0045047", "１"};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        hz_date expected = day_by_libc(days[i].year, days[i].month, days[i].day);
        assert_int_equal(hz_date_from_serial(hz_span_of(days[i].text)), expected);
        expect_fault(days[i].text, HZ_DATE_SERIAL);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        assert_int_equal(hz_date_from_serial(hz_span_of(others[i])), HZ_NO_DATE);
    }
    expect_fault("４５０４７", HZ_DATE_SERIAL);
    expect_fault("36525", HZ_NOT_A_DATE);
}

static void test_today(void **state)
{
    time_t now = time(NULL);
    struct tm tm;
    (void)state;
    assert_non_null(localtime_r(&now, &tm));
    hz_date today = day_by_libc(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    assert_in_range(hz_date_today() - today, 0, 1); /* midnight may have come in between */
}

static void test_months(void **state)
{
    static const char *const same[] = {"2023-06",   "2023-6",     "2023/06",   "2023.6",
                                       "2023年6月", "2023年06月", " 2023-06 ", "２０２３－０６"};
    static const char *const none[] = {"",        "2023",     "2023-",      "2023-00",    "2023-13",
                                       "2023年6", "2023-6月", "202306",     "2023-006",   "6",
                                       "1899-12", "2200-01",  "2023-06-01", "２０２３年", "x"};
    hz_month month = 0;
    char text[16];
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        assert_true(hz_month_parse(hz_span_of(same[i]), &month));
        assert_int_equal(month, 2023 * 12 + 5);
    }
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        assert_false(hz_month_parse(hz_span_of(none[i]), &month));
    }
    for (int year = 1900; year < 2200; year++) {
        for (int m = 1; m <= 12; m++) {
            char expected[32];
            (void)snprintf(expected, sizeof expected, "%04d-%02d", year, m);
            assert_true(hz_month_parse(hz_span_of(expected), &month));
            hz_month_format(month, text);
            assert_string_equal(text, expected);
        }
    }
}

static void expect_month_day(const char *text, int day, int year, int month, int expected)
{
    hz_month m = 0;
    assert_true(hz_month_parse(hz_span_of(text), &m));
    assert_int_equal(hz_month_day(m, day), day_by_libc(year, month, expected));
}

static void test_day_of_a_month(void **state)
{
    (void)state;
    expect_month_day("2023-06", 22, 2023, 6, 22);
    expect_month_day("2023-06", 31, 2023, 6, 30);
    expect_month_day("2023-02", 28, 2023, 2, 28);
    expect_month_day("2023-02", 31, 2023, 2, 28);
    expect_month_day("2024-02", 31, 2024, 2, 29);
    expect_month_day("2100-02", 29, 2100, 2, 28);
    expect_month_day("2023-12", 31, 2023, 12, 31);
    expect_month_day("2023-01", 1, 2023, 1, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_styles),         cmocka_unit_test(test_wide_forms_and_blanks),
        cmocka_unit_test(test_times),          cmocka_unit_test(test_mixed_styles_are_refused),
        cmocka_unit_test(test_digits_alone),   cmocka_unit_test(test_days_that_are_none),
        cmocka_unit_test(test_empty),          cmocka_unit_test(test_very_long),
        cmocka_unit_test(test_every_day),      cmocka_unit_test(test_date_of),
        cmocka_unit_test(test_format_of_none), cmocka_unit_test(test_spreadsheet_days),
        cmocka_unit_test(test_today),          cmocka_unit_test(test_months),
        cmocka_unit_test(test_day_of_a_month),
    };
    return cmocka_run_group_tests_name("dates", tests, NULL, NULL);
}
