/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Blanks around a value, as spreadsheets and input methods leave them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/span.h"

static void expect_trimmed(const char *text, const char *expected)
{
    hz_span trimmed = span_trim(hz_span_of(text));
    assert_true(hz_span_equal(trimmed, hz_span_of(expected)));
    /* a trimmed span is a piece of the first one */
    assert_true(trimmed.ptr >= text && trimmed.ptr + trimmed.len <= text + strlen(text));
}

static void test_trim(void **state)
{
    (void)state;
    expect_trimmed("", "");
    expect_trimmed("a", "a");
    expect_trimmed("  a b\t", "a b");
    expect_trimmed("\r\n\v\f a \f\v\n\r", "a");
    expect_trimmed(" \t\r\n\v\f", "");
    expect_trimmed("\xC2\xA0卢峰镇\xC2\xA0", "卢峰镇");
    expect_trimmed("　　卢峰　镇　", "卢峰　镇");
    expect_trimmed("\xEF\xBB\xBF隐患编号", "隐患编号");
    expect_trimmed(" 　\xC2\xA0\xEF\xBB\xBF", "");
}

/* Characters that share their last or first bytes with a blank stay. */
static void test_trim_keeps_others(void **state)
{
    (void)state;
    expect_trimmed("à", "à");   /* C3 A0 */
    expect_trimmed("、", "、"); /* E3 80 81 */
    expect_trimmed("뀀", "뀀"); /* EB 80 80 */
    expect_trimmed("\xA0", "\xA0");
    expect_trimmed("\x80", "\x80");
    expect_trimmed("\xC2", "\xC2");
    expect_trimmed("\x1F", "\x1F");
}

static void test_trim_of_nothing(void **state)
{
    hz_span none = {NULL, 0};
    (void)state;
    assert_int_equal(span_trim(none).len, 0);
}

static void test_trim_inside_a_longer_text(void **state)
{
    hz_span s = span_trim((hz_span){" ab  cd", 4});
    (void)state;
    assert_true(hz_span_equal(s, hz_span_of("ab")));
}

static void test_equal(void **state)
{
    hz_span none = {NULL, 0};
    (void)state;
    assert_true(hz_span_equal(none, hz_span_of("")));
    assert_true(hz_span_equal(hz_span_of("镇"), hz_span_of("镇")));
    assert_false(hz_span_equal(hz_span_of("镇"), hz_span_of("镇 ")));
    assert_false(hz_span_equal(hz_span_of("a"), hz_span_of("b")));
    assert_true(hz_span_equal((hz_span){"a\0b", 3}, (hz_span){"a\0b", 3}));
    assert_false(hz_span_equal((hz_span){"a\0b", 3}, (hz_span){"a\0c", 3}));
}

static void test_is(void **state)
{
    (void)state;
    assert_true(hz_span_is(hz_span_of("镇"), "镇"));
    assert_true(hz_span_is((hz_span){NULL, 0}, ""));
    assert_false(hz_span_is((hz_span){NULL, 0}, "a"));
    assert_false(hz_span_is(hz_span_of("a"), ""));
    assert_false(hz_span_is(hz_span_of("卢峰"), "卢峰镇"));
    assert_false(hz_span_is(hz_span_of("卢峰镇"), "卢峰"));
    assert_false(hz_span_is((hz_span){"a\0bcdefgh", 9}, "a"));
    assert_true(hz_span_is((hz_span){"ab", 1}, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trim),
        cmocka_unit_test(test_trim_keeps_others),
        cmocka_unit_test(test_trim_of_nothing),
        cmocka_unit_test(test_trim_inside_a_longer_text),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_is),
    };
    return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
