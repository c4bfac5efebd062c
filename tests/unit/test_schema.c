/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The columns of the ledger, against the table of the specification written out again here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "schema/binding.h"
#include "schema/labels.h"
#include "schema/schema.h"
#include "schema/table_kind.h"
#include <stdio.h>

static const struct expected {
    const char *id;
    const char *label;
    const char *aliases[4];
    hz_type type;
    hz_need need;
} table[] = {
    {"id", "隐患编号", {"编号"}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
    {"found_on", "发现日期", {"排查日期", "检查日期", "检查时间"}, HZ_TYPE_DATE, HZ_NEED_REQUIRED},
    {"area", "乡镇", {"属地", "所属乡镇", "乡镇（街道）"}, HZ_TYPE_AREA, HZ_NEED_REQUIRED},
    {"sector", "行业领域", {"行业", "领域"}, HZ_TYPE_SECTOR, HZ_NEED_REQUIRED},
    {"enterprise",
     "企业名称",
     {"单位名称", "隐患单位", "受检单位"},
     HZ_TYPE_TEXT,
     HZ_NEED_REQUIRED},
    {"uscc", "统一社会信用代码", {"信用代码"}, HZ_TYPE_USCC, HZ_NEED_OPTIONAL},
    {"location", "隐患部位", {"部位", "位置"}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
    {"description",
     "隐患描述",
     {"隐患内容", "存在问题", "隐患情况"},
     HZ_TYPE_TEXT,
     HZ_NEED_REQUIRED},
    {"criterion", "判定依据", {"判定标准"}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
    {"level", "隐患等级", {"级别", "等级"}, HZ_TYPE_LEVEL, HZ_NEED_OPTIONAL},
    {"reclassified_on", "等级变更日期", {"等级变更时间"}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"reclassified_by", "等级认定人", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"source", "隐患来源", {"来源", "发现方式"}, HZ_TYPE_SOURCE, HZ_NEED_REQUIRED},
    {"inspector", "检查人", {"排查人"}, HZ_TYPE_TEXT, HZ_NEED_REQUIRED},
    {"supervisor", "监管部门", {"主管部门", "行业主管部门"}, HZ_TYPE_DEPARTMENT, HZ_NEED_OPTIONAL},
    {"official",
     "监管责任人",
     {"包保责任人", "督办责任人", "挂点领导"},
     HZ_TYPE_TEXT,
     HZ_NEED_EXTRA},
    {"handler", "承办单位", {"责任承办单位"}, HZ_TYPE_UNIT, HZ_NEED_EXTRA},
    {"transferred_on", "移交日期", {"移交时间"}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"transferred_from", "移交前监管部门", {NULL}, HZ_TYPE_DEPARTMENT, HZ_NEED_EXTRA},
    {"committee",
     "专委会",
     {"所属专委会", "主管专委会", "专业委员会"},
     HZ_TYPE_COMMITTEE,
     HZ_NEED_EXTRA},
    {"assigned_on", "交办日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"owner", "整改责任人", {"责任人"}, HZ_TYPE_TEXT, HZ_NEED_FIVE},
    {"owner_phone", "联系电话", {"责任人电话", "整改责任人电话"}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"measures", "整改措施", {"措施"}, HZ_TYPE_TEXT, HZ_NEED_FIVE},
    {"funds", "整改资金（万元）", {"整改资金", "资金"}, HZ_TYPE_MONEY, HZ_NEED_FIVE},
    {"due_on", "整改期限", {"期限", "完成时限", "整改时限"}, HZ_TYPE_DATE, HZ_NEED_FIVE},
    {"contingency", "应急预案", {"预案"}, HZ_TYPE_TEXT, HZ_NEED_FIVE},
    {"extended_to", "延期至", {NULL}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"extended_on", "延期批准日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"extended_by", "延期批准人", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"listed", "挂牌督办", {"挂牌级别"}, HZ_TYPE_LISTING, HZ_NEED_OPTIONAL},
    {"listed_on", "挂牌日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"unlisted_on", "摘牌日期", {"摘牌时间"}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"unlist_no", "摘牌文号", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"reminded", "上次措施", {NULL}, HZ_TYPE_STEP, HZ_NEED_EXTRA},
    {"reminder_no", "措施文号", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"reminded_on", "措施印发日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"received_on", "措施签收日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"status", "整改状态", {"状态"}, HZ_TYPE_STATUS, HZ_NEED_OPTIONAL},
    {"rectified_on", "整改完成日期", {"整改完成时间"}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"verified_on", "验收日期", {"复查日期"}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"verifier", "验收人", {"复查人"}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
    {"acceptance", "验收意见", {"复查意见", "验收结论"}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"closed_on", "销号日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_OPTIONAL},
    {"approver", "销号审批人", {"销号人"}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
    {"cancelled_on", "撤销日期", {NULL}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"cancelled_by", "撤销批准人", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"cancel_reason", "撤销理由", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"cancel_no", "撤销文号", {NULL}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"penalty", "企业罚款（万元）", {"罚款"}, HZ_TYPE_MONEY, HZ_NEED_OPTIONAL},
    {"penalty_person", "负责人罚款（万元）", {NULL}, HZ_TYPE_MONEY, HZ_NEED_OPTIONAL},
    {"penalty_on", "处罚日期", {"处罚决定日期"}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"action", "执法措施", {NULL}, HZ_TYPE_ACTION, HZ_NEED_OPTIONAL},
    {"onelist_id", "一单四制编号", {"系统编号"}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"onelist_on", "录入日期", {"系统录入日期"}, HZ_TYPE_DATE, HZ_NEED_EXTRA},
    {"evidence", "佐证材料", {"照片", "附件"}, HZ_TYPE_TEXT, HZ_NEED_EXTRA},
    {"remark", "备注", {NULL}, HZ_TYPE_TEXT, HZ_NEED_OPTIONAL},
};
enum { COLUMNS = sizeof table / sizeof table[0] };

static void test_table(void **state)
{
    (void)state;
    assert_int_equal(HZ_COLUMN_COUNT, COLUMNS);
    for (int c = 0; c < COLUMNS; c++) {
        const hz_column_info *info = hz_column_get((hz_column)c);
        assert_string_equal(info->id, table[c].id);
        assert_string_equal(info->label, table[c].label);
        assert_int_equal(info->type, table[c].type);
        assert_int_equal(info->need, table[c].need);
    }
    assert_int_equal(HZ_COL_ID, 0);
    assert_int_equal(HZ_COL_REMARK, COLUMNS - 1);
}

static void test_columns_by_number(void **state)
{
    (void)state;
    assert_int_equal(HZ_COLUMN_COUNT, COLUMNS);
    for (int c = 0; c < COLUMNS; c++) {
        assert_string_equal(hz_column_get(c)->id, table[c].id);
        assert_string_equal(hz_column_get(c)->label, table[c].label);
    }
}

static void test_events_by_number(void **state)
{
    (void)state;
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        assert_int_equal(hz_event_find(hz_span_of(hz_event_get(e)->id)), e);
        assert_int_equal(hz_event_find(hz_span_of(hz_event_get(e)->label)), e);
        assert_int_equal(e < HZ_EVENT_STEPS, hz_event_get(e)->from != 0);
        assert_int_equal(e < HZ_EVENT_STEPS, e < HZ_EVENT_ADD);
    }
    assert_string_equal(hz_event_get(HZ_EVENT_CLOSE)->id, "close");
    assert_string_equal(hz_event_get(HZ_EVENT_CLOSE)->label, "销号");
    assert_int_equal(hz_event_find(hz_span_of("销毁")), -1);
}

static void expect_found(const char *label, int column)
{
    int found = hz_column_find(hz_span_of(label));
    if (found != column) {
        fail_msg("%s: column %d instead of %d", label, found, column);
    }
}

/* Writes @p label with each piece @p from as @p to. */
static void replaced(const char *label, const char *from, const char *to, char *out, size_t size)
{
    const char *place = NULL;
    out[0] = '\0';
    while ((place = strstr(label, from)) != NULL) {
        size_t len = strlen(out);
        (void)snprintf(out + len, size - len, "%.*s%s", (int)(place - label), label, to);
        label = place + strlen(from);
    }
    size_t len = strlen(out);
    (void)snprintf(out + len, size - len, "%s", label);
}

/* @p label with @p blank before, after and between its characters. */
static void spread(const char *label, const char *blank, char *out, size_t size)
{
    (void)snprintf(out, size, "%s", blank);
    for (const char *p = label; *p != '\0'; p++) {
        size_t len = strlen(out);
        bool last = ((unsigned char)p[1] & 0xC0) != 0x80;
        (void)snprintf(out + len, size - len, "%c%s", *p, last ? blank : "");
    }
}

static void expect_all_forms(const char *label, int column)
{
    static const char *const blanks[] = {" ", "　", "\t", "\n", "\r\n", "\xC2\xA0"};
    char half[256];
    char form[1024];
    expect_found(label, column);
    replaced(label, "（", "(", form, sizeof form);
    replaced(form, "）", ")", half, sizeof half);
    expect_found(half, column);
    for (size_t i = 0; i < sizeof blanks / sizeof blanks[0]; i++) {
        spread(label, blanks[i], form, sizeof form);
        expect_found(form, column);
        spread(half, blanks[i], form, sizeof form);
        expect_found(form, column);
    }
    (void)snprintf(form, sizeof form, "\xEF\xBB\xBF%s", label);
    expect_found(form, column);
}

static void test_labels_and_aliases(void **state)
{
    (void)state;
    for (int c = 0; c < COLUMNS; c++) {
        expect_all_forms(table[c].label, c);
        for (size_t a = 0; a < 4 && table[c].aliases[a] != NULL; a++) {
            expect_all_forms(table[c].aliases[a], c);
        }
    }
}

static void test_ids(void **state)
{
    (void)state;
    for (int c = 0; c < COLUMNS; c++) {
        char upper[64];
        char wide[256] = "";
        size_t i = 0;
        for (; table[c].id[i] != '\0'; i++) {
            char letter = table[c].id[i];
            size_t len = strlen(wide);
            upper[i] = (char)(letter == '_' ? '_' : letter - 'a' + 'A');
            if (letter == '_') {
                (void)snprintf(wide + len, sizeof wide - len, "＿");
            } else { /* ａ is EF BD 81 */
                (void)snprintf(wide + len, sizeof wide - len, "\xEF\xBD%c",
                               (char)(0x81 + letter - 'a'));
            }
        }
        upper[i] = '\0';
        expect_all_forms(table[c].id, c);
        expect_found(upper, c);
        upper[0] = table[c].id[0];
        expect_found(upper, c);
        expect_found(wide, c);
    }
}

/* No label is that of two columns. */
static void test_labels_are_unique(void **state)
{
    (void)state;
    for (int c = 0; c < COLUMNS; c++) {
        for (int d = 0; d < COLUMNS; d++) {
            for (size_t a = 0; a < 4 && table[d].aliases[a] != NULL; a++) {
                assert_string_not_equal(table[c].label, table[d].aliases[a]);
                assert_true(c == d || strcmp(table[c].id, table[d].id) != 0);
            }
        }
    }
}

static void test_unknown_labels(void **state)
{
    static const char *const unknown[] = {
        "",     " 　",    "序号",     "隐患",           "隐患编号1", "found on",      "found-on",
        "ids",  "乡镇（", "乡镇（）", "整改资金（元）", "|",         "属地|所属乡镇", "\xFF",
        "合计",
    };
    char longer[2000];
    (void)state;
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        expect_found(unknown[i], HZ_COL_NONE);
    }
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    expect_found(longer, HZ_COL_NONE);
    assert_int_equal(hz_column_find((hz_span){NULL, 0}), HZ_COL_NONE);
    assert_int_equal(hz_column_find((hz_span){"id\0", 3}), HZ_COL_NONE);
}

static const char *const decorated_due[] = {
    "*整改期限",
    "＊整改期限",
    "※整改期限",
    "★整改期限",
    "整改期限：",
    "整改期限:",
    "整改\n期限",
    "整改\r\n期限",
    "整 改 期 限",
    "整改期限（必填）",
    "整改期限(必填)",
    "整改期限【必填】",
    "整改期限[必填]",
    "整改期限（选填）",
    "整改期限（年月日）",
    "整改期限（年/月/日）",
    "整改期限（年-月-日）",
    "整改期限（yyyy-mm-dd）",
    "整改期限（YYYY/MM/DD）",
    "整改期限(yyyy年mm月dd日)",
    "整改期限（格式：2023-05-01）",
    "整改期限（如：2023-05-01）",
    "整改期限（如2023年5月1日）",
    "整改期限（例：2023.5.1）",
    "整改期限（2023-05-01）",
    "整改期限（可空）",
    "整改期限（必填，年/月/日）",
    "整改期限（年月日；必填）",
    "整改期限\n（年/月/日）（必填）",
    "*整改期限：\n(年/月/日)",
    "\xE2\x80\x8B整改\xE2\x80\x8E期限",
    "整改\xC2\xAD期限",
    "整改\xE2\x81\xA0期限\xEF\xBB\xBF",
    "\xE2\x80\xAA整改期限\xE2\x80\xAC",
    "\xE2\x81\xA6整改期限\xE2\x81\xA9",
    "整改完成期限",
    "整改完成期限（年/月/日）",
    "DUE＿ON",
};

/* Marks, line ends, what cannot be seen, and hints in brackets make no difference. */
static void test_decorated_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof decorated_due / sizeof decorated_due[0]; i++) {
        expect_found(decorated_due[i], HZ_COL_DUE_ON);
    }
    expect_found("检查人（签名）", HZ_COL_INSPECTOR);
    expect_found("检查人（签字）：", HZ_COL_INSPECTOR);
    expect_found("隐患来源（单选：企业自查、乡镇排查）", HZ_COL_SOURCE);
    expect_found("整改资金", HZ_COL_FUNDS);
    expect_found("整改资金[万元]", HZ_COL_FUNDS);
    expect_found("整改经费（单位：万元）", HZ_COL_FUNDS);
    expect_found("罚款（万元）", HZ_COL_PENALTY);
    expect_found("整改情况（已整改/未整改）", HZ_COL_STATUS);
}

/* Brackets that are no hint are part of the label. */
static void test_brackets_that_count(void **state)
{
    static const struct {
        const char *label;
        int may_be;
    } labels[] = {
        {"整改资金（元）", HZ_COL_FUNDS},
        {"整改资金（千元）", HZ_COL_FUNDS},
        {"罚款（元）", HZ_COL_PENALTY},
        {"罚款金额（单位：元）", HZ_COL_PENALTY},
        {"罚款（个人）", HZ_COL_PENALTY_PERSON},
        {"整改期限（延期后）", HZ_COL_EXTENDED_TO},
        {"验收日期（企业自验）", HZ_COL_NONE},
        {"责任人（监管）", HZ_COL_NONE},
        {"隐患描述（附图）", HZ_COL_DESCRIPTION},
        {"检查人（万元）", HZ_COL_INSPECTOR},
        {"隐患整改期限", HZ_COL_DUE_ON},
        {"整改时间", HZ_COL_RECTIFIED_ON},
        {"序号", HZ_COL_NONE},
        {"电话", HZ_COL_NONE},
        {"", HZ_COL_NONE},
        {"（）", HZ_COL_NONE},
        {"(", HZ_COL_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        expect_found(labels[i].label, HZ_COL_NONE);
        int found = column_guess(hz_span_of(labels[i].label));
        if (found != labels[i].may_be) {
            fail_msg("%s: may be %d", labels[i].label, found);
        }
    }
}

static void expect_may_be(const char *label, int column)
{
    static const char *const of_two[] = {"整改情况", "整改落实情况", "整改时间"};
    int found = column_guess(hz_span_of(label));
    bool two = false; /* the survey has them under two columns */
    for (size_t i = 0; i < 3; i++) {
        two = two || (strcmp(label, of_two[i]) == 0 && found != HZ_COL_NONE);
    }
    if (found != column && !two) {
        fail_msg("%s: may be %d instead of %d", label, found, column);
    }
}

/* "NAME: LABEL|LABEL" or, of doubtful ones, "NAME?: LABEL|LABEL". The number of labels. */
static size_t expect_labels(char *line)
{
    size_t count = 0;
    char *labels = strstr(line, ": ");
    assert_non_null(labels);
    bool doubtful = labels[-1] == '?';
    *(doubtful ? labels - 1 : labels) = '\0';
    int column = hz_column_find(hz_span_of(line));
    assert_int_not_equal(column, HZ_COL_NONE);
    labels[strcspn(labels + 1, "\n") + 1] = '\0';
    for (char *label = strtok(labels + 2, "|"); label != NULL; label = strtok(NULL, "|")) {
        expect_found(label, doubtful ? HZ_COL_NONE : column);
        expect_may_be(label, column);
        count++;
    }
    return count;
}

/* The survey of the labels that offices use. */
static void test_office_labels(void **state)
{
    FILE *file = fopen(TEST_DATA "/tests/data/office-labels.txt", "r");
    char line[4096];
    size_t count = 0;
    (void)state;
    assert_non_null(file);
    while (fgets(line, sizeof line, file) != NULL) {
        count += line[0] == '#' ? 0 : expect_labels(line);
    }
    (void)fclose(file);
    assert_true(count > 400);
}

static void test_nearest_label(void **state)
{
    (void)state;
    assert_string_equal(hz_column_nearest(hz_span_of("整改期现")), "整改期限");
    assert_string_equal(hz_column_nearest(hz_span_of("隐患编码")), "隐患编号");
    assert_string_equal(hz_column_nearest(hz_span_of("统一社会信用编码")), "统一社会信用代码");
    assert_string_equal(hz_column_nearest(hz_span_of("应急预按")), "应急预案");
}

static void expect_choices(hz_type type, const char *const *expected)
{
    const char *const *choices = hz_choices(type);
    assert_non_null(choices);
    int i = 0;
    for (; expected[i] != NULL; i++) {
        assert_string_equal(choices[i], expected[i]);
        assert_int_equal(hz_choice_find(type, hz_span_of(expected[i])), i);
    }
    assert_null(choices[i]);
    assert_int_equal(hz_choice_find(type, hz_span_of("")), -1);
    assert_int_equal(hz_choice_find(type, hz_span_of("没有")), -1);
}

static void test_choices(void **state)
{
    static const char *const levels[] = {"重大", "一般", NULL};
    static const char *const listings[] = {"县级", "市级", "省级", NULL};
    static const char *const states[] = {"已登记", "已交办", "整改中", "待验收",
                                         "已销号", "已撤销", NULL};
    static const char *const actions[] = {"约谈",     "曝光",     "联合惩戒", "停产整顿",
                                          "提请关闭", "移送司法", NULL};
    (void)state;
    expect_choices(HZ_TYPE_LEVEL, levels);
    expect_choices(HZ_TYPE_LISTING, listings);
    expect_choices(HZ_TYPE_STATUS, states);
    expect_choices(HZ_TYPE_ACTION, actions);
    assert_null(hz_choices(HZ_TYPE_TEXT));
    assert_null(hz_choices(HZ_TYPE_AREA));
    assert_int_equal(hz_choice_find(HZ_TYPE_TEXT, hz_span_of("重大")), -1);
    assert_int_equal(hz_choice_find(HZ_TYPE_STATUS, hz_span_of("已销号")), HZ_STATUS_CLOSED);
    assert_string_equal(hz_choices(HZ_TYPE_ACTION)[HZ_ACTION_TRANSFER], "移送司法");
    assert_int_equal(HZ_STATUS_COUNT, 6);
}

/* A record of the cells in @p text, parted by |. */
static hz_record record_of(const char *text, hz_span fields[16])
{
    size_t count = 0;
    for (const char *p = text; count < 16; p++, count++) {
        size_t len = strcspn(p, "|");
        fields[count] = (hz_span){p, len};
        p += len;
        if (*p == '\0') {
            return (hz_record){.fields = fields, .count = count + 1};
        }
    }
    return (hz_record){.fields = fields, .count = count};
}

static void expect_header(const char *text, bool expected)
{
    hz_span fields[16];
    hz_record record = record_of(text, fields);
    if (hz_is_header(&record, NULL) != expected) {
        fail_msg("%s: %s a header", text, expected ? "should be" : "should not be");
    }
}

static void test_headers(void **state)
{
    (void)state;
    expect_header("隐患编号", true);
    expect_header("乡镇|行业", true);
    expect_header(" 隐患编号 |发现日期|乡镇|序号|电话", true);
    expect_header("ID|Found_On|AREA", true);
    expect_header("乡镇||行业", true);
    expect_header("乡镇|电话", false);
    expect_header("乡镇|行业|电话", false);
    expect_header("隐患编号|发现日期|乡镇|a|b|c", false);
    expect_header("卢峰镇重大事故隐患台账", false);
    expect_header("XP-2023-0001|2023-05-01|卢峰镇|危险化学品", false);
    expect_header("a|b|c|d|e|f|g|隐患编号|发现日期|乡镇", false);
    expect_header("", false);
    expect_header("||", false);
    expect_header("其他", false); /* a section or a note, not a table of remarks */
    expect_header("|说明：|", false);
    hz_record keys = {.is_header = true};
    assert_true(hz_is_header(&keys, NULL)); /* YAML says so itself */
}

static void test_binding(void **state)
{
    hz_span fields[16];
    hz_record header = record_of(" 乡镇 |电话|编号|属地||隐患编号", fields);
    hz_binding binding;
    (void)state;
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    assert_int_equal(binding.count, 6);
    assert_int_equal(binding.columns[0], HZ_COL_AREA);
    assert_int_equal(binding.columns[1], HZ_COL_NONE);
    assert_int_equal(binding.columns[2], HZ_COL_NONE);
    assert_int_equal(binding.columns[4], HZ_COL_NONE);
    assert_int_equal(binding.fields[HZ_COL_AREA], 0);
    assert_int_equal(binding.fields[HZ_COL_ID], 5);
    assert_int_equal(binding.fields[HZ_COL_REMARK], -1);
    assert_string_equal(binding.labels[0], "乡镇");
    assert_string_equal(binding.labels[1], "电话");
    assert_string_equal(binding.labels[4], "");
    hz_binding_clear(&binding);
    assert_int_equal(binding.count, 0);
    hz_binding_clear(&binding);
}

/* A column's own label or id beats an alias wherever it is; the other becomes an unknown column. */
static void test_doubled(void **state)
{
    hz_span fields[16];
    hz_record header = record_of(
        "完成时限|整改期限|期限|due_on|属地|所属乡镇|隐患编号|隐患编号|电话|电话", fields);
    hz_binding binding;
    (void)state;
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    assert_int_equal(binding.fields[HZ_COL_DUE_ON], 1);
    assert_int_equal(binding.fields[HZ_COL_AREA], 4);
    assert_int_equal(binding.fields[HZ_COL_ID], 6);
    assert_int_equal(binding.columns[0], HZ_COL_NONE);
    assert_int_equal(binding.claims[0], HZ_COL_DUE_ON);
    assert_int_equal(binding.columns[3], HZ_COL_NONE);
    assert_int_equal(binding.columns[5], HZ_COL_NONE);
    assert_int_equal(binding.claims[8], HZ_COL_NONE);
    assert_int_equal(binding.doubled, 5);
    static const enum doubled expected[] = {
        DOUBLED_WEAKER, DOUBLED_NOT, DOUBLED_WEAKER, DOUBLED_EQUAL, DOUBLED_NOT,
        DOUBLED_EQUAL,  DOUBLED_NOT, DOUBLED_LABEL,  DOUBLED_NOT,   DOUBLED_NOT};
    for (size_t i = 0; i < binding.count; i++) {
        assert_int_equal(binding_doubled(&binding, i), expected[i]);
    }
    hz_binding copy;
    assert_int_equal(hz_binding_copy(&copy, &binding), 0);
    assert_int_equal(binding_doubled(&copy, 5), DOUBLED_EQUAL);
    hz_binding_clear(&copy);
    hz_binding_clear(&binding);
}

static hz_digest digest_of(const char *labels)
{
    hz_span fields[16];
    hz_record header = record_of(labels, fields);
    hz_binding binding;
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    hz_digest digest = binding.digest;
    hz_binding_clear(&binding);
    return digest;
}

/* The kind of a table: by labels that only one kind has, whatever the others are. */
static void test_kinds(void **state)
{
    static const struct {
        const char *header; /* labels joined by | */
        enum table_kind kind;
    } cases[] = {
        {"发现日期|乡镇|企业名称|隐患描述", TABLE_LEDGER},
        {"月份|发现日期|乡镇|企业名称", TABLE_LEDGER},
        {"月份|乡镇|单位名称|隐患内容|整改期限", TABLE_LEDGER},
        {"乡镇|行业领域|企业名称", TABLE_LEDGER},
        {"单位|月份|自查企业数", TABLE_DISPATCH},
        {"单位名称|填报月份|企业自查发现数", TABLE_DISPATCH},
        {"*单位|月 份（必填）", TABLE_DISPATCH},
        {"行业领域|隐患来源|隐患等级|月份", TABLE_DISPATCH},
        {"部门|企业自查发现数|部门检查发现数|罚款金额（万元）", TABLE_DISPATCH},
        {"部门|企业自查发现数|部门检查发现数", TABLE_NONE},
        {"乡镇|月份|排查数|整改率", TABLE_ROLLUP},
        {"乡镇|月份|排查数|排查数（本期）", TABLE_ROLLUP},
        {"乡镇|月份|报送情况", TABLE_ROLLUP},
        {"月份|自查企业数", TABLE_NONE},
        {"卢峰镇调度表", TABLE_NONE},
        {"", TABLE_NONE},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        hz_span fields[16];
        hz_record header = record_of(cases[i].header, fields);
        if (table_kind_of(&header, NULL) != cases[i].kind) {
            fail_msg("%s: not of kind %d", cases[i].header, (int)cases[i].kind);
        }
    }
}

/* Labels that differ, in themselves, in their ends or in their order, have digests that do. */
static void test_digest(void **state)
{
    static const char *const headers[] = {"编号|ab|c", "编号|a|bc", "编号|abc",  "编号|ab|c|",
                                          "ab|编号|c", "编号|c|ab", "编号||ab|c"};
    (void)state;
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        for (size_t j = 0; j < sizeof headers / sizeof headers[0]; j++) {
            hz_digest a = digest_of(headers[i]);
            hz_digest b = digest_of(headers[j]);
            assert_int_equal(digest_is(&a, &b), i == j);
        }
    }
}

static void expect_known_line(const char *line, bool expected)
{
    hz_header_test test = hz_schema_header_test(true);
    if (test.is_known(test.ctx, hz_span_of(line)) != expected) {
        fail_msg("%s: %s known", line, expected ? "should be" : "should not be");
    }
}

/* The line by which the reader decides on an encoding. */
static void test_known_lines(void **state)
{
    (void)state;
    expect_known_line("隐患编号,发现日期,乡镇", true);
    expect_known_line("\"隐患编号\",\"发现日期\",\"乡镇\"", true);
    expect_known_line("隐患编号\t发现日期\t乡镇", true);
    expect_known_line("- 隐患编号: XP-2023-0001", true);
    expect_known_line("  发现日期: 2023-05-01", true);
    expect_known_line("闅愭偅缂栧彿,鍙戠幇鏃ユ湡,涔￠晣", false);
    expect_known_line("- 姓名: 张三", false);
    expect_known_line("卢峰镇重大事故隐患台账", false);
    expect_known_line("", false);
    expect_known_line(",,,", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_columns_by_number),
        cmocka_unit_test(test_events_by_number),
        cmocka_unit_test(test_labels_and_aliases),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_labels_are_unique),
        cmocka_unit_test(test_unknown_labels),
        cmocka_unit_test(test_decorated_labels),
        cmocka_unit_test(test_brackets_that_count),
        cmocka_unit_test(test_office_labels),
        cmocka_unit_test(test_nearest_label),
        cmocka_unit_test(test_choices),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_binding),
        cmocka_unit_test(test_doubled),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_digest),
        cmocka_unit_test(test_known_lines),
    };
    return cmocka_run_group_tests_name("schema", tests, NULL, NULL);
}
