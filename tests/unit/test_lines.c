/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lines of a file as bytes, across the blocks in which they are read, against a plain count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "ledger/lines.h"
#include <stdlib.h>

enum { CHARACTERS = 150000, ROUNDS = 6 };

static uint64_t random_state = 11;

static unsigned draw(unsigned most)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 40) % most;
}

static size_t put(char *to, hz_encoding encoding, char c)
{
    if (encoding == HZ_UTF8) {
        to[0] = c;
        return 1;
    }
    to[encoding == HZ_UTF16LE ? 0 : 1] = c;
    to[encoding == HZ_UTF16LE ? 1 : 0] = '\0';
    return 2;
}

/* Text in which line ends of all kinds lie at every distance, and how many lines it has. */
static size_t make_text(char *text, hz_encoding encoding, unsigned rare, uint64_t *count)
{
    static const char ends[] = "\n\r";
    size_t len = 0;
    char before = '\n';
    *count = 0;
    for (int i = 0; i < CHARACTERS; i++) {
        char c = draw(rare) == 0 ? ends[draw(2)] : 'a';
        bool begins = before == '\n' || (before == '\r' && c != '\n');
        *count += begins ? 1 : 0;
        len += put(text + len, encoding, c);
        before = c;
    }
    return len;
}

static void lines_are_those_of_a_plain_count(void **state)
{
    static const hz_encoding encodings[] = {HZ_UTF8, HZ_UTF16LE, HZ_UTF16BE};
    static char text[2 * CHARACTERS + 1];
    (void)state;
    for (int round = 0; round < 3 * ROUNDS; round++) {
        hz_encoding encoding = encodings[round % 3];
        uint64_t count = 0;
        size_t len = make_text(text, encoding, round < ROUNDS ? 3 : 5000, &count);
        struct lines lines = {.in = fmemopen(text, len, "r"), .encoding = encoding, .line = 1};
        struct buf all = {0};
        uint64_t read = 0;
        while (lines_read(&lines, &all) && !lines.at_end) {
            read++;
            assert_int_equal(lines.line, read + 1);
        }
        assert_int_equal(read, count);
        assert_int_equal(all.len, len);
        assert_memory_equal(all.ptr, text, len);
        buf_free(&all);
        (void)fclose(lines.in);
    }
}

static void the_last_line_may_lack_its_end(void **state)
{
    static const struct {
        const char *text;
        size_t len;
        hz_encoding encoding;
        uint64_t lines;
        bool ended;
    } cases[] = {
        {"a", 1, HZ_UTF8, 1, false},        {"a\n", 2, HZ_UTF8, 1, true},
        {"a\r", 2, HZ_UTF8, 1, true},       {"a\r\nb", 4, HZ_UTF8, 2, false},
        {"\r\r\n", 3, HZ_UTF8, 2, true},    {"a\0\r\0\n\0", 6, HZ_UTF16LE, 1, true},
        {"a\0\n", 3, HZ_UTF16LE, 1, false}, {"\0a\0\r\0", 5, HZ_UTF16BE, 2, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[16];
        memcpy(text, cases[i].text, cases[i].len);
        struct lines lines = {
            .in = fmemopen(text, cases[i].len, "r"), .encoding = cases[i].encoding, .line = 1};
        lines_skip(&lines, UINT64_MAX);
        assert_int_equal(lines.line - 1, cases[i].lines);
        assert_int_equal(lines.ended, cases[i].ended);
        (void)fclose(lines.in);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_those_of_a_plain_count),
        cmocka_unit_test(the_last_line_may_lack_its_end),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
