/* SPDX-License-Identifier: LGPL-2.1-or-later */
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
#include <stdlib.h>
#include <time.h>

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

/*
 * Sixteen bytes each, all with one value in the hash of version 0.1, whose factor anybody could
 * read: h = (16 ^ first) * factor, folded, and the second word undoes it.
 */
static size_t make_colliding(uint64_t (*keys)[2], size_t count)
{
    size_t n = 0;
    for (uint64_t first = 1; n < count; first++) {
        uint64_t h = (16 ^ first) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 32;
        if ((h >> 56 & 7) == 0) { /* bits that are not hashed but stay as they are */
            keys[n][0] = first;
            keys[n++][1] = h;
        }
    }
    return n;
}

/* The least of three times, in clock ticks, to put @p count of @p keys. */
static clock_t time_of(uint64_t (*keys)[2], size_t count)
{
    clock_t least = 0;
    for (int i = 0; i < 3; i++) {
        struct intern in = {0};
        clock_t begun = clock();
        for (size_t k = 0; k < count; k++) {
            assert_int_equal(intern_put(&in, (hz_span){(const char *)keys[k], sizeof keys[k]}), k);
        }
        clock_t taken = clock() - begun;
        least = i == 0 || taken < least ? taken : least;
        intern_free(&in);
    }
    return least;
}

/* Eight times as many take about eight times as long; 64 times where all collide. */
static void test_chosen_keys(void **state)
{
    enum { FEW = 5000, MORE = 40000 };
    uint64_t(*keys)[2] = calloc(MORE, sizeof *keys);
    (void)state;
    assert_non_null(keys);
    assert_int_equal(make_colliding(keys, MORE), MORE);
    clock_t few = time_of(keys, FEW);
    clock_t more = time_of(keys, MORE);
    print_message("# %d keys: %ld ticks, %d keys: %ld ticks\n", FEW, (long)few, MORE, (long)more);
    assert_true(more < 24 * few + CLOCKS_PER_SEC / 100);
    free(keys);
}

/* No table has the slots of another, so what is learnt of one says nothing of the next. */
static void test_secrets(void **state)
{
    struct intern a = {0};
    struct intern b = {0};
    (void)state;
    assert_int_equal(intern_put(&a, hz_span_of("XP-2023-000001")), 0);
    assert_int_equal(intern_put(&b, hz_span_of("XP-2023-000001")), 0);
    assert_memory_not_equal(a.secrets, b.secrets, sizeof a.secrets);
    intern_free(&a);
    intern_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_strings), cmocka_unit_test(test_odd_strings),
        cmocka_unit_test(test_empty_table),  cmocka_unit_test(test_long_string),
        cmocka_unit_test(test_chosen_keys),  cmocka_unit_test(test_secrets),
    };
    return cmocka_run_group_tests_name("intern", tests, NULL, NULL);
}
