/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Amounts in 万元, counted in fen, and rates; worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "value/value.h"
#include <stdio.h>
#include <stdlib.h>

struct amount {
    const char *text;
    hz_fault fault;
    hz_money fen;
};

static void expect_amount(const char *text, hz_fault fault, hz_money fen)
{
    hz_money money = 1;
    hz_fault got = hz_money_parse(hz_span_of(text), &money);
    if (got != fault || money != fen) {
        fail_msg("%s: fault %d instead of %d, %lld fen instead of %lld", text, (int)got, (int)fault,
                 (long long)money, (long long)fen);
    }
}

static void check_amounts(const struct amount *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        expect_amount(amounts[i].text, amounts[i].fault, amounts[i].fen);
    }
}
#define CHECK_AMOUNTS(amounts) check_amounts(amounts, sizeof(amounts) / sizeof(amounts)[0])

/* 1 万元 is 10 000 yuan, which is 1 000 000 fen. */
static void test_amounts(void **state)
{
    static const struct amount amounts[] = {
        {"0", HZ_VALUE_OK, 0},
        {"0.0", HZ_VALUE_OK, 0},
        {"-0", HZ_VALUE_OK, 0},
        {"1", HZ_VALUE_OK, 1000000},
        {"+1", HZ_VALUE_OK, 1000000},
        {"01", HZ_VALUE_OK, 1000000},
        {"12.5", HZ_VALUE_OK, 12500000},
        {".5", HZ_VALUE_OK, 500000},
        {"5.", HZ_VALUE_OK, 5000000},
        {"0.1", HZ_VALUE_OK, 100000},
        {"0.07", HZ_VALUE_OK, 70000},
        {"2.198", HZ_VALUE_OK, 2198000},
        {"0.000001", HZ_VALUE_OK, 1},
        {"0.29", HZ_VALUE_OK, 290000}, /* 0.29 * 1000000 in floating point is 289999.99… */
        {"1.1", HZ_VALUE_OK, 1100000},
        {"0.0000010", HZ_VALUE_OK, 1},
        {"3.00000000000000000000", HZ_VALUE_OK, 3000000},
        {" 12.5 ", HZ_VALUE_OK, 12500000},
        {"１２．５", HZ_VALUE_OK, 12500000},
        {"　１２.５　", HZ_VALUE_OK, 12500000},
    };
    (void)state;
    CHECK_AMOUNTS(amounts);
}

static void test_thousands(void **state)
{
    static const struct amount amounts[] = {
        {"1,234", HZ_VALUE_OK, 1234000000},
        {"12,345.6", HZ_VALUE_OK, 12345600000},
        {"123,456", HZ_VALUE_OK, 123456000000},
        {"999,999.999999", HZ_VALUE_OK, 999999999999},
        {"1,000,000", HZ_VALUE_OK, 1000000000000},
        {"１，２３４", HZ_VALUE_OK, 1234000000},
        {"1,23", HZ_NOT_AN_AMOUNT, 0},
        {"1,2345", HZ_NOT_AN_AMOUNT, 0},
        {"1234,567", HZ_NOT_AN_AMOUNT, 0},
        {"1,,234", HZ_NOT_AN_AMOUNT, 0},
        {",234", HZ_NOT_AN_AMOUNT, 0},
        {"1,234,", HZ_NOT_AN_AMOUNT, 0},
        {"1,", HZ_NOT_AN_AMOUNT, 0},
        {"1,.5", HZ_NOT_AN_AMOUNT, 0},
        {"1.234,5", HZ_NOT_AN_AMOUNT, 0},
        {"12,5", HZ_NOT_AN_AMOUNT, 0},
    };
    (void)state;
    CHECK_AMOUNTS(amounts);
}

static void test_limits(void **state)
{
    static const struct amount amounts[] = {
        {"1000000", HZ_VALUE_OK, 1000000000000},
        {"1000000.000000", HZ_VALUE_OK, 1000000000000},
        {"1000000.000001", HZ_AMOUNT_TOO_LARGE, 0},
        {"1000000.9", HZ_AMOUNT_TOO_LARGE, 0},
        {"-1000000.9", HZ_AMOUNT_TOO_LARGE, 0},
        {"1000001", HZ_AMOUNT_TOO_LARGE, 0},
        {"99999999999999999999999999999999999999", HZ_AMOUNT_TOO_LARGE, 0},
        {"-99999999999999999999999999999999999999", HZ_AMOUNT_TOO_LARGE, 0},
        {"9223372036854.775808", HZ_AMOUNT_TOO_LARGE, 0},
        {"0.0000001", HZ_AMOUNT_TOO_FINE, 0},
        {"0.0000009", HZ_AMOUNT_TOO_FINE, 0},
        {"1.00000000000000000001", HZ_AMOUNT_TOO_FINE, 0},
        {"-1", HZ_AMOUNT_NEGATIVE, -1000000},
        {"-0.000001", HZ_AMOUNT_NEGATIVE, -1},
        {"－１", HZ_AMOUNT_NEGATIVE, -1000000},
    };
    (void)state;
    CHECK_AMOUNTS(amounts);
}

static void test_units(void **state)
{
    static const struct amount amounts[] = {
        {"12.5万元", HZ_AMOUNT_UNIT, 0},     {"12.5 万元", HZ_AMOUNT_UNIT, 0},
        {"5000元", HZ_AMOUNT_UNIT, 0},       {"3万", HZ_AMOUNT_UNIT, 0},
        {"１２．５万元", HZ_AMOUNT_UNIT, 0}, {"12.5亿", HZ_NOT_AN_AMOUNT, 0},
        {"12.5%", HZ_NOT_AN_AMOUNT, 0},      {"¥12", HZ_NOT_AN_AMOUNT, 0},
    };
    (void)state;
    CHECK_AMOUNTS(amounts);
}

static void test_no_amounts(void **state)
{
    static const struct amount amounts[] = {
        {"", HZ_VALUE_EMPTY, 0},        {"　 ", HZ_VALUE_EMPTY, 0},
        {"-", HZ_NOT_AN_AMOUNT, 0},     {"+", HZ_NOT_AN_AMOUNT, 0},
        {".", HZ_NOT_AN_AMOUNT, 0},     {"-.", HZ_NOT_AN_AMOUNT, 0},
        {"--1", HZ_NOT_AN_AMOUNT, 0},   {"1-", HZ_NOT_AN_AMOUNT, 0},
        {"1e3", HZ_NOT_AN_AMOUNT, 0},   {"0x10", HZ_NOT_AN_AMOUNT, 0},
        {"1.2.3", HZ_NOT_AN_AMOUNT, 0}, {"1 2", HZ_NOT_AN_AMOUNT, 0},
        {"无", HZ_NOT_AN_AMOUNT, 0},    {"nan", HZ_NOT_AN_AMOUNT, 0},
        {"inf", HZ_NOT_AN_AMOUNT, 0},   {"\xFF", HZ_NOT_AN_AMOUNT, 0},
        {"1\xFF", HZ_NOT_AN_AMOUNT, 0}, {"五万", HZ_NOT_AN_AMOUNT, 0},
        {"(1)", HZ_NOT_AN_AMOUNT, 0},   {"1/2", HZ_NOT_AN_AMOUNT, 0},
    };
    (void)state;
    CHECK_AMOUNTS(amounts);
    char longer[1000];
    memset(longer, '0', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    expect_amount(longer, HZ_NOT_AN_AMOUNT, 0);
}

static void expect_text(hz_money fen, const char *expected)
{
    char text[32];
    hz_money_format(fen, text);
    assert_string_equal(text, expected);
}

static void test_format(void **state)
{
    (void)state;
    expect_text(0, "0");
    expect_text(1, "0.000001");
    expect_text(99, "0.000099");
    expect_text(100, "0.0001");
    expect_text(101, "0.000101");
    expect_text(2198000, "2.1980");
    expect_text(1000000, "1.0000");
    expect_text(12500000, "12.5000");
    expect_text(1000000000000, "1000000.0000");
    expect_text(-1, "-0.000001");
    expect_text(-1500000, "-1.5000");
    expect_text(INT64_MAX, "9223372036854.775807");
    expect_text(INT64_MIN, "-9223372036854.775808");
}

/* Fen go out and come back as they were: all of the smallest amounts, then one in 997. */
static void test_every_fen(void **state)
{
    (void)state;
    for (hz_money fen = 0; fen <= 20000000; fen += fen < 100000 ? 1 : 997) {
        char text[32];
        hz_money money = -1;
        hz_money_format(fen, text);
        assert_int_equal(hz_money_parse(hz_span_of(text), &money), HZ_VALUE_OK);
        assert_int_equal(money, fen);
    }
}

/* What floating point gets wrong: a small part, very often. */
static void test_sums_are_exact(void **state)
{
    hz_money sum = 0;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        hz_money money = 0;
        assert_int_equal(hz_money_parse(hz_span_of("0.00001"), &money), HZ_VALUE_OK);
        sum += money;
    }
    expect_text(sum, "1.0000");
}

static void test_rates_by_hand(void **state)
{
    static const struct {
        int64_t part, whole, tenths;
    } rates[] = {
        {0, 1, 0},
        {1, 1, 1000},
        {0, 7, 0},
        {7, 7, 1000},
        {1, 2, 500},
        {1, 3, 333},
        {2, 3, 667},
        {1, 6, 167},
        {1, 7, 143},
        {5, 7, 714},
        {1, 8, 125},
        {1, 9, 111},
        {3, 2, 1500},
        {7, 5, 1400},
        {19, 21, 905},
        {199, 200, 995},
        /* halves: 0.05, 0.15, 49.95, 99.95 percent; and the nearest on either side */
        {1, 2000, 1},
        {1, 2001, 0},
        {1, 1999, 1},
        {3, 2000, 2},
        {3, 2001, 1},
        {999, 2000, 500},
        {998, 2000, 499},
        {1999, 2000, 1000},
        {1998, 2000, 999},
        {1, 80, 13},
        {3, 80, 38},
        {1, 16, 63},
        {12345, 10000, 1235},
        /* to 10^15 */
        {500000000000, 1000000000000000, 1},
        {499999999999, 1000000000000000, 0},
        {999999999999999, 1000000000000000, 1000},
        {999499999999999, 1000000000000000, 999},
        {999500000000000, 1000000000000000, 1000},
        {333333333333333, 1000000000000000, 333},
        {1000000000000000, 1000000000000000, 1000},
        {1000000000000000, 1, 1000000000000000000},
        {1000000000000000, 3, 333333333333333333},
        /* a correction may be negative */
        {-1, 2, -500},
        {-1, 3, -333},
        {-2, 3, -667},
        {-1, 2000, -1},
        {-1, 2001, 0},
        {-3, 2000, -2},
        {-7, 5, -1400},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++) {
        int64_t tenths = hz_rate(rates[i].part, rates[i].whole);
        if (tenths != rates[i].tenths) {
            fail_msg("%lld of %lld: %lld instead of %lld", (long long)rates[i].part,
                     (long long)rates[i].whole, (long long)tenths, (long long)rates[i].tenths);
        }
    }
}

/* The definition: no tenth is nearer, and of two as near it is the one further from zero. */
static void test_rates_are_nearest(void **state)
{
    (void)state;
    for (int64_t whole = 1; whole <= 700; whole++) {
        for (int64_t part = -whole; part <= whole + 3; part++) {
            int64_t tenths = hz_rate(part, whole);
            int64_t twice_off = 2 * (1000 * part - tenths * whole);
            assert_true(llabs(twice_off) <= whole);
            if (llabs(twice_off) == whole) {
                assert_true(llabs(tenths) * whole > llabs(1000 * part));
            }
        }
    }
}

static void expect_plain(const char *text, const char *expected)
{
    size_t size = strlen(text) + strlen(expected); /* buffer */
    char *plain = malloc(size + 1);
    size_t len = 0;
    assert_non_null(plain);
    assert_true(hz_normalize(hz_span_of(text), plain, size, &len));
    assert_true(hz_span_equal((hz_span){plain, len}, hz_span_of(expected)));
    free(plain);
}

static void test_plain(void **state)
{
    char small[4];
    size_t len = 9;
    (void)state;
    expect_plain("", "");
    expect_plain("abc", "abc");
    expect_plain("ＡＢＣ１２３", "ABC123");
    expect_plain("（万元）", "(万元)");
    expect_plain("卢峰镇", "卢峰镇");
    expect_plain("a　b", "a b");
    expect_plain("一、（二）。", "一、(二)。");
    expect_plain("Ａ\xCC\x81", "Á");               /* with U+0301 */
    for (unsigned char c = 0x21; c <= 0x7E; c++) { /* U+FF01 and the following */
        char wide[] = {'\xEF', (char)(c < 0x60 ? 0xBC : 0xBD),
                       (char)(c < 0x60 ? c + 0x60 : c + 0x20), '\0'};
        char narrow[] = {(char)c, '\0'};
        expect_plain(wide, narrow);
    }
    expect_plain("｟￠", "⦅¢"); /* those after them */
    assert_true(hz_normalize(hz_span_of("abcd"), small, sizeof small, &len));
    assert_int_equal(len, 4);
    assert_false(hz_normalize(hz_span_of("abcde"), small, sizeof small, &len));
    assert_false(hz_normalize(hz_span_of("卢峰"), small, sizeof small, &len));
    expect_plain("a\xFF", "a\xEF\xBF\xBD"); /* as the reader of text has it: U+FFFD */
    /* one character that becomes many: U+FDFA */
    assert_false(hz_normalize(hz_span_of("\xEF\xB7\xBA"), small, sizeof small, &len));
}

static void test_every_fault_has_a_text(void **state)
{
    (void)state;
    assert_string_equal(hz_fault_text(HZ_VALUE_OK, HZ_CHINESE), "");
    for (int fault = HZ_VALUE_OK + 1; fault < HZ_FAULT_COUNT; fault++) {
        assert_true(strlen(hz_fault_text((hz_fault)fault, HZ_CHINESE)) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts),       cmocka_unit_test(test_thousands),
        cmocka_unit_test(test_limits),        cmocka_unit_test(test_units),
        cmocka_unit_test(test_no_amounts),    cmocka_unit_test(test_format),
        cmocka_unit_test(test_every_fen),     cmocka_unit_test(test_sums_are_exact),
        cmocka_unit_test(test_rates_by_hand), cmocka_unit_test(test_rates_are_nearest),
        cmocka_unit_test(test_plain),         cmocka_unit_test(test_every_fault_has_a_text),
    };
    return cmocka_run_group_tests_name("amounts", tests, NULL, NULL);
}
