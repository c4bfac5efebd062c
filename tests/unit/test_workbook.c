/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Workbooks: the sheet that is read, its rows and cells as a spreadsheet shows them. */
#include "workbooks.h"

#include "table/table.h"

static hz_table *open_path(const char *path)
{
    hz_table *table = NULL;
    hz_error err;
    assert_int_equal(hz_table_open(path, (hz_header_test){0}, &table, &err), 0);
    return table;
}

/* The cells of a record, joined by |. */
static const char *cells_of(const hz_record *record)
{
    static char text[65536];
    int at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < record->count; i++) {
        at += snprintf(text + at, sizeof text - (size_t)at, "%s%.*s", i > 0 ? "|" : "",
                       (int)record->fields[i].len, record->fields[i].ptr);
    }
    return text;
}

static const hz_record *assert_next(hz_table *table, uint64_t number, const char *cells)
{
    const hz_record *record = NULL;
    hz_error err;
    int found = hz_table_next(table, &record, &err);
    if (found < 0) {
        print_error("%s: %s\n", hz_code_name(err.code), message_of(&err));
    }
    assert_int_equal(found, 1);
    assert_string_equal(cells_of(record), cells);
    assert_int_equal(record->number, number);
    assert_int_equal(record->line, number);
    return record;
}

static void assert_end(hz_table *table)
{
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    hz_table_close(table);
}

/* Asserts that reading the table fails, and closes it. */
static hz_error assert_fails(hz_table *table, const char *code)
{
    const hz_record *record = NULL;
    hz_error err;
    int found = 1;
    while (found > 0) {
        found = hz_table_next(table, &record, &err);
    }
    assert_int_equal(found, -1);
    assert_string_equal(hz_code_name(err.code), code);
    hz_table_close(table);
    return err;
}

/* A workbook of one sheet with @p rows, opened. */
static hz_table *open_rows(const char *rows, const char *strings)
{
    write_workbook("a.xlsx", &(struct workbook_parts){.sheets = {rows}, .strings = strings});
    return open_path("a.xlsx");
}

static void test_strings_and_numbers(void **state)
{
    (void)state;
    hz_table *table = open_rows(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"inlineStr\"><is>"
        "<t>乡镇</t></is></c></row><row r=\"3\"><c r=\"A3\"><v>12</v></c><c r=\"D3\" t=\"str\">"
        "<v>x</v></c></row></sheetData>",
        "<si><t>b</t></si><si><t>发现日期</t></si>");
    const hz_record *record = assert_next(table, 1, "发现日期|乡镇");
    assert_string_equal(record->sheet, "台账");
    assert_null(record->other_sheets);
    (void)assert_next(table, 3, "12|||x");
    assert_true(hz_table_layout(table).workbook);
    assert_end(table);
}

static void test_sheet_by_name(void **state)
{
    (void)state;
    write_workbook("b.xlsx", &(struct workbook_parts){
                                 .sheets = {"<sheetData><row><c><v>1</v></c></row></sheetData>",
                                            "<sheetData><row><c><v>2</v></c></row></sheetData>"}});
    hz_table *table = open_path("b.xlsx#S2");
    assert_string_equal(assert_next(table, 1, "2")->sheet, "S2");
    assert_end(table);
    hz_error err = assert_fails(open_path("b.xlsx#S3"), "E133");
    assert_says(&err, "台账; S2");
    write_text("c.csv", "a,b\n");
    (void)assert_fails(open_path("c.csv#S3"), "E133");
    write_text("d.csv#S3", "a,b\n"); /* a file of the whole name is that file */
    table = open_path("d.csv#S3");
    (void)assert_next(table, 1, "a|b");
    assert_end(table);
}

/* A place outside the sheet, as no spreadsheet writes it. */
static void test_places_outside(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "<sheetData><row r=\"1048577\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"0\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"99999999999999999999\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"1\"><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"XFD1\"/><c><v>1</v></c></row></sheetData>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hz_error err = assert_fails(open_rows(rows[i], NULL), "E134");
        assert_string_equal(err.sheet, "台账");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings_and_numbers),
        cmocka_unit_test(test_sheet_by_name),
        cmocka_unit_test(test_places_outside),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
