/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/problems.h"
#include "report/ranking.h"
#include "report/report.h"
#include "report/standing.h"
#include <stdio.h>

/* The figures that the tables of the bulletin show, in this order; more may follow them. */
static const hz_indicator shown[] = {
    HZ_IND_FOUND,   HZ_IND_RECTIFIED, HZ_IND_RATE,   HZ_IND_OPEN,
    HZ_IND_OVERDUE, HZ_IND_CLOSED,    HZ_IND_LISTED, HZ_IND_PENALTY,
};
enum { SHOWN = sizeof shown / sizeof shown[0], COLUMNS = SHOWN + 3 };

static int write_title(struct telling *b)
{
    char title[256];
    char when[64];
    int year = 0;
    int month = 0;
    int day = 0;
    hz_date_split(b->figures.day, &year, &month, &day);
    if (b->figures.month != 0) {
        (void)snprintf(when, sizeof when, "%d年%d月", year, month);
    } else {
        (void)snprintf(when, sizeof when, "截至%d年%d月%d日", year, month, day);
    }
    (void)snprintf(title, sizeof title,
                   "%s安全生产委员会办公室关于%s%s重大事故隐患专项排查整治工作情况的通报",
                   b->plan->county, when, whole_place(b->plan));
    return hz_writer_title(b->writer, title, b->err);
}

/* The last report day lies after the end of the campaign. */
static void tell_end(struct telling *b)
{
    int month = 0;
    int day = 0;
    if (b->figures.day > b->plan->end) {
        hz_date_split(b->plan->end, NULL, &month, &day);
        tell(b, "（专项行动于%d月%d日结束）", month, day);
    }
}

/* A draft has neither head nor number nor date. */
static int write_opening(struct telling *b)
{
    int year = 0;
    int month = 0;
    int day = 0;
    tell(b, "（送审稿）");
    if (tell_paragraph(b) != 0) {
        return -1;
    }
    hz_date_split(b->figures.day, &year, &month, &day);
    tell(b, "根据《%s》月度调度要求，现将截至%d年%d月%d日", b->plan->title, year, month, day);
    tell_end(b);
    tell(b, "的工作进展情况通报如下：");
    return tell_paragraph(b);
}

/* “，其中本期（5月23日至6月22日，下同）新增149项” */
static void tell_new(struct telling *b)
{
    const struct figures *f = &b->figures;
    int months[2];
    int days[2];
    if (!f->has_increase || f->totals[OF_ALL].increase[HZ_IND_FOUND] == HZ_UNKNOWN) {
        return;
    }
    hz_date_split(f->first, NULL, &months[0], &days[0]);
    hz_date_split(f->day, NULL, &months[1], &days[1]);
    tell(b, "，其中本期（%d月%d日至%d月%d日，下同）新增", months[0], days[0], months[1], days[1]);
    tell_value(b, HZ_IND_FOUND, f->totals[OF_ALL].increase[HZ_IND_FOUND]);
    tell(b, "项");
}

static void tell_share(struct telling *b, const char *who, hz_indicator found,
                       hz_indicator rectified)
{
    const struct unit *t = &b->figures.totals[OF_ALL];
    if (t->now[found] == HZ_UNKNOWN) {
        return;
    }
    tell_figure(b, who, found, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        tell(b, "，占");
        tell_value(b, HZ_IND_RATE, hz_rate(t->now[found], t->now[HZ_IND_FOUND]));
        tell(b, "%%");
    }
    tell_figure(b, "，完成整改", rectified, "项");
    tell(b, "；");
}

/* “，较上期提高21.4个百分点”, of the rates as printed. */
static void tell_rate_change(struct telling *b)
{
    const struct unit *t = &b->figures.totals[OF_ALL];
    int64_t found = t->increase[HZ_IND_FOUND];
    int64_t rectified = t->increase[HZ_IND_RECTIFIED];
    if (!b->figures.has_increase || found == HZ_UNKNOWN || rectified == HZ_UNKNOWN ||
        t->now[HZ_IND_FOUND] - found <= 0) {
        return;
    }
    int64_t change =
        unit_rate(t) - hz_rate(t->now[HZ_IND_RECTIFIED] - rectified, t->now[HZ_IND_FOUND] - found);
    if (change == 0) {
        tell(b, "，与上期持平");
        return;
    }
    tell(b, "，较上期%s", change < 0 ? "下降" : "提高");
    tell_value(b, HZ_IND_RATE, change < 0 ? -change : change);
    tell(b, "个百分点");
}

static int write_found(struct telling *b)
{
    tell(b, "（一）排查整改情况。专项行动开展以来，%s", whole_place(b->plan));
    tell_figure(b, "累计排查重大事故隐患", HZ_IND_FOUND, "项");
    tell_new(b);
    tell(b, "。");
    if (b->figures.totals[OF_ALL].now[HZ_IND_SELF_FOUND] != HZ_UNKNOWN) {
        tell(b, "按来源分，");
        tell_share(b, "企业自查发现", HZ_IND_SELF_FOUND, HZ_IND_SELF_RECTIFIED);
        tell_share(b, "各级各部门检查发现", HZ_IND_CHECK_FOUND, HZ_IND_CHECK_RECTIFIED);
    }
    tell_figure(b, "累计完成整改", HZ_IND_RECTIFIED, "项");
    if (unit_rate(&b->figures.totals[OF_ALL]) != HZ_UNKNOWN) {
        tell(b, "，整改率");
        tell_value(b, HZ_IND_RATE, unit_rate(&b->figures.totals[OF_ALL]));
        tell(b, "%%");
        tell_rate_change(b);
    }
    tell_figure(b, "；累计验收销号", HZ_IND_CLOSED, "项");
    tell_figure(b, "。尚未整改", HZ_IND_OPEN, "项");
    tell_change(b, "，较上期", HZ_IND_OPEN);
    tell_figure(b, "；其中逾期未整改", HZ_IND_OVERDUE, "项");
    tell_change(b, "，较上期", HZ_IND_OVERDUE);
    tell(b, "。");
    return tell_paragraph(b);
}

/* What was listed and penalised. Listing is for the authorities: no township is named by it. */
static int write_enforcement(struct telling *b)
{
    static const struct {
        hz_indicator indicator;
        const char *what;
        const char *unit;
    } measures[] = {
        {HZ_IND_INTERVIEWS, "约谈", "次"},      {HZ_IND_SUSPENDED, "责令停产整顿", "家"},
        {HZ_IND_CLOSURES, "提请关闭", "家"},    {HZ_IND_TRANSFERS, "移送司法", "人"},
        {HZ_IND_EXPOSED, "曝光典型案例", "个"}, {HZ_IND_SANCTIONS, "联合惩戒", "次"},
    };
    tell(b, "（二）挂牌督办和执法情况。");
    tell_figure(b, "累计挂牌督办", HZ_IND_LISTED, "项");
    tell_figure(b, "，其中已完成整改", HZ_IND_LISTED_RECTIFIED, "项");
    tell_figure(b, "；罚款", HZ_IND_PENALTY, "万元");
    tell_figure(b, "，“一案双罚”", HZ_IND_BOTH_PENALTIES, "起");
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        char what[64];
        (void)snprintf(what, sizeof what, "，%s", measures[i].what);
        tell_figure(b, what, measures[i].indicator, measures[i].unit);
    }
    tell(b, "。");
    return tell_paragraph(b);
}

static void tell_count(struct telling *b, const char *what, enum standing standing,
                       bool departments)
{
    size_t count = standing_count(&b->figures, standing, departments);
    if (count > 0) {
        tell(b, "，%s%zu个", what, count);
    }
}

static size_t count_units(const struct figures *f, bool departments)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        count += f->units[i].is_department == departments ? 1 : 0;
    }
    return count;
}

/* “乡镇25个，按时报送24个，未报送1个” */
static void tell_kind(struct telling *b, const char *kind, bool departments)
{
    size_t known = 0;
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        known += unit->is_department == departments && unit->standing != STANDING_UNKNOWN ? 1 : 0;
    }
    if (known == 0) {
        return;
    }
    tell(b, "%s%zu个", kind, count_units(&b->figures, departments));
    tell_count(b, "按时报送", STANDING_IN_TIME, departments);
    tell_count(b, "迟报", STANDING_LATE, departments);
    tell_count(b, "未报送本期调度表", STANDING_OLDER, departments);
    tell_count(b, "报送台账", STANDING_LEDGER, departments);
    tell_count(b, "未报送", STANDING_MISSING, departments);
    tell(b, "。");
}

/* Who reported nothing to report, which is a report. */
static void tell_zeros(struct telling *b)
{
    const char *joint = "零报告的单位：";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        if (unit->zero && (unit->standing == STANDING_IN_TIME || unit->standing == STANDING_LATE)) {
            tell(b, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
    tell(b, "%s", strcmp(joint, "、") == 0 ? "。" : "");
}

/* Only where it is on record who reported, and when. */
static int write_reporting(struct telling *b)
{
    if (!b->figures.has_standing) {
        return 0;
    }
    tell(b, "（三）信息报送情况。");
    tell_kind(b, "乡镇", false);
    tell_kind(b, "县直部门", true);
    tell_zeros(b);
    return tell_paragraph(b);
}

static int write_overview(struct telling *b)
{
    return write_found(b) != 0 || write_enforcement(b) != 0 || write_reporting(b) != 0 ? -1 : 0;
}

static void put_rate(char buffer[32], int64_t rate)
{
    figure_text(HZ_IND_RATE, rate, buffer);
    if (rate != HZ_UNKNOWN) {
        (void)strncat(buffer, "%", 2);
    }
}

static bool has_due(const struct telling *b)
{
    return b->figures.totals[OF_ALL].now[HZ_IND_DUE] != HZ_UNKNOWN;
}

static int write_unit(struct telling *b, const char *name, const struct unit *unit)
{
    char buffers[COLUMNS][32];
    hz_span cells[COLUMNS] = {hz_span_of(name)};
    size_t count = 1;
    for (size_t i = 0; i < SHOWN; i++, count++) {
        if (hz_indicator_get_kind(shown[i]) == HZ_KIND_RATE) {
            put_rate(buffers[count], unit_rate(unit));
        } else {
            figure_text(shown[i], unit->now[shown[i]], buffers[count]);
        }
        cells[count] = hz_span_of(buffers[count]);
    }
    if (has_due(b)) {
        put_rate(buffers[count], unit_due_rate(unit));
        cells[count] = hz_span_of(buffers[count]);
        count++;
    }
    if (b->figures.has_standing) {
        cells[count++] = hz_span_of(unit->standing_text);
    }
    return hz_writer_row(b->writer, cells, b->err);
}

static int write_labels(struct telling *b, const char *first)
{
    hz_span labels[COLUMNS] = {hz_span_of(first)};
    size_t count = 1;
    for (size_t i = 0; i < SHOWN; i++) {
        labels[count++] = hz_span_of(hz_indicator_label(shown[i]));
    }
    if (has_due(b)) {
        labels[count++] = hz_span_of("到期整改率");
    }
    if (b->figures.has_standing) {
        labels[count++] = hz_span_of(hz_dispatch_label(HZ_DISPATCH_STANDING));
    }
    return hz_writer_table(b->writer, labels, count, b->err);
}

/* Townships and departments have tables of their own. */
static int write_table(struct telling *b, bool departments)
{
    int result = write_labels(b, departments ? "部门" : hz_column_get(HZ_COL_AREA)->label);
    for (size_t i = 0; result == 0 && i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        result = unit->is_department == departments ? write_unit(b, unit->name, unit) : 0;
    }
    const struct unit *total = &b->figures.totals[departments ? OF_DEPARTMENTS : OF_TOWNSHIPS];
    bool none = departments && total->now[HZ_IND_FOUND] == HZ_UNKNOWN;
    return result == 0 && !none ? write_unit(b, HZ_TOTAL, total) : result;
}

static int write_annexes(struct telling *b)
{
    if (hz_writer_heading(b->writer, "附件1　各乡镇重大事故隐患排查整治情况表", b->err) != 0 ||
        write_table(b, false) != 0) {
        return -1;
    }
    if (count_units(&b->figures, true) == 0) {
        return 0;
    }
    return hz_writer_heading(b->writer, "附件2　县直有关部门工作情况表", b->err) != 0 ||
                   write_table(b, true) != 0
               ? -1
               : 0;
}

/* The parts of the bulletin in their order. */
static const struct part {
    const char *heading;
    int (*write)(struct telling *b);
} parts[] = {
    {"一、总体情况", write_overview},
    {"二、存在的主要问题", write_problems},
    {"三、下一步工作要求", write_demands},
};

int hz_report_bulletin(const char *path, const hz_plan *plan, hz_sink sink, hz_writer *writer,
                       hz_error *err)
{
    struct telling b = {.plan = plan, .writer = writer, .err = err};
    int result = figures_read(&b.figures, path, plan, sink, err);
    if (result == 0 && (write_title(&b) != 0 || write_opening(&b) != 0)) {
        result = -1;
    }
    for (size_t i = 0; result == 0 && i < sizeof parts / sizeof parts[0]; i++) {
        result = hz_writer_heading(writer, parts[i].heading, err);
        result = result == 0 ? parts[i].write(&b) : result;
    }
    result = result == 0 ? write_annexes(&b) : result;
    buf_free(&b.text);
    figures_free(&b.figures);
    return result;
}
