/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Workbooks: the sheet that is read, its rows and cells as a spreadsheet shows them. */
#include "workbooks.h"

#include "table/table.h"

enum { MIB = 1 << 20 };

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
    assert_says(&err, "台账、S2");
    write_text("c.csv", "a,b\n");
    (void)assert_fails(open_path("c.csv#S3"), "E133");
    write_text("d.csv#S3", "a,b\n"); /* a file of the whole name is that file */
    table = open_path("d.csv#S3");
    (void)assert_next(table, 1, "a|b");
    assert_end(table);
}

/* A # in the name of the sheet, and one in that of the file. */
static void test_sheet_with_sign(void **state)
{
    static const char rows[] = "<sheetData><row><c><v>1</v></c></row></sheetData>";
    (void)state;
    write_workbook("b.xlsx",
                   &(struct workbook_parts){.sheets = {rows, rows}, .names = {"台#账", "台"}});
    hz_table *table = open_path("b.xlsx#台#账");
    assert_string_equal(assert_next(table, 1, "1")->sheet, "台#账");
    assert_end(table);
    write_workbook("b#1.xlsx", &(struct workbook_parts){.sheets = {rows}});
    table = open_path("b#1.xlsx#台账");
    assert_string_equal(assert_next(table, 1, "1")->sheet, "台账");
    assert_end(table);
}

/* The numbers of companies and persons have more digits than a number. */
static void test_long_codes(void **state)
{
    (void)state;
    hz_table *table = open_rows("<sheetData><row><c><v>431224198001011234</v></c>"
                                "<c><v>914312241234567801</v></c><c><v>4.3122419800101E+17</v></c>"
                                "<c><v>123456789012345</v></c></row></sheetData>",
                                NULL);
    (void)assert_next(table, 1,
                      "431224198001011234|914312241234567801|431224198001010000|123456789012345");
    assert_end(table);
}

/* What is joined to a workbook would be left out. */
static void test_joined_files(void **state)
{
    static const char *const ends[] = {"乡镇,发现日期\n", "PK", NULL};
    size_t size = 0;
    char both[8192];
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    char *bytes = read_bytes("a.xlsx", &size);
    assert_true(2 * size <= sizeof both);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const char *end = ends[i] == NULL ? bytes : ends[i];
        size_t len = ends[i] == NULL ? size : strlen(end);
        memcpy(both, bytes, size);
        memcpy(both + size, end, len);
        write_bytes("b.xlsx", both, size + len);
        (void)assert_fails(open_path("b.xlsx"), "E134");
    }
    memset(both + size, 0, size); /* as some programs fill up a file */
    write_bytes("b.xlsx", both, 2 * size);
    assert_end(open_path("b.xlsx"));
    free(bytes);
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
        "<sheetData><row r=\"2x\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"\"><c><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A1b\"><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A\"><v>1</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hz_error err = assert_fails(open_rows(rows[i], NULL), "E134");
        assert_string_equal(err.sheet, "台账");
    }
}

/* Runs are joined, the readings of characters left out; escapes are what they mean. */
static void test_texts(void **state)
{
    (void)state;
    hz_table *table = open_rows(
        "<sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
        "<c t=\"s\"><v>2</v></c><c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>jia</t></rPh></is></c><c t=\"str\"><v>a_x000A_b</v></c>"
        "<c t=\"inlineStr\"><is><t/></is></c><c t=\"inlineStr\"><is><t>z</t></is></c></row>"
        "<row r=\"2\"><c t=\"s\"><v>3</v></c></row></sheetData>",
        "<si><r><rPr><b/></rPr><t>乡</t></r><r><t xml:space=\"preserve\"> 镇</t></r>"
        "<rPh sb=\"0\" eb=\"1\"><t>xiang</t></rPh><phoneticPr fontId=\"1\"/></si>"
        "<si><t>a_x000D_b_x005F_x000D_c_x00zz__xD83D__xDE00__x_</t></si>"
        "<si><t><![CDATA[1<2&]]>&#10;&amp;</t></si><si><t>_x4E00_</t></si>");
    (void)assert_next(table, 1,
                      "乡 镇|a\rb_x000D_c_x00zz_\xF0\x9F\x98\x80_x_|1<2&\n&|甲乙|a\nb||z");
    (void)assert_next(table, 2, "一");
    assert_end(table);
}

/* What a formula has stored is its value; what it has not is an error. */
static void test_formulas(void **state)
{
    (void)state;
    hz_table *table = open_rows(
        "<sheetData><row r=\"2\"><c><f>A1+1</f><v>2.5</v></c><c t=\"str\"><f>A2</f><v>x</v></c>"
        "<c t=\"str\"><f>\"\"</f><v></v></c><c><f>A1</f></c><c><f>A1</f><v/></c>"
        "<c t=\"b\"><v>1</v></c><c t=\"b\"><f>B1</f><v>0</v></c><c t=\"e\"><v>#REF!</v></c>"
        "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><f t=\"shared\" si=\"0\"/><v>7</v></c>"
        "</row></sheetData>",
        NULL);
    (void)assert_next(table, 2, "2.5|x||#FORMULA!|#FORMULA!|TRUE|FALSE|#REF!|#DIV/0!|7");
    assert_end(table);
}

static const char styles[] =
    "<numFmts><numFmt numFmtId=\"164\" "
    "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;d&quot;\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"[$-804]yyyy-mm-dd hh:mm\"/>"
    "<numFmt numFmtId=\"167\" formatCode=\"[h]:mm\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
    "<xf numFmtId=\"166\"/><xf numFmtId=\"167\"/><xf numFmtId=\"31\"/><xf "
    "numFmtId=\"58\"/></cellXfs>";

/* The first of May 2023 is day 45047 from 1900 on, and 43585 from 1904 on. */
static void test_dates(void **state)
{
    static const char rows[] =
        "<sheetData><row r=\"1\"><c><v>45047</v></c><c s=\"1\"><v>45047</v></c><c "
        "s=\"2\"><v>45047.0</v></c>"
        "<c s=\"3\"><v>45047</v></c><c s=\"4\"><v>45047.354166666664</v></c><c "
        "s=\"5\"><v>1.5</v></c>"
        "<c s=\"6\"><v>45047</v></c><c s=\"7\"><v>45047</v></c><c s=\"1\" t=\"s\"><v>0</v></c>"
        "<c t=\"d\"><v>2023-05-01T00:00:00</v></c><c t=\"d\"><v>2023-05-01T08:30:00</v></c>"
        "<c t=\"d\"><v>2023-05-01</v></c><c s=\"1\"><v>60</v></c><c s=\"1\"><v>-1</v></c>"
        "<c t=\"n\"><v>9.800000000000001</v></c><c><v>4.31224E+17</v></c></row></sheetData>";
    (void)state;
    write_workbook("d.xlsx", &(struct workbook_parts){.sheets = {rows},
                                                      .strings = "<si><t>5月</t></si>",
                                                      .styles = styles});
    hz_table *table = open_path("d.xlsx");
    (void)assert_next(table, 1,
                      "45047|2023-05-01|2023-05-01|45047|2023-05-01 08:30|36:00|2023-05-01|"
                      "2023-05-01|5月|2023-05-01|2023-05-01 08:30|2023-05-01|1900-02-29|-1|9.8|"
                      "431224000000000000");
    assert_end(table);
    write_workbook("d.xlsx",
                   &(struct workbook_parts){
                       .sheets = {"<sheetData><row><c s=\"1\"><v>43585</v></c></row></sheetData>"},
                       .styles = styles,
                       .properties = "<workbookPr date1904=\"1\"/>"});
    table = open_path("d.xlsx");
    (void)assert_next(table, 1, "2023-05-01");
    assert_end(table);
}

/* A range has its text in all cells of the rows that the sheet has. */
static void test_merged(void **state)
{
    (void)state;
    hz_table *table = open_rows(
        "<sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>台账</t></is></c><c/><c/></row>"
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>"
        "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row><row r=\"5\"><c r=\"A5\"><v>3</v></c></row>"
        "<row r=\"6\"><c r=\"A6\"><v>4</v></c></row></sheetData>"
        "<mergeCells count=\"2\"><mergeCell ref=\"B2:B5\"/><mergeCell ref=\"A1:C1\"/>"
        "<mergeCell/></mergeCells>",
        "<si><t>卢峰镇</t></si>");
    (void)assert_next(table, 1, "台账|台账|台账");
    (void)assert_next(table, 2, "1|卢峰镇");
    (void)assert_next(table, 3, "2|卢峰镇");
    (void)assert_next(table, 5, "3|卢峰镇");
    (void)assert_next(table, 6, "4");
    assert_end(table);
}

/* Of rows that do not rise, a merged range would lose its value: no spreadsheet writes them. */
static void test_rows_out_of_order(void **state)
{
    static const char *const second[] = {"2", "3"};
    (void)state;
    for (size_t i = 0; i < sizeof second / sizeof second[0]; i++) {
        char rows[512];
        (void)snprintf(rows, sizeof rows,
                       "<sheetData><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>"
                       "<row r=\"%s\"><c><v>2</v></c></row></sheetData>"
                       "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>",
                       second[i]);
        hz_table *table = open_rows(rows, NULL);
        (void)assert_next(table, 3, "|3");
        hz_error err = assert_fails(table, "E134");
        assert_string_equal(err.value, second[i]);
        assert_int_equal(err.line, 3);
    }
}

/* Rows and cells without places follow each other; cells may come in any order. */
static void test_order(void **state)
{
    (void)state;
    hz_table *table =
        open_rows("<sheetData><row><c><v>1</v></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row>"
                  "<row r=\"9\"><c r=\"C9\"><v>3</v></c><c "
                  "r=\"A9\"><v>1</v></c></row><row><c><v>10</v></c></row>"
                  "<row r=\"11\"><c r=\"A11\"/></row>"
                  "<row r=\"12\" hidden=\"1\"><c r=\"B12\"><v>2</v></c></row>"
                  "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row></sheetData>",
                  NULL);
    (void)assert_next(table, 1, "1|||4|5");
    (void)assert_next(table, 9, "1||3");
    (void)assert_next(table, 10, "10");
    (void)assert_next(table, 12, "|2");
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_int_equal(record->number, 1048576);
    assert_int_equal(record->count, 16384);
    assert_span(record->fields[16383], "7");
    assert_end(table);
}

static bool knows_header(void *ctx, hz_span line)
{
    (void)ctx;
    return line.len >= strlen("乡镇") && memcmp(line.ptr, "乡镇", strlen("乡镇")) == 0;
}

#define SHEET_OF(text)                                                                             \
    "<sheetData><row><c t=\"inlineStr\"><is><t>" text "</t></is></c></row></sheetData>"

/* The first sheet with a header is read, and the others that have one are named. */
static void test_choice_of_sheet(void **state)
{
    (void)state;
    hz_table *table = NULL;
    hz_error err;
    write_workbook("e.xlsx", &(struct workbook_parts){.sheets = {"<sheetData/>", SHEET_OF("说明"),
                                                                 SHEET_OF("乡镇"), SHEET_OF("乡镇"),
                                                                 SHEET_OF("乡镇")},
                                                      .names = {NULL, NULL, "一", "二", "三"}});
    assert_int_equal(
        hz_table_open("e.xlsx", (hz_header_test){.is_known = knows_header}, &table, &err), 0);
    const hz_record *record = assert_next(table, 1, "乡镇");
    assert_string_equal(record->sheet, "一");
    assert_string_equal(record->other_sheets, "二、三");
    assert_end(table);
    write_workbook("e.xlsx", &(struct workbook_parts){
                                 .sheets = {"<sheetData/>", SHEET_OF("a"), SHEET_OF("b")}});
    assert_int_equal(
        hz_table_open("e.xlsx", (hz_header_test){.is_known = knows_header}, &table, &err), 0);
    record = assert_next(table, 1, "a"); /* none has a header: the first that is not empty */
    assert_null(record->other_sheets);
    assert_end(table);
}

#define STRICT "http://purl.oclc.org/ooxml/"

/* Strict OOXML, prefixes, a chart beside the sheet, paths that go up, and no styles or strings. */
static void test_strict(void **state)
{
    int error = 0;
    zip_t *zip = zip_open("s.xlsx", ZIP_CREATE | ZIP_TRUNCATE, &error);
    (void)state;
    assert_non_null(zip);
    add_part(
        zip, "_rels/.rels",
        "<p:Relationships xmlns:p=\"" PACKAGE "\"><p:Relationship Id=\"a\" Type=\"" STRICT
        "officeDocument/relationships/officeDocument\" Target=\"/book/w.xml\"/></p:Relationships>");
    add_part(
        zip, "book/w.xml",
        "<q:workbook xmlns:q=\"" STRICT "spreadsheetml/main\" xmlns:z=\"" STRICT
        "officeDocument/relationships\"><q:sheets><q:sheet name=\"图\" sheetId=\"1\" z:id=\"c\"/>"
        "<q:sheet name=\"深藏\" state=\"veryHidden\" sheetId=\"2\" "
        "z:id=\"w\"/></q:sheets></q:workbook>");
    add_part(zip, "book/_rels/w.xml.rels",
             "<Relationships xmlns=\"" PACKAGE "\"><Relationship Id=\"c\" Type=\"" STRICT
             "officeDocument/relationships/chartsheet\" Target=\"chart.xml\"/>"
             "<Relationship Id=\"w\" Type=\"" STRICT "officeDocument/relationships/worksheet\" "
             "Target=\"../Sheets/./One.xml\"/></Relationships>");
    add_part(zip, "sheets/one.xml",
             "<w:worksheet xmlns:w=\"" STRICT "spreadsheetml/main\" xmlns:x=\"urn:x\"><w:sheetData>"
             "<w:row><x:c><x:v>8</x:v></x:c><w:c><w:v>1</w:v></w:c></w:row></w:sheetData></"
             "w:worksheet>");
    add_part(zip, "xl/x", "x");
    assert_int_equal(zip_close(zip), 0);
    hz_table *table = open_path("s.xlsx");
    assert_string_equal(assert_next(table, 1, "1")->sheet, "深藏");
    assert_end(table);
}

/* What is no correct workbook is refused at the place where it is wrong. */
static void test_damaged(void **state)
{
    static const char *const rows[] = {
        "<sheetData><row><c t=\"s\"><v>3</v></c></row></sheetData>",
        "<sheetData><row><c t=\"s\"><v>x</v></c></row></sheetData>",
        "<sheetData><row><c><v>1</v></row></sheetData>",
        "<sheetData><row><c><v>&a;</v></c></row></sheetData>",
        "<sheetData><row><c><v>\x01</v></c></row></sheetData>",
        "<sheetData><row><c><v>\xFF</v></c></row></sheetData>",
        "</worksheet><!DOCTYPE worksheet [<!ENTITY a \"b\">]><worksheet>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        (void)assert_fails(open_rows(rows[i], "<si><t>a</t></si>"), "E134");
    }
}

/* Asserts that a sheet with the cell @p cell is refused there because of @p value. */
static void assert_cell_refused(const char *cell, const char *value)
{
    char rows[512];
    (void)snprintf(rows, sizeof rows, "<sheetData><row r=\"2\"><c/>%s</row></sheetData>", cell);
    write_workbook("a.xlsx", &(struct workbook_parts){.sheets = {rows},
                                                      .strings = "<si><t>a</t></si>",
                                                      .styles = styles});
    hz_error err = assert_fails(open_path("a.xlsx"), "E134");
    assert_diag(&err, "E134", "B2", 2);
    assert_string_equal(err.value, value);
}

/* A number or word that is none is not read as far as it goes: it would be another cell's. */
static void test_values_without_meaning(void **state)
{
    (void)state;
    assert_cell_refused("<c t=\"s\"><v>0abc</v></c>", "0abc");
    assert_cell_refused("<c t=\"s\"><v>1</v></c>", "1");
    assert_cell_refused("<c t=\"s\"><v>-0</v></c>", "-0");
    assert_cell_refused("<c t=\"s\"><v>99999999999999999999999999</v></c>",
                        "99999999999999999999999999");
    assert_cell_refused("<c t=\"s\"><v>18446744073709551616</v></c>", "18446744073709551616");
    assert_cell_refused("<c t=\"s\"><v>4294967296</v></c>", "4294967296");
    assert_cell_refused("<c t=\"b\"><v>2</v></c>", "2");
    assert_cell_refused("<c t=\"x\"><v>1</v></c>", "x");
    assert_cell_refused("<c s=\"1x\"><v>1</v></c>", "1x");
    assert_cell_refused("<c s=\"8\"><v>45047</v></c>", "8");
    assert_cell_refused("<c s=\"65536\"><v>45047</v></c>", "65536");
}

/* A style or a mode that is none would make other days of the numbers. */
static void test_workbook_without_meaning(void **state)
{
    static const char rows[] = "<sheetData><row><c s=\"1\"><v>43585</v></c></row></sheetData>";
    static const struct workbook_parts books[] = {
        {.sheets = {rows}, .properties = "<workbookPr date1904=\"yes\"/>"},
        {.sheets = {rows}, .styles = "<cellXfs><xf numFmtId=\"14x\"/></cellXfs>"},
        {.sheets = {rows},
         .styles = "<numFmts><numFmt numFmtId=\"65536\" formatCode=\"d\"/></numFmts>"},
        {.sheets = {"<mergeCells><mergeCell ref=\"A1:B2x\"/></mergeCells>"}},
        {.sheets = {"<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"}},
        {.sheets = {"<sheetData><c><v>1</v></c></sheetData>"}},
        {.sheets = {"<sheetData><row><row><c><v>1</v></c></row></row></sheetData>"}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof books / sizeof books[0]; i++) {
        write_workbook("a.xlsx", &books[i]);
        (void)assert_fails(open_path("a.xlsx"), "E134");
    }
}

/* Takes the part @p part of a.xlsx away. */
static void remove_part(const char *part)
{
    int error = 0;
    zip_t *zip = zip_open("a.xlsx", 0, &error);
    assert_non_null(zip);
    assert_int_equal(zip_delete(zip, (zip_uint64_t)zip_name_locate(zip, part, 0)), 0);
    assert_int_equal(zip_close(zip), 0);
}

/* A sheet of which the workbook speaks is not left out, nor dates read as numbers. */
static void test_missing_parts(void **state)
{
    static const char *const removed[] = {"xl/worksheets/sheet1.xml", "xl/styles.xml",
                                          "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                          "_rels/.rels"};
    (void)state;
    for (size_t i = 0; i < sizeof removed / sizeof removed[0]; i++) {
        write_workbook("a.xlsx", &(struct workbook_parts){.sheets = {"", SHEET_OF("乡镇")}});
        remove_part(removed[i]);
        (void)assert_fails(open_path("a.xlsx"), "E134");
    }
    hz_table_close(open_rows("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>", NULL));
    remove_part("xl/sharedStrings.xml");
    hz_error err = assert_fails(open_path("a.xlsx"), "E134");
    assert_diag(&err, "E134", "A1", 1);
}

/* Writes the first @p len bytes of a workbook, with byte @p changed another one. */
static void write_changed(size_t len, size_t changed)
{
    size_t size = 0;
    char *bytes = read_bytes("a.xlsx", &size);
    bytes[changed % size] ^= 0x55;
    write_bytes("f.xlsx", bytes, len < size ? len : size);
    free(bytes);
}

/* A workbook that was cut off or changed anywhere is read, or refused with a reason. */
static void test_broken_archives(void **state)
{
    size_t size = 0;
    (void)state;
    hz_table_close(open_rows("<sheetData><row><c><v>1</v></c></row></sheetData>", NULL));
    free(read_bytes("a.xlsx", &size));
    for (size_t i = 0; i < size; i++) {
        for (int cut = 0; cut < 2; cut++) {
            const hz_record *record = NULL;
            hz_error err = {.code = HZ_E134};
            write_changed(cut == 0 ? size : i, cut == 0 ? i : size - 1);
            hz_table *table = open_path("f.xlsx");
            int found = 1;
            while (found > 0) {
                found = hz_table_next(table, &record, &err);
            }
            assert_true(found == 0 || err.code == HZ_E134 || err.code == HZ_E115 ||
                        err.code == HZ_E104);
            hz_table_close(table);
        }
    }
}

/* Replaces the part @p part of a.xlsx, stored unpacked if @p stored. */
static void replace_part(const char *part, const char *text, bool stored)
{
    int error = 0;
    zip_t *zip = zip_open("a.xlsx", 0, &error);
    assert_non_null(zip);
    add_part(zip, part, text);
    zip_int64_t index = zip_name_locate(zip, part, 0);
    if (stored) {
        assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0), 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

/* Entities could grow without end; no workbook has any. */
static void test_entities(void **state)
{
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    replace_part("xl/worksheets/sheet1.xml",
                 "<!DOCTYPE a [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;\">]><worksheet xmlns=\"" MAIN
                 "\"><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>",
                 false);
    (void)assert_fails(open_path("a.xlsx"), "E134");
}

/* @p begin, @p count times @p middle, @p end; the caller frees. */
static char *repeat(const char *begin, const char *middle, size_t count, const char *end)
{
    size_t len = strlen(middle);
    char *text = malloc(strlen(begin) + count * len + strlen(end) + 1);
    assert_non_null(text);
    char *at = stpcpy(text, begin);
    for (size_t i = 0; i < count; i++, at += len) {
        memcpy(at, middle, len);
    }
    (void)strcpy(at, end);
    return text;
}

/* Asserts that a.xlsx with another part is refused as @p code. */
static void assert_refused(const char *part, char *text, bool stored, const char *code)
{
    replace_part(part, text, stored);
    free(text);
    (void)assert_fails(open_path("a.xlsx"), code);
}

/* What unpacks to very much is refused before it fills the memory. */
static void test_bombs(void **state)
{
    static const char sheet[] = "xl/worksheets/sheet1.xml";
    static const char begin[] = "<worksheet xmlns=\"" MAIN "\"><sheetData><row><c><v>";
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    assert_refused(sheet, repeat(begin, "7", 2 * MIB, "</v></c></row></sheetData></worksheet>"),
                   false, "E104");
    assert_refused(sheet, repeat("<worksheet a=\"", "7", 3 * MIB, "\"/>"), true, "E135");
    assert_refused(sheet, repeat("<worksheet xmlns=\"" MAIN "\">", "<a>", 1000, ""), true, "E134");
    if (getenv("UNIT_QUICK") == NULL) {
        assert_refused(sheet, repeat(begin, "\n", 20 * MIB, ""), false, "E135");
        hz_table_close(open_rows("<sheetData/>", NULL));
        assert_refused("xl/sharedStrings.xml",
                       repeat("<sst xmlns=\"" MAIN "\">",
                              "<si><t>0123456789012345678901234567890123456789</t></si>", 2 * MIB,
                              "</sst>"),
                       true, "E135");
    }
}

/* All of a sheet merged into one cell costs no more than the rows it has. */
static void test_merged_sheet(void **state)
{
    (void)state;
    hz_table *table =
        open_rows("<sheetData><row><c><v>1</v></c></row><row r=\"3\"><c r=\"B3\">"
                  "<v>2</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/>"
                  "</mergeCells>",
                  NULL);
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_true(record->count <= 256);
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    assert_int_equal(record->number, 3);
    assert_span(record->fields[0], "1");
    assert_span(record->fields[1], "2");
    assert_end(table);
}

static void test_passwords(void **state)
{
    int error = 0;
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    zip_t *zip = zip_open("a.xlsx", 0, &error);
    assert_non_null(zip);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)zip_get_num_entries(zip, 0); i++) {
        assert_int_equal(zip_file_set_encryption(zip, i, ZIP_EM_AES_256, "x"), 0);
    }
    assert_int_equal(zip_close(zip), 0);
    hz_error err = assert_fails(open_path("a.xlsx"), "E115");
    assert_says(&err, "password");
}

/* A document in which a workbook was inserted is a document, however that is packed. */
static void test_documents(void **state)
{
    int error = 0;
    size_t size = 0;
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    char *bytes = read_bytes("a.xlsx", &size);
    zip_t *zip = zip_open("w.docx", ZIP_CREATE | ZIP_TRUNCATE, &error);
    assert_non_null(zip);
    zip_source_t *source = zip_source_buffer(zip, bytes, size, 1);
    zip_int64_t index = zip_file_add(zip, "word/embeddings/1.xlsx", source, 0);
    assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0), 0);
    add_part(zip, "word/document.xml", "<document/>");
    assert_int_equal(zip_close(zip), 0);
    hz_error err = assert_fails(open_path("w.docx"), "E115");
    assert_says(&err, ".docx");
}

/* Two parts of one name: which of them counts is not known. */
static void test_double_names(void **state)
{
    static const char name[] = "xl/worksheets/sheet1.xml";
    size_t size = 0;
    (void)state;
    hz_table_close(open_rows("<sheetData/>", NULL));
    replace_part("xl/worksheets/sheet2.xml", "<worksheet/>", true);
    char *bytes = read_bytes("a.xlsx", &size);
    for (size_t i = 0; i + sizeof name <= size; i++) {
        if (memcmp(bytes + i, "xl/worksheets/sheet2.xml", sizeof name - 1) == 0) {
            memcpy(bytes + i, name, sizeof name - 1);
        }
    }
    write_bytes("a.xlsx", bytes, size);
    free(bytes);
    (void)assert_fails(open_path("a.xlsx"), "E134");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings_and_numbers),
        cmocka_unit_test(test_sheet_by_name),
        cmocka_unit_test(test_sheet_with_sign),
        cmocka_unit_test(test_long_codes),
        cmocka_unit_test(test_joined_files),
        cmocka_unit_test(test_places_outside),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_merged),
        cmocka_unit_test(test_rows_out_of_order),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_choice_of_sheet),
        cmocka_unit_test(test_strict),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_values_without_meaning),
        cmocka_unit_test(test_workbook_without_meaning),
        cmocka_unit_test(test_missing_parts),
        cmocka_unit_test(test_broken_archives),
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_bombs),
        cmocka_unit_test(test_merged_sheet),
        cmocka_unit_test(test_passwords),
        cmocka_unit_test(test_documents),
        cmocka_unit_test(test_double_names),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
