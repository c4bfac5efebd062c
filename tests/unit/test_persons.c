/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who is the same person: pairs of cells that offices write, and pairs that only look alike. */
#include "check/persons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const same[][2] = {
    {"王五", "王五"},
    {"王五", "王　五"},
    {"王五", "王 五"},
    {"王五", "王\xE2\x80\x8B五"},
    {"王五", "王五（13812345678）"},
    {"王五", "王五(13812345678)"},
    {"王五", "王五13812345678"},
    {"王五", "王五 138 1234 5678"},
    {"王五", "王五　0745-3321234"},
    {"王五", "王五，电话：13812345678"},
    {"王五（13812345678）", "王五（13987654321）"},
    {"李四", "李四（副站长）"},
    {"李四", "李四副站长"},
    {"李四", "副站长李四"},
    {"李四", "站长：李四"},
    {"李四", "副镇长 李四"},
    {"李四主任", "李四副主任"},
    {"李四", "李四四级主任科员"},
    {"李四", "卢峰镇应急办主任李四"},
    {"李四", "李四同志"},
    {"李四", "【组长】李四"},
    {"李四", "李四（副站长，13812345678"},
    {"张三、李四", "李四"},
    {"张三，李四", "王五；李四"},
    {"张三 李四", "李四"},
    {"张三/李四", "李 四"},
    {"张三\n李四", "李四"},
    {"张三、李四（镇长）", "王五、李四"},
    {"王 五 李四", "王五"},
    {"John Smith", "JohnSmith"},
    {"责任人　甲", "责任人甲"},
    {"张三 李 四", "李四"},
    {"责任人戊", "责任人戊"},
    {"（王五）", "（王五）"}, /* nothing else remains: as it is written */
    {"13812345678", "13812345678"},
    {"站长", "站长"},
    {"李站长", "李站长"},
    {"欧阳修", "欧阳修（专家）"},
};

static const char *const different[][2] = {
    {"王五", "王武"},
    {"责任人甲", "责任人乙"},
    {"责任人甲", "审批人甲"},
    {"责任人12", "审批人12"},
    {"责任人1", "责任人12"},
    {"王五（13812345678）", "李四（13812345678）"},
    {"王五13812345678", "李四13812345678"},
    {"王五 138 1234 5678", "李四 138 9999 5678"},
    {"张三（副站长）", "李四（副站长）"},
    {"张三副站长", "李四副站长"},
    {"副镇长 张三", "副镇长 李四"},
    {"李站长", "李四"},
    {"李副主任", "李副站长"},
    {"王 五", "王 六"},
    {"张三、李四", "王五、赵六"},
    {"John Smith", "John Brown"},
    {"检查员1", "检查员2"},
    {"李二", "李二二"},
    {"李四", ""},
    {"", ""},
    {"王主任", "王经理"},
};

static bool both_ways(const char *a, const char *b)
{
    bool shared = share_a_name(hz_span_of(a), hz_span_of(b));
    assert_int_equal(shared, share_a_name(hz_span_of(b), hz_span_of(a)));
    return shared;
}

static void one_person(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        if (!both_ways(same[i][0], same[i][1])) {
            fail_msg("%s is not %s", same[i][0], same[i][1]);
        }
    }
}

static void two_persons(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof different / sizeof different[0]; i++) {
        if (both_ways(different[i][0], different[i][1])) {
            fail_msg("%s is %s", different[i][0], different[i][1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_person),
        cmocka_unit_test(two_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
