/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Each implementation of scan.h against the plain rule, and against libunistring's UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/scan.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistr.h>

enum { STEPS = 3, LENGTH = STEPS * SCAN_STEP };

static uint64_t random_state = 7;

static unsigned draw(unsigned most)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 40) % most;
}

static bool is_separator(char c, char delimiter)
{
    return c == delimiter || c == '\n' || c == '\r' || c == '"';
}

static bool is_blank(char c, char delimiter)
{
    return c != delimiter && (c == ' ' || c == '\t');
}

/* Compares with a search byte by byte; the text follows a separator, or a blank. */
static void expect_separators(const struct scan_impl *scan, const char *text, char delimiter,
                              bool after_blank)
{
    uint32_t offsets[LENGTH + SCAN_SPARE];
    uint32_t ends[LENGTH + SCAN_SPARE_ENDS];
    struct scan_found found = {.offsets = offsets,
                               .ends = ends,
                               .after_separator = !after_blank,
                               .after_blank = after_blank};
    size_t next = 0;
    size_t next_end = 0;
    uint64_t beside = 0;
    scan->separators(text, STEPS, delimiter, 5, &found);
    for (uint32_t i = 0; i < LENGTH; i++) {
        bool separator = is_separator(text[i], delimiter);
        bool follows_separator = i == 0 ? !after_blank : is_separator(text[i - 1], delimiter);
        bool follows_blank = i == 0 ? after_blank : is_blank(text[i - 1], delimiter);
        bool blank = is_blank(text[i], delimiter);
        bool pair = (separator && follows_blank) || (blank && follows_separator);
        beside |= (uint64_t)pair << i / SCAN_STEP;
        if (separator && text[i] != delimiter) {
            assert_true(next_end < found.end_count);
            assert_int_equal(ends[next_end++], next);
        }
        if (separator) {
            assert_true(next < found.count);
            assert_int_equal(offsets[next++], i + 5);
        }
    }
    assert_int_equal(next, found.count);
    assert_int_equal(next_end, found.end_count);
    assert_int_equal(beside, found.blank_steps);
    assert_int_equal(found.after_separator, is_separator(text[LENGTH - 1], delimiter));
    assert_int_equal(found.after_blank, is_blank(text[LENGTH - 1], delimiter));
}

static void separators_are_found(void **state)
{
    static const char some[] = ",\t\n\r\"a\x80\xFF\x0B; \x2D\xAC\x8A\x8D\xA2";
    (void)state;
    for (int round = 0; round < 4000; round++) {
        char text[LENGTH + 1];
        char delimiter = round % 2 == 0 ? ',' : '\t';
        size_t shift = round % 3 == 0 ? 1 : 0; /* no alignment is required */
        for (size_t i = 0; i < sizeof text; i++) {
            /* in a third of the rounds few separators, so that a blank is rarely beside one */
            text[i] = round < 2000 ? some[draw(sizeof some - 1)] : (char)draw(256);
            text[i] = round % 3 == 1 && draw(40) != 0 ? 'a' : text[i];
        }
        for (size_t w = 0; scan_impls[w] != NULL; w++) {
            if (scan_impls[w]->works()) {
                expect_separators(scan_impls[w], text + shift, delimiter, round % 5 == 0);
            }
        }
    }
}

static void expect_utf8(const char *text, size_t len)
{
    bool valid = u8_check((const uint8_t *)text, len) == NULL;
    for (size_t w = 0; scan_impls[w] != NULL; w++) {
        if (scan_impls[w]->works() && scan_impls[w]->utf8_valid((hz_span){text, len}) != valid) {
            print_message("%s, %zu bytes\n", scan_impls[w]->name, len);
            fail();
        }
    }
}

/* All sequences of two bytes, those of three and four at the limits; at each offset of a load. */
static void short_sequences_are_classified(void **state)
{
    static const unsigned char edges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
                                          0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                          0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};
    enum { EDGES = sizeof edges, PADDED = 70 };
    static const size_t offsets[] = {0, 13, 28, 29, 30, 31, 32, 61, 62, 63, 64};
    char text[PADDED];
    (void)state;
    for (unsigned n = 0; n < 0x10000; n++) {
        const char pair[2] = {(char)(n >> 8), (char)n};
        expect_utf8(pair, 2);
    }
    for (size_t p = 0; p < sizeof offsets / sizeof offsets[0]; p++) {
        for (size_t n = 0; n < (size_t)EDGES * EDGES * EDGES * EDGES; n++) {
            size_t rest = n;
            memset(text, 'a', sizeof text);
            for (size_t i = 0; i < 4; i++) {
                text[offsets[p] + i] = (char)edges[rest % EDGES];
                rest /= EDGES;
            }
            expect_utf8(text, offsets[p] + 4); /* at the end of the text */
        }
        if (getenv("UNIT_QUICK") != NULL) {
            return;
        }
    }
}

static void long_texts_are_told_right(void **state)
{
    static const char *const pieces[] = {"a",    "é",           "乡",          "𠀀",
                                         "重大", "2023-05-01,", "\xEF\xBF\xBD"};
    char text[400];
    (void)state;
    for (int round = 0; round < 20000; round++) {
        size_t len = 0;
        size_t wanted = draw(300);
        while (len < wanted) {
            const char *piece = pieces[draw(7)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        if (round % 2 == 1 && len > 0) {
            text[draw((unsigned)len)] = (char)draw(256);
        }
        expect_utf8(text, len);
    }
}

static void unclean_bytes_are_found(void **state)
{
    char text[100];
    (void)state;
    for (int round = 0; round < 2000; round++) {
        size_t len = draw(sizeof text);
        bool clean = true;
        for (size_t i = 0; i < len; i++) {
            text[i] = "a\xE4\xB8\x80,\t\n\r\xEF\xBC"[draw(10)];
        }
        if (round % 2 == 1 && len > 0) {
            text[draw((unsigned)len)] = round % 4 == 1 ? (char)draw(256) : '\xBF';
        }
        for (size_t i = 0; i < len; i++) {
            unsigned char c = (unsigned char)text[i];
            bool control = c == 0x7F || (c < 32 && c != 9 && c != 10 && c != 13);
            clean = clean && !control && !(i > 0 && c == 0xBF && text[i - 1] == '\xEF');
        }
        for (size_t w = 0; scan_impls[w] != NULL; w++) {
            if (scan_impls[w]->works()) {
                assert_int_equal(scan_impls[w]->is_clean((hz_span){text, len}), clean);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(separators_are_found),
        cmocka_unit_test(short_sequences_are_classified),
        cmocka_unit_test(long_texts_are_told_right),
        cmocka_unit_test(unclean_bytes_are_found),
    };
    return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
