/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "report/standing.h"
#include "value/words.h"

/* What cells say, the first that fits. “rollup” writes those in the first place of each. */
static const struct {
    enum standing standing;
    const char *says[8];
} words[] = {
    {STANDING_LEDGER, {"报台账", NULL}},
    {STANDING_OLDER, {"沿用", NULL}},
    {STANDING_UNKNOWN, {"未按", "未及时", "不及时", NULL}},
    {STANDING_MISSING, {"未报", "未上报", "未收到", "缺报", "漏报", "没有报", "未填报", NULL}},
    {STANDING_LATE, {"迟报", "晚报", "逾期", "超期", "补报", "迟于", NULL}},
    {STANDING_IN_TIME, {"按时", "已报", "按期", "及时", "准时", "已上报", "零报告", NULL}},
};

/* The day after the words; HZ_NO_DATE: none. */
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

bool standing_read(struct unit *unit, hz_span text)
{
    hz_diag_copy(unit->standing_text, sizeof unit->standing_text, text);
    unit->standing_day = read_day(text);
    unit->zero = word_find(text, hz_span_of("零报告")) != NULL &&
                 word_find(text, hz_span_of("未零报告")) == NULL;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (size_t k = 0; words[i].says[k] != NULL; k++) {
            if (word_find(text, hz_span_of(words[i].says[k])) != NULL) {
                unit->standing = words[i].standing;
                return unit->standing != STANDING_UNKNOWN;
            }
        }
    }
    return text.len == 0;
}

bool standing_is(const struct unit *unit, enum standing standing)
{
    return standing != STANDING_UNKNOWN && unit->standing == standing &&
           (unit->must_report || standing == STANDING_IN_TIME);
}

size_t standing_count(const struct figures *f, enum standing standing, bool departments)
{
    size_t count = 0;
    for (size_t i = 0; i < f->count; i++) {
        const struct unit *unit = &f->units[i];
        count += unit->is_department == departments && standing_is(unit, standing) ? 1 : 0;
    }
    return count;
}

void tell_standing(struct telling *b, enum standing standing, bool departments, bool days)
{
    const char *joint = "";
    for (size_t i = 0; i < b->figures.count; i++) {
        const struct unit *unit = &b->figures.units[i];
        int month = 0;
        int day = 0;
        if (unit->is_department != departments || !standing_is(unit, standing)) {
            continue;
        }
        tell(b, "%s%s", joint, unit->name);
        if (days && unit->standing_day != HZ_NO_DATE) {
            hz_date_split(unit->standing_day, NULL, &month, &day);
            tell(b, standing == STANDING_OLDER ? "（调度数据沿用%d月%d日所报）" : "（%d月%d日）",
                 month, day);
        }
        joint = "、";
    }
}
