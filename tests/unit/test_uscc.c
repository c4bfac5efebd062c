/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Unified social credit codes (GB 32100-2015). The codes are published ones: the first is the
 * example that the standard works through, the others are of known companies; in all of them the
 * organisation code inside (GB 11714, modulus 11) fits as well.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "value/value.h"
#include <stdio.h>

static const char *const published[] = {
    "91350100M000100Y43", "91110000802100433B", "91110108551385082Q", "9144030071526726XG",
    "91330100799655058B", "914403001922038216", "91440300708461136T", "9111000071093123XX",
};
enum { PUBLISHED = sizeof published / sizeof published[0] };

static const char letters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

static void expect(const char *text, hz_fault fault)
{
    hz_fault got = hz_uscc_check(hz_span_of(text));
    if (got != fault) {
        fail_msg("%s: fault %d instead of %d", text, (int)got, (int)fault);
    }
}

/* Table 2 of the standard, and its example: the sum is 1640, modulo 31 that is 28, 31 - 28 is 3. */
static void test_example_of_the_standard(void **state)
{
    static const int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    const char *code = published[0];
    int sum = 0;
    (void)state;
    for (size_t i = 0; i < 17; i++) {
        sum += weights[i] * (int)(strchr(letters, code[i]) - letters);
    }
    assert_int_equal(sum, 1640);
    assert_int_equal(hz_uscc_check_character(hz_span_of(code)), '3');
    expect(code, HZ_VALUE_OK);
    expect("91350100M000100Y4Z", HZ_USCC_LETTER);
    expect("91350100M000100Y4Y", HZ_USCC_CHECK);
}

static void test_published_codes(void **state)
{
    (void)state;
    for (size_t i = 0; i < PUBLISHED; i++) {
        expect(published[i], HZ_VALUE_OK);
        assert_int_equal(hz_uscc_check_character((hz_span){published[i], 17}), published[i][17]);
    }
}

/* The modulus is a prime and the weights are its units: no single wrong character is missed. */
static void test_every_substitution(void **state)
{
    size_t tried = 0;
    (void)state;
    for (size_t i = 0; i < PUBLISHED; i++) {
        for (size_t place = 0; place < 18; place++) {
            char code[19];
            memcpy(code, published[i], sizeof code);
            for (int c = 1; c < 128; c++) {
                code[place] = (char)c;
                if (c == published[i][place]) {
                    continue;
                }
                bool inside = strchr(letters, c) != NULL;
                bool blank = (c == ' ' || (c >= '\t' && c <= '\r')) && (place == 0 || place == 17);
                expect(code, inside ? HZ_USCC_CHECK : blank ? HZ_USCC_LENGTH : HZ_USCC_LETTER);
                tried += inside ? 1 : 0;
            }
        }
    }
    assert_int_equal(tried, (size_t)PUBLISHED * 18 * 30);
}

/* Adjacent weights have the ratio 3, the last and that of the check character -3: all detected. */
static void test_every_adjacent_transposition(void **state)
{
    (void)state;
    for (size_t i = 0; i < PUBLISHED; i++) {
        for (size_t place = 0; place < 17; place++) {
            char code[19];
            memcpy(code, published[i], sizeof code);
            code[place] = published[i][place + 1];
            code[place + 1] = published[i][place];
            expect(code, code[place] == code[place + 1] ? HZ_VALUE_OK : HZ_USCC_CHECK);
        }
    }
}

/* For every value of one place there is one check character, and all 31 occur. */
static void test_all_check_characters_occur(void **state)
{
    char code[] = "91350100M000100Y4?";
    bool seen[128] = {false};
    (void)state;
    for (size_t i = 0; i < 31; i++) {
        code[16] = letters[i];
        code[17] = hz_uscc_check_character(hz_span_of(code));
        assert_true(strchr(letters, code[17]) != NULL);
        assert_false(seen[(unsigned char)code[17]]);
        seen[(unsigned char)code[17]] = true;
        expect(code, HZ_VALUE_OK);
    }
}

static void test_lengths_and_forms(void **state)
{
    (void)state;
    expect("", HZ_VALUE_EMPTY);
    expect(" 　", HZ_VALUE_EMPTY);
    expect("91350100M000100Y4", HZ_USCC_LENGTH);
    expect("91350100M000100Y433", HZ_USCC_LENGTH);
    expect("9", HZ_USCC_LENGTH);
    expect("913501 00M000100Y43", HZ_USCC_LENGTH);
    expect(" 91350100M000100Y43\t", HZ_VALUE_OK);
    expect("９１３５０１００Ｍ０００１００Ｙ４３", HZ_VALUE_OK);
    expect("91350100m000100y43", HZ_USCC_LETTER);
    expect("91350100MO00100Y43", HZ_USCC_LETTER);
    expect("隐患隐患隐患", HZ_USCC_LETTER); /* 18 bytes */
    expect("\xFF\xFF", HZ_USCC_LENGTH);
    assert_int_equal(hz_uscc_check_character(hz_span_of("91350100M000100Y")), 0);
    assert_int_equal(hz_uscc_check_character(hz_span_of("91350100M000100Yi")), 0);
    assert_int_equal(hz_uscc_check_character((hz_span){"91350100M000100Y\0", 17}), 0);
}

static void test_very_long(void **state)
{
    static char text[100000];
    (void)state;
    memset(text, '9', sizeof text - 1);
    expect(text, HZ_USCC_LENGTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_example_of_the_standard),
        cmocka_unit_test(test_published_codes),
        cmocka_unit_test(test_every_substitution),
        cmocka_unit_test(test_every_adjacent_transposition),
        cmocka_unit_test(test_all_check_characters_occur),
        cmocka_unit_test(test_lengths_and_forms),
        cmocka_unit_test(test_very_long),
    };
    return cmocka_run_group_tests_name("uscc", tests, NULL, NULL);
}
