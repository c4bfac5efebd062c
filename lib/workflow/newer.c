/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/newer.h"
#include "schema/schema.h"
#include "value/value.h"

/* The columns that some step of the loop sets or clears. */
static uint64_t columns_of_steps(void)
{
    uint64_t columns = HZ_BIT(HZ_COL_STATUS);
    for (int i = 0; i < HZ_EVENT_COUNT; i++) {
        const hz_event_info *event = hz_event_get((hz_event)i);
        columns |= event->given | event->clears;
        columns |= event->dates == HZ_COL_NONE ? 0 : HZ_BIT(event->dates);
        columns |= event->signs == HZ_COL_NONE ? 0 : HZ_BIT(event->signs);
    }
    return columns;
}

struct changed {
    uint64_t columns;
    bool others;
};

static bool note_changed(void *ctx, const struct difference *difference)
{
    struct changed *changed = ctx;
    int column = difference->number > 0 ? HZ_COL_NONE : hz_column_find(difference->label);
    if (column == HZ_COL_NONE) {
        changed->others = true;
    } else {
        changed->columns |= HZ_BIT(column);
    }
    return true;
}

/* The last day that the columns of steps hold. */
static hz_date last_day(const struct content *c, uint64_t columns)
{
    hz_date last = HZ_NO_DATE;
    for (int column = 0; column < HZ_COLUMN_COUNT; column++) {
        hz_date day;
        bool is_day = (columns & HZ_BIT(column)) != 0 && column != HZ_COL_EXTENDED_TO &&
                      hz_date_parse(content_column(c, (hz_column)column), &day) == HZ_VALUE_OK;
        last = is_day && (last == HZ_NO_DATE || day > last) ? day : last;
    }
    return last;
}

/* True if the event would have made of the one row the other, in the columns that it clears. */
static bool cleared_by(const hz_event_info *event, const struct content *before,
                       const struct content *now)
{
    int from = hz_choice_find(HZ_TYPE_STATUS, content_column(before, HZ_COL_STATUS));
    int to = hz_choice_find(HZ_TYPE_STATUS, content_column(now, HZ_COL_STATUS));
    if (event->clears == 0 || from < 0 || (event->from & 1U << from) == 0 || to != event->to) {
        return false;
    }
    for (int column = 0; column < HZ_COLUMN_COUNT; column++) {
        if ((event->clears & HZ_BIT(column)) != 0 &&
            content_column(now, (hz_column)column).len > 0) {
            return false;
        }
    }
    return true;
}

static bool is_newer(const struct content *before, const struct content *now)
{
    uint64_t steps = columns_of_steps();
    struct changed changed = {0};
    (void)content_compare(before, now, note_changed, &changed);
    if (changed.others || changed.columns == 0 || (changed.columns & ~steps) != 0) {
        return false;
    }
    hz_date then = last_day(before, steps);
    hz_date today = last_day(now, steps);
    int from = hz_choice_find(HZ_TYPE_STATUS, content_column(before, HZ_COL_STATUS));
    int to = hz_choice_find(HZ_TYPE_STATUS, content_column(now, HZ_COL_STATUS));
    bool later = today != HZ_NO_DATE && (then == HZ_NO_DATE || today > then);
    return later || (from >= 0 && to > from) ||
           cleared_by(hz_event_get(HZ_EVENT_REJECT), before, now) ||
           cleared_by(hz_event_get(HZ_EVENT_REOPEN), before, now);
}

void newer_note_edited(struct newer *n, const hz_row *row, const struct content *before,
                       const struct content *now)
{
    n->unknown = 0;
    if (is_newer(before, now)) {
        if (n->edited++ == 0) {
            hz_diag_copy(n->first_edited, sizeof n->first_edited, hz_row_text(row, HZ_COL_ID));
        }
    }
}

void newer_note_other(struct newer *n, const hz_row *row, bool is_unknown)
{
    if (is_unknown && n->unknown == 0) {
        hz_diag_copy(n->first_unknown, sizeof n->first_unknown, hz_row_text(row, HZ_COL_ID));
    }
    n->unknown = is_unknown ? n->unknown + 1 : 0;
}

uint64_t newer_count(const struct newer *n)
{
    return n->edited + n->unknown;
}

const char *newer_first(const struct newer *n)
{
    return n->edited > 0 ? n->first_edited : n->first_unknown;
}
