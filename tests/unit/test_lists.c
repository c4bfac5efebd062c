/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The lists of names that programs choose from: their members, in order, and what finds them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include <hazard/lists.h>

static const struct {
    hz_list list;
    const char *ids;
    const char *labels;
} lists[] = {
    {HZ_EVENTS,
     "assign start submit accept reject extend list unlist transfer reclassify remind close reopen "
     "recheck cancel ",
     "交办 开始整改 报请验收 验收 验收退回 延期 挂牌督办 摘牌 移交承办 等级变更 督促整改 销号 "
     "回头看重开 "
     "回头看合格 撤销登记 "},
    {HZ_GROUPINGS, "area sector enterprise level source supervisor committee listed status action ",
     "乡镇 行业领域 企业名称 隐患等级 隐患来源 监管部门 专委会 挂牌督办 整改状态 执法措施 "},
    {HZ_REPORTS, "bulletin brief template ledger template dispatch ",
     "通报 短信 空白台账 空白调度表 "},
    {HZ_FORMATS, "csv yaml text markdown html xlsx ", "csv yaml text markdown html xlsx "},
    {HZ_DOCUMENT_FORMATS, "text markdown html xlsx ", "text markdown html xlsx "},
    {HZ_ENCODINGS, "utf-8 gb18030 gbk ", "utf-8 gb18030 gbk "},
};

static void members(void **state)
{
    (void)state;
    for (size_t l = 0; l < sizeof lists / sizeof lists[0]; l++) {
        char ids[256] = "";
        char labels[256] = "";
        const char *id;
        for (int i = 0; (id = hz_list_id(lists[l].list, i)) != NULL; i++) {
            const char *label = hz_list_label(lists[l].list, i);
            assert_int_equal(hz_list_find(lists[l].list, hz_span_of(id)), i);
            assert_int_equal(hz_list_find(lists[l].list, hz_span_of(label)), i);
            (void)strcat(strcat(ids, id), " ");
            (void)strcat(strcat(labels, label), " ");
        }
        assert_string_equal(ids, lists[l].ids);
        assert_string_equal(labels, lists[l].labels);
    }
}

static void columns(void **state)
{
    (void)state;
    int area = hz_list_find(HZ_COLUMNS, hz_span_of("属地")); /* an alias */
    assert_string_equal(hz_list_id(HZ_COLUMNS, area), "area");
    assert_string_equal(hz_list_label(HZ_COLUMNS, area), "乡镇");
    assert_int_equal(hz_list_find(HZ_GROUPINGS, hz_span_of("属地")), 0);
    assert_int_equal(hz_list_find(HZ_GROUPINGS, hz_span_of("发现日期")), -1);
    assert_string_equal(hz_list_nearest(HZ_COLUMNS, hz_span_of("整改期现")), "整改期限");
}

static void beyond_the_ends(void **state)
{
    (void)state;
    assert_null(hz_list_id(HZ_COLUMNS, -1));
    assert_null(hz_list_label(HZ_COLUMNS, 1000));
    assert_null(hz_list_id(HZ_EVENTS, 15));
    assert_int_equal(hz_list_find(HZ_EVENTS, hz_span_of("add")), -1); /* registration is no step */
    assert_int_equal(hz_list_find(HZ_FORMATS, hz_span_of("CSV")), -1);
    assert_int_equal(hz_list_find(HZ_ENCODINGS, hz_span_of("UTF-8")), 0);
    assert_int_equal(hz_list_find(HZ_ENCODINGS, hz_span_of("utf-16le")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members),
        cmocka_unit_test(columns),
        cmocka_unit_test(beyond_the_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
