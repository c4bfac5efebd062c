/* Byte strings to small numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/intern.h"
#include <stdio.h>

enum { MANY = 100000 };

static hz_span name_of(size_t i, char text[32])
{
    (void)snprintf(text, 32, "XP-2023-%zu镇", i * 7919 % MANY);
    return hz_span_of(text);
}

static void test_many_strings(void **state)
{
    struct intern in = {0};
    char text[32];
    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        assert_int_equal(intern_find(&in, name_of(i, text)), SIZE_MAX);
        assert_int_equal(intern_put(&in, name_of(i, text)), i);
    }
    assert_int_equal(in.count, MANY);
    for (size_t i = 0; i < MANY; i++) {
        hz_span name = name_of(i, text);
        assert_int_equal(intern_put(&in, name), i);
        assert_int_equal(intern_find(&in, name), i);
        assert_true(hz_span_equal(intern_get(&in, i), name));
    }
    assert_int_equal(in.count, MANY);
    assert_int_equal(intern_find(&in, hz_span_of("XP-2023-100000镇")), SIZE_MAX);
    intern_free(&in);
    assert_int_equal(in.count, 0);
}

static void test_odd_strings(void **state)
{
    static const hz_span odd[] = {
        {NULL, 0}, {"a", 1}, {"a\0", 2}, {"a\0b", 3}, {"\0", 1}, {"\0\0", 2}, {"\xFF\xFE", 2},
    };
    struct intern in = {0};
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        assert_int_equal(intern_put(&in, odd[i]), i);
    }
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        assert_int_equal(intern_find(&in, odd[i]), i);
        assert_true(hz_span_equal(intern_get(&in, i), odd[i]));
    }
    assert_int_equal(intern_put(&in, hz_span_of("")), 0);
    intern_free(&in);
}

static void test_empty_table(void **state)
{
    struct intern in = {0};
    (void)state;
    assert_int_equal(intern_find(&in, hz_span_of("a")), SIZE_MAX);
    intern_free(&in);
    assert_int_equal(intern_put(&in, hz_span_of("a")), 0);
    intern_free(&in);
}

/* A string as long as a record, between short ones. */
static void test_long_string(void **state)
{
    static char big[1 << 20];
    struct intern in = {0};
    (void)state;
    memset(big, 'x', sizeof big);
    assert_int_equal(intern_put(&in, hz_span_of("a")), 0);
    assert_int_equal(intern_put(&in, (hz_span){big, sizeof big}), 1);
    assert_int_equal(intern_put(&in, (hz_span){big, sizeof big - 1}), 2);
    assert_int_equal(intern_get(&in, 1).len, sizeof big);
    assert_int_equal(intern_get(&in, 2).len, sizeof big - 1);
    assert_true(hz_span_equal(intern_get(&in, 0), hz_span_of("a")));
    intern_free(&in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_strings),
        cmocka_unit_test(test_odd_strings),
        cmocka_unit_test(test_empty_table),
        cmocka_unit_test(test_long_string),
    };
    return cmocka_run_group_tests_name("intern", tests, NULL, NULL);
}
