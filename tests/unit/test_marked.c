/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Marked copies: pages, and the lines by which a copy is known when it comes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "output/marked_summary.h"
#include "rows/marked_title.h"

static const char table[] = "卢峰镇台账\n发现日期,乡镇,企业名称,隐患描述\n"
                            "2023-05-01,庐峰镇,<甲>,\"a\n&b\"\n合计,1\n";

static void write_table(char *name)
{
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, table, strlen(table)), (int)strlen(table));
    assert_int_equal(close(fd), 0);
}

static const hz_row_counts counts = {.rows = 1, .wrong = 1};

/* A copy with one error, in B3. */
static hz_marked *make_marked(void)
{
    hz_error err;
    hz_marked *marked = NULL;
    hz_diag diag;
    assert_int_equal(hz_marked_new(HZ_CHINESE, &marked, &err), 0);
    hz_diag_set(&diag, HZ_E003, "x.csv", NULL);
    diag.record = diag.line = 3;
    diag.column = 2;
    hz_diag_copy(diag.label, sizeof diag.label, hz_span_of("乡镇"));
    hz_diag_copy(diag.value, sizeof diag.value, hz_span_of("庐峰镇"));
    assert_int_equal(hz_marked_add(marked, &diag, &err), 0);
    return marked;
}

static char *read_file(const char *path)
{
    char *text = calloc(1, 65536);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_true(fread(text, 1, 65535, file) > 0);
    assert_int_equal(fclose(file), 0);
    return text;
}

static void page(void **state)
{
    (void)state;
    hz_error err;
    char name[] = "marked-XXXXXX";
    hz_marked *marked = make_marked();
    write_table(name);
    assert_int_equal(hz_marked_write(marked, &counts, name, "html", "marked.html", &err), 0);
    char *text = read_file("marked.html");
    assert_non_null(strstr(text, "<td><a href=\"#m0\">B3</a></td><td>乡镇</td><td>庐峰镇</td>"));
    assert_non_null(strstr(text, "<p>卢峰镇台账</p>"));
    assert_non_null(strstr(text, "<td class=\"wrong\">庐峰镇<div class=\"advice\" id=\"m0\">"));
    assert_non_null(strstr(text, "<td>&lt;甲&gt;</td><td>a\n&amp;b</td></tr>"));
    assert_non_null(strstr(text, "<td>合计</td><td>1</td></tr>"));
    free(text);
    hz_marked_free(marked);
    assert_int_equal(unlink(name), 0);
    assert_int_equal(unlink("marked.html"), 0);
}

static void unknown_format(void **state)
{
    (void)state;
    hz_error err;
    hz_marked *marked = make_marked();
    assert_int_equal(hz_marked_write(marked, &counts, "x.csv", "csv", "marked.csv", &err), -1);
    assert_int_equal(err.code, HZ_E004);
    assert_int_equal(access("marked.csv", F_OK), -1);
    hz_marked_free(marked);
}

static void summary(void **state)
{
    (void)state;
    char text[1024];
    struct mark note = {.severity = HZ_NOTE};
    struct mark error = {.severity = HZ_ERROR};
    hz_marked marked = {.marks = &error, .count = 1, .counts = {7, 0, 2, 1}};
    marked_summary(&marked, text, sizeof text);
    assert_memory_equal(text, "Rows checked: 7, good: 4, to change: 2, to verify: 1.", 53);
    marked.counts = (hz_row_counts){0};
    marked_summary(&marked, text, sizeof text);
    assert_memory_equal(text, "Rows checked: 0. Rows can be checked after", 42);
    marked.counts.rows = 7;
    marked.marks = &note;
    marked_summary(&marked, text, sizeof text);
    assert_string_equal(text, "Rows checked: 7. Nothing is to be changed.");
}

static void own_lines(void **state)
{
    (void)state;
    char text[1024];
    struct mark error = {.severity = HZ_ERROR};
    hz_marked marked = {.marks = &error, .counts = {42, 0, 2, 0}};
    for (hz_language language = HZ_ENGLISH; language <= HZ_CHINESE; language++) {
        marked.language = language;
        for (marked.count = 0; marked.count < 2; marked.count++) {
            marked_summary(&marked, text, sizeof text);
            assert_true(marked_is_summary(hz_span_of(text)));
        }
    }
    assert_true(marked_is_summary(hz_span_of("整表须改：缺少必填列")));
    assert_false(marked_is_summary(hz_span_of("共检查 42 家企业")));
    assert_false(marked_is_summary(hz_span_of("共检查 42 行")));
    assert_false(marked_is_summary(hz_span_of("卢峰镇台账")));
    assert_false(marked_is_summary(hz_span_of("")));
    assert_true(marked_is_title(hz_span_of("整表须改：缺少必填列；卢峰镇台账")));
    assert_true(marked_is_title(hz_span_of(text)));
    assert_false(marked_is_title(hz_span_of("卢峰镇台账；整表须改：缺少必填列")));
    assert_false(marked_is_title(hz_span_of("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page),
        cmocka_unit_test(unknown_format),
        cmocka_unit_test(summary),
        cmocka_unit_test(own_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
