/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/problems.h"
#include "report/ranking.h"
#include "report/standing.h"
#include <inttypes.h>
#include <stdio.h>

/* The items of a part: （一）, （二）… */
static const char *const numbers[] = {"（一）", "（二）", "（三）", "（四）"};

/* “统溪河镇7项（到期应整改8项）” */
static void tell_overdue(struct telling *b, const struct unit *unit)
{
    bool due = unit->now[HZ_IND_DUE] != HZ_UNKNOWN;
    int64_t of = unit->now[due ? HZ_IND_DUE : HZ_IND_OPEN];
    tell(b, "%s%" PRId64 "项", unit->name, unit->now[HZ_IND_OVERDUE]);
    if (of != HZ_UNKNOWN) {
        tell(b, "（%s%" PRId64 "项）", due ? "到期应整改" : "未整改", of);
    }
}

/* “观音阁镇16.7%（1/6）” */
static void tell_due_rate(struct telling *b, const struct unit *unit)
{
    int64_t due = unit->now[HZ_IND_DUE];
    tell(b, "%s", unit->name);
    tell_value(b, HZ_IND_RATE, unit_due_rate(unit));
    tell(b, "%%（%" PRId64 "/%" PRId64 "）", due - unit->now[HZ_IND_OVERDUE], due);
}

static int write_overdue(struct telling *b, const char *number)
{
    tell(b, "%s逾期未整改。%s", number, whole_place(b->plan));
    tell_figure(b, "逾期未整改", HZ_IND_OVERDUE, "项");
    tell_ranking(b, ranking_by_overdue, tell_overdue, "，其中", "较多");
    tell(b, "。");
    return tell_paragraph(b);
}

static bool has_laggards(const struct figures *f, int64_t (*lag)(const struct unit *))
{
    for (size_t i = 0; i < f->count; i++) {
        if (!f->units[i].is_department && lag(&f->units[i]) >= 0) {
            return true;
        }
    }
    return false;
}

static int write_due_rates(struct telling *b, const char *number)
{
    char before[64];
    tell(b, "%s到期整改进度不平衡。到期应整改的隐患%s整改率为", number, whole_place(b->plan));
    tell_due_rate(
        b, &(struct unit){.name = "",
                          .now[HZ_IND_DUE] = b->figures.totals[OF_ALL].now[HZ_IND_DUE],
                          .now[HZ_IND_OVERDUE] = b->figures.totals[OF_ALL].now[HZ_IND_OVERDUE]});
    (void)snprintf(before, sizeof before, "；到期%d项以上的乡镇中，", LEAST_DUE);
    tell_ranking(b, ranking_by_due, tell_due_rate, before, "较低");
    tell(b, "。");
    return tell_paragraph(b);
}

/* How reports can be wanting, with what townships and departments are told of it. */
static const struct wanting {
    enum standing standing;
    const char *what;
} wantings[] = {
    {STANDING_MISSING, "未报送的"},
    {STANDING_OLDER, "未报送本期调度表的"},
    {STANDING_LATE, "迟报的"},
};
enum { WANTINGS = sizeof wantings / sizeof wantings[0] };

static size_t count_wanting(const struct figures *f, size_t i)
{
    return standing_count(f, wantings[i].standing, false) +
           standing_count(f, wantings[i].standing, true);
}

/* Any but @p excepted. */
static bool any_wanting(const struct figures *f, enum standing excepted)
{
    size_t count = 0;
    for (size_t i = 0; i < WANTINGS; i++) {
        count += wantings[i].standing == excepted ? 0 : count_wanting(f, i);
    }
    return count > 0;
}

static int write_reporting(struct telling *b, const char *number)
{
    tell(b, "%s信息报送不及时。", number);
    for (size_t i = 0; i < WANTINGS; i++) {
        for (int departments = 0; departments < 2; departments++) {
            size_t count = standing_count(&b->figures, wantings[i].standing, departments == 1);
            if (count > 0) {
                tell(b, "%s%s%zu个：", wantings[i].what, departments == 1 ? "县直部门" : "乡镇",
                     count);
                tell_standing(b, wantings[i].standing, departments == 1, true);
                tell(b, "。");
            }
        }
    }
    return tell_paragraph(b);
}

/* That there is no fault is said of what is known alone. */
static int write_none(struct telling *b)
{
    bool overdue = b->figures.totals[OF_ALL].now[HZ_IND_OVERDUE] != HZ_UNKNOWN;
    bool standing = b->figures.has_standing;
    if (!overdue && !standing) {
        tell(b, "本表没有逾期数和报送情况。");
        return tell_paragraph(b);
    }
    tell(b, "本期调度未发现%s%s%s的情况。", overdue ? "逾期未整改" : "",
         overdue && standing ? "、" : "", standing ? "迟报和未报" : "");
    return tell_paragraph(b);
}

int write_problems(struct telling *b)
{
    const struct figures *f = &b->figures;
    const struct {
        bool applies;
        int (*write)(struct telling *b, const char *number);
    } problems[] = {
        {has_laggards(f, ranking_by_overdue), write_overdue},
        {has_laggards(f, ranking_by_due), write_due_rates},
        {any_wanting(f, STANDING_UNKNOWN), write_reporting},
    };
    size_t written = 0;
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        if (problems[i].applies && problems[i].write(b, numbers[written++]) != 0) {
            return -1;
        }
    }
    return written == 0 ? write_none(b) : 0;
}

/* The means against overdue hazards, and what they rest on: the county's own rules. */
static void tell_escalation(struct telling *b)
{
    const hz_plan *plan = b->plan;
    const char *basis = plan->escalation.items[0].basis;
    for (size_t i = 1; i < plan->escalation.count; i++) {
        const char *other = plan->escalation.items[i].basis;
        bool same = basis != NULL && other != NULL && strcmp(basis, other) == 0;
        basis = same ? basis : NULL;
    }
    tell(b, "对逾期未整改的，");
    if (basis != NULL) {
        tell(b, "按照%s", basis);
    }
    tell(b, "视情采取");
    for (size_t i = 0; i < plan->escalation.count; i++) {
        const char *step = plan->escalation.items[i].step;
        tell(b, "%s%s", i == 0 ? "" : "、", strcmp(step, "问责") == 0 ? "研究提请问责" : step);
    }
    tell(b, "等措施。");
}

static int write_demand(struct telling *b, const char *text)
{
    tell(b, "%s", text);
    return tell_paragraph(b);
}

static int write_reporting_demand(struct telling *b)
{
    tell(b, "（四）规范信息报送。");
    if (any_wanting(&b->figures, STANDING_LATE)) {
        tell(b, "未报送的单位请尽快补报。");
    }
    tell(b, "请各单位每月%d日前报送当月累计情况，无隐患的实行零报告。", b->plan->report_day);
    return tell_paragraph(b);
}

int write_demands(struct telling *b)
{
    if (write_demand(
            b, "（一）倒排工期，限期整改。对尚未整改的隐患逐项落实责任、措施、资金、时限和预案，"
               "整改期间做好安全防范，按期完成整改。") != 0 ||
        write_demand(b, "（二）严格验收销号。整改完成的及时组织验收，谁检查、谁签名、谁负责，"
                        "验收合格的按程序销号。") != 0) {
        return -1;
    }
    tell(b, "（三）强化督办。");
    tell_escalation(b);
    return tell_paragraph(b) != 0 ? -1 : write_reporting_demand(b);
}
