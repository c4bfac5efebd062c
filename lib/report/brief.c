/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/ranking.h"
#include "report/report.h"
#include "report/status.h"

static void add_overdue(struct document *d, const struct unit *unit)
{
    add_text(d, "%s（", unit->name);
    add_value(d, HZ_IND_OVERDUE, unit->now[HZ_IND_OVERDUE]);
    add_text(d, "项）");
}

/* Add the units with one of two statuses, townships first. */
static void add_units(struct document *d, const char *what, enum reporting_status one,
                      enum reporting_status other)
{
    const enum reporting_status statuses[] = {one, other};
    const char *joint = what;
    for (int departments = 0; departments < 2; departments++) {
        for (size_t i = 0; i < 2; i++) {
            if (status_count(&d->table, statuses[i], departments == 1) > 0) {
                add_text(d, "%s", joint);
                add_units_with_status(d, statuses[i], departments == 1, false);
                joint = "、";
            }
        }
    }
}

static void add_missing_reports(struct document *d)
{
    add_units(d, "；未报：", STATUS_MISSING, STATUS_EARLIER);
    add_units(d, "；迟报：", STATUS_LATE, STATUS_UNKNOWN);
}

int write_brief(struct document *d)
{
    const struct unit *t = &d->table.totals[OF_ALL];
    int month = 0;
    int day = 0;
    hz_date_split(d->table.day, NULL, &month, &day);
    add_text(d, "【%s安委办】截至%d月%d日", d->plan->county, month, day);
    add_total(d, "，累计排查重大事故隐患", HZ_IND_FOUND, "项");
    add_total(d, "，完成整改", HZ_IND_RECTIFIED, "项");
    if (unit_rate(t) != HZ_UNKNOWN) {
        add_text(d, "（整改率");
        add_value(d, HZ_IND_RATE, unit_rate(t));
        add_text(d, "%%）");
    }
    add_total(d, "，逾期", HZ_IND_OVERDUE, "项");
    add_total(d, "，销号", HZ_IND_CLOSED, "项");
    add_missing_reports(d);
    add_ranking(d, lag_by_overdue, add_overdue, "；逾期最多：", "");
    add_text(d, "；请抓紧督促整改。");
    return end_paragraph(d);
}
