/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Output: each format says the same, and nothing in a cell can break out of it. */
#include "files.h"

#include "output/row_writer.h"
#include "output/writer.h"

/* Options of a writer. */
#define OPTIONS(...) (&(hz_writer_options){.size = sizeof(hz_writer_options), __VA_ARGS__})

static const hz_writer_options csv = {.size = sizeof csv, .format = "csv"};

/* What a writer wrote: memory that grows. */
struct sheet {
    FILE *stream;
    char *text;
    size_t len;
    hz_writer *writer;
    hz_error err;
};

static void begin(struct sheet *s, const hz_writer_options *options)
{
    *s = (struct sheet){0};
    s->stream = open_memstream(&s->text, &s->len);
    assert_non_null(s->stream);
    hz_writer_options known = *options;
    known.stream = s->stream;
    assert_int_equal(hz_writer_open(&known, &s->writer, &s->err), 0);
}

/* Cells joined by | as spans. */
static size_t split(const char *joined, hz_span *cells)
{
    size_t count = 0;
    for (;;) {
        size_t len = strcspn(joined, "|");
        cells[count++] = (hz_span){joined, len};
        if (joined[len] == '\0') {
            return count;
        }
        joined += len + 1;
    }
}

static int put_table(struct sheet *s, const char *labels)
{
    hz_span cells[16];
    size_t count = split(labels, cells);
    return hz_writer_table(s->writer, cells, count, &s->err);
}

static int put_row(struct sheet *s, const char *joined)
{
    hz_span cells[16];
    (void)split(joined, cells);
    return hz_writer_row(s->writer, cells, &s->err);
}

static void end(struct sheet *s)
{
    hz_writer_close(s->writer);
    (void)fclose(s->stream);
    free(s->text);
}

static void assert_written(struct sheet *s, const char *expected)
{
    assert_int_equal(hz_writer_finish(s->writer, &s->err), 0);
    assert_string_equal(s->text, expected);
    assert_int_equal(s->len, strlen(expected));
    end(s);
}

/* A document with one table of two rows. */
static void write_document(struct sheet *s)
{
    assert_int_equal(hz_writer_text(s->writer, HZ_TEXT_TITLE, "通报", &s->err), 0);
    assert_int_equal(hz_writer_text(s->writer, HZ_TEXT_HEADING, "一、总体", &s->err), 0);
    assert_int_equal(hz_writer_text(s->writer, HZ_TEXT_PARAGRAPH, "共2项。", &s->err), 0);
    assert_int_equal(put_table(s, "乡镇|数"), 0);
    assert_int_equal(put_row(s, "卢峰镇|12"), 0);
    assert_int_equal(put_row(s, "中都乡|"), 0);
}

static void document_as_text(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "text"));
    write_document(&s);
    assert_written(&s, "通报\n\n一、总体\n共2项。\n乡镇    数\n卢峰镇  12\n中都乡    \n");
}

static void document_as_markdown(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "markdown"));
    write_document(&s);
    assert_written(&s, "# 通报\n\n## 一、总体\n\n共2项。\n\n| 乡镇 | 数 |\n| --- | ---: |\n"
                       "| 卢峰镇 | 12 |\n| 中都乡 |  |\n\n");
}

static void document_as_html(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "html"));
    write_document(&s);
    assert_int_equal(hz_writer_finish(s.writer, &s.err), 0);
    assert_memory_equal(s.text, "<!DOCTYPE html>\n", 16);
    assert_non_null(strstr(s.text, "<meta charset=\"utf-8\">"));
    assert_non_null(strstr(s.text, "<title>通报</title>"));
    assert_non_null(strstr(s.text, "<h1>通报</h1>\n<h2>一、总体</h2>\n<p>共2项。</p>\n"));
    assert_non_null(
        strstr(s.text, "<tr><th scope=\"col\">乡镇</th><th scope=\"col\">数</th></tr>"));
    assert_non_null(strstr(s.text, "<tr><td>卢峰镇</td><td class=\"n\">12</td></tr>\n"));
    assert_string_equal(s.text + s.len - 16, "</body>\n</html>\n");
    end(&s);
}

static void tables_as_csv_and_yaml(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, &csv);
    write_document(&s); /* CSV has no place for headings and paragraphs */
    assert_written(&s, "乡镇,数\n卢峰镇,12\n中都乡,\n");
    begin(&s, OPTIONS(.format = "yaml"));
    write_document(&s);
    assert_written(&s, "- 乡镇: 卢峰镇\n  数: 12\n- 乡镇: 中都乡\n");
}

static void chinese_is_two_columns_wide(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "text"));
    assert_int_equal(put_table(&s, "名|整改率|x"), 0);
    assert_int_equal(put_row(&s, "小横垅乡|5.0%|甲"), 0);
    assert_int_equal(put_row(&s, "ab（c）|100.0%|乙\n丙"), 0);
    assert_int_equal(put_row(&s, "é|-1|"), 0);
    assert_written(&s, "名        整改率  x\n小横垅乡    5.0%  甲\nab（c）   100.0%  乙 丙\n"
                       "é             -1  \n");
}

static void csv_is_quoted_where_it_must_be(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, &csv);
    assert_int_equal(put_table(&s, "a,b|c\"d"), 0);
    assert_int_equal(put_row(&s, " x|y\nz"), 0);
    assert_int_equal(put_row(&s, "\t|p\rq"), 0);
    assert_int_equal(put_row(&s, "|it's; fine"), 0);
    assert_written(&s, "\"a,b\",\"c\"\"d\"\n\" x\",\"y\nz\"\n\"\t\",\"p\rq\"\n,it's; fine\n");
    begin(&s, &csv);
    assert_int_equal(put_table(&s, "a"), 0);
    assert_int_equal(put_row(&s, ""), 0);
    assert_written(&s, "a\n\"\"\n");
}

static void yaml_is_quoted_where_it_must_be(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "yaml"));
    assert_int_equal(put_table(&s, "a|b: c|d|e|f|g|h"), 0);
    assert_int_equal(put_row(&s, "- x|# y|007|no|123456789012345678|1.50|l1\nl2"), 0);
    assert_written(&s, "- a: '- x'\n  'b: c': '# y'\n  d: '007'\n  e: 'no'\n"
                       "  f: '123456789012345678'\n  g: 1.50\n  h: 'l1\n\n    l2'\n");
}

static void html_and_markdown_are_escaped(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "html"));
    assert_int_equal(put_table(&s, "<a>"), 0);
    assert_int_equal(put_row(&s, "<script>\"&'"), 0);
    assert_int_equal(hz_writer_finish(s.writer, &s.err), 0);
    assert_non_null(strstr(s.text, "<th scope=\"col\">&lt;a&gt;</th>"));
    assert_non_null(strstr(s.text, "<td>&lt;script&gt;&quot;&amp;'</td>"));
    end(&s);
    begin(&s, OPTIONS(.format = "markdown"));
    assert_int_equal(put_table(&s, "*a*"), 0);
    assert_int_equal(put_row(&s, "[x](y)\n<b>_#`~\\"), 0);
    assert_written(&s, "| \\*a\\* |\n| --- |\n| \\[x\\](y) \\<b\\>\\_\\#\\`\\~\\\\ |\n\n");
    begin(&s, OPTIONS(.format = "markdown"));
    hz_span bar = hz_span_of("a|b");
    assert_int_equal(hz_writer_table(s.writer, &bar, 1, &s.err), 0);
    assert_written(&s, "| a\\|b |\n| --- |\n\n");
}

/* What deceives readers is named in what people read; programs get the bytes. */
static void unseen_characters_are_shown(void **state)
{
    static const struct {
        const char *format;
        const char *expected;
    } written[] = {
        {"text", "a\\u00ADb  c    d\ne\\u202Ef  g h  1\n"},
        {"markdown", "| a\\\\u00ADb | c | d |\n| --- | --- | ---: |\n"
                     "| e\\\\u202Ef | g h | 1 |\n\n"},
        {"csv", "a\xC2\xAD"
                "b,c,d\ne\xE2\x80\xAE"
                "f,\"g\nh\",1\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof written[0]; i++) {
        struct sheet s;
        begin(&s, OPTIONS(.format = written[i].format));
        assert_int_equal(put_table(&s, "a\xC2\xAD"
                                       "b|c|d"),
                         0);
        assert_int_equal(put_row(&s, "e\xE2\x80\xAE"
                                     "f|g\nh|1"),
                         0);
        assert_written(&s, written[i].expected);
    }
    struct sheet s;
    begin(&s, OPTIONS(.format = "html"));
    assert_int_equal(put_table(&s, "\xEF\xBB\xBF"), 0);
    assert_int_equal(put_row(&s, "a\xC2\x9B\nb"), 0);
    assert_int_equal(hz_writer_finish(s.writer, &s.err), 0);
    assert_non_null(strstr(s.text, "<th scope=\"col\">\\uFEFF</th>"));
    assert_non_null(strstr(s.text, "<td>a\\u009B\nb</td>"));
    end(&s);
}

static void line_ends_of_windows(void **state)
{
    (void)state;
    static const char *const formats[] = {"csv", "yaml", "text", "markdown"};
    for (size_t i = 0; i < 4; i++) {
        struct sheet s;
        begin(&s, OPTIONS(.format = formats[i], .crlf = true));
        write_document(&s);
        assert_int_equal(hz_writer_finish(s.writer, &s.err), 0);
        for (size_t k = 0; k < s.len; k++) {
            assert_true(s.text[k] != '\n' || (k > 0 && s.text[k - 1] == '\r'));
        }
        assert_memory_equal(s.text + s.len - 2, "\r\n", 2);
        end(&s);
    }
}

static void mark_in_front(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "csv", .bom = true));
    assert_int_equal(put_table(&s, "甲"), 0);
    assert_written(&s, "\xEF\xBB\xBF甲\n");
    begin(&s, OPTIONS(.format = "csv", .bom = true, .encoding = "gb18030"));
    assert_int_equal(put_table(&s, "编"), 0);
    assert_written(&s, "\xB1\xE0\n"); /* GB18030 has no mark */
}

static void other_encodings(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "csv", .encoding = "gb18030", .crlf = true));
    assert_int_equal(put_table(&s, "编号"), 0);
    assert_int_equal(put_row(&s, "𠀀"), 0);
    assert_written(&s, "\xB1\xE0\xBA\xC5\r\n\x95\x32\x82\x36\r\n");
    begin(&s, OPTIONS(.format = "csv", .encoding = "gbk"));
    assert_int_equal(put_table(&s, "编号"), 0);
    assert_int_equal(put_row(&s, "状态"), 0);
    assert_written(&s, "\xB1\xE0\xBA\xC5\n\xD7\xB4\xCC\xAC\n");
}

static void gbk_refuses_what_it_lacks(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "csv", .encoding = "gbk"));
    assert_int_equal(put_table(&s, "编号|名称"), 0);
    assert_int_equal(put_row(&s, "1|状态"), 0);
    assert_int_equal(put_row(&s, "2|𠀀矿"), -1);
    assert_diag(&s.err, "E113", "B3", 3);
    assert_string_equal(s.err.label, "名称");
    assert_string_equal(s.err.value, "𠀀矿");
    assert_says(&s.err, "gbk");
    (void)fflush(s.stream);
    assert_int_equal(s.len, 0);
    end(&s);
    begin(&s, OPTIONS(.format = "csv", .encoding = "gbk"));
    assert_int_equal(put_table(&s, "编号|𠀀"), -1);
    assert_diag(&s.err, "E113", "B1", 1);
    end(&s);
}

static void gbk_text_names_the_cell_too(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "text", .encoding = "gbk"));
    assert_int_equal(put_table(&s, "编号|名称"), 0);
    int result = put_row(&s, "1|𠀀");
    result = result == 0 ? hz_writer_finish(s.writer, &s.err) : result;
    assert_int_equal(result, -1);
    assert_int_equal(s.err.code, HZ_E113);
    (void)fflush(s.stream);
    assert_int_equal(s.len, 0);
    end(&s);
}

static void held_back_until_the_end(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, OPTIONS(.format = "csv", .hold = true));
    assert_int_equal(put_table(&s, "a"), 0);
    assert_int_equal(put_row(&s, "1"), 0);
    (void)fflush(s.stream);
    assert_int_equal(s.len, 0);
    assert_written(&s, "a\n1\n");
}

static void full_disk(void **state)
{
    (void)state;
    for (int hold = 0; hold < 2; hold++) {
        FILE *full = fopen("/dev/full", "w");
        hz_writer_options options = {
            .size = sizeof options, .stream = full, .format = "csv", .hold = hold == 1};
        struct sheet s = {0};
        assert_non_null(full);
        assert_int_equal(hz_writer_open(&options, &s.writer, &s.err), 0);
        assert_int_equal(put_table(&s, "a"), 0);
        assert_int_equal(hz_writer_finish(s.writer, &s.err), -1);
        assert_int_equal(s.err.code, HZ_E002);
        assert_says(&s.err, "No space left on device");
        hz_writer_close(s.writer);
        (void)fclose(full);
    }
}

static void full_disk_amid_the_rows(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    const hz_writer_options options = {.size = sizeof options, .stream = full};
    struct sheet s = {0};
    int result = 0;
    assert_non_null(full);
    assert_int_equal(hz_writer_open(&options, &s.writer, &s.err), 0);
    assert_int_equal(put_table(&s, "a"), 0);
    for (int i = 0; i < 100000 && result == 0; i++) {
        result = put_row(&s, "1234567");
    }
    assert_int_equal(result, -1);
    assert_int_equal(s.err.code, HZ_E002);
    hz_writer_close(s.writer);
    (void)fclose(full);
}

static void two_tables(void **state)
{
    (void)state;
    struct sheet s;
    begin(&s, &csv);
    assert_int_equal(put_table(&s, "a|b"), 0);
    assert_int_equal(put_row(&s, "1|2"), 0);
    assert_int_equal(put_table(&s, "c"), 0);
    assert_int_equal(put_row(&s, "3"), 0);
    assert_written(&s, "a,b\n1,2\nc\n3\n");
}

/* Writes all rows of the file @p name on, with a last column 天数. */
static void write_on(struct sheet *s, char *name, const hz_plan *plan)
{
    static const char *const extras[] = {"天数"};
    hz_row_writer *out = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_span days = hz_span_of("5");
    const char *file = name;
    const hz_row_writer_options options = {.size = sizeof options,
                                           .plan = plan,
                                           .extras = extras,
                                           .extra_count = 1,
                                           .files = &file,
                                           .file_count = 1};
    assert_int_equal(hz_row_writer_new(s->writer, &options, &out, &s->err), 0);
    assert_int_equal(rows_open((const char *const *)&name, 1, 0, &rows, &s->err), 0);
    while (hz_rows_next(rows, &row, &s->err) > 0) {
        assert_int_equal(hz_row_writer_add(out, row, &days, &s->err), 0);
    }
    hz_rows_close(rows);
    hz_row_writer_free(out);
}

static void rows_written_on_are_plain(void **state)
{
    (void)state;
    struct sheet s;
    hz_plan *plan = NULL;
    hz_error err;
    char name[] = "rows.csv";
    assert_int_equal(hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err), 0);
    write_text(name, "编号,排查日期,属地,罚款,新列,天数\nX1,2023年5月1日,卢峰,１２．５, v ,9\n"
                     "X2,2023-13-05,某镇,2.5万,,\nX4,45107.0,某镇,约2.5万,,\n"
                     "编号,领域,挂牌督办\nX3,危化,县级\n");
    begin(&s, &csv);
    write_on(&s, name, plan);
    assert_written(&s, "隐患编号,发现日期,乡镇,企业罚款（万元）,新列,天数\n"
                       "X1,2023-05-01,卢峰镇,12.5,v,5\nX2,2023-13-05,某镇,2.5,,5\n"
                       "X4,2023-06-30,某镇,约2.5万,,5\n"
                       "隐患编号,发现日期,乡镇,企业罚款（万元）,新列,行业领域,挂牌督办,天数\n"
                       "X3,,,,,危险化学品,县级,5\n");
    hz_plan_free(plan);
}

/* Until it is finished, and if it is never finished, the old file is unchanged. */
static void files_are_replaced_whole(void **state)
{
    (void)state;
    struct sheet s = {0};
    const hz_writer_options options = {.size = sizeof options, .path = "rejected.csv"};
    write_text("rejected.csv", "old\n");
    for (int finish = 0; finish < 2; finish++) {
        assert_int_equal(hz_writer_open(&options, &s.writer, &s.err), 0);
        assert_int_equal(put_table(&s, "new"), 0);
        assert_true(finish == 0 || hz_writer_finish(s.writer, &s.err) == 0);
        hz_writer_close(s.writer);
        assert_text("rejected.csv", finish == 0 ? "old\n" : "new\n");
    }
}

static void options_are_checked(void **state)
{
    static const struct {
        hz_writer_options options;
        const char *detail;
    } wrong[] = {
        {{.size = sizeof csv, .path = "x", .format = "pdf"}, "pdf"},
        {{.size = sizeof csv, .path = "x", .encoding = "latin1"}, "latin1"},
        {{.size = sizeof csv, .path = "x", .encoding = "utf-16le"}, "utf-16le"},
        {{.size = sizeof csv, .format = "csv"}, "options.stream"},
        {{.format = "csv"}, "options.size = 0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        hz_writer *writer = NULL;
        hz_error err;
        assert_int_equal(hz_writer_open(&wrong[i].options, &writer, &err), -1);
        assert_string_equal(hz_code_name(err.code), "E004");
        assert_says(&err, wrong[i].detail);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(document_as_text),
        cmocka_unit_test(document_as_markdown),
        cmocka_unit_test(document_as_html),
        cmocka_unit_test(tables_as_csv_and_yaml),
        cmocka_unit_test(chinese_is_two_columns_wide),
        cmocka_unit_test(csv_is_quoted_where_it_must_be),
        cmocka_unit_test(yaml_is_quoted_where_it_must_be),
        cmocka_unit_test(html_and_markdown_are_escaped),
        cmocka_unit_test(unseen_characters_are_shown),
        cmocka_unit_test(line_ends_of_windows),
        cmocka_unit_test(mark_in_front),
        cmocka_unit_test(other_encodings),
        cmocka_unit_test(gbk_refuses_what_it_lacks),
        cmocka_unit_test(gbk_text_names_the_cell_too),
        cmocka_unit_test(held_back_until_the_end),
        cmocka_unit_test(full_disk),
        cmocka_unit_test(full_disk_amid_the_rows),
        cmocka_unit_test(two_tables),
        cmocka_unit_test(files_are_replaced_whole),
        cmocka_unit_test(options_are_checked),
        cmocka_unit_test(rows_written_on_are_plain),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
