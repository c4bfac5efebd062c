/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows: the records of many files under the columns that their headers name. */
#include "files.h"

#include "rows/rows.h"
#include <fcntl.h>

#define HEADER "隐患编号,发现日期,乡镇\n"

static hz_rows *open_rows(char *const *files, size_t count, unsigned flags)
{
    hz_error err;
    hz_rows *rows = NULL;
    assert_int_equal(rows_open((const char *const *)files, count, flags, &rows, &err), 0);
    return rows;
}

/* Opens one file that holds @p text. */
static hz_rows *open_text(const char *text, unsigned flags)
{
    static char name[] = "one.csv";
    static char *const files[] = {name};
    write_text(name, text);
    return open_rows(files, 1, flags);
}

static const hz_row *next(hz_rows *rows)
{
    const hz_row *row = NULL;
    hz_error err;
    assert_int_equal(hz_rows_next(rows, &row, &err), 1);
    return row;
}

static const hz_row *next_header(hz_rows *rows, uint64_t line)
{
    const hz_row *row = next(rows);
    assert_true(row->is_header);
    assert_int_equal(row->record->line, line);
    return row;
}

/* Asserts a row of data by its number and township. */
static const hz_row *next_row(hz_rows *rows, uint64_t line, const char *id, const char *area)
{
    const hz_row *row = next(rows);
    assert_false(row->is_header);
    assert_int_equal(row->record->line, line);
    assert_span(hz_row_text(row, HZ_COL_ID), id);
    assert_span(hz_row_text(row, HZ_COL_AREA), area);
    return row;
}

static void assert_end(hz_rows *rows)
{
    const hz_row *row = NULL;
    hz_error err;
    assert_int_equal(hz_rows_next(rows, &row, &err), 0);
    assert_int_equal(hz_rows_next(rows, &row, &err), 0);
    hz_rows_close(rows);
}

/* Asserts that the next call fails. */
static void assert_failure(hz_rows *rows, const char *code, const char *cell, uint64_t line)
{
    const hz_row *row = NULL;
    hz_error err;
    assert_int_equal(hz_rows_next(rows, &row, &err), -1);
    assert_diag(&err, code, cell, line);
}

static void header_and_rows(void **state)
{
    (void)state;
    hz_rows *rows = open_text(HEADER "X1,2023-05-01, 卢峰镇 \nX2,2023-05-02,低庄镇,extra\nX3\n", 0);
    const hz_row *row = next_header(rows, 1);
    assert_string_equal(row->file, "one.csv");
    assert_int_equal(row->layout.delimiter, ',');
    next_row(rows, 2, "X1", "卢峰镇");
    next_row(rows, 3, "X2", "低庄镇");
    next_row(rows, 4, "X3", "");
    assert_end(rows);
}

static void titles_above_the_header(void **state)
{
    (void)state;
    hz_rows *rows = open_text("溆浦县重大事故隐患台账,,\n\n填报单位：卢峰镇,,2023-05\n,,\n" HEADER
                              "X1,2023-05-01,卢峰镇\n",
                              0);
    const hz_row *row = next_header(rows, 5);
    assert_int_equal(row->record->number, 5);
    next_row(rows, 6, "X1", "卢峰镇");
    assert_end(rows);
}

static void no_header_at_all(void **state)
{
    (void)state;
    hz_rows *rows = open_text("a,b\n1,2\n", 0);
    assert_failure(rows, "E107", "A1", 1);
    assert_end(rows);
    rows = open_text("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n" HEADER, 0);
    assert_failure(rows, "E107", "A1", 1);
    assert_end(rows);
    /* the last line on which one is looked for */
    rows = open_text("1\n2\n3\n4\n5\n6\n7\n8\n9\n" HEADER, 0);
    next_header(rows, 10);
    assert_end(rows);
}

static void header_met_again(void **state)
{
    (void)state;
    hz_rows *rows = open_text(HEADER "X1,2023-05-01,卢峰镇\n" HEADER "X2,2023-05-02,低庄镇\n"
                                     "属地,编号,新列,行业\n桥江镇,X3,v,w\n",
                              0);
    next_header(rows, 1);
    next_row(rows, 2, "X1", "卢峰镇");
    next_header(rows, 3);
    next_row(rows, 4, "X2", "低庄镇");
    const hz_row *row = next_header(rows, 5);
    assert_int_equal(row->binding->fields[HZ_COL_AREA], 0);
    assert_int_equal(row->binding->columns[2], HZ_COL_NONE);
    assert_string_equal(row->binding->labels[2], "新列");
    next_row(rows, 6, "X3", "桥江镇");
    assert_end(rows);
}

static void empty_rows_are_left_out(void **state)
{
    (void)state;
    hz_rows *rows = open_text(HEADER "\nX1,,卢峰镇\n,,\n　, ,\nX2,,低庄镇\n\n,,\n", 0);
    next_header(rows, 1);
    next_row(rows, 3, "X1", "卢峰镇");
    const hz_row *row = next_row(rows, 6, "X2", "低庄镇");
    assert_int_equal(row->record->number, 6);
    assert_end(rows);
}

static void header_only(void **state)
{
    (void)state;
    hz_rows *rows = open_text(HEADER, 0);
    next_header(rows, 1);
    assert_end(rows);
    rows = open_text("隐患编号,发现日期,乡镇", 0);
    next_header(rows, 1);
    assert_end(rows);
}

static void empty_file(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\xEF\xBB\xBF", "\n\n", ",,\n"};
    for (size_t i = 0; i < 4; i++) {
        hz_rows *rows = open_text(texts[i], HZ_ROWS_MAY_BE_EMPTY);
        assert_failure(rows, "E138", "", 0);
        assert_end(rows);
    }
}

/* Reads standard input from a file that holds @p text. */
static hz_rows *open_input(const char *text, unsigned flags)
{
    write_text("input", text);
    int fd = open("input", O_RDONLY);
    assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
    (void)close(fd);
    return open_rows(NULL, 0, flags);
}

static void standard_input(void **state)
{
    (void)state;
    hz_rows *rows = open_input(HEADER "X1,,卢峰镇\n", 0);
    assert_string_equal(next_header(rows, 1)->file, "-");
    next_row(rows, 2, "X1", "卢峰镇");
    assert_end(rows);
    rows = open_input("", HZ_ROWS_MAY_BE_EMPTY);
    assert_end(rows);
    rows = open_input("", 0);
    assert_failure(rows, "E138", "", 0);
    assert_end(rows);
    rows = open_input("title\n", HZ_ROWS_MAY_BE_EMPTY);
    assert_failure(rows, "E107", "A1", 1);
    assert_end(rows);
}

static void many_files(void **state)
{
    (void)state;
    char a[] = "a.csv";
    char b[] = "b.yaml";
    char c[] = "c.csv";
    char *const files[] = {a, b, c};
    write_text(a, HEADER "X1,,卢峰镇\n");
    write_text(b, "- 乡镇: 低庄镇\n  编号: X2\n");
    write_text(c, "\xEF\xBB\xBFid\tarea\r\nX3\t桥江镇");
    hz_rows *rows = open_rows(files, 3, 0);
    assert_string_equal(next_header(rows, 1)->file, "a.csv");
    next_row(rows, 2, "X1", "卢峰镇");
    assert_true(next_header(rows, 1)->layout.yaml);
    assert_string_equal(next_row(rows, 1, "X2", "低庄镇")->file, "b.yaml");
    next_header(rows, 1);
    const hz_row *row = next_row(rows, 2, "X3", "桥江镇");
    assert_string_equal(row->file, "c.csv");
    assert_true(row->layout.bom && row->layout.crlf && row->layout.delimiter == '\t');
    assert_end(rows);
}

static void file_that_cannot_be_read_is_passed_over(void **state)
{
    (void)state;
    char a[] = "a.csv";
    char gone[] = "gone.csv";
    char dir[] = ".";
    char bad[] = "bad.yaml";
    char c[] = "c.csv";
    char *const files[] = {a, gone, dir, bad, c};
    write_text(a, HEADER "X1,,卢峰镇\n");
    write_text(bad, "- 编号: X9\n- &x text\n");
    write_text(c, HEADER "X3,,桥江镇\n");
    hz_rows *rows = open_rows(files, 5, 0);
    next_header(rows, 1);
    next_row(rows, 2, "X1", "卢峰镇");
    assert_failure(rows, "E001", "", 0);
    assert_failure(rows, "E001", "", 0);
    next_header(rows, 1);
    next_row(rows, 1, "X9", "");
    assert_failure(rows, "E112", "", 2);
    next_header(rows, 1);
    next_row(rows, 2, "X3", "桥江镇");
    assert_end(rows);
}

static void damaged_records(void **state)
{
    (void)state;
    static const char text[] = HEADER "X1,,卢峰镇\nX2,\"open,低庄镇\nX3,,桥江镇\n";
    hz_rows *rows = open_text(text, 0);
    next_header(rows, 1);
    next_row(rows, 2, "X1", "卢峰镇");
    assert_failure(rows, "E102", "B3", 3);
    assert_end(rows);
    rows = open_text(text, HZ_ROWS_KEEP_INVALID);
    next_header(rows, 1);
    next_row(rows, 2, "X1", "卢峰镇");
    const hz_row *row = next(rows);
    assert_int_equal(row->record->error, HZ_RECORD_OPEN_QUOTE);
    assert_false(row->is_header);
    assert_end(rows);
    /* a header that looks like its rows is never returned */
    rows = open_text("\"隐患编号,发现日期\nX1,2\n", HZ_ROWS_KEEP_INVALID);
    assert_failure(rows, "E102", "A1", 1);
    assert_end(rows);
}

static void diagnostics_name_the_column(void **state)
{
    (void)state;
    hz_diag diag;
    hz_rows *rows = open_text("编号,\"排查\n日期\",乡镇\nX1,\"a\nb\",卢峰镇\n", 0);
    next_header(rows, 1);
    const hz_row *row = next(rows);
    hz_row_diag(&diag, HZ_E204, row, HZ_COL_AREA, "d");
    assert_diag(&diag, "E204", "C2", 4);
    assert_string_equal(diag.label, "乡镇");
    assert_string_equal(diag.value, "卢峰镇");
    /* a column that the table does not have: the row, and the schema's label */
    hz_row_diag(&diag, HZ_E108, row, HZ_COL_SECTOR, NULL);
    assert_diag(&diag, "E108", "", 3);
    assert_string_equal(diag.label, "行业领域");
    assert_int_equal(hz_row_text(row, HZ_COL_SECTOR).len, 0);
    assert_end(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_and_rows),
        cmocka_unit_test(titles_above_the_header),
        cmocka_unit_test(no_header_at_all),
        cmocka_unit_test(header_met_again),
        cmocka_unit_test(empty_rows_are_left_out),
        cmocka_unit_test(header_only),
        cmocka_unit_test(empty_file),
        cmocka_unit_test(standard_input),
        cmocka_unit_test(many_files),
        cmocka_unit_test(file_that_cannot_be_read_is_passed_over),
        cmocka_unit_test(damaged_records),
        cmocka_unit_test(diagnostics_name_the_column),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
