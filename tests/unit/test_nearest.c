/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which known name a mistyped one was meant to be. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/nearest.h"

static void expect_distance(const char *a, const char *b, size_t distance)
{
    assert_int_equal(edit_distance(hz_span_of(a), hz_span_of(b)), distance);
    assert_int_equal(edit_distance(hz_span_of(b), hz_span_of(a)), distance);
}

static void test_distances(void **state)
{
    (void)state;
    expect_distance("", "", 0);
    expect_distance("", "abc", 3);
    expect_distance("kitten", "sitting", 3);
    expect_distance("flaw", "lawn", 2);
    expect_distance("intention", "execution", 5);
    expect_distance("Saturday", "Sunday", 3);
    expect_distance("ab", "ba", 2);
}

/* A Chinese character is one step, whatever its bytes. */
static void test_chinese_distances(void **state)
{
    (void)state;
    expect_distance("庐峰镇", "卢峰镇", 1);
    expect_distance("卢峰", "卢峰镇", 1);
    expect_distance("溆浦卢峰镇", "卢峰镇", 2);
    expect_distance("危化品", "危险化学品", 2);
    expect_distance("龙潭镇", "桥江镇", 2);
    expect_distance("𠮷", "吉", 1);
}

static void test_broken_text(void **state)
{
    (void)state;
    expect_distance("\xFF\xFE", "ab", 2);
    expect_distance("\xE9\x95", "", 2);
    assert_int_equal(edit_distance((hz_span){NULL, 0}, hz_span_of("ab")), 2);
}

/* Only the first 64 characters are looked at. */
static void test_long_texts(void **state)
{
    static char a[100000];
    static char b[100000];
    (void)state;
    memset(a, 'x', sizeof a - 1);
    memset(b, 'x', sizeof b - 1);
    expect_distance(a, b, 0);
    b[63] = 'y';
    expect_distance(a, b, 1);
    b[63] = 'x';
    b[64] = 'y';
    expect_distance(a, b, 0);
    expect_distance(a, "", 64);
}

static const char *nearest_of(const char *wanted, const char *const *names)
{
    struct nearest near = {.wanted = hz_span_of(wanted)};
    for (; *names != NULL; names++) {
        nearest_offer(&near, *names);
    }
    return near.best;
}

static void test_nearest(void **state)
{
    static const char *const towns[] = {"低庄镇", "卢峰镇", "桥江镇", "小横垅乡", NULL};
    static const char *const none[] = {NULL};
    (void)state;
    assert_string_equal(nearest_of("庐峰镇", towns), "卢峰镇");
    assert_string_equal(nearest_of("卢峰", towns), "卢峰镇");
    assert_string_equal(nearest_of("小横拢乡", towns), "小横垅乡");
    assert_string_equal(nearest_of("桥江", towns), "桥江镇");
    assert_null(nearest_of("卢峰镇", none));
    /* two that differ only beyond what is looked at, the longer one first and last */
    char name[80];
    char longer[80];
    memset(name, 'x', sizeof name);
    memset(longer, 'x', sizeof longer);
    name[70] = longer[75] = '\0';
    assert_string_equal(nearest_of(name, (const char *const[]){longer, name, NULL}), name);
    assert_string_equal(nearest_of(name, (const char *const[]){name, longer, NULL}), name);
}

/* Of two that are as near and as long, the one offered first: the answer must not change. */
static void test_first_of_equals(void **state)
{
    static const char *const pair[] = {"ax", "ay", NULL};
    static const char *const turned[] = {"ay", "ax", NULL};
    (void)state;
    assert_string_equal(nearest_of("az", pair), "ax");
    assert_string_equal(nearest_of("az", turned), "ay");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_distances),   cmocka_unit_test(test_chinese_distances),
        cmocka_unit_test(test_broken_text), cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_nearest),     cmocka_unit_test(test_first_of_equals),
    };
    return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
