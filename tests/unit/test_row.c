/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the public functions return of a row; and files that are named more than once. */
#include "files.h"

#include "schema/schema.h"
#include <hazard/rows.h>

/* Row 1 is a title, row 3 is empty; rows 4 and 5 have more and fewer cells than the header. */
static const char table[] = "2023年隐患台账\n"
                            " 隐患编号 ,\"隐患\n描述\",乡镇,\n"
                            ",,,\n"
                            "X1,\"漏油，\n未处理\", 卢峰镇 ,a,b\n"
                            "X2,漏电\n";

static struct findings findings;

static hz_rows *open_files(const char *const *files, size_t count, unsigned flags)
{
    hz_error err;
    hz_rows *rows = NULL;
    const hz_rows_options options = {
        .size = sizeof options, .flags = flags, .sink = {keep_finding, &findings}};
    findings.count = 0;
    assert_int_equal(hz_rows_open(files, count, &options, &rows, &err), 0);
    return rows;
}

static hz_rows *open_text(const char *name, const char *text, unsigned flags)
{
    static const char *files[1]; /* borrowed until the rows are closed */
    files[0] = name;
    write_text(name, text);
    return open_files(files, 1, flags);
}

static const hz_row *next(hz_rows *rows)
{
    const hz_row *row = NULL;
    hz_error err;
    assert_int_equal(hz_rows_next(rows, &row, &err), 1);
    return row;
}

static void assert_end(hz_rows *rows)
{
    const hz_row *row = NULL;
    hz_error err;
    assert_int_equal(hz_rows_next(rows, &row, &err), 0);
    hz_rows_close(rows);
}

static void assert_place(const hz_row *row, const char *file, uint64_t number, uint64_t line)
{
    assert_string_equal(hz_row_file(row), file);
    assert_int_equal(hz_row_number(row), number);
    assert_int_equal(hz_row_line(row), line);
}

static void places(void **state)
{
    (void)state;
    hz_rows *rows = open_text("t.csv", table, 0);
    const hz_row *row = next(rows);
    assert_true(hz_row_is_header(row));
    assert_place(row, "t.csv", 2, 2);
    row = next(rows);
    assert_false(hz_row_is_header(row));
    assert_false(hz_row_is_dispatch(row));
    assert_place(row, "t.csv", 4, 5); /* the header takes two lines */
    assert_place(next(rows), "t.csv", 5, 7);
    assert_end(rows);
}

static void cells_and_labels(void **state)
{
    (void)state;
    int area = HZ_COL_AREA;
    int sector = HZ_COL_SECTOR;
    hz_rows *rows = open_text("t.csv", table, 0);
    (void)next(rows);
    const hz_row *row = next(rows);
    assert_int_equal(hz_row_count(row), 5);
    assert_span(hz_row_cell(row, 0), "X1");
    assert_span(hz_row_cell(row, 1), "漏油，\n未处理");
    assert_span(hz_row_cell(row, 4), "b"); /* the header has no such column */
    assert_span(hz_row_cell(row, 5), "");
    assert_span(hz_row_text(row, area), "卢峰镇");
    assert_span(hz_row_text(row, sector), "");
    assert_string_equal(hz_row_label(row, 0), "隐患编号");
    assert_string_equal(hz_row_label(row, 1), "隐患\n描述");
    assert_string_equal(hz_row_label(row, 3), "");
    assert_string_equal(hz_row_label(row, 4), "");
    row = next(rows);
    assert_int_equal(hz_row_count(row), 2);
    assert_span(hz_row_cell(row, 2), "");
    assert_span(hz_row_text(row, area), "");
    assert_string_equal(hz_row_label(row, 2), "乡镇");
    assert_end(rows);
}

/* A text of YAML has lines, but no rows of a spreadsheet. */
static void rows_of_yaml(void **state)
{
    (void)state;
    hz_rows *rows = open_text("t.yaml", "- 隐患编号: X1\n  乡镇: 卢峰镇\n- 乡镇: 低庄镇\n", 0);
    assert_true(hz_row_is_header(next(rows)));
    const hz_row *row = next(rows);
    assert_place(row, "t.yaml", 0, 1);
    assert_string_equal(hz_row_label(row, 1), "乡镇");
    assert_span(hz_row_cell(row, 1), "卢峰镇");
    row = next(rows);
    assert_place(row, "t.yaml", 0, 3);
    assert_span(hz_row_cell(row, 0), "");
    assert_span(hz_row_cell(row, 1), "低庄镇");
    assert_end(rows);
}

static void rows_of_dispatch_tables(void **state)
{
    (void)state;
    hz_rows *rows = open_text("d.csv", "乡镇,月份,排查数\n卢峰镇,2023-06,9\n", HZ_ROWS_DISPATCH);
    const hz_row *row = next(rows);
    assert_true(hz_row_is_header(row));
    assert_true(hz_row_is_dispatch(row));
    row = next(rows);
    assert_true(hz_row_is_dispatch(row));
    assert_place(row, "d.csv", 2, 2);
    assert_span(hz_row_cell(row, 2), "9");
    assert_end(rows);
}

static void file_named_again(void **state)
{
    static const char *const files[] = {"a.csv", "b.csv", "./a.csv", "link.csv", "b.csv"};
    static const char *const repeated[][2] = {
        {"./a.csv", "a.csv"}, {"link.csv", "a.csv"}, {"b.csv", "b.csv"}};
    (void)state;
    write_text("a.csv", "隐患编号,发现日期,乡镇\nA1,2023-05-01,卢峰镇\n");
    write_text("b.csv", "隐患编号,发现日期,乡镇\nB1,2023-05-01,卢峰镇\n");
    assert_int_equal(symlink("a.csv", "link.csv"), 0);
    hz_rows *rows = open_files(files, 5, HZ_ROWS_UNIQUE_FILES);
    for (int i = 0; i < 2; i++) {
        assert_true(hz_row_is_header(next(rows)));
        const hz_row *row = next(rows);
        assert_string_equal(hz_row_file(row), files[i]);
        assert_span(hz_row_cell(row, 0), i == 0 ? "A1" : "B1");
    }
    assert_end(rows);
    /* one note for each name that is not read, with the name under which the file is */
    assert_int_equal(findings.count, 3);
    for (size_t r = 0; r < 3; r++) {
        size_t found = 0;
        for (size_t i = 0; i < findings.count; i++) {
            const hz_diag *note = &findings.items[i];
            assert_string_equal(hz_code_name(note->code), "N645");
            found += strcmp(note->file, repeated[r][0]) == 0 &&
                     strcmp(note->detail, repeated[r][1]) == 0;
        }
        assert_int_equal(found, 1);
    }
    assert_int_equal(unlink("link.csv"), 0);
}

static void file_named_again_without_the_flag(void **state)
{
    static const char *const files[] = {"a.csv", "a.csv"};
    (void)state;
    write_text("a.csv", "隐患编号,发现日期,乡镇\nA1,2023-05-01,卢峰镇\n");
    hz_rows *rows = open_files(files, 2, 0);
    for (int i = 0; i < 2; i++) {
        assert_true(hz_row_is_header(next(rows)));
        assert_span(hz_row_cell(next(rows), 0), "A1");
    }
    assert_end(rows);
    assert_int_equal(findings.count, 0);
}

/* Files with the same content are different files, and a file that is missing is reported. */
static void files_that_only_look_alike(void **state)
{
    static const char *const files[] = {"a.csv", "copy.csv", "no.csv", "no.csv"};
    const hz_row *row = NULL;
    hz_error err;
    (void)state;
    write_text("a.csv", "隐患编号,发现日期,乡镇\nA1,2023-05-01,卢峰镇\n");
    write_text("copy.csv", "隐患编号,发现日期,乡镇\nA1,2023-05-01,卢峰镇\n");
    hz_rows *rows = open_files(files, 4, HZ_ROWS_UNIQUE_FILES);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(hz_row_file(next(rows)), files[i / 2]);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(hz_rows_next(rows, &row, &err), -1);
        assert_string_equal(hz_code_name(err.code), "E001");
        assert_string_equal(err.file, "no.csv");
    }
    assert_end(rows);
    assert_int_equal(findings.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places),
        cmocka_unit_test(cells_and_labels),
        cmocka_unit_test(rows_of_yaml),
        cmocka_unit_test(rows_of_dispatch_tables),
        cmocka_unit_test(file_named_again),
        cmocka_unit_test(file_named_again_without_the_flag),
        cmocka_unit_test(files_that_only_look_alike),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
