/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/days.h"
#include "ledger/journal_changes.h"

static int note_day(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct line_days *days = ctx;
    hz_date day = HZ_NO_DATE;
    bool is_date = hz_date_parse(after, &day) == HZ_VALUE_OK;
    if (before.ptr == NULL) {
        days->told = is_date && hz_span_is(label, changes_day) ? day : days->told;
        return 0;
    }
    int column = hz_column_find(label);
    days->changes++;
    if (column == HZ_COL_STATUS) {
        days->state = hz_choice_find(HZ_TYPE_STATUS, after);
    }
    if (is_date && column != HZ_COL_NONE &&
        hz_column_get((hz_column)column)->type == HZ_TYPE_DATE) {
        days->of[column] = day;
    }
    return 0;
}

int line_days_read(struct line_days *days, const hz_journal_line *line)
{
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    *days = (struct line_days){.told = HZ_NO_DATE, .state = -1};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        days->of[c] = HZ_NO_DATE;
    }
    (void)hz_date_parse((hz_span){time.ptr, time.len < 10 ? time.len : 10}, &days->recorded);
    return hz_journal_changes(line, note_day, days);
}

hz_date line_day(const struct line_days *days, hz_event event)
{
    int column = event == HZ_EVENT_ADD ? HZ_COL_FOUND_ON : hz_event_get(event)->dates;
    hz_date day = column == HZ_COL_NONE ? HZ_NO_DATE : days->of[column];
    day = day == HZ_NO_DATE ? days->told : day;
    return day == HZ_NO_DATE ? days->recorded : day;
}
