#include "report/ranking.h"
#include "report/standing.h"
#include <hazard/report.h>
#include <stdio.h>

/* The figures that the table of the bulletin shows, in this order. */
static const hz_indicator shown[] = {
    HZ_IND_FOUND,   HZ_IND_RECTIFIED, HZ_IND_RATE,   HZ_IND_OPEN,
    HZ_IND_OVERDUE, HZ_IND_CLOSED,    HZ_IND_LISTED, HZ_IND_PENALTY,
};
enum { SHOWN = sizeof shown / sizeof shown[0] };

static int write_title(struct telling *b)
{
    int year = 0;
    int month = 0;
    char title[256];
    hz_date_split(b->figures.day, &year, &month, NULL);
    (void)snprintf(title, sizeof title, "%s重大事故隐患专项排查整治情况通报（%d年%d月）",
                   b->plan->county, year, month);
    return hz_writer_title(b->writer, title, b->err);
}

/* “排查重大事故隐患244项（本月新增149项）” */
static void add_found(struct telling *b)
{
    const struct unit *t = &b->figures.total;
    tell(b, "共排查重大事故隐患");
    tell_value(b, HZ_IND_FOUND, t->now[HZ_IND_FOUND]);
    tell(b, "项");
    if (b->figures.has_increase) {
        tell(b, "（本月新增");
        tell_value(b, HZ_IND_FOUND, t->increase[HZ_IND_FOUND]);
        tell(b, "项）");
    }
}

/* The sentence of the national bulletins: found and rectified by departments and by enterprises. */
static int write_sentence(struct telling *b)
{
    const struct unit *t = &b->figures.total;
    int year = 0;
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, &year, &month, &day);
    tell(b, "截至%d年%d月%d日，全县", year, month, day);
    add_found(b);
    tell_figure(b, "，其中部门检查发现", HZ_IND_CHECK_FOUND, "项、");
    tell_figure(b, "完成整改", HZ_IND_CHECK_RECTIFIED, "项，");
    tell_figure(b, "企业自查发现", HZ_IND_SELF_FOUND, "项、");
    tell_figure(b, "完成整改", HZ_IND_SELF_RECTIFIED, "项；");
    tell_figure(b, "累计完成整改", HZ_IND_RECTIFIED, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        tell(b, "，整改率");
        tell_value(b, HZ_IND_RATE, unit_rate(t));
        tell(b, "%%");
    }
    tell_figure(b, "；未整改", HZ_IND_OPEN, "项，");
    tell_figure(b, "其中逾期", HZ_IND_OVERDUE, "项；");
    tell_figure(b, "已销号", HZ_IND_CLOSED, "项。");
    tell_figure(b, "挂牌督办", HZ_IND_LISTED, "项，");
    tell_figure(b, "其中完成整改", HZ_IND_LISTED_RECTIFIED, "项。");
    tell_figure(b, "罚款", HZ_IND_PENALTY, "万元，");
    tell_figure(b, "“一案双罚”", HZ_IND_BOTH_PENALTIES, "起。");
    return tell_paragraph(b);
}

static int write_unit(struct telling *b, const char *name, const struct unit *unit, size_t rank)
{
    char rooms[SHOWN][32];
    char place[32] = "";
    hz_span cells[SHOWN + 2] = {hz_span_of(name)};
    for (size_t i = 0; i < SHOWN; i++) {
        bool rate = hz_indicator_get_kind(shown[i]) == HZ_KIND_RATE;
        rooms[i][0] = '\0';
        if (rate && unit->now[HZ_IND_FOUND] > 0) {
            hz_figure_format(hz_indicator_get_kind(shown[i]), unit_rate(unit), rooms[i]);
            (void)strncat(rooms[i], "%", 2);
        } else if (!rate && unit->reported) {
            hz_figure_format(hz_indicator_get_kind(shown[i]), unit->now[shown[i]], rooms[i]);
        }
        cells[i + 1] = hz_span_of(rooms[i]);
    }
    if (rank > 0) {
        (void)snprintf(place, sizeof place, "%zu", rank);
    }
    cells[SHOWN + 1] = hz_span_of(place);
    return hz_writer_row(b->writer, cells, b->err);
}

static int write_table(struct telling *b)
{
    hz_span labels[SHOWN + 2] = {hz_span_of(hz_column_get(HZ_COL_AREA)->label)};
    for (size_t i = 0; i < SHOWN; i++) {
        labels[i + 1] = hz_span_of(hz_indicator_label(shown[i]));
    }
    labels[SHOWN + 1] = hz_span_of("整改率名次");
    int result = hz_writer_table(b->writer, labels, SHOWN + 2, b->err);
    for (size_t i = 0; result == 0 && i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        result = write_unit(b, unit->name, unit, ranking_place(&b->figures, unit));
    }
    return result == 0 ? write_unit(b, HZ_TOTAL, &b->figures.total, 0) : result;
}

static int write_laggards(struct telling *b)
{
    tell(b, "整改率较低的乡镇：");
    if (!tell_ranking(b, ranking_by_rate, HZ_IND_RATE, "%")) {
        tell(b, "无");
    }
    tell(b, "。逾期未整改较多的乡镇：");
    if (!tell_ranking(b, ranking_by_overdue, HZ_IND_OVERDUE, "项")) {
        tell(b, "无");
    }
    tell(b, "。请有关乡镇抓紧整改，按期销号。");
    return tell_paragraph(b);
}

static bool all_reported(const struct telling *b)
{
    for (size_t i = 0; i < b->figures.count; i++) {
        if (!b->figures.units[i].reported) {
            return false;
        }
    }
    return true;
}

static int write_missing(struct telling *b)
{
    size_t missing = 0;
    for (size_t i = 0; i < b->figures.count; i++) {
        missing += b->figures.units[i].reported ? 0 : 1;
    }
    if (missing == 0) {
        tell(b, "各乡镇均已报送。");
        return tell_paragraph(b);
    }
    tell(b, "截至调度日未报送的乡镇%zu个：", missing);
    bool any = false;
    for (size_t i = 0; i < b->figures.count; i++) {
        if (!b->figures.units[i].reported) {
            tell(b, "%s%s", any ? "、" : "", b->figures.units[i].name);
            any = true;
        }
    }
    tell(b, "。请于收到本通报后立即补报，无隐患的也须零报告。");
    return tell_paragraph(b);
}

/* More or less than a month before; @p indicator says how it is written. */
static void add_change(struct telling *b, const char *what, hz_indicator indicator, int64_t change,
                       const char *unit)
{
    tell(b, "%s%s", what, change < 0 ? "减少" : "增加");
    tell_value(b, indicator, change < 0 ? -change : change);
    tell(b, "%s", unit);
}

/* 与上月相比; nothing where the roll-up has no increase. */
static int write_change(struct telling *b)
{
    const struct unit *t = &b->figures.total;
    int64_t found = t->now[HZ_IND_FOUND] - t->increase[HZ_IND_FOUND];
    if (!b->figures.has_increase) {
        return 0;
    }
    tell(b, "与上月相比，排查");
    add_change(b, "", HZ_IND_FOUND, t->increase[HZ_IND_FOUND], "项，");
    add_change(b, "整改", HZ_IND_RECTIFIED, t->increase[HZ_IND_RECTIFIED], "项，");
    add_change(b, "未整改", HZ_IND_OPEN, t->increase[HZ_IND_OPEN], "项，");
    add_change(b, "逾期", HZ_IND_OVERDUE, t->increase[HZ_IND_OVERDUE], "项");
    if (found > 0 && t->now[HZ_IND_FOUND] > 0) {
        int64_t before = hz_rate(t->now[HZ_IND_RECTIFIED] - t->increase[HZ_IND_RECTIFIED], found);
        int64_t change = unit_rate(t) - before;
        tell(b, "，整改率%s", change < 0 ? "下降" : "提高");
        tell_value(b, HZ_IND_RATE, change < 0 ? -change : change);
        tell(b, "个百分点");
    }
    tell(b, "。");
    return tell_paragraph(b);
}

/* 总体情况: the figures, and how they changed. */
static int write_overview(struct telling *b)
{
    int result = write_sentence(b);
    return result == 0 ? write_change(b) : result;
}

/* 报送情况: who came late, whose older figures stand, of whom nothing came. */
static int write_reporting(struct telling *b)
{
    size_t lates = standing_count(&b->figures, STANDING_LATE);
    size_t olders = standing_count(&b->figures, STANDING_OLDER);
    if (lates > 0) {
        tell(b, "迟报的单位%zu个：", lates);
        tell_standing(b, STANDING_LATE);
        tell(b, "。");
    }
    if (olders > 0) {
        tell(b, "本月未报、沿用此前数字的单位%zu个：", olders);
        tell_standing(b, STANDING_OLDER);
        tell(b, "。");
    }
    if ((lates > 0 || olders > 0) && tell_paragraph(b) != 0) {
        return -1;
    }
    return lates + olders > 0 && all_reported(b) ? 0 : write_missing(b);
}

/* The parts of the bulletin in their order. */
static const struct part {
    const char *heading;
    int (*write)(struct telling *b);
} parts[] = {
    {"一、总体情况", write_overview},
    {"二、各乡镇情况", write_table},
    {"三、进展滞后情况", write_laggards},
    {"四、报送情况", write_reporting},
};

int hz_report_bulletin(const char *path, const hz_plan *plan, hz_writer *writer, hz_diag *err)
{
    struct telling b = {.plan = plan, .writer = writer, .err = err};
    int result = figures_read(&b.figures, path, plan, err);
    if (result == 0) {
        result = write_title(&b);
    }
    for (size_t i = 0; result == 0 && i < sizeof parts / sizeof parts[0]; i++) {
        result = hz_writer_heading(writer, parts[i].heading, err);
        result = result == 0 ? parts[i].write(&b) : result;
    }
    buf_free(&b.text);
    figures_free(&b.figures);
    return result;
}
