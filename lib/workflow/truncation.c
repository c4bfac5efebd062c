/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/truncation.h"
#include "schema/informal_choice.h"
#include "schema/schema.h"
#include "value/value.h"

/* The columns that events set or clear. */
static uint64_t event_columns(void)
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

/* The last day in the columns @p columns. */
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

/* True if the event could have changed the row so, judging by the columns that it clears. */
static bool cleared_by(const hz_event_info *event, const struct content *before,
                       const struct content *now)
{
    int from = choice_read(HZ_TYPE_STATUS, NULL, content_column(before, HZ_COL_STATUS));
    int to = choice_read(HZ_TYPE_STATUS, NULL, content_column(now, HZ_COL_STATUS));
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

/* True if events that happened later can have changed @p before to @p now. */
static bool looks_later(const struct content *before, const struct content *now)
{
    uint64_t columns = event_columns();
    struct changed changed = {0};
    (void)content_compare(before, now, note_changed, &changed);
    if (changed.others || changed.columns == 0 || (changed.columns & ~columns) != 0) {
        return false;
    }
    hz_date then = last_day(before, columns);
    hz_date today = last_day(now, columns);
    int from = choice_read(HZ_TYPE_STATUS, NULL, content_column(before, HZ_COL_STATUS));
    int to = choice_read(HZ_TYPE_STATUS, NULL, content_column(now, HZ_COL_STATUS));
    bool later = today != HZ_NO_DATE && (then == HZ_NO_DATE || today > then);
    return later || (from >= 0 && to > from) ||
           cleared_by(hz_event_get(HZ_EVENT_REJECT), before, now) ||
           cleared_by(hz_event_get(HZ_EVENT_REOPEN), before, now);
}

void truncation_add_edited(struct truncation *t, const hz_row *row, const struct content *before,
                           const struct content *now)
{
    t->unknown = 0;
    if (looks_later(before, now)) {
        if (t->edited++ == 0) {
            hz_diag_copy(t->first_edited, sizeof t->first_edited, hz_row_text(row, HZ_COL_ID));
        }
    }
}

void truncation_add_other(struct truncation *t, const hz_row *row, bool is_unknown)
{
    if (is_unknown && t->unknown == 0) {
        hz_diag_copy(t->first_unknown, sizeof t->first_unknown, hz_row_text(row, HZ_COL_ID));
    }
    t->unknown = is_unknown ? t->unknown + 1 : 0;
}

uint64_t truncation_count(const struct truncation *t)
{
    return t->edited + t->unknown;
}

const char *truncation_first(const struct truncation *t)
{
    return t->edited > 0 ? t->first_edited : t->first_unknown;
}
