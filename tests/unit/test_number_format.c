/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers of workbooks as text. The dates are those that Excel shows for the numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "table/number_format.h"
#include <locale.h>

static void test_kinds(void **state)
{
    static const struct {
        const char *format;
        enum number_kind kind;
    } cases[] = {
        {"General", NUMBER_PLAIN},
        {"G/通用格式", NUMBER_PLAIN},
        {"GENERAL\"天\"", NUMBER_PLAIN},
        {"", NUMBER_PLAIN},
        {"@", NUMBER_PLAIN},
        {"0.00E+00", NUMBER_PLAIN},
        {"##0.0e-0", NUMBER_PLAIN},
        {"#,##0.00;[Red]-#,##0.00", NUMBER_PLAIN},
        {"0\"d\"", NUMBER_PLAIN},
        {"\\d0", NUMBER_PLAIN},
        {"_d0", NUMBER_PLAIN},
        {"*年0", NUMBER_PLAIN},
        {"*", NUMBER_PLAIN},
        {"\"yyyy", NUMBER_PLAIN},
        {"[Red]0", NUMBER_PLAIN},
        {"[$-804]0", NUMBER_PLAIN},
        {"[DBNum2][$-804]General", NUMBER_PLAIN},
        {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", NUMBER_PLAIN},
        {"0;yyyy", NUMBER_PLAIN}, /* the second section is for negative numbers */
        {"#,##0\"元\"", NUMBER_YUAN},
        {"0元", NUMBER_YUAN},
        {"[DBNum2][$-804]General\"元整\"", NUMBER_YUAN},
        {"0!.0,\"万\"", NUMBER_YUAN}, /* 65000 is shown as 6.5万 */
        {"0.0,,\"万元\"", NUMBER_YUAN},
        {"0.00\"万元\"", NUMBER_PLAIN}, /* 6.5 is shown as 6.50万元 */
        {"0.0,", NUMBER_PLAIN},
        {"¥#,##0.00", NUMBER_PLAIN},
        {"0", NUMBER_PLAIN},
        {"0000", NUMBER_DIGITS + 4},
        {"00000;@", NUMBER_DIGITS + 5},
        {"00.00", NUMBER_PLAIN},
        {"yyyy-mm-dd", NUMBER_DATE},
        {"YYYY/M/D", NUMBER_DATE},
        {"yyyy\"年\"m\"月\"d\"日\";@", NUMBER_DATE},
        {"[$-804]yyyy\"年\"m\"月\"", NUMBER_DATE},
        {"[DBNum1][$-804]m\"月\"d\"日\"", NUMBER_DATE},
        {"m", NUMBER_DATE},
        {"mmm", NUMBER_DATE},
        {"mmmm", NUMBER_DATE},
        {"m\"月\"", NUMBER_DATE},
        {"d", NUMBER_DATE},
        {"aaaa", NUMBER_DATE},
        {"ddd", NUMBER_DATE},
        {"ge.m.d", NUMBER_DATE},
        {"m/d h:mm", NUMBER_DATE},
        {"h:mm yyyy", NUMBER_DATE},
        {"yyyy-mm-dd hh:mm:ss", NUMBER_DATE},
        {"h:mm", NUMBER_TIME},
        {"h:mm AM/PM", NUMBER_TIME},
        {"hh\"时\"mm\"分\"", NUMBER_TIME},
        {"上午/下午h\"时\"mm\"分\"", NUMBER_TIME},
        {"mm:ss", NUMBER_TIME},
        {"mm:ss.0", NUMBER_TIME},
        {"ss", NUMBER_TIME},
        {"[h]:mm", NUMBER_DURATION},
        {"[mm]:ss", NUMBER_DURATION},
        {"[S]", NUMBER_DURATION},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum number_kind kind = number_format_kind(hz_span_of(cases[i].format));
        if (kind != cases[i].kind) {
            print_error("%s: %d\n", cases[i].format, (int)kind);
        }
        assert_int_equal(kind, cases[i].kind);
    }
}

static void test_builtin(void **state)
{
    (void)state;
    assert_int_equal(number_builtin_kind(0), NUMBER_PLAIN);
    assert_int_equal(number_builtin_kind(10), NUMBER_PERCENT);
    assert_int_equal(number_builtin_kind(14), NUMBER_DATE);
    assert_int_equal(number_builtin_kind(20), NUMBER_TIME);
    assert_int_equal(number_builtin_kind(22), NUMBER_DATE);
    assert_int_equal(number_builtin_kind(31), NUMBER_DATE); /* yyyy"年"m"月"d"日" */
    assert_int_equal(number_builtin_kind(46), NUMBER_DURATION);
    assert_int_equal(number_builtin_kind(49), NUMBER_PLAIN);
    assert_int_equal(number_builtin_kind(58), NUMBER_DATE); /* m"月"d"日" */
    assert_int_equal(number_builtin_kind(59), NUMBER_PLAIN);
}

static void check(double number, enum number_kind kind, bool from_1904, const char *wanted)
{
    char text[NUMBER_SIZE];
    number_write(text, number, kind, from_1904);
    assert_string_equal(text, wanted);
}

static void check_plain(double number, const char *wanted)
{
    check(number, NUMBER_PLAIN, false, wanted);
}

static void test_plain(void **state)
{
    (void)state;
    check_plain(0, "0");
    check_plain(-0.0, "0");
    check_plain(1, "1");
    check_plain(-2.5, "-2.5");
    check_plain(16.16, "16.16");
    check_plain(0.1 + 0.2, "0.3");
    check_plain(9.640000000000001, "9.64");
    check_plain(1.0 / 3, "0.333333333333333");
    check_plain(0.001, "0.001");
    check_plain(1e-7, "0.0000001");
    check_plain(1.5e-8, "1.5e-8");
    check_plain(100, "100");
    check_plain(123456789012, "123456789012");
    check_plain(914312000000000000, "914312000000000000");
    check_plain(1e20, "100000000000000000000");
    check_plain(1e21, "1e21");
    check_plain(-1.7976931348623157e308, "-1.7976931348623157e308");
}

static void test_percent(void **state)
{
    (void)state;
    assert_int_equal(number_format_kind(hz_span_of("0.0%")), NUMBER_PERCENT);
    assert_int_equal(number_format_kind(hz_span_of("0\"%\"")), NUMBER_PLAIN);
    check(65000, NUMBER_YUAN, false, "65000元");
    check(1234.5, NUMBER_YUAN, false, "1234.5元");
    check(7, NUMBER_DIGITS + 4, false, "0007");
    check(12345, NUMBER_DIGITS + 4, false, "12345");
    check(1.5, NUMBER_DIGITS + 4, false, "1.5");
    check(-7, NUMBER_DIGITS + 4, false, "-7");
    check(0.833, NUMBER_PERCENT, false, "83.3%");
    check(-0.07, NUMBER_PERCENT, false, "-7%");
    check(1e308, NUMBER_PERCENT, false, "1e308");
}

static void check_read(const char *text, bool wanted, double value)
{
    double number = 0;
    assert_int_equal(number_read(hz_span_of(text), &number), wanted);
    if (wanted) {
        assert_true(number == value);
    }
}

static void test_read(void **state)
{
    (void)state;
    check_read("45047.5", true, 45047.5);
    check_read("-1.5E-3", true, -0.0015);
    static const char *const others[] = {"",      "nan",   "inf",        "0x10",
                                         "1e999", "1.2.3", "2023-05-01", " 1"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        check_read(others[i], false, 0);
    }
}

static void test_dates(void **state)
{
    (void)state;
    check(45047, NUMBER_DATE, false, "2023-05-01");
    check(45047.354166666664, NUMBER_DATE, false, "2023-05-01 08:30");
    check(45047.354340277778, NUMBER_DATE, false, "2023-05-01 08:30:15");
    check(45046.9999999, NUMBER_DATE, false, "2023-05-01"); /* half a second is rounded */
    check(45047.5, NUMBER_TIME, false, "2023-05-01 12:00");
    check(0.5, NUMBER_DATE, false, "12:00");
    check(0.5, NUMBER_TIME, false, "12:00");
    check(0, NUMBER_TIME, false, "00:00");
    check(0, NUMBER_DATE, false, "0");
    check(1, NUMBER_DATE, false, "1900-01-01");
    check(59, NUMBER_DATE, false, "1900-02-28");
    check(60, NUMBER_DATE, false, "1900-02-29");
    check(61, NUMBER_DATE, false, "1900-03-01");
    check(36585, NUMBER_DATE, false, "2000-02-29");
    check(73109, NUMBER_DATE, false, "2100-02-28");
    check(73110, NUMBER_DATE, false, "2100-03-01");
    check(2958465, NUMBER_DATE, false, "9999-12-31");
    check(2958466, NUMBER_DATE, false, "2958466");
    check(-1, NUMBER_DATE, false, "-1");
    check(1.125, NUMBER_DURATION, false, "27:00");
    check(1, NUMBER_TIME, false, "1900-01-01");
}

static void test_dates_from_1904(void **state)
{
    (void)state;
    check(0, NUMBER_DATE, true, "1904-01-01");
    check(43585, NUMBER_DATE, true, "2023-05-01");
    check(0.25, NUMBER_TIME, true, "06:00");
    check(0.25, NUMBER_DATE, true, "1904-01-01 06:00");
    check(2957003, NUMBER_DATE, true, "9999-12-31");
    check(2957004, NUMBER_DATE, true, "2957004");
}

/* The library does not look at the locale. */
static void test_locale(void **state)
{
    (void)state;
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL) {
        check_plain(16.16, "16.16");
        (void)setlocale(LC_NUMERIC, "C");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_builtin),
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_percent),
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_dates_from_1904),
        cmocka_unit_test(test_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
