/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/durations.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "rows/hazard.h"
#include "schema/informal_choice.h"
#include <stdio.h>
#include <stdlib.h>

void durations_free(struct durations *d)
{
    free(d->items);
    *d = (struct durations){0};
}

static int add_period(struct durations *d, struct state_period period)
{
    if (!array_reserve(&d->items, &d->cap, d->count + 1, sizeof *d->items)) {
        return -1;
    }
    d->items[d->count++] = period;
    return 0;
}

/* Add the states that the columns of a hazard prove before its journal begins. */
static int add_columns(struct durations *d, const hz_date day[HZ_COLUMN_COUNT], int state)
{
    static const struct {
        hz_column column;
        hz_status state;
        bool accepted;
    } columns[] = {
        {HZ_COL_FOUND_ON, HZ_STATUS_REGISTERED, false},
        {HZ_COL_ASSIGNED_ON, HZ_STATUS_ASSIGNED, false},
        {HZ_COL_RECTIFIED_ON, HZ_STATUS_TO_BE_ACCEPTED, false},
        {HZ_COL_VERIFIED_ON, HZ_STATUS_TO_BE_ACCEPTED, true},
        {HZ_COL_CLOSED_ON, HZ_STATUS_CLOSED, false},
        {HZ_COL_CANCELLED_ON, HZ_STATUS_CANCELLED, false},
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        hz_date since = day[columns[i].column];
        struct state_period period = {(int)columns[i].state, columns[i].accepted, since};
        if (since != HZ_NO_DATE && add_period(d, period) != 0) {
            return -1;
        }
    }
    if (d->count > 0 && state > d->items[d->count - 1].state) {
        d->items[d->count - 1].state = state;
        d->items[d->count - 1].accepted = false;
    }
    return 0;
}

int durations_add_line(struct durations *d, hz_event event, const struct line_dates *dates)
{
    int to = hz_event_get(event)->to;
    if (d->count == 0 && (event == HZ_EVENT_ADD || event == HZ_EVENT_ADOPT)) {
        return add_columns(d, dates->of, dates->state);
    }
    bool accepted = event == HZ_EVENT_ACCEPT;
    struct state_period period = {accepted ? HZ_STATUS_TO_BE_ACCEPTED : to, accepted,
                                  line_date(dates, event)};
    return period.state >= 0 ? add_period(d, period) : 0;
}

int durations_add_row(struct durations *d, const struct content *row, const hz_plan *plan)
{
    hz_date day[HZ_COLUMN_COUNT];
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        (void)plan_date_parse(plan, content_column(row, (hz_column)c), &day[c]);
    }
    return add_columns(d, day,
                       choice_read(HZ_TYPE_STATUS, plan, content_column(row, HZ_COL_STATUS)));
}

/* Write the days of a state, or that its dates contradict each other. */
static void write_length(const struct state_period *period, hz_date until, bool last,
                         char text[128])
{
    char day[16];
    if (until >= period->since) {
        (void)snprintf(text, 128, "%d", (int)(until - period->since));
        return;
    }
    hz_date_format(until, day);
    (void)snprintf(text, 128, last ? "截至 %s 尚未开始" : "日期矛盾：下一环节自 %s 起", day);
}

int durations_write(const struct durations *d, hz_date today, hz_writer *out, hz_error *err)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_STATUS)->label), hz_span_of("起"),
                              hz_span_of("止"), hz_span_of("天数")};
    if (d->count == 0) {
        return 0;
    }
    if (hz_writer_text(out, HZ_TEXT_HEADING, "各环节用时", err) != 0 ||
        hz_writer_table(out, labels, 4, err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < d->count; i++) {
        const struct state_period *period = &d->items[i];
        bool last = i + 1 == d->count;
        char from[16];
        char to[16] = "";
        char length[128] = "";
        hz_date_format(period->since, from);
        if (!last || period->state < HZ_STATUS_CLOSED) {
            hz_date_format(last ? HZ_NO_DATE : d->items[i + 1].since, to);
            write_length(period, last ? today : d->items[i + 1].since, last, length);
        }
        const char *state =
            period->accepted ? STATE_ACCEPTED : hz_choices(HZ_TYPE_STATUS)[period->state];
        const hz_span cells[] = {hz_span_of(state), hz_span_of(from), hz_span_of(to),
                                 hz_span_of(length)};
        if (hz_writer_row(out, cells, err) != 0) {
            return -1;
        }
    }
    return 0;
}
