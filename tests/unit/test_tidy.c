/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Random tables: what tidying has written it leaves as it is, and no cell is lost. A cell of the
 * input is in the output, or in the list of changes, or its row is one that the checker rejects.
 * And names of sheets.
 */
#include "workbooks.h"

#include "plan/plan.h"
#include "rows/rows.h"
#include <hazard/tidy.h>

enum { TABLES = 600, MOST_COLUMNS = 14, MOST_ROWS = 6 };

/* Cells that rules repair, almost repair, and must not touch. */
static const char *const cells[] = {
    "",
    "",
    "",
    "卢峰镇",
    "低庄",
    "溆浦县卢峰镇",
    "卢峰镇人民政府",
    "卢峰镇桥头村",
    "卢峰镇、低庄镇",
    "5月3日",
    "5.1",
    "5.10",
    "2023年5月3号",
    "9.640000000000001",
    "6.20",
    "2023-05-01",
    "2023年6月",
    "6月底前",
    "6月30日前",
    "30日内",
    "立行立改",
    "2月30日",
    "45047",
    "45047.5",
    "12345",
    "无",
    "/",
    "—",
    "自筹",
    "2.5万元",
    "25000元",
    "1,234.5",
    "0",
    "张三13807451234",
    "张三（0745-3322123）",
    "张三、李四13807451234",
    "消防",
    "企业自查",
    "整改中",
    "重大",

    "一、危险化学品",

    "甲厂",
    "１２",
    "a\"b",
    "两\n行",
    "=1+1",
    "一般",
    "否",
    "已整改",
    "未整改",
    "已办结",
    "已销号",
    "县级",
    "2023.1",
    "1",
    "12",
    "A-1",
};

static const char *const labels[] = {
    "隐患编号",         "发现日期", "检查时间", "乡镇",     "属地",       "行业",     "企业名称",
    "单位名称",         "隐患描述", "来源",     "检查人",   "整改责任人", "整改资金", "整改期限",
    "应急预案",         "整改措施", "隐患部位", "交办日期", "挂牌督办",   "延期至",   "整改状态",
    "企业罚款（万元）", "备注",     "序号",     "联系电话", "自编列",     "自编列",   "",
};

enum { CELLS = sizeof cells / sizeof cells[0], LABELS = sizeof labels / sizeof labels[0] };

static uint32_t seed;

static uint32_t draw(uint32_t limit)
{
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % limit;
}

static hz_plan *plan;

static int setup(void **state)
{
    hz_error err;
    return enter_folder(state) == 0 &&
                   hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err) == 0
               ? 0
               : -1;
}

static int teardown(void **state)
{
    hz_plan_free(plan);
    return leave_folder(state);
}

/* A table of texts, written as CSV. */
struct table {
    size_t columns;
    size_t rows;
    const char *labels[MOST_COLUMNS];
    const char *cells[MOST_ROWS][MOST_COLUMNS];
};

static void put_cell(FILE *file, const char *text, bool last)
{
    (void)fputc('"', file);
    for (; *text != '\0'; text++) {
        (void)fputs(*text == '"' ? "\"\"" : (char[2]){*text, '\0'}, file);
    }
    (void)fputs(last ? "\"\n" : "\",", file);
}

static void draw_table(struct table *t, const char *path)
{
    t->columns = 5 + draw(MOST_COLUMNS - 4);
    t->rows = 1 + draw(MOST_ROWS);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (size_t c = 0; c < t->columns; c++) {
        t->labels[c] = c < 3 ? labels[c == 0 ? 0 : c == 1 ? 8 : 10] : labels[draw(LABELS)];
        put_cell(file, t->labels[c], c + 1 == t->columns);
    }
    for (size_t r = 0; r < t->rows; r++) {
        for (size_t c = 0; c < t->columns; c++) {
            t->cells[r][c] = cells[draw(CELLS)];
            put_cell(file, t->cells[r][c], c + 1 == t->columns);
        }
    }
    (void)fclose(file);
}

/* What is known after tidying: the texts before changes, and whether something was left out. */
struct seen {
    char before[8192];
    size_t len;
    bool skipped;  /* a row that is no hazard */
    bool left_out; /* a row that is not written */
};

static void note_change(void *ctx, const hz_repair *repair)
{
    struct seen *seen = ctx;
    if (repair->before.len > 0 && seen->len + repair->before.len + 1 < sizeof seen->before) {
        memcpy(seen->before + seen->len, repair->before.ptr, repair->before.len);
        seen->len += repair->before.len;
        seen->before[seen->len++] = '\n';
    }
}

static void note_finding(void *ctx, const hz_diag *diag)
{
    struct seen *seen = ctx;
    seen->skipped = seen->skipped || (diag->code >= HZ_N120 && diag->code <= HZ_N125);
    seen->left_out = seen->left_out || diag->code == HZ_W292;
}

/* Tidies @p path into @p out; false: it is no table. */
static bool tidy(const char *path, const char *out, struct seen *seen)
{
    hz_error err;
    hz_writer *writer = NULL;
    FILE *stream = fopen(out, "w");
    const hz_writer_options writing = {.size = sizeof writing, .stream = stream};
    const hz_tidy_options options = {.size = sizeof options,
                                     .today = hz_date_from_ymd(2024, 6, 1),
                                     .sink = {note_finding, seen},
                                     .repaired = note_change,
                                     .repaired_ctx = seen};
    *seen = (struct seen){.len = 0};
    assert_non_null(stream);
    assert_int_equal(hz_writer_open(&writing, &writer, &err), 0);
    int result = hz_tidy_write(&path, 1, plan, &options, writer, &err);
    assert_true(result == 0 || err.code == HZ_E107 || err.code == HZ_E138);
    assert_true(result != 0 || hz_writer_finish(writer, &err) == 0);
    hz_writer_close(writer);
    (void)fclose(stream);
    return result == 0;
}

static char *read_whole(const char *path)
{
    static char text[2][65536];
    static int which;
    char *buffer = text[which = !which];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    buffer[fread(buffer, 1, sizeof text[0] - 1, file)] = '\0';
    (void)fclose(file);
    return buffer;
}

/* Doubles quotes, as the output has them. */
static const char *quoted(const char *text)
{
    return strcmp(text, "a\"b") == 0 ? "a\"\"b" : text;
}

static void expect_no_loss(const struct table *t, const struct seen *seen, const char *output)
{
    for (size_t r = 0; r < t->rows && !seen->left_out && !seen->skipped; r++) {
        for (size_t c = 0; c < t->columns; c++) {
            const char *text = t->cells[r][c];
            bool counter = strcmp(t->labels[c], "序号") == 0;
            if (!counter && strstr(output, quoted(text)) == NULL &&
                strstr(seen->before, text) == NULL) {
                fail_msg("“%s” under %s is lost:\n%s", text, t->labels[c], output);
            }
        }
    }
}

static void test_random_tables(void **state)
{
    size_t tables = 0;
    size_t whole = 0;
    (void)state;
    for (seed = 1; tables < TABLES; tables++) {
        struct table t;
        struct seen seen;
        struct seen again;
        draw_table(&t, "in.csv");
        if (!tidy("in.csv", "once.csv", &seen)) {
            continue;
        }
        whole += seen.left_out || seen.skipped ? 0 : 1;
        expect_no_loss(&t, &seen, read_whole("once.csv"));
        if (seen.left_out || !tidy("once.csv", "twice.csv", &again)) {
            continue;
        }
        const char *once = read_whole("once.csv");
        const char *twice = read_whole("twice.csv");
        if (strcmp(once, twice) != 0) {
            fail_msg("table %zu, once:\n%s\ntwice:\n%s", tables, once, twice);
        }
    }
    assert_true(whole > TABLES / 4);
}

/* A sheet with @p name, in a file with a name that says nothing: what becomes of it. */
static const char *tidied_sheet(const char *name)
{
    static const char rows[] =
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>隐患编号</t></is></c>"
        "<c r=\"B1\" t=\"inlineStr\"><is><t>发现日期</t></is></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>A1</t></is></c>"
        "<c r=\"B2\" t=\"inlineStr\"><is><t>5月3日</t></is></c></row></sheetData>";
    struct seen seen;
    write_workbook("in.xlsx", &(struct workbook_parts){.sheets = {rows}, .names = {name}});
    assert_true(tidy("in.xlsx", "out.csv", &seen));
    return read_whole("out.csv");
}

static void test_name_of_sheet(void **state)
{
    (void)state;
    assert_string_equal(tidied_sheet("卢峰镇台账"),
                        "隐患编号,发现日期,乡镇\nA1,2023-05-03,卢峰镇\n");
    assert_string_equal(tidied_sheet("卢峰镇、低庄镇"), "隐患编号,发现日期\nA1,2023-05-03\n");
    assert_string_equal(tidied_sheet("台账"), "隐患编号,发现日期\nA1,2023-05-03\n");
}

static void note_future(void *ctx, const hz_diag *diag)
{
    size_t *count = ctx;
    *count += diag->code == HZ_E203 ? 1 : 0;
}

/* Zero is not the first day of 1970, after which everything would be in the future. */
static void without_a_day_it_is_today(void **state)
{
    hz_error err;
    hz_writer *writer = NULL;
    size_t future = 0;
    const char *name = "future.csv";
    FILE *stream = fopen("tidy.csv", "w");
    const hz_writer_options writing = {.size = sizeof writing, .stream = stream};
    const hz_tidy_options options = {.size = sizeof options, .sink = {note_future, &future}};
    (void)state;
    assert_non_null(stream);
    write_text(name, "编号,发现日期,乡镇\nA,2023-05-01,卢峰镇\nB,2199-01-01,卢峰镇\n");
    assert_int_equal(hz_writer_open(&writing, &writer, &err), 0);
    assert_int_equal(hz_tidy_write(&name, 1, plan, &options, writer, &err), 0);
    hz_writer_close(writer);
    (void)fclose(stream);
    assert_int_equal(future, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_tables),
        cmocka_unit_test(test_name_of_sheet),
        cmocka_unit_test(without_a_day_it_is_today),
    };
    return cmocka_run_group_tests_name("tidy", tests, setup, teardown);
}
