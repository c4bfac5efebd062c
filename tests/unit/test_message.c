/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Diagnostics and the lines that are made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "base/diag.h"
#include "base/files.h"
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistr.h>

static void expect_letters(uint32_t column, const char *expected)
{
    char letters[8];
    column_letters(column, letters);
    assert_string_equal(letters, expected);
}

static void test_column_letters(void **state)
{
    (void)state;
    expect_letters(0, "");
    expect_letters(1, "A");
    expect_letters(2, "B");
    expect_letters(26, "Z");
    expect_letters(27, "AA");
    expect_letters(52, "AZ");
    expect_letters(53, "BA");
    expect_letters(702, "ZZ");
    expect_letters(703, "AAA");
    expect_letters(16384, "XFD"); /* the last of a spreadsheet */
    expect_letters(UINT32_MAX, "MWLQKWU");
}

/* Every column of a spreadsheet, counted as an odometer counts. */
static void test_letters_in_order(void **state)
{
    char text[8] = "A";
    (void)state;
    for (uint32_t column = 1; column <= 16384; column++) {
        expect_letters(column, text);
        size_t i = strlen(text);
        while (i > 0 && text[i - 1] == 'Z') {
            text[--i] = 'A';
        }
        if (i > 0) {
            text[i - 1]++;
        } else {
            memmove(text + 1, text, strlen(text) + 1);
            text[0] = 'A';
        }
    }
}

static void test_cells(void **state)
{
    char cell[32];
    hz_diag diag = {.record = 14, .column = 6};
    (void)state;
    hz_diag_text(&diag, HZ_PART_CELL, HZ_ENGLISH, cell, sizeof cell);
    assert_string_equal(cell, "F14");
    diag.column = 0;
    hz_diag_text(&diag, HZ_PART_CELL, HZ_ENGLISH, cell, sizeof cell);
    assert_string_equal(cell, "");
    diag = (hz_diag){.column = 6};
    hz_diag_text(&diag, HZ_PART_CELL, HZ_ENGLISH, cell, sizeof cell);
    assert_string_equal(cell, "");
    diag = (hz_diag){.record = UINT64_MAX, .column = UINT32_MAX};
    hz_diag_text(&diag, HZ_PART_CELL, HZ_ENGLISH, cell, sizeof cell);
    assert_string_equal(cell, "MWLQKWU18446744073709551615");
}

static void expect_copy(const char *text, size_t size, const char *expected)
{
    char field[16];
    memset(field, '#', sizeof field);
    hz_diag_copy(field, size, hz_span_of(text));
    assert_string_equal(field, expected);
    assert_true(size == sizeof field || field[size] == '#');
}

static void test_copy_cuts_at_characters(void **state)
{
    (void)state;
    expect_copy("", 1, "");
    expect_copy("abc", 1, "");
    expect_copy("abc", 3, "ab"); /* too short for an ellipsis */
    expect_copy("abc", 4, "abc");
    expect_copy("卢峰镇", 10, "卢峰镇");
    expect_copy("卢峰镇", 9, "卢…");
    expect_copy("卢峰镇", 8, "卢…");
    expect_copy("卢峰镇", 7, "卢…");
    expect_copy("卢峰镇", 6, "…");
    expect_copy("卢峰镇", 4, "…");
    expect_copy("卢峰镇", 3, "");
    expect_copy("a𠮷", 5, "a…");
    expect_copy("a𠮷", 6, "a𠮷");
    expect_copy("\x80\x80\x80", 2, "");
}

static void expect_line(const hz_diag *diag, const char *expected)
{
    char line[2048];
    hz_diag_text(diag, HZ_PART_LINE, HZ_ENGLISH, line, sizeof line);
    assert_string_equal(line, expected);
}

static hz_diag full_diag(void)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_E202, "卢峰镇.csv", "not a date");
    diag.record = 14;
    diag.line = 15;
    diag.column = 6;
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of("整改期限"));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of("2023-13-05"));
    return diag;
}

static void test_line_formats(void **state)
{
    hz_diag diag = full_diag();
    (void)state;
    expect_line(&diag, "卢峰镇.csv:15: error[E202] F14 整改期限: “2023-13-05” "
                       "not a date");
    diag.column = 0;
    diag.label[0] = '\0';
    expect_line(&diag, "卢峰镇.csv:15: error[E202] “2023-13-05” "
                       "not a date");
    diag.value[0] = '\0';
    diag.line = 0;
    expect_line(&diag, "卢峰镇.csv: error[E202] not a date");
    diag.file[0] = '\0';
    diag.line = 3;
    expect_line(&diag, "3: error[E202] not a date");
    hz_diag_set(&diag, HZ_E003, NULL, NULL);
    expect_line(&diag, "error[E003] out of memory");
    hz_diag_set(&diag, HZ_W505, "a.csv", NULL);
    diag.line = UINT64_MAX;
    expect_line(&diag, "a.csv:18446744073709551615: warning[W505] the ledger does not have this "
                       "column, so its values are not copied");
}

/* A file must not speak to the terminal, neither by ESC nor by the one-character CSI U+009B. */
static void test_control_characters(void **state)
{
    hz_diag diag;
    (void)state;
    hz_diag_set(&diag, HZ_E001, "a\nb.csv", "x\x1b]0;t\x07");
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of("l\x1b[31m\x7f"));
    hz_diag_copy(diag.value, sizeof diag.value,
                 hz_span_of("一\r\n\t\x01\xC2\x9B"
                            "2J\xC2\x80\xC2\xA0é"));
    expect_line(&diag, "a\\nb.csv: error[E001] l\\x1B[31m\\x7F: "
                       "“一\\r\\n\\x09\\x01\\u009B2J\\u0080\xC2\xA0é” "
                       "cannot read: x\\x1B]0;t\\x07");
}

/* Marks that turn, hide or part text: written so that they are seen (UAX 9, UTS 55). */
static void test_unseen_characters(void **state)
{
    static const struct {
        const char *text;
        const char *shown;
    } unseen[] = {
        {"\xC2\xAD", "\\u00AD"},
        {"\xD8\x9C", "\\u061C"},
        {"\xE2\x80\x8B", "\\u200B"},
        {"\xE2\x80\x8E", "\\u200E"},
        {"\xE2\x80\x8F", "\\u200F"},
        {"\xE2\x80\xA8", "\\u2028"},
        {"\xE2\x80\xA9", "\\u2029"},
        {"\xE2\x80\xAA", "\\u202A"},
        {"\xE2\x80\xAE", "\\u202E"},
        {"\xE2\x81\xA6", "\\u2066"},
        {"\xE2\x81\xA9", "\\u2069"},
        {"\xEF\xBB\xBF", "\\uFEFF"},
        {"\xF3\xA0\x81\x81", "\\uE0041"},
        {"\xFF", "\\xFF"},
        {"\xC2", "\\xC2"},
        {"\xE3\x80\x80é𠮷", "\xE3\x80\x80é𠮷"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++) {
        char expected[64];
        hz_diag diag;
        hz_diag_set(&diag, HZ_E001, unseen[i].text, "x");
        (void)snprintf(expected, sizeof expected, "%s: error[E001] cannot read: x",
                       unseen[i].shown);
        expect_line(&diag, expected);
    }
}

static void test_no_control_character_passes(void **state)
{
    (void)state;
    for (unsigned c = 1; c < 0xA0; c++) {
        uint8_t bytes[8] = {0};
        char line[256];
        hz_diag diag;
        assert_true(u8_uctomb(bytes, (ucs4_t)c, sizeof bytes) > 0);
        hz_diag_set(&diag, HZ_E001, NULL, (const char *)bytes);
        hz_diag_text(&diag, HZ_PART_LINE, HZ_ENGLISH, line, sizeof line);
        bool control = c < 0x20 || c >= 0x7F;
        bool passed = strstr(line, (const char *)bytes) != NULL;
        assert_int_equal(passed, !control);
    }
}

/* Places in a workbook: of a cell, of a row, of a sheet; the sheet is named once. */
static void test_sheets(void **state)
{
    hz_diag diag;
    (void)state;
    hz_diag_set(&diag, HZ_E115, "卢峰镇.xlsx", "x");
    hz_diag_copy(diag.sheet, sizeof diag.sheet, hz_span_of("台账"));
    expect_line(&diag, "卢峰镇.xlsx:台账: error[E115] this is x");
    diag.record = diag.line = 14;
    expect_line(&diag, "卢峰镇.xlsx:台账!14: error[E115] this is x");
    diag.column = 6;
    expect_line(&diag, "卢峰镇.xlsx:台账!F14: error[E115] this is x");
    hz_diag_copy(diag.file, sizeof diag.file, hz_span_of("卢峰镇.xlsx#台账"));
    expect_line(&diag, "卢峰镇.xlsx:台账!F14: error[E115] this is x");
}

/* Whatever the size, the line is the beginning of the whole line and ends with a character. */
static void test_lines_are_cut_whole(void **state)
{
    char whole[2048];
    hz_diag diag = full_diag();
    (void)state;
    hz_diag_text(&diag, HZ_PART_LINE, HZ_ENGLISH, whole, sizeof whole);
    for (size_t size = 1; size <= strlen(whole) + 1; size++) {
        char *line = malloc(size); /* exact, so that a byte too many is noticed */
        assert_non_null(line);
        hz_diag_text(&diag, HZ_PART_LINE, HZ_ENGLISH, line, size);
        size_t len = strlen(line);
        if (size <= strlen(whole) && size > strlen("…")) {
            assert_string_equal(line + len - strlen("…"), "…");
            len -= strlen("…");
        }
        assert_memory_equal(line, whole, len);
        assert_null(u8_check((const uint8_t *)line, len));
        assert_true(size - 1 - len < 4 + strlen("…"));
        free(line);
    }
}

static void test_messages(void **state)
{
    char text[256];
    hz_diag diag;
    (void)state;
    hz_diag_set(&diag, HZ_E006, "plan.yaml", "{} stays as it is");
    hz_diag_text(&diag, HZ_PART_MESSAGE, HZ_ENGLISH, text, sizeof text);
    assert_string_equal(text, "the plan is wrong: {} stays as it is");
    hz_diag_text(&diag, HZ_PART_MESSAGE, HZ_ENGLISH, text, 12);
    assert_string_equal(text, "the plan…");
}

static void test_set_keeps_within_fields(void **state)
{
    char longer[2000];
    hz_diag diag;
    (void)state;
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    hz_diag_set(&diag, HZ_E001, longer, longer);
    assert_int_equal(strlen(diag.file), sizeof diag.file - 1);
    assert_int_equal(strlen(diag.detail), sizeof diag.detail - 1);
    assert_int_equal(diag.line + diag.record + diag.column, 0);
    assert_string_equal(diag.label, "");
    assert_string_equal(diag.value, "");
}

static const struct {
    hz_code code;
    int number;
    const char *name;
} all_codes[] = {
#define DIAG(letter, number, severity, text)                                                       \
    {HZ_##letter##number, 1##number - 1000, #letter #number},
#define CHECK(letter, number, severity, function, text) DIAG(letter, number, severity, text)
#include <hazard/codes.def>
#undef DIAG
#undef CHECK
};

/* No number is used twice, whatever the letter; W is a warning; other numbers have no name. */
static void test_codes(void **state)
{
    int last = 0;
    (void)state;
    for (size_t i = 0; i < sizeof all_codes / sizeof all_codes[0]; i++) {
        assert_int_equal(all_codes[i].code, all_codes[i].number);
        assert_true(all_codes[i].number > last);
        assert_string_equal(hz_code_name(all_codes[i].code), all_codes[i].name);
        assert_int_equal(all_codes[i].name[0], "NWE"[hz_code_severity(all_codes[i].code)]);
        last = all_codes[i].number;
    }
    assert_int_equal(HZ_E204, 204);
    assert_int_equal(HZ_W110, 110);
    assert_string_equal(hz_code_name((hz_code)0), "?");
    assert_string_equal(hz_code_name((hz_code)999), "?");
    assert_int_equal(hz_code_severity((hz_code)999), HZ_ERROR);
}

/* A program that was built with another version of the library finds what it expects. */
static void test_sizes(void **state)
{
    (void)state;
    assert_int_equal(sizeof(hz_span), 16);
    assert_int_equal(sizeof(hz_sink), 16);
    assert_int_equal(offsetof(hz_diag, record), 8);
    assert_int_equal(offsetof(hz_diag, line), 16);
    assert_int_equal(offsetof(hz_diag, column), 24);
    assert_int_equal(offsetof(hz_diag, file), 28);
    assert_int_equal(offsetof(hz_diag, sheet), 540);
    assert_int_equal(offsetof(hz_diag, label), 636);
    assert_int_equal(offsetof(hz_diag, value), 732);
    assert_int_equal(offsetof(hz_diag, detail), 892);
    assert_int_equal(sizeof(hz_diag), 1920);
}

static void expect_message(const hz_diag *diag, hz_language language, const char *expected)
{
    char text[2048];
    hz_diag_text(diag, HZ_PART_MESSAGE, language, text, sizeof text);
    assert_string_equal(text, expected);
}

/* One finding in both languages, one after the other, whatever the locale. */
static void test_two_languages(void **state)
{
    hz_diag diag;
    char line[512];
    (void)state;
    assert_non_null(setlocale(LC_ALL, "C"));
    hz_diag_set(&diag, HZ_E003, "-", NULL);
    hz_diag_text(&diag, HZ_PART_LINE, HZ_CHINESE, line, sizeof line);
    assert_string_equal(line, "（标准输入）: 错误[E003] 内存不足");
    hz_diag_text(&diag, HZ_PART_LINE, HZ_ENGLISH, line, sizeof line);
    assert_string_equal(line, "(stdin): error[E003] out of memory");
    hz_diag_set(&diag, HZ_E001, "a.csv", "No such file or directory");
    expect_message(&diag, HZ_CHINESE, "无法读取：文件不存在");
    expect_message(&diag, HZ_ENGLISH, "cannot read: No such file or directory");
    assert_string_equal(hz_translate(HZ_CHINESE, "not a message", NULL, 0), "not a message");
    assert_string_equal(hz_translate(HZ_CHINESE, "", NULL, 0), "");
    assert_string_equal(hz_translate(HZ_ENGLISH, "%d day", "%d days", 1), "%d day");
    assert_string_equal(hz_translate(HZ_ENGLISH, "%d day", "%d days", 2), "%d days");
}

/* A file may have any name: what was no file is not known by its name. */
static void test_places(void **state)
{
    hz_diag diag;
    char line[512];
    (void)state;
    hz_diag_set(&diag, HZ_E003, "command line", NULL);
    hz_diag_text(&diag, HZ_PART_LINE, HZ_CHINESE, line, sizeof line);
    assert_string_equal(line, "command line: 错误[E003] 内存不足");
    hz_diag_set(&diag, HZ_E003, NULL, NULL);
    diag.place = HZ_PLACE_ARGUMENTS;
    hz_diag_text(&diag, HZ_PART_LINE, HZ_CHINESE, line, sizeof line);
    assert_string_equal(line, "命令行: 错误[E003] 内存不足");
    hz_diag_text(&diag, HZ_PART_FILE, HZ_ENGLISH, line, sizeof line);
    assert_string_equal(line, "command line");
    hz_diag_set(&diag, HZ_E002, "-", NULL);
    hz_diag_text(&diag, HZ_PART_FILE, HZ_ENGLISH, line, sizeof line);
    assert_string_equal(line, "(stdout)");
}

/* Writes the placeholders of @p text, each once, in the order of their names. */
static void list_placeholders(const char *text, char *list, size_t size)
{
    const char *names[16];
    size_t lens[16];
    size_t count = 0;
    for (const char *p = strchr(text, '{'); p != NULL; p = strchr(p + 1, '{')) {
        size_t len = strcspn(p, "}") + 1;
        size_t at = 0;
        while (at < count && strncmp(names[at], p, len) < 0) {
            at++;
        }
        assert_true(count < 16);
        memmove(names + at + 1, names + at, (count - at) * sizeof names[0]);
        memmove(lens + at + 1, lens + at, (count - at) * sizeof lens[0]);
        names[at] = p;
        lens[at] = len;
        count++;
    }
    list[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        size_t end = strlen(list);
        (void)snprintf(list + end, size - end, "%.*s", (int)lens[i], names[i]);
    }
}

/* Each code says in Chinese what it says in English, with the same placeholders. */
static void test_codes_in_chinese(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof all_codes / sizeof all_codes[0]; i++) {
        char english[512];
        char chinese[512];
        const char *text = code_text(all_codes[i].code);
        const char *translation = hz_translate(HZ_CHINESE, text, NULL, 0);
        bool only_filled = text[0] == '{' && strcspn(text, "}") == strlen(text) - 1;
        if (translation == text && !only_filled) {
            fail_msg("%s has no translation", all_codes[i].name);
        }
        list_placeholders(text, english, sizeof english);
        list_placeholders(translation, chinese, sizeof chinese);
        assert_string_equal(chinese, english);
    }
}

/* Arguments by name, messages within messages, numbers, and what does not fit. */
static void test_arguments(void **state)
{
    char longer[2000];
    hz_diag diag;
    (void)state;
    hz_diag_set(&diag, HZ_E006, "plan.yaml", NULL);
    diag_arg(&diag, "what", "a\x1B");
    diag_arg_message(&diag, "reason", "one {what}{none}");
    diag_arg(&diag, "what", "b{what}");
    diag_arg_message(&diag, "reason", "two {what}{after}");
    diag_arg_number(&diag, "after", 3);
    diag_arg_count(&diag, "reason", "{n} row", "{n} rows {what}", 4);
    expect_message(&diag, HZ_ENGLISH,
                   "the plan is wrong: one a\\x1B{none}; two b{what}3; 4 rows b{what}");

    hz_diag other;
    hz_diag_set(&other, HZ_E009, "a", NULL);
    diag_arg_diag(&other, "reason", &diag);
    expect_message(
        &other, HZ_CHINESE,
        "已改动，但未能确认已写入磁盘：方案有误：4 rows b{what}；重新办理之前请先核对改动是"
        "否已在");

    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    hz_diag_set(&diag, HZ_E006, "plan.yaml", NULL);
    diag_arg(&diag, "reason", longer);
    diag_arg_message(&diag, "reason", "lost");
    diag_arg(&diag, "reason", "lost");
    hz_diag_set(&other, HZ_E006, "plan.yaml", NULL);
    diag_copy_args(&other, &diag);
    assert_memory_equal(diag.detail, other.detail, sizeof diag.detail);
    assert_string_equal(diag.detail + sizeof diag.detail - 4, "…");
}

/* What nothing fills is seen: a name that a sentence and its arguments do not agree upon. */
static void test_names_that_nothing_fills(void **state)
{
    hz_diag diag;
    (void)state;
    hz_diag_set(&diag, HZ_E001, "a.csv", NULL);
    expect_message(&diag, HZ_ENGLISH, "cannot read: {reason}");
    expect_message(&diag, HZ_CHINESE, "无法读取：{reason}");
    diag_arg_sentence(&diag, "reason", "{known} and {unknown}", "known", "x", NULL);
    expect_message(&diag, HZ_ENGLISH, "cannot read: x and {unknown}");
}

static void test_data_dir(void **state)
{
    const char *before = getenv("HAZARD_DATADIR");
    char saved[1024];
    (void)state;
    (void)snprintf(saved, sizeof saved, "%s", before == NULL ? "" : before);
    assert_int_equal(setenv("HAZARD_DATADIR", "/somewhere", 1), 0);
    assert_string_equal(data_dir(), "/somewhere");
    assert_int_equal(setenv("HAZARD_DATADIR", "", 1), 0);
    assert_int_equal(data_dir()[0], '/');
    assert_int_equal(setenv("HAZARD_DATADIR", saved, 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_two_languages),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_codes_in_chinese),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_column_letters),
        cmocka_unit_test(test_letters_in_order),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_copy_cuts_at_characters),
        cmocka_unit_test(test_line_formats),
        cmocka_unit_test(test_control_characters),
        cmocka_unit_test(test_unseen_characters),
        cmocka_unit_test(test_no_control_character_passes),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_lines_are_cut_whole),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_set_keeps_within_fields),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_names_that_nothing_fills),
        cmocka_unit_test(test_data_dir),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
