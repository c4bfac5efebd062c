/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* YAML tables: a list of mappings, or one document each, becomes a header and rows. */
#include "files.h"

#include "table/table.h"

static hz_table *open_table(const char *text)
{
    hz_table *table = NULL;
    hz_error err;
    write_text("table.yaml", text);
    assert_int_equal(hz_table_open("table.yaml", (hz_header_test){0}, &table, &err), 0);
    return table;
}

/* Asserts the cells of the next record, joined by | in @p cells. */
static const hz_record *next(hz_table *table, bool is_header, const char *cells)
{
    const hz_record *record = NULL;
    hz_error err;
    char joined[512] = "";
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_int_equal(record->is_header, is_header);
    for (size_t i = 0; i < record->count; i++) {
        (void)snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%.*s",
                       i > 0 ? "|" : "", (int)record->fields[i].len, record->fields[i].ptr);
    }
    assert_string_equal(joined, cells);
    assert_int_equal(record->number, 0);
    assert_int_equal(record->error, HZ_RECORD_OK);
    return record;
}

static void assert_lines(const hz_record *record, uint64_t line, uint64_t lines)
{
    assert_int_equal(record->line, line);
    assert_int_equal(record->lines, lines);
}

static void assert_end(hz_table *table)
{
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    assert_true(hz_table_layout(table).yaml);
    hz_table_close(table);
}

/* Asserts that @p text is refused on @p line, after @p good records. */
static void assert_refused(const char *text, int good, uint64_t line)
{
    const hz_record *record = NULL;
    hz_error err;
    hz_table *table = open_table(text);
    for (int i = 0; i < good; i++) {
        assert_int_equal(hz_table_next(table, &record, &err), 1);
    }
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_diag(&err, "E112", "", line);
    assert_string_equal(err.file, "table.yaml");
    assert_true(strlen(err.detail) > 0);
    hz_table_close(table);
}

static void list_of_mappings(void **state)
{
    (void)state;
    hz_table *table = open_table("# ledger\n"               /* 1 */
                                 "- 隐患编号: X1\n"         /* 2 */
                                 "  发现日期: 2023-05-01\n" /* 3 */
                                 "\n"                       /* 4 */
                                 "- 隐患编号: \"X2\"\n"     /* 5 */
                                 "  发现日期:\n");          /* 6 */
    next(table, true, "隐患编号|发现日期");
    const hz_record *record = next(table, false, "X1|2023-05-01");
    assert_lines(record, 2, 2);
    assert_int_equal(hz_record_field_line(record, 0), 2);
    assert_int_equal(hz_record_field_line(record, 1), 3);
    record = next(table, false, "X2|");
    assert_lines(record, 5, 2);
    assert_int_equal(hz_record_field_line(record, 1), 6);
    assert_end(table);
}

static void one_document_each(void **state)
{
    (void)state;
    hz_table *table =
        open_table("乡镇: 卢峰镇\n月份: 2023-05\n---\n乡镇: 低庄镇\n月份: 2023-06\n...\n");
    next(table, true, "乡镇|月份");
    assert_lines(next(table, false, "卢峰镇|2023-05"), 1, 2);
    assert_lines(next(table, false, "低庄镇|2023-06"), 4, 2);
    assert_end(table);
}

static void keys_that_change(void **state)
{
    (void)state;
    hz_table *table = open_table("- a: 1\n  b: 2\n- b: 4\n  a: 3\n- c: 5\n  a: 6\n- b: 7\n");
    next(table, true, "a|b");
    next(table, false, "1|2");
    next(table, false, "3|4");
    /* new items come after the old ones */
    const hz_record *record = next(table, true, "a|b|c");
    assert_lines(record, 5, 2);
    record = next(table, false, "6||5");
    assert_int_equal(hz_record_field_line(record, 0), 6);
    assert_int_equal(hz_record_field_line(record, 1), 5);
    next(table, false, "|7|");
    assert_end(table);
}

static void values(void **state)
{
    (void)state;
    hz_table *table = open_table("- a: [约谈, 曝光]\n  b:\n    - x\n    - y\n  c: ~\n  d: null\n"
                                 "  e: \"~\"\n  f: []\n  g: 007\n");
    next(table, true, "a|b|c|d|e|f|g");
    const hz_record *record = next(table, false, "约谈、曝光|x、y|||~||007");
    assert_lines(record, 1, 9);
    assert_end(table);
}

/* A forgotten dash makes one mapping of two: the error is at the key that occurs again. */
static void key_twice(void **state)
{
    (void)state;
    const hz_record *record = NULL;
    hz_error err;
    hz_table *table = open_table("- a: 1\n  b: 2\n  a: 3\n  b: 4\n- a: 5\n  b: 6\n");
    next(table, true, "a|b");
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_int_equal(record->error, HZ_RECORD_DUPLICATE_KEY);
    hz_record_error_diag(&err, "table.yaml", record);
    assert_diag(&err, "E109", "", 3);
    assert_lines(record, 1, 4);
    next(table, false, "5|6");
    assert_end(table);
}

static void texts_of_many_lines(void **state)
{
    (void)state;
    hz_table *table =
        open_table("- a: |\n    x\n    y\n  b: >-\n    p\n    q\n- a: \"u\n    v\"\n- a: w\n");
    next(table, true, "a|b");
    assert_lines(next(table, false, "x\ny\n|p q"), 1, 6);
    assert_lines(next(table, false, "u v|"), 7, 2);
    assert_lines(next(table, false, "w|"), 9, 1);
    assert_end(table);
}

static void lists_end_with_their_last_line(void **state)
{
    (void)state;
    hz_table *table = open_table("- a:\n  - x\n  -\n\n- a:\n  - y\n  b: z\n- a:\n    - u\n\n\n");
    next(table, true, "a");
    assert_lines(next(table, false, "x、"), 1, 3);
    next(table, true, "a|b");
    assert_lines(next(table, false, "y|z"), 5, 3);
    assert_lines(next(table, false, "u|"), 8, 2);
    assert_end(table);
}

static void flow_style_ends_with_its_bracket(void **state)
{
    (void)state;
    hz_table *table = open_table("- {a: 1,\n   b: 2\n  }\n- a: [x,\n   y\n   ]\n- {a: 3, b: 4}\n"
                                 "- a: 5\n  b: {\n  }\n");
    next(table, true, "a|b");
    assert_lines(next(table, false, "1|2"), 1, 3);
    assert_lines(next(table, false, "x、y|"), 4, 3);
    assert_lines(next(table, false, "3|4"), 7, 1);
    hz_table_close(table);
}

static void line_separators_of_unicode_are_no_lines(void **state)
{
    (void)state;
    /* U+2028, U+2029 and U+0085 end a line for YAML 1.1, but for no editor */
    hz_table *table = open_table("- a: \"x\u2028y\"\n- a: \"x\u2029y\xC2\x85z\"\n- a: 3\n");
    const hz_record *record = NULL;
    hz_error err;
    next(table, true, "a");
    for (uint64_t line = 1; line <= 3; line++) {
        assert_int_equal(hz_table_next(table, &record, &err), 1);
        assert_lines(record, line, 1);
        assert_int_equal(hz_record_field_line(record, 0), line);
    }
    assert_end(table);
}

static void windows_line_ends(void **state)
{
    (void)state;
    hz_table *table = open_table("- a: 1\r\n  b: |\r\n    x\r\n    y\r\n- a: 2\r\n");
    next(table, true, "a|b");
    assert_lines(next(table, false, "1|x\ny\n"), 1, 4);
    assert_lines(next(table, false, "2|"), 5, 1);
    assert_true(hz_table_layout(table).crlf);
    assert_end(table);
}

static void other_encodings(void **state)
{
    (void)state;
    hz_table *table = open_table("- \xB1\xE0\xBA\xC5: \xB1\xE0\n");
    next(table, true, "编号");
    next(table, false, "编");
    assert_int_equal(hz_table_layout(table).encoding, HZ_GB18030);
    assert_end(table);
    table = open_table("\xEF\xBB\xBF- 编号: 1\n");
    next(table, true, "编号");
    next(table, false, "1");
    assert_true(hz_table_layout(table).bom);
    assert_end(table);
}

static void nothing_inside(void **state)
{
    (void)state;
    assert_end(open_table("---\n"));
    assert_end(open_table("--- []\n"));
    assert_end(open_table("---\n...\n---\n# nothing\n"));
}

static void nested_is_refused(void **state)
{
    (void)state;
    assert_refused("- a: 1\n  b:\n    c: 2\n", 0, 3);
    assert_refused("- a: 1\n- a: {b: 2}\n", 2, 2);
    assert_refused("- a: [1, [2]]\n", 0, 1);
    assert_refused("- a:\n    - 1\n    - b: 2\n", 0, 3);
    assert_refused("hazards:\n  - a: 1\n", 0, 2);
    assert_refused("- ? [x]\n  : 1\n", 0, 1);
}

static void aliases_are_refused(void **state)
{
    (void)state;
    assert_refused("- &x {a: 1}\n- *x\n", 2, 2);
    assert_refused("- a: &x 1\n- a: 2\n  b: *x\n", 2, 3);
    assert_refused("- &k a: 1\n- *k : 2\n", 2, 2);
    assert_refused("- &x {a: 1}\n- <<: *x\n", 2, 2);
    assert_refused("- a: [*x]\n", 0, 1);
}

static void garbage_is_refused(void **state)
{
    (void)state;
    assert_refused("- a: 1\n- text\n", 2, 2);
    assert_refused("- a: 1\n  b: 2\n c: 3\n", 2, 3);
    assert_refused("- a: 'open\n\n", 0, 3);
    assert_refused("- a: 1\n\t- b\n", 0, 2);
    assert_refused("- a: %\n- b: 1\n", 0, 1);
    assert_refused("- a: \x01\n", 0, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(list_of_mappings),
        cmocka_unit_test(one_document_each),
        cmocka_unit_test(keys_that_change),
        cmocka_unit_test(values),
        cmocka_unit_test(key_twice),
        cmocka_unit_test(texts_of_many_lines),
        cmocka_unit_test(lists_end_with_their_last_line),
        cmocka_unit_test(flow_style_ends_with_its_bracket),
        cmocka_unit_test(line_separators_of_unicode_are_no_lines),
        cmocka_unit_test(windows_line_ends),
        cmocka_unit_test(other_encodings),
        cmocka_unit_test(nothing_inside),
        cmocka_unit_test(nested_is_refused),
        cmocka_unit_test(aliases_are_refused),
        cmocka_unit_test(garbage_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
