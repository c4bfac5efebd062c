/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/status.h"
#include "base/span.h"
#include "value/words.h"

/*
 * Wordings of 报送情况; the first that a cell contains decides. rollup writes the first of each
 * line.
 */
static const struct {
    enum reporting_status status;
    const char *says[8];
} words[] = {
    {STATUS_LEDGER, {"报台账", NULL}},
    {STATUS_EARLIER, {"沿用", NULL}},
    {STATUS_UNKNOWN, {"未按", "未及时", "不及时", NULL}},
    {STATUS_MISSING, {"未报", "未上报", "未收到", "缺报", "漏报", "没有报", "未填报", NULL}},
    {STATUS_LATE, {"迟报", "晚报", "逾期", "超期", "补报", "迟于", NULL}},
    {STATUS_IN_TIME, {"按时", "已报", "按期", "及时", "准时", "已上报", "零报告", NULL}},
};

/* The first date in the text; HZ_NO_DATE: none. */
static hz_date read_day(hz_span text)
{
    hz_date day = HZ_NO_DATE;
    size_t start = 0;
    while (start < text.len && (text.ptr[start] < '0' || text.ptr[start] > '9')) {
        start++;
    }
    size_t end = start;
    while (end < text.len && strchr("0123456789-/.", text.ptr[end]) != NULL) {
        end++;
    }
    (void)hz_date_parse((hz_span){text.ptr + start, end - start}, &day);
    return day;
}

bool status_read(struct unit *unit, hz_span text)
{
    hz_diag_copy(unit->status_text, sizeof unit->status_text, text);
    unit->status_day = read_day(text);
    unit->zero = span_find(text, hz_span_of("零报告")) != NULL &&
                 span_find(text, hz_span_of("未零报告")) == NULL;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (size_t k = 0; words[i].says[k] != NULL; k++) {
            if (span_find(text, hz_span_of(words[i].says[k])) != NULL) {
                unit->status = words[i].status;
                return unit->status != STATUS_UNKNOWN;
            }
        }
    }
    return text.len == 0;
}

/*
 * True if @p unit has @p status and may be named for it: a unit that need not report is not named
 * as late or missing. False for STATUS_UNKNOWN.
 */
static bool has_status(const struct unit *unit, enum reporting_status status)
{
    return status != STATUS_UNKNOWN && unit->status == status &&
           (unit->must_report || status == STATUS_IN_TIME);
}

size_t status_count(const struct unit_table *table, enum reporting_status status, bool departments)
{
    size_t count = 0;
    for (size_t i = 0; i < table->count; i++) {
        const struct unit *unit = &table->units[i];
        count += unit->is_department == departments && has_status(unit, status) ? 1 : 0;
    }
    return count;
}

void add_units_with_status(struct document *d, enum reporting_status status, bool departments,
                           bool with_days)
{
    const char *joint = "";
    for (size_t i = 0; i < d->table.count; i++) {
        const struct unit *unit = &d->table.units[i];
        int month = 0;
        int day = 0;
        if (unit->is_department != departments || !has_status(unit, status)) {
            continue;
        }
        add_text(d, "%s%s", joint, unit->name);
        if (with_days && unit->status_day != HZ_NO_DATE) {
            hz_date_split(unit->status_day, NULL, &month, &day);
            add_text(d, status == STATUS_EARLIER ? "（调度数据沿用%d月%d日所报）" : "（%d月%d日）",
                     month, day);
        }
        joint = "、";
    }
}
