/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/ranking.h"
#include "report/report.h"
#include "report/standing.h"

static void tell_overdue(struct telling *b, const struct unit *unit)
{
    tell(b, "%s（", unit->name);
    tell_value(b, HZ_IND_OVERDUE, unit->now[HZ_IND_OVERDUE]);
    tell(b, "项）");
}

/* Adds the units with one of two standings, townships first. */
static void tell_units(struct telling *b, const char *what, enum standing one, enum standing other)
{
    const enum standing standings[] = {one, other};
    const char *joint = what;
    for (int departments = 0; departments < 2; departments++) {
        for (size_t i = 0; i < 2; i++) {
            if (standing_count(&b->figures, standings[i], departments == 1) > 0) {
                tell(b, "%s", joint);
                tell_standing(b, standings[i], departments == 1, false);
                joint = "、";
            }
        }
    }
}

static void tell_reporting(struct telling *b)
{
    tell_units(b, "；未报：", STANDING_MISSING, STANDING_OLDER);
    tell_units(b, "；迟报：", STANDING_LATE, STANDING_UNKNOWN);
}

static int write_brief(struct telling *b)
{
    const struct unit *t = &b->figures.totals[OF_ALL];
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, NULL, &month, &day);
    tell(b, "【%s安委办】截至%d月%d日", b->plan->county, month, day);
    tell_figure(b, "，累计排查重大事故隐患", HZ_IND_FOUND, "项");
    tell_figure(b, "，完成整改", HZ_IND_RECTIFIED, "项");
    if (unit_rate(t) != HZ_UNKNOWN) {
        tell(b, "（整改率");
        tell_value(b, HZ_IND_RATE, unit_rate(t));
        tell(b, "%%）");
    }
    tell_figure(b, "，逾期", HZ_IND_OVERDUE, "项");
    tell_figure(b, "，销号", HZ_IND_CLOSED, "项");
    tell_reporting(b);
    tell_ranking(b, ranking_by_overdue, tell_overdue, "；逾期最多：", "");
    tell(b, "；请抓紧督促整改。");
    return tell_paragraph(b);
}

int hz_report_brief(const char *path, const hz_plan *plan, hz_sink sink, hz_writer *writer,
                    hz_error *err)
{
    struct telling b = {.plan = plan, .writer = writer, .err = err};
    int result = figures_read(&b.figures, path, plan, sink, err);
    result = result == 0 ? write_brief(&b) : result;
    buf_free(&b.text);
    figures_free(&b.figures);
    return result;
}
