#include "report/ranking.h"
#include "report/standing.h"
#include <hazard/report.h>

static int write_brief(struct telling *b)
{
    const struct unit *t = &b->figures.total;
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, NULL, &month, &day);
    tell(b, "【%s】截至%d月%d日，", b->plan->county, month, day);
    tell_figure(b, "排查重大隐患", HZ_IND_FOUND, "项，");
    tell_figure(b, "整改", HZ_IND_RECTIFIED, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        tell(b, "（");
        tell_value(b, HZ_IND_RATE, unit_rate(t));
        tell(b, "%%）");
    }
    tell_figure(b, "，逾期", HZ_IND_OVERDUE, "项，");
    tell_figure(b, "销号", HZ_IND_CLOSED, "项");
    tell_absent(b);
    if (standing_count(&b->figures, STANDING_LATE) > 0) {
        tell(b, "；迟报：");
        tell_standing(b, STANDING_LATE);
    }
    if (t->now[HZ_IND_OVERDUE] > 0) {
        tell(b, "；逾期最多：");
        (void)tell_ranking(b, ranking_by_overdue, HZ_IND_OVERDUE, "项");
    }
    tell(b, "。");
    return tell_paragraph(b);
}

int hz_report_brief(const char *path, const hz_plan *plan, hz_writer *writer, hz_diag *err)
{
    struct telling b = {.plan = plan, .writer = writer, .err = err};
    int result = figures_read(&b.figures, path, plan, err);
    result = result == 0 ? write_brief(&b) : result;
    buf_free(&b.text);
    figures_free(&b.figures);
    return result;
}
