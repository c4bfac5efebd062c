/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/problems.h"
#include "report/ranking.h"
#include "report/status.h"
#include <inttypes.h>
#include <stdio.h>

/* The numbers of the items of a part. */
static const char *const numbers[] = {"（一）", "（二）", "（三）", "（四）"};

/* “统溪河镇7项（到期应整改8项）” */
static void add_overdue(struct document *d, const struct unit *unit)
{
    bool due = unit->now[HZ_IND_DUE] != HZ_UNKNOWN;
    int64_t of = unit->now[due ? HZ_IND_DUE : HZ_IND_OPEN];
    add_text(d, "%s%" PRId64 "项", unit->name, unit->now[HZ_IND_OVERDUE]);
    if (of != HZ_UNKNOWN) {
        add_text(d, "（%s%" PRId64 "项）", due ? "到期应整改" : "未整改", of);
    }
}

/* “观音阁镇16.7%（1/6）” */
static void add_due_rate(struct document *d, const struct unit *unit)
{
    int64_t due = unit->now[HZ_IND_DUE];
    add_text(d, "%s", unit->name);
    add_value(d, HZ_IND_RATE, unit_due_rate(unit));
    add_text(d, "%%（%" PRId64 "/%" PRId64 "）", due - unit->now[HZ_IND_OVERDUE], due);
}

static int write_overdue(struct document *d, const char *number)
{
    add_text(d, "%s逾期未整改。%s", number, whole_county(d->plan));
    add_total(d, "逾期未整改", HZ_IND_OVERDUE, "项");
    add_ranking(d, lag_by_overdue, add_overdue, "，其中", "较多");
    add_text(d, "。");
    return end_paragraph(d);
}

static bool has_laggards(const struct unit_table *table, lag_fn lag)
{
    for (size_t i = 0; i < table->count; i++) {
        if (!table->units[i].is_department && lag(&table->units[i]) >= 0) {
            return true;
        }
    }
    return false;
}

static int write_due_rates(struct document *d, const char *number)
{
    char before[64];
    add_text(d, "%s到期整改进度不平衡。到期应整改的隐患%s整改率为", number, whole_county(d->plan));
    add_due_rate(
        d, &(struct unit){.name = "",
                          .now[HZ_IND_DUE] = d->table.totals[OF_ALL].now[HZ_IND_DUE],
                          .now[HZ_IND_OVERDUE] = d->table.totals[OF_ALL].now[HZ_IND_OVERDUE]});
    (void)snprintf(before, sizeof before, "；到期%d项以上的乡镇中，", LEAST_DUE);
    add_ranking(d, lag_by_due_rate, add_due_rate, before, "较低");
    add_text(d, "。");
    return end_paragraph(d);
}

/* Faults of reporting, and what the units with them are called. */
static const struct fault {
    enum reporting_status status;
    const char *what;
} faults[] = {
    {STATUS_MISSING, "未报送的"},
    {STATUS_EARLIER, "未报送本期调度表的"},
    {STATUS_LATE, "迟报的"},
};
enum { FAULTS = sizeof faults / sizeof faults[0] };

static size_t count_faults(const struct unit_table *table, size_t i)
{
    return status_count(table, faults[i].status, false) +
           status_count(table, faults[i].status, true);
}

/* True if a unit has a fault other than @p excepted. */
static bool has_faults(const struct unit_table *table, enum reporting_status excepted)
{
    size_t count = 0;
    for (size_t i = 0; i < FAULTS; i++) {
        count += faults[i].status == excepted ? 0 : count_faults(table, i);
    }
    return count > 0;
}

static int write_reporting(struct document *d, const char *number)
{
    add_text(d, "%s信息报送不及时。", number);
    for (size_t i = 0; i < FAULTS; i++) {
        for (int departments = 0; departments < 2; departments++) {
            size_t count = status_count(&d->table, faults[i].status, departments == 1);
            if (count > 0) {
                add_text(d, "%s%s%zu个：", faults[i].what, departments == 1 ? "县直部门" : "乡镇",
                         count);
                add_units_with_status(d, faults[i].status, departments == 1, true);
                add_text(d, "。");
            }
        }
    }
    return end_paragraph(d);
}

/* Only what the table covers can be said to be free of faults. */
static int write_none(struct document *d)
{
    bool overdue = d->table.totals[OF_ALL].now[HZ_IND_OVERDUE] != HZ_UNKNOWN;
    bool status = d->table.has_status;
    if (!overdue && !status) {
        add_text(d, "本表没有逾期数和报送情况。");
        return end_paragraph(d);
    }
    add_text(d, "本期调度未发现%s%s%s的情况。", overdue ? "逾期未整改" : "",
             overdue && status ? "、" : "", status ? "迟报和未报" : "");
    return end_paragraph(d);
}

int write_problems(struct document *d)
{
    const struct unit_table *table = &d->table;
    const struct {
        bool applies;
        int (*write)(struct document *d, const char *number);
    } problems[] = {
        {has_laggards(table, lag_by_overdue), write_overdue},
        {has_laggards(table, lag_by_due_rate), write_due_rates},
        {has_faults(table, STATUS_UNKNOWN), write_reporting},
    };
    size_t written = 0;
    for (size_t i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        if (problems[i].applies && problems[i].write(d, numbers[written++]) != 0) {
            return -1;
        }
    }
    return written == 0 ? write_none(d) : 0;
}

/* The measures against overdue hazards, and the rules they are based on if all have the same. */
static void add_escalation(struct document *d)
{
    const hz_plan *plan = d->plan;
    const char *basis = plan->escalation.items[0].basis;
    for (size_t i = 1; i < plan->escalation.count; i++) {
        const char *other = plan->escalation.items[i].basis;
        bool same = basis != NULL && other != NULL && strcmp(basis, other) == 0;
        basis = same ? basis : NULL;
    }
    add_text(d, "对逾期未整改的，");
    if (basis != NULL) {
        add_text(d, "按照%s", basis);
    }
    add_text(d, "视情采取");
    for (size_t i = 0; i < plan->escalation.count; i++) {
        add_text(d, "%s%s", i == 0 ? "" : "、", plan->escalation.items[i].step);
    }
    add_text(d, "等措施。");
}

static int write_demand(struct document *d, const char *text)
{
    add_text(d, "%s", text);
    return end_paragraph(d);
}

static int write_reporting_demand(struct document *d)
{
    add_text(d, "（四）规范信息报送。");
    if (has_faults(&d->table, STATUS_LATE)) {
        add_text(d, "未报送的单位请尽快补报。");
    }
    add_text(d, "请各单位每月%d日前报送当月累计情况，无隐患的实行零报告。", d->plan->report_day);
    return end_paragraph(d);
}

int write_demands(struct document *d)
{
    if (write_demand(
            d, "（一）倒排工期，限期整改。对尚未整改的隐患逐项落实责任、措施、资金、时限和预案，"
               "整改期间做好安全防范，按期完成整改。") != 0 ||
        write_demand(d, "（二）严格验收销号。整改完成的及时组织验收，谁检查、谁签名、谁负责，"
                        "验收合格的按程序销号。") != 0) {
        return -1;
    }
    add_text(d, "（三）强化督办。");
    add_escalation(d);
    return end_paragraph(d) != 0 ? -1 : write_reporting_demand(d);
}
