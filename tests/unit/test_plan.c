/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The default plan, against the lists of the specification written out again here; look-ups. */
#define _DEFAULT_SOURCE /* timegm */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
// clang-format off
#include <cmocka.h>
// clang-format on
#include "plan/plan.h"
#include <stdlib.h>
#include <time.h>

static hz_plan *plan;

static int load_default(void **state)
{
    hz_error err;
    (void)state;
    return hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &plan, &err);
}

static int free_default(void **state)
{
    (void)state;
    hz_plan_free(plan);
    return 0;
}

static const char *const townships[] = {
    "卢峰镇",   "低庄镇",   "桥江镇",   "龙潭镇",   "均坪镇",   "观音阁镇", "双井镇",
    "水东镇",   "两丫坪镇", "黄茅园镇", "祖市殿镇", "葛竹坪镇", "深子湖镇", "三江镇",
    "统溪河镇", "北斗溪镇", "思蒙镇",   "大江口镇", "舒溶溪乡", "油洋乡",   "小横垅乡",
    "淘金坪乡", "中都乡",   "沿溪乡",   "龙庄湾乡", NULL,
};
static const char *const sectors[] = {
    "高层建筑",     "居民自建房", "城镇燃气", "消防和人员密集场所", "危险化学品", "非煤矿山",
    "烟花爆竹",     "交通运输",   "建筑施工", "特种设备",           "文化旅游",   "冶金工贸",
    "新业态新领域", NULL,
};
static const char *const high_risk[] = {"危险化学品", "非煤矿山", "烟花爆竹", "交通运输",
                                        "建筑施工",   "冶金工贸", NULL};
static const char *const sources[] = {"企业自查", "乡镇排查", "部门检查", "专家帮扶",
                                      "上级督导", "群众举报", NULL};

static void expect_names(const hz_names *names, const char *const *expected)
{
    size_t count = 0;
    for (; expected[count] != NULL; count++) {
        assert_true(count < names->count);
        assert_string_equal(names->items[count].name, expected[count]);
    }
    assert_int_equal(names->count, count);
}

static void test_names(void **state)
{
    (void)state;
    expect_names(&plan->areas, townships);
    expect_names(&plan->sectors, sectors);
    expect_names(&plan->sources, sources);
    assert_int_equal(plan->areas.count, 25);
    assert_true(plan->departments.count > 0);
}

static bool in_list(const char *const *list, const char *text)
{
    while (*list != NULL && strcmp(*list, text) != 0) {
        list++;
    }
    return *list != NULL;
}

static void test_flags(void **state)
{
    (void)state;
    for (size_t i = 0; i < plan->sectors.count; i++) {
        const hz_name *sector = &plan->sectors.items[i];
        assert_int_equal(sector->high_risk, in_list(high_risk, sector->name));
        assert_false(sector->self);
    }
    for (size_t i = 0; i < plan->sources.count; i++) {
        const hz_name *source = &plan->sources.items[i];
        assert_int_equal(source->self, strcmp(source->name, "企业自查") == 0);
    }
}

static void test_period(void **state)
{
    (void)state;
    assert_string_equal(plan->county, "溆浦县");
    assert_string_equal(plan->id_prefix, "XP");
    assert_int_equal(plan->end, hz_date_from_ymd(2023, 12, 15));
    assert_true(plan->start <= hz_date_from_ymd(2023, 5, 1));
    assert_int_equal(plan->report_day, 22);
    assert_int_equal(plan->first_report, 2023 * 12 + 4);
    assert_int_equal(hz_plan_cutoff(plan, 2023 * 12 + 5), hz_date_from_ymd(2023, 6, 22));
    assert_int_equal(hz_plan_cutoff(plan, 2024 * 12 + 1), hz_date_from_ymd(2024, 2, 22));
    for (size_t i = 0; i < plan->milestones.count; i++) {
        assert_true(plan->milestones.items[i].due >= plan->start);
        assert_true(plan->milestones.items[i].due <= plan->end);
    }
}

/* Each name and alias is found, and only where it belongs. */
static void expect_all_found(const hz_names *names)
{
    for (size_t i = 0; i < names->count; i++) {
        const hz_name *name = &names->items[i];
        assert_int_equal(hz_names_find(names, hz_span_of(name->name)), i);
        for (size_t a = 0; a < name->aliases.count; a++) {
            assert_int_equal(hz_names_find(names, hz_span_of(name->aliases.items[a])), i);
        }
        assert_string_equal(hz_names_nearest(names, hz_span_of(name->name)), name->name);
    }
    assert_int_equal(hz_names_find(names, hz_span_of("")), -1);
    assert_int_equal(hz_names_find(names, (hz_span){NULL, 0}), -1);
    assert_int_equal(hz_names_find(names, hz_span_of("没有这个")), -1);
    assert_int_equal(hz_names_find(names, (hz_span){"卢峰镇\0\0\0\0\0\0\0\0", 17}), -1);
}

static void test_find(void **state)
{
    (void)state;
    expect_all_found(&plan->areas);
    expect_all_found(&plan->departments);
    expect_all_found(&plan->sectors);
    expect_all_found(&plan->sources);
    assert_int_equal(hz_names_find(&plan->areas, hz_span_of("卢峰镇")), 0);
    assert_int_equal(hz_names_find(&plan->areas, hz_span_of("龙庄湾乡")), 24);
    assert_int_equal(hz_names_find(&plan->areas, hz_span_of("卢峰镇 ")), -1);
    assert_int_equal(hz_names_find(&plan->areas, hz_span_of("庐峰镇")), -1);
    assert_int_equal(hz_names_find(&plan->areas, (hz_span){"卢峰镇人民政府", 9}), 0);
    assert_int_equal(hz_names_find(&plan->areas, (hz_span){"卢峰镇", 8}), -1);
}

static void test_nearest(void **state)
{
    static const hz_names none = {0};
    (void)state;
    assert_string_equal(hz_names_nearest(&plan->areas, hz_span_of("庐峰镇")), "卢峰镇");
    assert_string_equal(hz_names_nearest(&plan->areas, hz_span_of("小横陇乡")), "小横垅乡");
    assert_string_equal(hz_names_nearest(&plan->areas, hz_span_of("观音镇")), "观音阁镇");
    assert_string_equal(hz_names_nearest(&plan->sectors, hz_span_of("危险化工品")), "危险化学品");
    assert_string_equal(hz_names_nearest(&none, hz_span_of("卢峰镇")), "");
}

/* The figures of the dispatch table, L where ledgers give them. */
static const struct {
    const char *label;
    bool ledger;
} figures[] = {
    {"自查企业数", false},
    {"企业自查发现数", true},
    {"企业自查已整改数", true},
    {"主要负责人带队检查次数", false},
    {"危险作业人员排查人数", false},
    {"无证上岗人数", false},
    {"外包外租排查项目数", false},
    {"应急演练次数", false},
    {"隐患公示企业数", false},
    {"出台判定标准数", false},
    {"专家帮扶企业家次", false},
    {"执法人员培训人次", false},
    {"派驻监督员人数", false},
    {"驻企检查次数", false},
    {"检查企业家次", false},
    {"部门检查发现数", true},
    {"部门检查已整改数", true},
    {"行政处罚次数", false},
    {"罚款金额（万元）", true},
    {"一案双罚起数", true},
    {"责令停产整顿企业数", true},
    {"提请关闭企业数", true},
    {"行业禁入人数", false},
    {"移送司法人数", true},
    {"约谈次数", true},
    {"曝光典型案例数", true},
    {"联合惩戒次数", true},
    {"联合检查次数", false},
    {"挂牌督办数", true},
    {"挂牌督办已整改数", true},
    {"动员部署会次数", false},
    {"主要负责同志研究次数", false},
    {"带队督导检查次数", false},
    {"专题培训人次", false},
    {"打非治违起数", false},
    {"举报查实起数", false},
    {"举报奖励金额（万元）", false},
    {"宣传报道篇数", false},
    {"追责问责人数", false},
    {"录入一单四制系统数", false},
};

static void test_indicators(void **state)
{
    (void)state;
    assert_int_equal(plan->indicators.count, sizeof figures / sizeof figures[0]);
    for (size_t i = 0; i < plan->indicators.count; i++) {
        const hz_plan_indicator *indicator = &plan->indicators.items[i];
        assert_string_equal(indicator->label, figures[i].label);
        assert_string_equal(indicator->from, figures[i].ledger ? "ledger" : "submitted");
        bool money = strstr(indicator->label, "（万元）") != NULL;
        assert_int_equal(strcmp(indicator->unit, "万元") == 0, money);
    }
}

static void test_escalation(void **state)
{
    static const char *const steps[] = {"提醒", "督办", "约谈", "研究提请问责"};
    (void)state;
    assert_int_equal(plan->escalation.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(plan->escalation.items[i].step, steps[i]);
    }
    assert_int_equal(plan->escalation.items[0].days, 1);
}

static const hz_duty *duty(const char *id)
{
    for (size_t i = 0; i < plan->duties.count; i++) {
        if (strcmp(plan->duties.items[i].id, id) == 0) {
            return &plan->duties.items[i];
        }
    }
    fail_msg("no duty %s", id);
    return NULL;
}

/* 2.1.1: every quarter, high-risk every month; 2.1.5: once, high-risk every half-year; 2.2.4. */
static void test_duties(void **state)
{
    (void)state;
    assert_string_equal(duty("principal-inspection")->every, "quarter");
    assert_string_equal(duty("principal-inspection")->every_high_risk, "month");
    assert_int_equal(duty("principal-inspection")->times, 1);
    assert_string_equal(duty("emergency-drill")->every, "campaign");
    assert_string_equal(duty("emergency-drill")->every_high_risk, "half-year");
    assert_string_equal(duty("resident-visit")->every, "month");
    assert_null(duty("resident-visit")->every_high_risk);
    assert_int_equal(duty("resident-visit")->times, 3);
    assert_string_equal(duty("dispatch-table")->every, "month");
}

/* 3.5: what an enterprise found and rectified itself is not fined. */
static void test_dispositions(void **state)
{
    (void)state;
    assert_int_equal(plan->dispositions.count, 4);
    const hz_disposition *self = &plan->dispositions.items[0];
    assert_int_equal(self->sources.count, 1);
    assert_string_equal(self->sources.items[0], "企业自查");
    assert_true(self->rectified);
    assert_string_equal(self->penalty, "forbidden");
    assert_null(self->listed);
    assert_string_equal(plan->dispositions.items[1].listed, "forbidden");
    assert_string_equal(plan->dispositions.items[2].penalty, "heavier");
    assert_false(plan->dispositions.items[2].rectified);
    assert_int_equal(plan->dispositions.items[3].sources.count, 2);
    assert_string_equal(plan->dispositions.items[3].listed, "required");
}

static int weekday(hz_date date)
{
    time_t seconds = (time_t)date * 86400;
    struct tm tm;
    return gmtime_r(&seconds, &tm) == NULL ? -1 : tm.tm_wday;
}

static bool has_day(const hz_days *days, hz_date day)
{
    for (size_t i = 0; i < days->count; i++) {
        if (days->items[i] == day) {
            return true;
        }
    }
    return false;
}

/* The State Council's notice for 2023: 27 days with 2022-12-31, 26 of them in the year. */
/* What outside programs see of a plan. */
static void test_accessors(void **state)
{
    (void)state;
    assert_string_equal(hz_plan_text(plan, HZ_PLAN_TITLE), plan->title);
    assert_string_equal(hz_plan_text(plan, HZ_PLAN_COUNTY), "溆浦县");
    assert_null(hz_plan_text(plan, HZ_PLAN_END));
    assert_int_equal(hz_plan_day(plan, HZ_PLAN_START), plan->start);
    assert_int_equal(hz_plan_day(plan, HZ_PLAN_END), hz_date_from_ymd(2023, 12, 15));
    assert_int_equal(hz_plan_day(plan, HZ_PLAN_FIRST_REPORT), hz_date_from_ymd(2023, 5, 22));
    assert_int_equal(hz_plan_day(plan, HZ_PLAN_COUNTY), HZ_NO_DATE);
    assert_non_null(hz_plan_name(plan, HZ_NAME_AREA, 24));
    assert_null(hz_plan_name(plan, HZ_NAME_AREA, 25));
    assert_string_equal(hz_plan_name(plan, HZ_NAME_SECTOR, 0), sectors[0]);
    assert_string_equal(hz_plan_name(plan, HZ_NAME_SOURCE, 0), sources[0]);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_AREA, hz_span_of("溆浦县龙庄湾乡人民政府")), 24);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_SECTOR, hz_span_of(" 交 通运输")), 7);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_SECTOR, hz_span_of(sectors[1])), 1);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_SOURCE, hz_span_of("卢峰镇")), -1);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_MEASURE, hz_span_of("督办")), 1);
    assert_int_equal(hz_plan_find(plan, HZ_NAME_MEASURE, hz_span_of("提请问责")), 3);
    assert_null(hz_plan_name(plan, HZ_NAME_MEASURE, 4));
}

static void test_calendar(void **state)
{
    (void)state;
    assert_int_equal(plan->holidays.count, 26);
    assert_int_equal(plan->workdays.count, 7);
    for (size_t i = 0; i < plan->workdays.count; i++) {
        assert_true(weekday(plan->workdays.items[i]) % 6 == 0); /* Saturday or Sunday */
        assert_false(has_day(&plan->holidays, plan->workdays.items[i]));
    }
    assert_true(has_day(&plan->holidays, hz_date_from_ymd(2023, 6, 22)));
    assert_true(has_day(&plan->holidays, hz_date_from_ymd(2023, 10, 6)));
    assert_false(has_day(&plan->holidays, hz_date_from_ymd(2023, 10, 7)));
}

/* Counted on the calendar of 2023: 端午 is 22 to 24 June, Sunday the 25th is worked for it. */
static void test_workdays(void **state)
{
    static const struct {
        const char *day;
        int count;
        const char *before;
    } cases[] = {
        {"2023-06-16", 5, "2023-06-09"}, /* a week */
        {"2023-06-27", 5, "2023-06-19"}, /* 26, 25, 21, 20, 19 */
        {"2023-06-25", 1, "2023-06-21"}, {"2023-06-26", 1, "2023-06-25"},
        {"2023-06-18", 1, "2023-06-16"}, /* from a Sunday */
        {"2023-10-09", 3, "2023-09-28"}, /* 8 and 7 October are worked, then 28 September */
        {"2023-05-06", 2, "2023-05-04"}, {"2023-06-16", 0, "2023-06-16"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        hz_date from;
        char before[16];
        assert_int_equal(hz_date_parse(hz_span_of(cases[i].day), &from), HZ_VALUE_OK);
        hz_date_format(hz_plan_workdays_before(plan, from, cases[i].count), before);
        assert_string_equal(before, cases[i].before);
    }
    assert_int_equal(plan->extension_workdays, 5);
    assert_int_equal(plan->extension_times, 2);
}

/* By the calendar of 2023: holidays 22 to 24 June, Sunday 25 June worked; 22 April is a Saturday,
 * and Sunday 23 April is worked; 22 July is a Saturday, 22 October a Sunday. */
static void test_report_deadline(void **state)
{
    static const char *const cases[][2] = {
        {"2023-05-22", "2023-05-22"}, {"2023-06-22", "2023-06-25"}, {"2023-07-22", "2023-07-24"},
        {"2023-04-22", "2023-04-23"}, {"2023-10-22", "2023-10-23"}, {"2023-12-22", "2023-12-22"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        hz_date from;
        char deadline[16];
        assert_int_equal(hz_date_parse(hz_span_of(cases[i][0]), &from), HZ_VALUE_OK);
        hz_date_format(hz_plan_report_deadline(plan, from), deadline);
        assert_string_equal(deadline, cases[i][1]);
    }
}

/* The plan itself has no days of escalation and no rule on extensions: they are the county's. */
static void test_bases(void **state)
{
    (void)state;
    for (size_t i = 0; i < plan->escalation.count; i++) {
        assert_non_null(strstr(plan->escalation.items[i].basis, "县定"));
    }
    assert_non_null(strstr(plan->extension_basis, "县定"));
    assert_non_null(strstr(plan->report_day_shift_basis, "县定"));
    for (size_t i = 0; i < plan->departments.count; i++) {
        assert_false(plan->departments.items[i].reports);
    }
}

static void expect_county(hz_plan *loaded, const char *county)
{
    assert_non_null(loaded);
    assert_string_equal(loaded->county, county);
    hz_plan_free(loaded);
}

/* Without a name: $HAZARD_PLAN, and where that is empty the installed plan. */
static void test_where_it_is_found(void **state)
{
    hz_plan *loaded = NULL;
    hz_error err;
    (void)state;
    assert_int_equal(unsetenv("HAZARD_PLAN"), 0);
    assert_int_equal(hz_plan_load(NULL, &loaded, &err), 0);
    expect_county(loaded, "溆浦县");
    assert_int_equal(setenv("HAZARD_PLAN", "", 1), 0);
    assert_int_equal(hz_plan_load(NULL, &loaded, &err), 0);
    expect_county(loaded, "溆浦县");
    assert_int_equal(setenv("HAZARD_PLAN", "/no/such/plan.yaml", 1), 0);
    assert_int_equal(hz_plan_load(NULL, &loaded, &err), -1);
    assert_null(loaded);
    assert_int_equal(err.code, HZ_E001);
    assert_string_equal(err.file, "/no/such/plan.yaml");
    assert_int_equal(hz_plan_load(TEST_DATA "/data-samples/plan.yaml", &loaded, &err), 0);
    expect_county(loaded, "溆浦县");
    assert_int_equal(unsetenv("HAZARD_PLAN"), 0);
}

static void test_path_too_long(void **state)
{
    static char path[5000];
    hz_plan *loaded = plan;
    hz_error err;
    (void)state;
    memset(path, 'x', sizeof path - 1);
    assert_int_equal(setenv("HAZARD_PLAN", path, 1), 0);
    assert_int_equal(hz_plan_load(NULL, &loaded, &err), -1);
    assert_null(loaded);
    assert_int_equal(err.code, HZ_E001);
    assert_int_equal(unsetenv("HAZARD_PLAN"), 0);
}

static void test_free_of_nothing(void **state)
{
    (void)state;
    hz_plan_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_accessors),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_period),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_nearest),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_escalation),
        cmocka_unit_test(test_duties),
        cmocka_unit_test(test_dispositions),
        cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_workdays),
        cmocka_unit_test(test_where_it_is_found),
        cmocka_unit_test(test_path_too_long),
        cmocka_unit_test(test_free_of_nothing),
        cmocka_unit_test(test_report_deadline),
        cmocka_unit_test(test_bases),
    };
    return cmocka_run_group_tests_name("plan", tests, load_default, free_default);
}
