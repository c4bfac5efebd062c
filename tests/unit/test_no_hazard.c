/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows that are no hazards, headers of two rows, and files joined without a line end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "rows/glued.h"
#include "rows/skipped_rows.h"
#include "rows/two_row_header.h"
#include <stdio.h>

enum { MOST = 32 };

/* A record of the cells in @p text, parted by |. */
static hz_record record_of(const char *text, hz_span fields[MOST])
{
    size_t count = 0;
    for (const char *p = text; count < MOST; p++) {
        size_t len = strcspn(p, "|");
        fields[count++] = (hz_span){p, len};
        p += len;
        if (*p == '\0') {
            break;
        }
    }
    return (hz_record){.fields = fields, .count = count, .number = 2, .line = 2, .lines = 1};
}

static const char with_counter[] = "序号|隐患编号|发现日期|乡镇|企业名称|隐患描述|检查人|"
                                   "整改责任人|整改资金（万元）|整改期限|备注";
static const char plain_table[] = "发现日期|乡镇|企业名称|隐患描述|检查人|整改资金|整改期限|备注";
static const char enterprise_first[] = "企业名称|隐患描述|乡镇|发现日期|整改期限";

static void expect_kind(const char *labels, const char *cells, enum skipped_row expected)
{
    hz_span fields[MOST];
    hz_binding binding;
    hz_record header = record_of(labels, fields);
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    hz_record record = record_of(cells, fields);
    enum skipped_row kind = skipped_row_kind(&binding, &record);
    hz_binding_clear(&binding);
    if (kind != expected) {
        fail_msg("%s under %s: %d instead of %d", cells, labels, kind, expected);
    }
}

static void test_totals(void **state)
{
    static const char *const totals[] = {
        "合计||||||||8.0||",
        "|合计|||||||8.0||",
        "||||合计||||8.0||",
        "合 计||||||||1,234.5||",
        "总计：||||||||8||",
        "小计||||||||||",
        "共计||||5项||||8.0万元||",
        "全县||||||||8||",
        "全县合计||||||||8||",
        "卢峰镇小计|||||||3|8.0||",
        "合计3条||||||||8||",
        "共计：12项||||||||||",
        "9|合计|||||||8.0||",
        "合计（万元）|||||||8||",
        "本页小计||||3条||||||",
        "合计|||卢峰镇|||||8.0||",
        "|合计||卢峰镇|||||8||",
        /* merged cells of a workbook */
        "合计|合计|合计|合计|合计|合计|合计|合计|13||",
        "卢峰镇合计|卢峰镇合计|2项||||||13||",
    };
    (void)state;
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        expect_kind(with_counter, totals[i], SKIPPED_TOTAL);
    }
    expect_kind(plain_table, "合计|||||8.0||", SKIPPED_TOTAL);
    expect_kind(plain_table, "||合计|||8.0||", SKIPPED_TOTAL);
    expect_kind(plain_table, "|||合计||8.0||", SKIPPED_TOTAL);
}

static void test_headings(void **state)
{
    static const char *const headings[] = {
        "一、危险化学品领域||||||||||", "（一）非煤矿山||||||||||", "(二)烟花爆竹||||||||||",
        "十二、城镇燃气||||||||||",     "第一部分 矿山||||||||||",  "1、工贸企业||||||||||",
        "|二、工贸|||||||||",           "危险化学品||||||||||",     "卢峰镇||||||||||",
    };
    (void)state;
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        expect_kind(with_counter, headings[i], SKIPPED_SECTION);
    }
    expect_kind(plain_table, "一、危险化学品领域|||||||", SKIPPED_SECTION);
    expect_kind(plain_table, "危险化学品|||||||", SKIPPED_SECTION);
    expect_kind(enterprise_first, "一、危险化学品||||", SKIPPED_SECTION);
    expect_kind(plain_table, "一、矿山|一、矿山|一、矿山|一、矿山|一、矿山|||", SKIPPED_SECTION);
    expect_kind(with_counter, "2023年6月新增||||||||||", SKIPPED_SECTION);
    expect_kind(plain_table, "6月份|6月份|6月份||||||", SKIPPED_SECTION);
    expect_kind("隐患编号|发现日期|乡镇|企业名称|隐患描述", "2023年6月新增||||", SKIPPED_SECTION);
    expect_kind("隐患编号|发现日期|乡镇|企业名称|隐患描述", "XP-2023-1||||", IS_HAZARD);
    expect_kind(plain_table, "2023年新增|2023年新增|2023年新增|2023年新增||||", SKIPPED_SECTION);
    expect_kind(plain_table, "|矿山|矿山|矿山|矿山|矿山|矿山|矿山", SKIPPED_SECTION);
}

static void test_signatures(void **state)
{
    static const char *const signatures[] = {
        "填表人：张三|||审核人：李四||||||日期：2023-06-20|",
        "填报人：甲|||审核人：|||联系电话：0745-0000000||||",
        "填表人|张三||审核人|李四||||||",
        "单位负责人（签字）：王五||||填报日期：2023年6月20日||||||",
        "填 表 人：张三　审核人：李四||||||||||",
        "制表人:张三||||||||||",
        "填报单位（盖章）：卢峰镇人民政府||||||||||",
        "|填表人：张三||||联系电话|13812345678||||",
        "单位负责人签字：|||填表人：王五||填表日期：2023年6月22日|||||",
        "分管领导签名：||||填报人（签字）：||||||",
        "填报人|填报人|张三|张三|审核人|审核人|李四||||",
    };
    (void)state;
    for (size_t i = 0; i < sizeof signatures / sizeof signatures[0]; i++) {
        expect_kind(with_counter, signatures[i], SKIPPED_SIGNATURE);
    }
    /* a name under each of the columns that make a hazard */
    expect_kind(plain_table, "填表人：张三||审核人：李四|电话：1234567||||", SKIPPED_SIGNATURE);
}

static void test_notes(void **state)
{
    static const char *const notes[] = {
        "注：本表每月22日前报送||||||||||",
        "备注：1.本表一式两份||||||||||",
        ("说明：重大事故隐患按判定标准认定，逐项填写，不得漏报、瞒报；整改期限填写具体日期|||||||||"
         "|"),
        "填表说明：一、…||||||||||",
        "备注|本表每月22日前报送|||||||||",
        "*为必填项||||||||||",
        "※带星号的必须填写||||||||||",
        "注1：含煤矿||||||||||",
        "|注：略|||||||||",
        "备注：一式两份|备注：一式两份|备注：一式两份|备注：一式两份|||||||",
        "备注|备注|一式两份|一式两份|一式两份|一式两份|一式两份||||",
        "以下空白||||||||||",
        "||||||||||本表一式两份",
        "||||以下空白||||||",
        "|||||（以下空白）|||||",
        "1|/|/|/|/|/|/|/|/|/|",
        "1||无|无|无|无|无|无|无||",
        "示例|XP-1|2023-05-01|卢峰镇|甲厂|漏水|甲|乙|1|2023-06-01|",
        "例：|XP-1|2023-05-01|卢峰镇|甲厂|漏水|甲|乙|1|2023-06-01|",
    };
    (void)state;
    for (size_t i = 0; i < sizeof notes / sizeof notes[0]; i++) {
        expect_kind(with_counter, notes[i], SKIPPED_NOTE);
    }
}

/* 零报告 below 备注 alone is a report too. */
static void test_zero_beside(void **state)
{
    (void)state;
    expect_kind(with_counter, "||||||||||零报告", SKIPPED_ZERO);
}

static void test_dispatch_rows(void **state)
{
    static const struct {
        const char *cells;
        enum skipped_row kind;
    } rows[] = {
        {"1|2|3|4", SKIPPED_NUMBERS},
        {"甲|乙|1|2|3", SKIPPED_NUMBERS},
        {"以下空白|||", SKIPPED_NOTE},
        {"备注：略|备注：略|备注：略|", SKIPPED_NOTE},
        {"单位负责人签字：|||", SKIPPED_SIGNATURE},
        {"填表人：张三||审核人：李四|", SKIPPED_SIGNATURE},
        {"一、各乡镇|||", SKIPPED_SECTION},
        {"卢峰镇|2023-06|1|2", IS_HAZARD},
        {"1|卢峰镇|2|3", IS_HAZARD},
        {"合计||3|4", IS_HAZARD}, /* totals of dispatch tables are checked */
        {"卢峰镇|||", IS_HAZARD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hz_span fields[MOST];
        hz_record record = record_of(rows[i].cells, fields);
        assert_int_equal(skipped_dispatch_row_kind(&record), rows[i].kind);
    }
}

static void test_blank_and_numbers(void **state)
{
    (void)state;
    expect_kind(with_counter, "||||||||||", SKIPPED_BLANK);
    expect_kind(with_counter, "12||||||||||", SKIPPED_BLANK);
    expect_kind(with_counter, "1|2|3|4|5|6|7|8|9|10|11", SKIPPED_NUMBERS);
    expect_kind(plain_table, "1|2|3|4|5|6|7|8", SKIPPED_NUMBERS);
    expect_kind(plain_table, "（1）|（2）|（3）|（4）|（5）|（6）|（7）|（8）", SKIPPED_NUMBERS);
    expect_kind(plain_table, "甲|乙|1|2|3|4|5|6", SKIPPED_NUMBERS);
}

/* What looks like one of these and is a hazard, if only half filled in. */
static void test_hazards(void **state)
{
    static const char *const hazards[] = {
        "1|XP-1|2023-05-01|卢峰镇|甲厂|合计三处通道堵塞|甲|乙|1|2023-06-01|",
        "1||2023-05-01||合计|合计|甲||||",
        "|||||合计三处通道堵塞|||||",
        "|||||注：储罐超装|||||",
        "|||||一、电线老化|||||",
        "||||注安工程师事务所||||||",
        "|||卢峰镇|||||||",
        "|||卢峰镇|甲厂||||||",
        "1|XP-1|||||||||",
        "1|XP-1|2023-05-01||||||||",
        "填表人||2023-05-01|卢峰镇|甲厂||||||",
        "说明|XP-1||卢峰镇|甲厂||||||",
        "合计||||甲厂||||8||",
        "负责人未履职||2023-05-01||||||||",
        "|||||负责人：未到岗||||2023-06-01|",
        "||||||||8.0||",
        "注册安全工程师不足|XP-1|||||||||",
        "1|XP-1|/|/|/|/|/|1|||",
        "合计|||卢峰镇||漏水||||8||",
        "示例厂|XP-1|2023-05-01|卢峰镇|甲厂|漏水|甲|乙|1|2023-06-01|",
        "1|XP-1|||||张三|张三||||",
        "1||3||||5||||",
    };
    (void)state;
    for (size_t i = 0; i < sizeof hazards / sizeof hazards[0]; i++) {
        expect_kind(with_counter, hazards[i], IS_HAZARD);
    }
    expect_kind(plain_table, "2023-05-01|||||||", IS_HAZARD);
    expect_kind(plain_table, "2023.5.1|||||||", IS_HAZARD);
    expect_kind(enterprise_first, "甲厂||||", IS_HAZARD);
    expect_kind(enterprise_first, "1、甲厂||||", IS_HAZARD);
    expect_kind(enterprise_first, "合计化工厂||||", IS_HAZARD);
}

/* @p joined: what the two rows give; NULL: they are not one header. */
static void expect_joined(const char *upper, const char *lower, const char *joined)
{
    hz_span above[MOST];
    hz_span below[MOST];
    char text[1024] = "";
    struct header_copy copy = {0};
    hz_record record = record_of(upper, above);
    assert_true(header_copy_set(&copy, &record));
    record = record_of(lower, below);
    int result = header_join(&copy, &record, NULL);
    for (size_t i = 0; i < copy.record.count; i++) {
        size_t len = strlen(text);
        (void)snprintf(text + len, sizeof text - len, "%s%.*s", i > 0 ? "|" : "",
                       (int)copy.record.fields[i].len, copy.record.fields[i].ptr);
    }
    header_copy_free(&copy);
    assert_int_equal(result, joined == NULL ? 0 : 1);
    assert_string_equal(text, joined == NULL ? upper : joined);
}

static void test_two_rows(void **state)
{
    (void)state;
    expect_joined(
        "发现日期|乡镇|行业领域|企业情况||隐患情况||检查人|五落实||整改状态",
        "|||企业名称|信用代码|隐患描述|隐患来源||责任人|措施|",
        "发现日期|乡镇|行业领域|企业名称|信用代码|隐患描述|隐患来源|检查人|责任人|措施|整改状态");
    expect_joined(
        "序号|发现日期|乡镇|企业|隐患||验收||销号||备注", "|||名称|描述|来源|日期|人|日期|审批人|",
        "序号|发现日期|乡镇|企业名称|隐患描述|隐患来源|验收日期|验收人|销号日期|销号审批人|备注");
    expect_joined("乡镇|整改情况|||监管|", "|责任人|措施|期限|责任人|电话",
                  "乡镇|整改责任人|整改措施|整改期限|监管责任人|监管电话");
    /* merged cells of a workbook have their text in all cells */
    expect_joined("发现日期|乡镇|企业名称|五落实|五落实", "发现日期|乡镇|企业名称|责任人|措施",
                  "发现日期|乡镇|企业名称|责任人|措施");
    expect_joined("发现日期|乡镇|企业名称|罚款（万元）|", "|||企业|主要负责人",
                  "发现日期|乡镇|企业名称|企业罚款（万元）|主要负责人罚款（万元）");
    expect_joined("发现日期|乡镇|企业名称|隐患描述|罚款|罚款",
                  "发现日期|乡镇|企业名称|隐患描述|金额|日期",
                  "发现日期|乡镇|企业名称|隐患描述|罚款金额|罚款日期");
    expect_joined("发现日期|乡镇|企业名称|罚款金额|", "|||企业|主要负责人",
                  "发现日期|乡镇|企业名称|企业罚款|主要负责人罚款");
    expect_joined("发现日期|乡镇|企业名称|挂牌督办情况|", "|||是否挂牌|挂牌时间",
                  "发现日期|乡镇|企业名称|是否挂牌|挂牌时间");
    expect_joined("发现日期|乡镇|企业名称|“五落实”情况||", "|||责任|措施|时限",
                  "发现日期|乡镇|企业名称|责任人|措施|时限");
    /* the unit of a group is that of the amounts below it */
    expect_joined("发现日期|乡镇|企业名称|行政处罚（元）|", "|||企业罚款|负责人罚款",
                  "发现日期|乡镇|企业名称|企业罚款（元）|负责人罚款（元）");
    expect_joined("发现日期|乡镇|企业名称|处罚情况（元）|", "|||企业|主要负责人",
                  "发现日期|乡镇|企业名称|企业罚款（元）|主要负责人罚款（元）");
    expect_joined("发现日期|乡镇|企业名称|五落实|", "|||资金（元）|期限",
                  "发现日期|乡镇|企业名称|资金（元）|期限");
    /* a group may make it another column */
    expect_joined("发现日期|乡镇|企业名称|验收||企业自验|", "|||日期|验收人|日期|验收人",
                  "发现日期|乡镇|企业名称|验收日期|验收人|企业自验日期|企业自验验收人");
    expect_joined("发现日期|乡镇|企业名称|整改期限|", "|||原期限|延期后",
                  "发现日期|乡镇|企业名称|原期限|延期后整改期限");
    expect_joined("发现日期|乡镇|企业名称|延期|", "|||整改期限|批准人",
                  "发现日期|乡镇|企业名称|延期整改期限|延期批准人");
    expect_joined("乡镇|企业名称|日期|||", "||发现|整改完成|验收|销号",
                  "乡镇|企业名称|发现日期|整改完成日期|验收日期|销号日期");
    expect_joined("挂牌督办||乡镇|企业名称", "级别|日期||",
                  "挂牌督办级别|挂牌督办日期|乡镇|企业名称");
}

static void test_hint_rows(void **state)
{
    static const char header[] = "序号|发现日期|乡镇|责任人|整改资金|整改期限";
    static const struct {
        const char *cells;
        bool is_hint;
    } rows[] = {
        {"|（年/月/日）|||（万元）|（年/月/日）", true},
        {"序号|（年/月/日）|乡镇||（万元）|", true}, /* merged with the header */
        {"自动生成|填写发现日期|下拉选择|请填姓名|如2.5|2023-05-01", false},
        {"自动生成|填写发现日期|下拉选择|请填姓名|如2.5|", true},
        {"|必填|必填|||", true},
        {"||||元|", false}, /* this is not the unit of the amounts */
        {"|2023-05-01||||2023-06-01", false},
        {"序号|发现日期|乡镇|责任人|整改资金|整改期限", false},
        {"1|||||", false},
        {"||卢峰镇|必填||", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        hz_span fields[MOST];
        hz_binding binding;
        hz_record record = record_of(header, fields);
        assert_int_equal(hz_binding_init(&binding, &record, NULL), 0);
        record = record_of(rows[i].cells, fields);
        if (is_hint_row(&binding, &record) != rows[i].is_hint) {
            fail_msg("%s", rows[i].cells);
        }
        hz_binding_clear(&binding);
    }
}

static void test_one_row(void **state)
{
    (void)state;
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "2023-05-01|卢峰镇|甲厂|阀门", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "|卢峰镇|甲厂|阀门老化", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "发现日期|乡镇|企业名称|隐患描述", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "乡镇|发现日期|企业名称|隐患描述", NULL);
    expect_joined("卢峰镇台账|||", "发现日期|乡镇|企业名称|隐患描述", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "一、矿山|||", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述", "合计|||", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述||", "|卢峰镇|甲厂|阀门|张三|李四", NULL);
    expect_joined("发现日期|乡镇|企业名称|隐患描述||", "||||张三|", NULL);
}

/* @p place: where the second header begins; SIZE_MAX: there is none. */
static void expect_glued(const char *labels, const char *cells, size_t place, const char *label)
{
    hz_span fields[MOST];
    hz_binding binding;
    hz_span found = {"", 0};
    size_t at = SIZE_MAX;
    hz_record header = record_of(labels, fields);
    assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
    hz_record record = record_of(cells, fields);
    bool glued = glued_find(&binding, &record, &at, &found);
    hz_binding_clear(&binding);
    assert_int_equal(glued, place != SIZE_MAX);
    if (glued) {
        assert_int_equal(at, place);
        assert_int_equal(found.len, strlen(label));
        assert_memory_equal(found.ptr, label, found.len);
    }
}

static void test_glued(void **state)
{
    static const char four[] = "发现日期|乡镇|企业名称|整改状态";
    (void)state;
    expect_glued(four, "2023-05-01|卢峰镇|甲厂|整改中乡镇|发现日期|企业名称|整改状态", 3, "乡镇");
    expect_glued(four, "2023-05-01|卢峰镇|甲厂|整改中序号|电话|发现日期|企业名称|整改状态", 3,
                 "序号");
    expect_glued(four, "2023-05-01|卢峰镇|甲厂|整改中某列|发现日期|企业名称|整改状态", 3,
                 "整改中某列");
    expect_glued(four, "2023-05-01|卢峰镇|甲厂发现日期|乡镇|企业名称|整改状态", 2, "发现日期");
    expect_glued(four, "2023-05-01|卢峰镇|甲厂某列|发现日期|企业名称|整改状态", SIZE_MAX, NULL);
    expect_glued(four, "2023-05-01|卢峰镇|甲厂|整改中|多余", SIZE_MAX, NULL);
    expect_glued(four, "2023-05-01|卢峰镇|甲厂|整改中|其他|说明|丙", SIZE_MAX, NULL);
}

/* Signatures, dates and page numbers above or below a table are no hazards in any column. */
static void test_around_table(void **state)
{
    static const char *const texts[] = {
        "2023年6月20日", "填报人：王　审核人：李", "第1页/共2页", "第 3 页", "———", "====="};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        for (size_t before = 0; before < 11; before++) {
            char cells[128] = "";
            memset(cells, '|', before);
            (void)strcpy(cells + before, texts[i]);
            hz_span fields[MOST];
            hz_binding binding;
            hz_record header = record_of(with_counter, fields);
            assert_int_equal(hz_binding_init(&binding, &header, NULL), 0);
            hz_record record = record_of(cells, fields);
            enum skipped_row kind = skipped_row_kind(&binding, &record);
            hz_binding_clear(&binding);
            if (kind == IS_HAZARD) {
                fail_msg("%s is a hazard", cells);
            }
        }
    }
    expect_kind(with_counter, "||2023-06-20||||||||", IS_HAZARD);
    expect_kind(with_counter, "||2023年6月20日|||||||2023年7月1日|", IS_HAZARD);
    expect_kind(with_counter, "|||||2023年6月20日检查发现漏水|||||", IS_HAZARD);
    expect_kind(with_counter, "|||||负责人：王某；联系电话：无人接听|||||", IS_HAZARD);
    expect_kind(with_counter, "||2023年6月20日||甲厂||||||", IS_HAZARD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_totals),        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_signatures),    cmocka_unit_test(test_notes),
        cmocka_unit_test(test_around_table),  cmocka_unit_test(test_zero_beside),
        cmocka_unit_test(test_dispatch_rows), cmocka_unit_test(test_blank_and_numbers),
        cmocka_unit_test(test_hazards),       cmocka_unit_test(test_two_rows),
        cmocka_unit_test(test_hint_rows),     cmocka_unit_test(test_one_row),
        cmocka_unit_test(test_glued),
    };
    return cmocka_run_group_tests_name("no hazards", tests, NULL, NULL);
}
