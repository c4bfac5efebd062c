/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/diag.h"
#include "report/report.h"
#include "report/template.h"
#include "schema/dispatch.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const lines[] = {
    "填报单位（盖章）：　　　　　　　　　　　　联系电话：　　　　　　　　　　（内部资料）",
    NULL,
};

static const char *const instructions[] = {
    "一、在“调度表”中填写，每个单位每月一行，逐月往下填。不要改动列名。",
    "二、各项数字均为专项行动开展以来的累计数，不是当月数。",
    "三、没有发生的填 0，不掌握的留空；不要填写“无”“/”，不要带单位。",
    "四、整改率等由县里汇总时计算，不用填报。",
    "五、下表的示例仅供参考，不要填入调度表报送。",
    NULL,
};

/* The columns before and after the figures. */
static const struct {
    hz_dispatch_column column;
    bool is_required;
    size_t width;
    enum column_type type;
    enum form_rule rule;
    const char *hint;
    const char *example;
} texts[] = {
    {HZ_DISPATCH_UNIT, true, 18, COLUMN_CODE, FORM_CHOICE, "从列表中选填方案所列乡镇、部门",
     "（从列表中选）"},
    {HZ_DISPATCH_MONTH, true, 9, COLUMN_CODE, FORM_CHOICE, "从列表中选填所报的月份，如 2023-06",
     "2023-06"},
    {HZ_DISPATCH_REPORTER, false, 10, COLUMN_CODE, FORM_ANY, "", "张××"},
    {HZ_DISPATCH_SIGNER, false, 10, COLUMN_CODE, FORM_ANY, "单位负责人签字", ""},
    {HZ_DISPATCH_REPORTED_ON, false, 11, COLUMN_DATE, FORM_DATE, "实际报送的日期，如 2023-06-20",
     "2023-06-20"},
};

enum { TEXTS = sizeof texts / sizeof texts[0], TEXTS_BEFORE = 2, LABEL = 64 };

static const char *unit_at(const void *plan, size_t i, char buffer[16])
{
    (void)buffer;
    return i < (size_t)hz_unit_count(plan) ? hz_unit_name(plan, (int)i) : NULL;
}

static hz_month last_month(const hz_plan *plan)
{
    int year = 0;
    int month = 0;
    hz_date_split(plan->end, &year, &month, NULL);
    return year * 12 + month - 1;
}

static const char *month_at(const void *plan, size_t i, char buffer[16])
{
    const hz_plan *p = plan;
    hz_month month = p->first_report + (hz_month)i;
    if (month > last_month(p)) {
        return NULL;
    }
    hz_month_format(month, buffer);
    return buffer;
}

static struct template_column text_column(const hz_plan *plan, size_t i, char label[LABEL])
{
    (void)snprintf(label, LABEL, "%s%s", texts[i].is_required ? "*" : "",
                   hz_dispatch_label(texts[i].column));
    return (struct template_column){
        .cells = {.label = label,
                  .is_required = texts[i].is_required,
                  .width = texts[i].width,
                  .type = texts[i].type,
                  .rule = texts[i].rule,
                  .choice = texts[i].column == HZ_DISPATCH_UNIT ? unit_at : month_at,
                  .list = plan,
                  .first = plan->start,
                  .last = plan->end + 31, /* days in which the last month may still be reported */
                  .hint = texts[i].hint},
        .unit = "",
        .example = texts[i].example,
    };
}

static struct template_column figure_column(const hz_plan_indicator *indicator)
{
    bool is_money = strcmp(indicator->unit, "万元") == 0;
    return (struct template_column){
        .cells = {.label = indicator->label,
                  .width = 7,
                  .type = COLUMN_NUMBER,
                  .rule = is_money ? FORM_AMOUNT : FORM_COUNT,
                  .hint = is_money ? "累计数，以万元为单位，只填数字" : "累计数，填整数"},
        .unit = indicator->unit,
        .example = is_money ? "2.5" : "12",
    };
}

static int write_columns(struct document *d, struct template_column *all)
{
    char labels[TEXTS][LABEL];
    size_t figures = d->plan->indicators.count;
    for (size_t i = 0; i < TEXTS; i++) {
        all[i < TEXTS_BEFORE ? i : figures + i] = text_column(d->plan, i, labels[i]);
    }
    for (size_t i = 0; i < figures; i++) {
        all[TEXTS_BEFORE + i] = figure_column(&d->plan->indicators.items[i]);
    }
    const struct template t = {
        .title = "重大事故隐患排查整治工作调度表",
        .name = "调度表",
        .lines = lines,
        .rows = (uint32_t)(last_month(d->plan) - d->plan->first_report + 1),
        .instructions = instructions,
        .columns = all,
        .count = TEXTS + figures,
    };
    return template_write(d, &t);
}

int write_dispatch_template(struct document *d)
{
    struct template_column *all = calloc(TEXTS + d->plan->indicators.count, sizeof *all);
    int result = all == NULL ? error_no_memory(d->err, NULL) : write_columns(d, all);
    free(all);
    return result;
}
