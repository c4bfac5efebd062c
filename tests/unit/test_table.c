/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* CSV tables: records where a spreadsheet has rows, and broken quotes found where they open. */
#include "files.h"

#include "table/table.h"

enum { MIB = 1 << 20 };

static hz_table *open_table(const char *text)
{
    hz_table *table = NULL;
    hz_error err;
    write_text("table.csv", text);
    assert_int_equal(hz_table_open("table.csv", (hz_header_test){0}, &table, &err), 0);
    return table;
}

static const hz_record *next(hz_table *table)
{
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 1);
    return record;
}

/* Asserts the end, and closes. */
static void assert_end(hz_table *table)
{
    const hz_record *record = NULL;
    hz_error err;
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    assert_int_equal(hz_table_next(table, &record, &err), 0);
    hz_table_close(table);
}

/* Asserts the cells of @p record, which are joined by | in @p cells. */
static void assert_cells(const hz_record *record, const char *cells)
{
    size_t i = 0;
    for (;; i++) {
        size_t len = strcspn(cells, "|");
        assert_true(i < record->count);
        if (!hz_span_equal(record->fields[i], (hz_span){cells, len})) {
            print_error("cell %zu is “%.*s”, not “%.*s”\n", i, (int)record->fields[i].len,
                        record->fields[i].ptr, (int)len, cells);
            fail();
        }
        if (cells[len] == '\0') {
            break;
        }
        cells += len + 1;
    }
    assert_int_equal(record->count, i + 1);
}

/* Asserts the next record: row in the spreadsheet, text line, how many lines, and its cells. */
static const hz_record *assert_next(hz_table *table, uint64_t number, uint64_t line, uint64_t lines,
                                    const char *cells)
{
    const hz_record *record = next(table);
    assert_cells(record, cells);
    assert_int_equal(record->number, number);
    assert_int_equal(record->line, line);
    assert_int_equal(record->lines, lines);
    assert_int_equal(record->error, HZ_RECORD_OK);
    return record;
}

static void quotes(void **state)
{
    (void)state;
    hz_table *table =
        open_table("a,\"b, \"\"c\"\"\",\"\"\n x , y z ,\" q \"\nit\"s,\"g\"h,\"\"\"\"\n");
    assert_next(table, 1, 1, 1, "a|b, \"c\"|");
    assert_next(table, 2, 2, 1, "x|y z| q ");
    /* a quote inside a plain cell is a letter; after a quoted one it is what libcsv makes of it */
    const hz_record *record = next(table);
    assert_span(record->fields[0], "it\"s");
    hz_table_close(table);
}

static void quoted_line_ends(void **state)
{
    (void)state;
    hz_table *table = open_table("a,b,c\n1,\"two\nlines\",\"and\r\nthree\r\nmore\"\n2,x,y\n");
    assert_next(table, 1, 1, 1, "a|b|c");
    const hz_record *record = assert_next(table, 2, 2, 4, "1|two\nlines|and\r\nthree\r\nmore");
    assert_int_equal(hz_record_field_line(record, 0), 2);
    assert_int_equal(hz_record_field_line(record, 1), 2);
    assert_int_equal(hz_record_field_line(record, 2), 3);
    assert_int_equal(hz_record_field_line(record, 9), 5);
    assert_next(table, 3, 6, 1, "2|x|y");
    assert_end(table);
}

static void every_line_end(void **state)
{
    (void)state;
    hz_table *table = open_table("a,b\r\n1,2\r3,4\n5,6");
    assert_next(table, 1, 1, 1, "a|b");
    assert_next(table, 2, 2, 1, "1|2");
    assert_next(table, 3, 3, 1, "3|4");
    assert_next(table, 4, 4, 1, "5|6");
    assert_end(table);
    table = open_table("a,b\r1,2\r\r3,\"x\ry\"\r5,6\r");
    assert_next(table, 1, 1, 1, "a|b");
    assert_next(table, 2, 2, 1, "1|2");
    const hz_record *record = assert_next(table, 4, 4, 2, "3|x\ry");
    assert_int_equal(hz_record_field_line(record, 2), 5);
    assert_next(table, 5, 6, 1, "5|6");
    assert_end(table);
}

static void blank_lines_are_rows(void **state)
{
    (void)state;
    hz_table *table = open_table("\n\na,b\n\n \n1,2\n,\n\n3,4\n\n");
    assert_next(table, 3, 3, 1, "a|b");
    assert_next(table, 6, 6, 1, "1|2");
    const hz_record *record = assert_next(table, 7, 7, 1, "|");
    assert_true(hz_record_is_blank(record));
    record = assert_next(table, 9, 9, 1, "3|4");
    assert_false(hz_record_is_blank(record));
    assert_end(table);
}

static void nothing_at_all(void **state)
{
    (void)state;
    assert_end(open_table(""));
    assert_end(open_table("\xEF\xBB\xBF"));
    assert_end(open_table("\n\r\n\n"));
}

static void marks(void **state)
{
    (void)state;
    hz_table *table = open_table("\xEF\xBB\xBF\"a\",b\n1,2\n\xEF\xBB\xBF\"a\",b\n3,\xEF\xBB\xBF\n");
    assert_true(next(table)->byte == 0);
    assert_true(hz_table_layout(table).bom);
    assert_next(table, 2, 2, 1, "1|2");
    assert_next(table, 3, 3, 1, "a|b");
    assert_next(table, 4, 4, 1, "3|\xEF\xBB\xBF");
    assert_end(table);
}

static void where_a_record_begins(void **state)
{
    (void)state;
    hz_table *table = open_table("编号,b\n\n1,\"x\ny\"\n2,z\n");
    assert_int_equal(next(table)->byte, 0);
    assert_int_equal(next(table)->byte, 10);
    assert_int_equal(next(table)->byte, 18);
    assert_end(table);
}

static void nul_bytes_are_kept(void **state)
{
    (void)state;
    static const char bytes[] = "a,b\n1\0x,2\n";
    hz_table *table = NULL;
    hz_error err;
    write_bytes("nul.csv", bytes, sizeof bytes - 1);
    assert_int_equal(hz_table_open("nul.csv", (hz_header_test){0}, &table, &err), 0);
    (void)next(table);
    const hz_record *record = next(table);
    assert_int_equal(record->count, 2);
    assert_int_equal(record->fields[0].len, 3);
    assert_memory_equal(record->fields[0].ptr, "1\0x", 3);
    assert_end(table);
}

static void tabs_separate(void **state)
{
    (void)state;
    hz_table *table = open_table("a\tb\tc\n1\tx, y\t\" z\"\n\t\t\n");
    assert_next(table, 1, 1, 1, "a|b|c");
    assert_int_equal(hz_table_layout(table).delimiter, '\t');
    assert_next(table, 2, 2, 1, "1|x, y| z");
    assert_next(table, 3, 3, 1, "||");
    assert_end(table);
    table = open_table("a,b\tc,d\n");
    assert_next(table, 1, 1, 1, "a|b\tc|d");
    assert_int_equal(hz_table_layout(table).delimiter, ',');
    assert_end(table);
}

static void utf16_with_tabs(void **state)
{
    (void)state;
    static const char bytes[] = "\xFF\xFE"
                                "a\0\t\0b\0\r\0\n\0"
                                "1\0\t\0\x16\x7F\r\0\n\0";
    hz_table *table = NULL;
    hz_error err;
    write_bytes("wide.txt", bytes, sizeof bytes - 1);
    assert_int_equal(hz_table_open("wide.txt", (hz_header_test){0}, &table, &err), 0);
    (void)next(table);
    const hz_record *record = next(table);
    assert_span(record->fields[1], "编");
    hz_layout layout = hz_table_layout(table);
    assert_int_equal(layout.encoding, HZ_UTF16LE);
    assert_true(layout.bom && layout.crlf && !layout.yaml && layout.delimiter == '\t');
    assert_string_equal(hz_table_name(table), "wide.txt");
    assert_end(table);
}

static void formats_are_told_apart(void **state)
{
    (void)state;
    static const char *const yaml[] = {"- a: 1\n",     "# c\n\n- a: 1\n", "---\na: 1\n",
                                       "a: 1\nb: 2\n", "a:\n  - 1\n",     "-\n  a: 1\n"};
    static const char *const csv[] = {"a,b\n", "a: b,c\n", "-1,2\n", "http://x\n", "a\n", "# a\n"};
    for (size_t i = 0; i < 6; i++) {
        hz_table *table = open_table(yaml[i]);
        const hz_record *record;
        hz_error err;
        (void)hz_table_next(table, &record, &err);
        assert_true(hz_table_layout(table).yaml);
        hz_table_close(table);
        table = open_table(csv[i]);
        (void)hz_table_next(table, &record, &err);
        assert_false(hz_table_layout(table).yaml);
        hz_table_close(table);
    }
}

/* A table of twelve columns and 120 lines; lines @p open and @p close have one quote each. */
static void write_quoted(const char *name, int open, int close)
{
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    (void)fputs("a,b,c,d,e,f,g,h,i,j,k,l\n", file);
    for (int line = 2; line <= 120; line++) {
        const char *cell = line == open ? "\"x" : (line == close ? "x\"" : "x");
        (void)fprintf(file, "%d,2,%s,4,5,6,7,8,9,10,11,12\n", line, cell);
    }
    assert_int_equal(fclose(file), 0);
}

static void rows_swallowed_by_a_quote(void **state)
{
    (void)state;
    hz_table *table = NULL;
    hz_error err;
    write_quoted("swallow.csv", 35, 103);
    assert_int_equal(hz_table_open("swallow.csv", (hz_header_test){0}, &table, &err), 0);
    for (int line = 1; line < 35; line++) {
        assert_int_equal(next(table)->error, HZ_RECORD_OK);
    }
    const hz_record *record = next(table);
    assert_int_equal(record->error, HZ_RECORD_STRAY_QUOTE);
    assert_int_equal(record->error_field, 2);
    /* the rest of line 35 looks like a row as well as the 67 whole lines do */
    assert_int_equal(record->swallowed, 68);
    assert_int_equal(record->lines, 69);
    hz_record_error_diag(&err, "swallow.csv", record);
    assert_diag(&err, "E103", "C35", 35);
    assert_says(&err, "68");
    record = next(table);
    assert_int_equal(record->line, 104);
    assert_int_equal(record->number, 36);
    assert_int_equal(record->error, HZ_RECORD_OK);
    for (int line = 105; line <= 120; line++) {
        assert_int_equal(next(table)->error, HZ_RECORD_OK);
    }
    assert_end(table);
}

static void quoted_prose_swallows_nothing(void **state)
{
    (void)state;
    hz_table *table = open_table("a,b,c,d,e,f\n1,\"一，二\nx, y\n\n三\",3,4,5,6\n");
    (void)next(table);
    assert_int_equal(next(table)->error, HZ_RECORD_OK);
    assert_end(table);
}

static void quote_that_is_never_closed(void **state)
{
    (void)state;
    hz_error err;
    hz_table *table = open_table("a,b\n1,2\n2,\"x\n3,y\n4,z\n");
    assert_next(table, 1, 1, 1, "a|b");
    assert_next(table, 2, 2, 1, "1|2");
    const hz_record *record = next(table);
    assert_int_equal(record->error, HZ_RECORD_OPEN_QUOTE);
    assert_int_equal(record->line, 3);
    hz_record_error_diag(&err, "table.csv", record);
    assert_diag(&err, "E102", "B3", 3);
    assert_end(table);
    /* the quote opens on the record's second line */
    table = open_table("a,b,c\n1,\"x\ny\",\"z\n");
    (void)next(table);
    hz_record_error_diag(&err, "table.csv", next(table));
    assert_diag(&err, "E102", "C2", 3);
    assert_end(table);
}

/* Rows without a quote after @p start, 2 MiB of them. */
static hz_table *open_large(const char *start)
{
    FILE *file = fopen("large.csv", "w");
    hz_table *table = NULL;
    hz_error err;
    assert_non_null(file);
    (void)fputs(start, file);
    for (int i = 0; i < 2 * MIB / 8; i++) {
        (void)fputs("1,2,3,4\n", file);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(hz_table_open("large.csv", (hz_header_test){0}, &table, &err), 0);
    return table;
}

static void quote_that_would_fill_the_memory(void **state)
{
    (void)state;
    const hz_record *record = NULL;
    hz_error err;
    hz_table *table = open_large("a,b,c,d\n1,2,3,4\n1,2,\"3,4\n");
    (void)next(table);
    (void)next(table);
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_diag(&err, "E102", "C3", 3);
    assert_string_equal(err.file, "large.csv");
    hz_table_close(table);
}

/* A table whose second record has a cell of @p len bytes. */
static hz_table *open_long_cell(size_t len)
{
    FILE *file = fopen("large.csv", "w");
    hz_table *table = NULL;
    hz_error err;
    assert_non_null(file);
    (void)fputs("a,b\n1,", file);
    for (size_t i = 0; i < len; i++) {
        (void)fputc('x', file);
    }
    (void)fputs("\n2,y", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(hz_table_open("large.csv", (hz_header_test){0}, &table, &err), 0);
    (void)next(table);
    return table;
}

static void record_that_is_too_large(void **state)
{
    (void)state;
    const hz_record *record = NULL;
    hz_error err;
    /* with the cell before it, the comma and the line end it is one byte too long */
    hz_table *table = open_long_cell(HZ_RECORD_MAX - 2);
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_int_equal(err.code, HZ_E104);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.record, 2);
    hz_table_close(table);
    table = open_long_cell(HZ_RECORD_MAX - 3);
    assert_int_equal(next(table)->fields[1].len, HZ_RECORD_MAX - 3);
    assert_next(table, 3, 3, 1, "2|y");
    assert_end(table);
}

static void many_cells(void **state)
{
    (void)state;
    char *bytes = malloc(MIB);
    assert_non_null(bytes);
    memset(bytes, ',', MIB);
    bytes[MIB / 2] = '\0';
    hz_table *table = open_table(bytes);
    const hz_record *record = next(table);
    assert_int_equal(record->count, MIB / 2 + 1);
    assert_true(hz_record_is_blank(record));
    assert_end(table);
    free(bytes);
}

static void what_cannot_be_read(void **state)
{
    (void)state;
    const hz_record *record = NULL;
    hz_table *table = NULL;
    hz_error err;
    assert_int_equal(hz_table_open("none.csv", (hz_header_test){0}, &table, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    assert_int_equal(hz_table_open(".", (hz_header_test){0}, &table, &err), 0);
    assert_int_equal(hz_table_next(table, &record, &err), -1);
    assert_int_equal(err.code, HZ_E001);
    hz_table_close(table);
    hz_table_close(NULL);
}

static void diagnostics_of_a_cell(void **state)
{
    (void)state;
    hz_diag diag;
    hz_table *table = open_table("a,b\n1,\"x\ny\"\n");
    (void)next(table);
    hz_record_diag(&diag, HZ_E201, "f.csv", next(table), 1, "why");
    assert_diag(&diag, "E201", "B2", 2);
    assert_string_equal(diag.file, "f.csv");
    assert_string_equal(diag.value, "x\ny");
    assert_says(&diag, "why");
    assert_end(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes),
        cmocka_unit_test(quoted_line_ends),
        cmocka_unit_test(every_line_end),
        cmocka_unit_test(blank_lines_are_rows),
        cmocka_unit_test(nothing_at_all),
        cmocka_unit_test(marks),
        cmocka_unit_test(where_a_record_begins),
        cmocka_unit_test(nul_bytes_are_kept),
        cmocka_unit_test(tabs_separate),
        cmocka_unit_test(utf16_with_tabs),
        cmocka_unit_test(formats_are_told_apart),
        cmocka_unit_test(rows_swallowed_by_a_quote),
        cmocka_unit_test(quoted_prose_swallows_nothing),
        cmocka_unit_test(quote_that_is_never_closed),
        cmocka_unit_test(quote_that_would_fill_the_memory),
        cmocka_unit_test(record_that_is_too_large),
        cmocka_unit_test(many_cells),
        cmocka_unit_test(what_cannot_be_read),
        cmocka_unit_test(diagnostics_of_a_cell),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
