/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/problems.h"
#include "report/ranking.h"
#include "report/report.h"
#include "report/status.h"
#include <stdio.h>

/* The columns of the annexes, in this order; 到期整改率 and 报送情况 may follow. */
static const hz_indicator columns[] = {
    HZ_IND_FOUND,   HZ_IND_RECTIFIED, HZ_IND_RATE,   HZ_IND_OPEN,
    HZ_IND_OVERDUE, HZ_IND_CLOSED,    HZ_IND_LISTED, HZ_IND_PENALTY,
};
enum { INDICATORS = sizeof columns / sizeof columns[0], MOST_COLUMNS = INDICATORS + 3 };

static int write_title(struct document *d)
{
    char title[256];
    char when[64];
    int year = 0;
    int month = 0;
    int day = 0;
    hz_date_split(d->table.day, &year, &month, &day);
    if (d->table.month != 0) {
        (void)snprintf(when, sizeof when, "%d年%d月", year, month);
    } else {
        (void)snprintf(when, sizeof when, "截至%d年%d月%d日", year, month, day);
    }
    (void)snprintf(title, sizeof title,
                   "%s安全生产委员会办公室关于%s%s重大事故隐患专项排查整治工作情况的通报",
                   d->plan->county, when, whole_county(d->plan));
    return hz_writer_text(d->writer, HZ_TEXT_TITLE, title, d->err);
}

/* The last report day is after the end of the campaign. */
static void add_end_of_campaign(struct document *d)
{
    int month = 0;
    int day = 0;
    if (d->table.day > d->plan->end) {
        hz_date_split(d->plan->end, NULL, &month, &day);
        add_text(d, "（专项行动于%d月%d日结束）", month, day);
    }
}

/* A draft has no letterhead, number or date. */
static int write_opening(struct document *d)
{
    int year = 0;
    int month = 0;
    int day = 0;
    add_text(d, "（送审稿）");
    if (end_paragraph(d) != 0) {
        return -1;
    }
    hz_date_split(d->table.day, &year, &month, &day);
    add_text(d, "根据《%s》月度调度要求，现将截至%d年%d月%d日", d->plan->title, year, month, day);
    add_end_of_campaign(d);
    add_text(d, "的工作进展情况通报如下：");
    return end_paragraph(d);
}

/* How many hazards were cancelled in the period; 0 also if the table does not say. */
static int64_t cancelled_now(const struct document *d)
{
    int64_t cancelled = d->table.totals[OF_ALL].increase[HZ_IND_CANCELLED];
    return d->table.has_increase && cancelled > 0 ? cancelled : 0; /* HZ_UNKNOWN is negative */
}

/* “，其中本期（5月23日至6月22日，下同）新增149项，核减2项（经批准撤销登记）” */
static void add_new_hazards(struct document *d)
{
    const struct unit_table *table = &d->table;
    int64_t cancelled = cancelled_now(d);
    int months[2];
    int days[2];
    if (!table->has_increase || table->totals[OF_ALL].increase[HZ_IND_FOUND] == HZ_UNKNOWN) {
        return;
    }
    hz_date_split(table->first, NULL, &months[0], &days[0]);
    hz_date_split(table->day, NULL, &months[1], &days[1]);
    add_text(d, "，其中本期（%d月%d日至%d月%d日，下同）新增", months[0], days[0], months[1],
             days[1]);
    add_value(d, HZ_IND_FOUND, table->totals[OF_ALL].increase[HZ_IND_FOUND] + cancelled);
    add_text(d, "项");
    if (cancelled > 0) {
        add_text(d, "，核减");
        add_value(d, HZ_IND_CANCELLED, cancelled);
        add_text(d, "项（重复登记或误登，经批准撤销登记，不再计入各项累计数）");
    }
}

static void add_share(struct document *d, const char *what, hz_indicator found,
                      hz_indicator rectified)
{
    const struct unit *t = &d->table.totals[OF_ALL];
    if (t->now[found] == HZ_UNKNOWN) {
        return;
    }
    add_total(d, what, found, "项");
    if (t->now[HZ_IND_FOUND] > 0) {
        add_text(d, "，占");
        add_value(d, HZ_IND_RATE, hz_rate(t->now[found], t->now[HZ_IND_FOUND]));
        add_text(d, "%%");
    }
    add_total(d, "，完成整改", rectified, "项");
    add_text(d, "；");
}

/* “，较上期提高21.4个百分点”: the difference of the rates as printed. */
static void add_rate_change(struct document *d)
{
    const struct unit *t = &d->table.totals[OF_ALL];
    int64_t found = t->increase[HZ_IND_FOUND];
    int64_t rectified = t->increase[HZ_IND_RECTIFIED];
    if (!d->table.has_increase || found == HZ_UNKNOWN || rectified == HZ_UNKNOWN ||
        t->now[HZ_IND_FOUND] - found <= 0) {
        return;
    }
    int64_t change =
        unit_rate(t) - hz_rate(t->now[HZ_IND_RECTIFIED] - rectified, t->now[HZ_IND_FOUND] - found);
    if (change == 0) {
        add_text(d, "，与上期持平");
        return;
    }
    add_text(d, "，较上期%s", change < 0 ? "下降" : "提高");
    add_value(d, HZ_IND_RATE, change < 0 ? -change : change);
    add_text(d, "个百分点");
}

static int write_found(struct document *d)
{
    add_text(d, "（一）排查整改情况。专项行动开展以来，%s", whole_county(d->plan));
    add_total(d, "累计排查重大事故隐患", HZ_IND_FOUND, "项");
    add_new_hazards(d);
    add_text(d, "。");
    if (d->table.totals[OF_ALL].now[HZ_IND_SELF_FOUND] != HZ_UNKNOWN) {
        add_text(d, "按来源分，");
        add_share(d, "企业自查发现", HZ_IND_SELF_FOUND, HZ_IND_SELF_RECTIFIED);
        add_share(d, "各级各部门检查发现", HZ_IND_CHECK_FOUND, HZ_IND_CHECK_RECTIFIED);
    }
    add_total(d, "累计完成整改", HZ_IND_RECTIFIED, "项");
    if (unit_rate(&d->table.totals[OF_ALL]) != HZ_UNKNOWN) {
        add_text(d, "，整改率");
        add_value(d, HZ_IND_RATE, unit_rate(&d->table.totals[OF_ALL]));
        add_text(d, "%%");
        add_rate_change(d);
    }
    add_total(d, "；累计验收销号", HZ_IND_CLOSED, "项");
    add_total(d, "。尚未整改", HZ_IND_OPEN, "项");
    add_change(d, "，较上期", HZ_IND_OPEN);
    add_total(d, "；其中逾期未整改", HZ_IND_OVERDUE, "项");
    add_change(d, "，较上期", HZ_IND_OVERDUE);
    add_text(d, "。");
    return end_paragraph(d);
}

/* Listing and penalties. Authorities list hazards, so that no township is named here. */
static int write_enforcement(struct document *d)
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
    add_text(d, "（二）挂牌督办和执法情况。");
    add_total(d, "累计挂牌督办", HZ_IND_LISTED, "项");
    add_total(d, "，其中已完成整改", HZ_IND_LISTED_RECTIFIED, "项");
    add_total(d, "；罚款", HZ_IND_PENALTY, "万元");
    add_total(d, "，“一案双罚”", HZ_IND_BOTH_PENALTIES, "起");
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        char what[64];
        (void)snprintf(what, sizeof what, "，%s", measures[i].what);
        add_total(d, what, measures[i].indicator, measures[i].unit);
    }
    add_text(d, "。");
    return end_paragraph(d);
}

static void add_count(struct document *d, const char *what, enum reporting_status status,
                      bool departments)
{
    size_t count = status_count(&d->table, status, departments);
    if (count > 0) {
        add_text(d, "，%s%zu个", what, count);
    }
}

static size_t count_units(const struct unit_table *table, bool departments)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        count += table->units[i].is_department == departments ? 1 : 0;
    }
    return count;
}

/* “乡镇25个，按时报送24个，未报送1个” */
static void add_unit_kind(struct document *d, const char *kind, bool departments)
{
    size_t known = 0;
    for (size_t i = 0; i < d->table.count; i++) {
        const struct unit *unit = &d->table.units[i];
        known += unit->is_department == departments && unit->status != STATUS_UNKNOWN ? 1 : 0;
    }
    if (known == 0) {
        return;
    }
    add_text(d, "%s%zu个", kind, count_units(&d->table, departments));
    add_count(d, "按时报送", STATUS_IN_TIME, departments);
    add_count(d, "迟报", STATUS_LATE, departments);
    add_count(d, "未报送本期调度表", STATUS_EARLIER, departments);
    add_count(d, "报送台账", STATUS_LEDGER, departments);
    add_count(d, "未报送", STATUS_MISSING, departments);
    add_text(d, "。");
}

/* Units with a zero report, which counts as reported. */
static void add_zero_reports(struct document *d)
{
    const char *joint = "零报告的单位：";
    for (size_t i = 0; i < d->table.count; i++) {
        const struct unit *unit = &d->table.units[i];
        if (unit->zero && (unit->status == STATUS_IN_TIME || unit->status == STATUS_LATE)) {
            add_text(d, "%s%s", joint, unit->name);
            joint = "、";
        }
    }
    add_text(d, "%s", strcmp(joint, "、") == 0 ? "。" : "");
}

/* Only if the table says which units reported. */
static int write_reporting(struct document *d)
{
    if (!d->table.has_status) {
        return 0;
    }
    add_text(d, "（三）信息报送情况。");
    add_unit_kind(d, "乡镇", false);
    add_unit_kind(d, "县直部门", true);
    add_zero_reports(d);
    return end_paragraph(d);
}

static int write_overview(struct document *d)
{
    return write_found(d) != 0 || write_enforcement(d) != 0 || write_reporting(d) != 0 ? -1 : 0;
}

static void put_rate(char buffer[32], int64_t rate)
{
    format_value(HZ_IND_RATE, rate, buffer);
    if (rate != HZ_UNKNOWN) {
        (void)strncat(buffer, "%", 2);
    }
}

static bool has_due(const struct document *d)
{
    return d->table.totals[OF_ALL].now[HZ_IND_DUE] != HZ_UNKNOWN;
}

static int write_unit(struct document *d, const char *name, const struct unit *unit)
{
    char buffers[MOST_COLUMNS][32];
    hz_span cells[MOST_COLUMNS] = {hz_span_of(name)};
    size_t count = 1;
    for (size_t i = 0; i < INDICATORS; i++, count++) {
        if (hz_indicator_get_kind(columns[i]) == HZ_KIND_RATE) {
            put_rate(buffers[count], unit_rate(unit));
        } else {
            format_value(columns[i], unit->now[columns[i]], buffers[count]);
        }
        cells[count] = hz_span_of(buffers[count]);
    }
    if (has_due(d)) {
        put_rate(buffers[count], unit_due_rate(unit));
        cells[count] = hz_span_of(buffers[count]);
        count++;
    }
    if (d->table.has_status) {
        cells[count++] = hz_span_of(unit->status_text);
    }
    return hz_writer_row(d->writer, cells, d->err);
}

static int write_labels(struct document *d, const char *first)
{
    hz_span labels[MOST_COLUMNS] = {hz_span_of(first)};
    size_t count = 1;
    for (size_t i = 0; i < INDICATORS; i++) {
        labels[count++] = hz_span_of(hz_indicator_label(columns[i]));
    }
    if (has_due(d)) {
        labels[count++] = hz_span_of("到期整改率");
    }
    if (d->table.has_status) {
        labels[count++] = hz_span_of(hz_dispatch_label(HZ_DISPATCH_STANDING));
    }
    return hz_writer_table(d->writer, labels, count, d->err);
}

/* The table of the townships, or of the departments. */
static int write_table(struct document *d, bool departments)
{
    int result = write_labels(d, departments ? "部门" : hz_column_get(HZ_COL_AREA)->label);
    for (size_t i = 0; result == 0 && i < d->table.count; i++) {
        const struct unit *unit = &d->table.units[i];
        result = unit->is_department == departments ? write_unit(d, unit->name, unit) : 0;
    }
    const struct unit *total = &d->table.totals[departments ? OF_DEPARTMENTS : OF_TOWNSHIPS];
    bool none = departments && total->now[HZ_IND_FOUND] == HZ_UNKNOWN;
    return result == 0 && !none ? write_unit(d, HZ_TOTAL, total) : result;
}

static int write_annexes(struct document *d)
{
    if (hz_writer_text(d->writer, HZ_TEXT_HEADING, "附件1　各乡镇重大事故隐患排查整治情况表",
                       d->err) != 0 ||
        write_table(d, false) != 0) {
        return -1;
    }
    if (count_units(&d->table, true) == 0) {
        return 0;
    }
    return hz_writer_text(d->writer, HZ_TEXT_HEADING, "附件2　县直有关部门工作情况表", d->err) !=
                       0 ||
                   write_table(d, true) != 0
               ? -1
               : 0;
}

/* The parts of the bulletin, in order. */
static const struct part {
    const char *heading;
    int (*write)(struct document *d);
} parts[] = {
    {"一、总体情况", write_overview},
    {"二、存在的主要问题", write_problems},
    {"三、下一步工作要求", write_demands},
};

int write_bulletin(struct document *d)
{
    if (write_title(d) != 0 || write_opening(d) != 0) {
        return -1;
    }
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (hz_writer_text(d->writer, HZ_TEXT_HEADING, parts[i].heading, d->err) != 0 ||
            parts[i].write(d) != 0) {
            return -1;
        }
    }
    return write_annexes(d);
}
