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

static int write_unit(struct bulletin *b, const char *name, const struct unit *unit)
{
    char rooms[SHOWN][32];
    hz_span cells[SHOWN + 1] = {hz_span_of(name)};
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
    return hz_writer_row(b->writer, cells, b->err);
}

static int write_table(struct bulletin *b)
{
    hz_span labels[SHOWN + 1] = {hz_span_of(hz_column_get(HZ_COL_AREA)->label)};
    for (size_t i = 0; i < SHOWN; i++) {
        labels[i + 1] = hz_span_of(hz_indicator_label(shown[i]));
    }
    int result = hz_writer_table(b->writer, labels, SHOWN + 1, b->err);
    for (size_t i = 0; result == 0 && i < b->figures.count; i++) {
        result = write_unit(b, b->figures.units[i].name, &b->figures.units[i]);
    }
    return result == 0 ? write_unit(b, HZ_TOTAL, &b->figures.total) : result;
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

/* The parts of the bulletin in their order. */
static const struct part {
    const char *heading;
    int (*write)(struct bulletin *b);
} parts[] = {
    {"一、总体情况", write_sentence},
    {"二、各乡镇情况", write_table},
    {"三、进展滞后情况", write_laggards},
    {"四、报送情况", write_missing},
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
