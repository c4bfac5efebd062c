/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/diag.h"
#include "plan/plan.h"
#include "report/report.h"
#include "report/template.h"
#include "schema/schema.h"
#include <stdio.h>

/* What the columns of a type have, unless the table below says otherwise. */
static const struct {
    size_t width;
    enum column_type type;
    enum form_rule rule;
    const char *hint;
} types[] = {
    [HZ_TYPE_TEXT] = {11, COLUMN_CODE, FORM_ANY, ""},
    [HZ_TYPE_DATE] = {11, COLUMN_DATE, FORM_DATE, "填完整的年月日，如 2023-05-03；未办理的留空"},
    [HZ_TYPE_MONEY] = {8, COLUMN_NUMBER, FORM_AMOUNT, "以万元为单位，只填数字"},
    [HZ_TYPE_USCC] = {20, COLUMN_CODE, FORM_LENGTH, "18 位代码，按文本填写"},
    [HZ_TYPE_AREA] = {11, COLUMN_CODE, FORM_CHOICE, "从列表中选填方案所列乡镇"},
    [HZ_TYPE_SECTOR] = {13, COLUMN_CODE, FORM_CHOICE, "从列表中选填方案所列行业领域"},
    [HZ_TYPE_SOURCE] = {10, COLUMN_CODE, FORM_CHOICE,
                        "从列表中选填；群众举报、上级督导的不得填为企业自查"},
    [HZ_TYPE_LEVEL] = {8, COLUMN_CODE, FORM_CHOICE, "重大或一般；不填为重大"},
    [HZ_TYPE_LISTING] = {8, COLUMN_CODE, FORM_CHOICE, "挂牌机关的级别；未挂牌的留空"},
    [HZ_TYPE_STATUS] = {9, COLUMN_CODE, FORM_CHOICE, "从列表中选填；新排查的可不填"},
    [HZ_TYPE_ACTION] = {11, COLUMN_CODE, FORM_SUGGESTION, "从列表中选填；多项的用“、”隔开"},
};

/* Columns of which more is to be said, one line each; a width of 0 and "" are those of the type. */
static const struct {
    size_t width;
    const char *hint;
    const char *example;
} columns[HZ_COLUMN_COUNT] = {
    [HZ_COL_ID] = {12, "由县里编号；新发现的隐患留空", ""},
    [HZ_COL_FOUND_ON] = {0, "发现当日，填完整的年月日，如 2023-05-03", "2023-05-03"},
    [HZ_COL_AREA] = {0, "", "（从列表中选）"},
    [HZ_COL_SECTOR] = {0, "", "（从列表中选）"},
    [HZ_COL_ENTERPRISE] = {18, "企业或场所的全称", "××花炮厂"},
    [HZ_COL_USCC] = {0, "", ""},
    [HZ_COL_LOCATION] = {12, "隐患所在的具体位置", "成品仓库"},
    [HZ_COL_DESCRIPTION] = {24, "写明现状和问题，一条隐患一行",
                            "成品仓库超量存放，防爆堤缺口未修复"},
    [HZ_COL_CRITERION] = {15, "判定标准名称和条款号", ""},
    [HZ_COL_LEVEL] = {0, "", "重大"},
    [HZ_COL_SOURCE] = {0, "", "（从列表中选）"},
    [HZ_COL_INSPECTOR] = {11, "实际检查的人员，多人用“、”隔开", "张××、李××"},
    [HZ_COL_SUPERVISOR] = {14, "行业监管部门，从列表中选填", ""},
    [HZ_COL_OWNER] = {11, "企业负责整改的人员姓名", "王××"},
    [HZ_COL_OWNER_PHONE] = {13, "整改责任人的电话；仅供内部联系", ""},
    [HZ_COL_MEASURES] = {20, "写明具体措施；“/”“待定”视为未填写", "清运超量产品，修复防爆堤"},
    [HZ_COL_FUNDS] = {0, "以万元为单位，只填数字；确无资金投入的填 0", "2.5"},
    [HZ_COL_DUE_ON] = {0, "完成整改的最后一天；立行立改的填发现当日", "2023-06-30"},
    [HZ_COL_CONTINGENCY] = {15, "填写应急预案名称；“有”“按规定”视为未写明",
                            "烟花爆竹事故现场处置方案"},
    [HZ_COL_STATUS] = {0, "", "整改中"},
    [HZ_COL_VERIFIER] = {0, "组织验收的人员，不得是整改责任人", ""},
    [HZ_COL_REMARK] = {12, "", ""},
};

static const char *const lines[] = {
    "填报单位（盖章）：　　　　　　　　（内部资料）",
    "填报人：　　　　　联系电话：　　　　　　填报日期：",
    NULL,
};

static const char *const instructions[] = {
    "一、在“台账”表中填写，一条隐患一行。不要合并单元格，不要改动列名。",
    "二、列名前有 * 的必填。责任、措施、资金、时限、预案“五落实”缺一不可。",
    "三、日期填完整的年月日，如 2023-05-03。尚未办理的事项留空。",
    "四、有下拉列表的从列表中选填；金额以万元为单位，只填数字。",
    "五、没有隐患的，填一行：乡镇从列表中选填，隐患描述写“零报告”。",
    "六、每月报送完整的台账，不是只报新增的行。下表的示例仅供参考，不要填入台账报送。",
    NULL,
};

static void set_choices(struct form_column *cells, const hz_plan *plan, int column)
{
    const hz_column_info *info = hz_column_get(column);
    hz_type type = info->type;
    cells->choice = template_name;
    if (type == HZ_TYPE_AREA) {
        cells->list = &plan->areas;
    } else if (type == HZ_TYPE_SECTOR) {
        cells->list = &plan->sectors;
    } else if (type == HZ_TYPE_SOURCE) {
        cells->list = &plan->sources;
    } else if (column == HZ_COL_SUPERVISOR) {
        cells->list = &plan->departments;
        cells->rule = FORM_SUGGESTION;
    } else {
        cells->choice = template_choice;
        cells->list = hz_choices(type) == NULL ? NULL : info;
    }
}

static void set_column(struct template_column *c, const hz_plan *plan, int column, char *label,
                       size_t size)
{
    const hz_column_info *info = hz_column_get(column);
    bool is_required = column_is_required(column);
    (void)snprintf(label, size, "%s%s", is_required ? "*" : "", info->label);
    *c = (struct template_column){
        .cells = {.label = label,
                  .is_required = is_required,
                  .width =
                      columns[column].width > 0 ? columns[column].width : types[info->type].width,
                  .type = types[info->type].type,
                  .rule = types[info->type].rule,
                  .first = plan->start - DATE_MARGIN,
                  .last = plan->end + DATE_MARGIN,
                  .length = 18,
                  .hint = types[info->type].hint},
        .unit = info->type == HZ_TYPE_MONEY ? "万元" : "",
        .example = columns[column].example == NULL ? "" : columns[column].example,
    };
    if (columns[column].hint != NULL && columns[column].hint[0] != '\0') {
        c->cells.hint = columns[column].hint;
    }
    set_choices(&c->cells, plan, column);
}

int write_ledger_template(struct document *d)
{
    enum { ROWS = 20, LABEL = 64 };
    struct template_column all[HZ_COLUMN_COUNT];
    char labels[HZ_COLUMN_COUNT][LABEL];
    size_t count = 0;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (!column_is_extra(c) || c == HZ_COL_OWNER_PHONE) {
            set_column(&all[count], d->plan, c, labels[count], sizeof labels[count]);
            count++;
        }
    }
    const struct template t = {.title = "重大事故隐患排查整治台账",
                               .name = "台账",
                               .lines = lines,
                               .rows = ROWS,
                               .repeated = HZ_COL_ENTERPRISE,
                               .instructions = instructions,
                               .columns = all,
                               .count = count};
    return template_write(d, &t);
}
