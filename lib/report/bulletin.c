#include "base/buf.h"
#include "report/figures.h"
#include <hazard/report.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { NAMED = 3 }; /* units that a ranking names, more where they are level */

/* The figures that the table of the bulletin shows, in this order. */
static const hz_indicator shown[] = {
    HZ_IND_FOUND,   HZ_IND_RECTIFIED, HZ_IND_RATE,   HZ_IND_OPEN,
    HZ_IND_OVERDUE, HZ_IND_CLOSED,    HZ_IND_LISTED, HZ_IND_PENALTY,
};
enum { SHOWN = sizeof shown / sizeof shown[0] };

struct bulletin {
    const hz_plan *plan;
    struct figures figures;
    hz_writer *writer;
    struct buf text;
    bool no_memory;
    hz_diag *err;
};

__attribute__((format(printf, 2, 3))) static void add(struct bulletin *b, const char *format, ...)
{
    char piece[512];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(piece, sizeof piece, format, args);
    va_end(args);
    b->no_memory = !buf_add_text(&b->text, piece) || b->no_memory;
}

/* Adds “排查数”-like figures: a value in the indicator's way of writing. */
static void add_value(struct bulletin *b, hz_indicator indicator, int64_t value)
{
    char figure[32];
    hz_figure_format(hz_indicator_get_kind(indicator), value, figure);
    add(b, "%s", figure);
}

/* Writes what was added as a paragraph and begins anew. */
static int end_paragraph(struct bulletin *b)
{
    bool ok = buf_add(&b->text, "", 1) && !b->no_memory;
    if (!ok) {
        hz_diag_set(b->err, HZ_E003, NULL, NULL);
        return -1;
    }
    int result = hz_writer_paragraph(b->writer, b->text.ptr, b->err);
    b->text.len = 0;
    return result;
}

static int64_t rate_of(const struct unit *unit)
{
    return hz_rate(unit->now[HZ_IND_RECTIFIED], unit->now[HZ_IND_FOUND]);
}

static int write_title(struct bulletin *b)
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
static void add_found(struct bulletin *b)
{
    const struct unit *t = &b->figures.total;
    add(b, "共排查重大事故隐患");
    add_value(b, HZ_IND_FOUND, t->now[HZ_IND_FOUND]);
    add(b, "项");
    if (b->figures.has_increase) {
        add(b, "（本月新增");
        add_value(b, HZ_IND_FOUND, t->increase[HZ_IND_FOUND]);
        add(b, "项）");
    }
}

/* A piece of the sentence: what, a figure, its unit. */
static void add_figure(struct bulletin *b, const char *what, hz_indicator indicator,
                       const char *unit)
{
    add(b, "%s", what);
    add_value(b, indicator, b->figures.total.now[indicator]);
    add(b, "%s", unit);
}

/* The sentence of the national bulletins: found and rectified by departments and by enterprises. */
static int write_sentence(struct bulletin *b)
{
    const struct unit *t = &b->figures.total;
    int year = 0;
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, &year, &month, &day);
    add(b, "截至%d年%d月%d日，全县", year, month, day);
    add_found(b);
    add_figure(b, "，其中部门检查发现", HZ_IND_CHECK_FOUND, "项、");
    add_figure(b, "完成整改", HZ_IND_CHECK_RECTIFIED, "项，");
    add_figure(b, "企业自查发现", HZ_IND_SELF_FOUND, "项、");
    add_figure(b, "完成整改", HZ_IND_SELF_RECTIFIED, "项；");
    add_figure(b, "累计完成整改", HZ_IND_RECTIFIED, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        add(b, "，整改率");
        add_value(b, HZ_IND_RATE, rate_of(t));
        add(b, "%%");
    }
    add_figure(b, "；未整改", HZ_IND_OPEN, "项，");
    add_figure(b, "其中逾期", HZ_IND_OVERDUE, "项；");
    add_figure(b, "已销号", HZ_IND_CLOSED, "项。");
    add_figure(b, "挂牌督办", HZ_IND_LISTED, "项，");
    add_figure(b, "其中完成整改", HZ_IND_LISTED_RECTIFIED, "项。");
    add_figure(b, "罚款", HZ_IND_PENALTY, "万元，");
    add_figure(b, "“一案双罚”", HZ_IND_BOTH_PENALTIES, "起。");
    return end_paragraph(b);
}

/* The place of a unit by 整改率: units that are level share it; 0: it has no rate. */
static size_t rank_of(const struct figures *f, const struct unit *unit)
{
    size_t rank = 1;
    if (unit->now[HZ_IND_FOUND] <= 0) {
        return 0;
    }
    for (size_t i = 0; i < f->count; i++) {
        const struct unit *other = &f->units[i];
        rank += other->now[HZ_IND_FOUND] > 0 && rate_of(other) > rate_of(unit) ? 1 : 0;
    }
    return rank;
}

static int write_unit(struct bulletin *b, const char *name, const struct unit *unit, size_t rank)
{
    char rooms[SHOWN][32];
    char place[32] = "";
    hz_span cells[SHOWN + 2] = {hz_span_of(name)};
    for (size_t i = 0; i < SHOWN; i++) {
        bool rate = hz_indicator_get_kind(shown[i]) == HZ_KIND_RATE;
        rooms[i][0] = '\0';
        if (rate && unit->now[HZ_IND_FOUND] > 0) {
            hz_figure_format(hz_indicator_get_kind(shown[i]), rate_of(unit), rooms[i]);
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

static int write_table(struct bulletin *b)
{
    hz_span labels[SHOWN + 2] = {hz_span_of(hz_column_get(HZ_COL_AREA)->label)};
    for (size_t i = 0; i < SHOWN; i++) {
        labels[i + 1] = hz_span_of(hz_indicator_label(shown[i]));
    }
    labels[SHOWN + 1] = hz_span_of("整改率名次");
    int result = hz_writer_table(b->writer, labels, SHOWN + 2, b->err);
    for (size_t i = 0; result == 0 && i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        result = write_unit(b, unit->name, unit, rank_of(&b->figures, unit));
    }
    return result == 0 ? write_unit(b, HZ_TOTAL, &b->figures.total, 0) : result;
}

/* What a unit is ranked by: the larger, the further it lags; below zero: not ranked. */
static int64_t lag_of_rate(const struct unit *unit)
{
    int64_t lag = unit->now[HZ_IND_FOUND] > 0 ? 1000 - rate_of(unit) : 0;
    return lag > 0 ? lag : -1; /* who has rectified all does not lag */
}

static int64_t lag_of_overdue(const struct unit *unit)
{
    return unit->now[HZ_IND_OVERDUE] > 0 ? unit->now[HZ_IND_OVERDUE] : -1;
}

/* The lag of the last unit that a ranking still names. */
static int64_t last_named(const struct figures *f, int64_t (*lag)(const struct unit *))
{
    int64_t bound = INT64_MAX;
    for (size_t named = 0; named < NAMED;) {
        int64_t next = -1;
        size_t level = 0;
        for (size_t i = 0; i < f->count; i++) {
            int64_t value = lag(&f->units[i]);
            if (value < bound && value > next) {
                next = value;
                level = 0;
            }
            level += value == next && value >= 0 ? 1 : 0;
        }
        if (next < 0) {
            break;
        }
        bound = next;
        named += level;
    }
    return bound;
}

/* Names the units that lag most, the worst first: “甲镇（12.5%）、乙乡（20.0%）”. */
static bool add_ranking(struct bulletin *b, int64_t (*lag)(const struct unit *),
                        hz_indicator indicator, const char *unit)
{
    const struct figures *f = &b->figures;
    int64_t last = last_named(f, lag);
    bool any = false;
    for (int64_t bound = INT64_MAX; bound > last;) {
        int64_t next = -1;
        for (size_t i = 0; i < f->count; i++) {
            int64_t value = lag(&f->units[i]);
            next = value < bound && value > next ? value : next;
        }
        if (next < 0) {
            break;
        }
        bound = next;
        for (size_t i = 0; i < f->count; i++) {
            if (lag(&f->units[i]) == next) {
                bool rate = indicator == HZ_IND_RATE;
                add(b, "%s%s（", any ? "、" : "", f->units[i].name);
                add_value(b, indicator, rate ? rate_of(&f->units[i]) : f->units[i].now[indicator]);
                add(b, "%s）", unit);
                any = true;
            }
        }
    }
    return any;
}

static int write_laggards(struct bulletin *b)
{
    add(b, "整改率较低的乡镇：");
    if (!add_ranking(b, lag_of_rate, HZ_IND_RATE, "%")) {
        add(b, "无");
    }
    add(b, "。逾期未整改较多的乡镇：");
    if (!add_ranking(b, lag_of_overdue, HZ_IND_OVERDUE, "项")) {
        add(b, "无");
    }
    add(b, "。请有关乡镇抓紧整改，按期销号。");
    return end_paragraph(b);
}

static bool all_reported(const struct bulletin *b)
{
    for (size_t i = 0; i < b->figures.count; i++) {
        if (!b->figures.units[i].reported) {
            return false;
        }
    }
    return true;
}

static int write_missing(struct bulletin *b)
{
    size_t missing = 0;
    for (size_t i = 0; i < b->figures.count; i++) {
        missing += b->figures.units[i].reported ? 0 : 1;
    }
    if (missing == 0) {
        add(b, "各乡镇均已报送。");
        return end_paragraph(b);
    }
    add(b, "截至调度日未报送的乡镇%zu个：", missing);
    bool any = false;
    for (size_t i = 0; i < b->figures.count; i++) {
        if (!b->figures.units[i].reported) {
            add(b, "%s%s", any ? "、" : "", b->figures.units[i].name);
            any = true;
        }
    }
    add(b, "。请于收到本通报后立即补报，无隐患的也须零报告。");
    return end_paragraph(b);
}

/* More or less than a month before; @p indicator says how it is written. */
static void add_change(struct bulletin *b, const char *what, hz_indicator indicator, int64_t change,
                       const char *unit)
{
    add(b, "%s%s", what, change < 0 ? "减少" : "增加");
    add_value(b, indicator, change < 0 ? -change : change);
    add(b, "%s", unit);
}

/* 与上月相比; nothing where the roll-up has no increase. */
static int write_change(struct bulletin *b)
{
    const struct unit *t = &b->figures.total;
    int64_t found = t->now[HZ_IND_FOUND] - t->increase[HZ_IND_FOUND];
    if (!b->figures.has_increase) {
        return 0;
    }
    add(b, "与上月相比，排查");
    add_change(b, "", HZ_IND_FOUND, t->increase[HZ_IND_FOUND], "项，");
    add_change(b, "整改", HZ_IND_RECTIFIED, t->increase[HZ_IND_RECTIFIED], "项，");
    add_change(b, "未整改", HZ_IND_OPEN, t->increase[HZ_IND_OPEN], "项，");
    add_change(b, "逾期", HZ_IND_OVERDUE, t->increase[HZ_IND_OVERDUE], "项");
    if (found > 0 && t->now[HZ_IND_FOUND] > 0) {
        int64_t before = hz_rate(t->now[HZ_IND_RECTIFIED] - t->increase[HZ_IND_RECTIFIED], found);
        int64_t change = rate_of(t) - before;
        add(b, "，整改率%s", change < 0 ? "下降" : "提高");
        add_value(b, HZ_IND_RATE, change < 0 ? -change : change);
        add(b, "个百分点");
    }
    add(b, "。");
    return end_paragraph(b);
}

/* 总体情况: the figures, and how they changed. */
static int write_overview(struct bulletin *b)
{
    int result = write_sentence(b);
    return result == 0 ? write_change(b) : result;
}

/* Units whose 报送情况 begins so: “中都乡、沿溪乡”. How many there are. */
static size_t count_standing(const struct figures *f, const char *standing)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        count += strncmp(f->units[i].standing, standing, strlen(standing)) == 0 ? 1 : 0;
    }
    return count;
}

static void add_standing(struct bulletin *b, const char *standing)
{
    const char *joint = "";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        if (strncmp(unit->standing, standing, strlen(standing)) == 0) {
            add(b, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
}

/* 报送情况: who came late, whose older figures stand, of whom nothing came. */
static int write_reporting(struct bulletin *b)
{
    static const char late[] = "迟报";
    static const char older[] = "未报，沿用";
    size_t lates = count_standing(&b->figures, late);
    size_t olders = count_standing(&b->figures, older);
    if (lates > 0) {
        add(b, "迟报的单位%zu个：", lates);
        add_standing(b, late);
        add(b, "。");
    }
    if (olders > 0) {
        add(b, "本月未报、沿用此前数字的单位%zu个：", olders);
        add_standing(b, older);
        add(b, "。");
    }
    if ((lates > 0 || olders > 0) && end_paragraph(b) != 0) {
        return -1;
    }
    return lates + olders > 0 && all_reported(b) ? 0 : write_missing(b);
}

/* The parts of the bulletin in their order. */
static const struct part {
    const char *heading;
    int (*write)(struct bulletin *b);
} parts[] = {
    {"一、总体情况", write_overview},
    {"二、各乡镇情况", write_table},
    {"三、进展滞后情况", write_laggards},
    {"四、报送情况", write_reporting},
};

int hz_report_bulletin(const char *path, const hz_plan *plan, hz_writer *writer, hz_diag *err)
{
    struct bulletin b = {.plan = plan, .writer = writer, .err = err};
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

/* Units of which nothing came, or nothing this month. */
static void add_absent(struct bulletin *b)
{
    const char *joint = "；未报：";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        if (!unit->reported || strncmp(unit->standing, "未报", strlen("未报")) == 0) {
            add(b, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
}

static int write_brief(struct bulletin *b)
{
    const struct unit *t = &b->figures.total;
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, NULL, &month, &day);
    add(b, "【%s】截至%d月%d日，", b->plan->county, month, day);
    add_figure(b, "排查重大隐患", HZ_IND_FOUND, "项，");
    add_figure(b, "整改", HZ_IND_RECTIFIED, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        add(b, "（");
        add_value(b, HZ_IND_RATE, rate_of(t));
        add(b, "%%）");
    }
    add_figure(b, "，逾期", HZ_IND_OVERDUE, "项，");
    add_figure(b, "销号", HZ_IND_CLOSED, "项");
    add_absent(b);
    if (count_standing(&b->figures, "迟报") > 0) {
        add(b, "；迟报：");
        add_standing(b, "迟报");
    }
    if (t->now[HZ_IND_OVERDUE] > 0) {
        add(b, "；逾期最多：");
        (void)add_ranking(b, lag_of_overdue, HZ_IND_OVERDUE, "项");
    }
    add(b, "。");
    return end_paragraph(b);
}

int hz_report_brief(const char *path, const hz_plan *plan, hz_writer *writer, hz_diag *err)
{
    struct bulletin b = {.plan = plan, .writer = writer, .err = err};
    int result = figures_read(&b.figures, path, plan, err);
    result = result == 0 ? write_brief(&b) : result;
    buf_free(&b.text);
    figures_free(&b.figures);
    return result;
}
