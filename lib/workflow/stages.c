/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/stages.h"
#include "base/message.h"
#include "base/text_domain.h"
#include <stdio.h>
#include <stdlib.h>

void stages_free(struct stages *s)
{
    free(s->items);
    *s = (struct stages){0};
}

static int add_stage(struct stages *s, int state, hz_date since)
{
    struct stage *items = realloc(s->items, (s->count + 1) * sizeof *items);
    if (items == NULL) {
        return -1;
    }
    s->items = items;
    s->items[s->count++] = (struct stage){state, since};
    return 0;
}

/* A hazard that went some way before the journal knew it: what its columns say of that. */
static int add_columns(struct stages *s, const hz_date day[HZ_COLUMN_COUNT], int state)
{
    static const struct {
        hz_column column;
        hz_status state;
    } columns[] = {
        {HZ_COL_FOUND_ON, HZ_STATUS_REGISTERED},
        {HZ_COL_ASSIGNED_ON, HZ_STATUS_ASSIGNED},
        {HZ_COL_RECTIFIED_ON, HZ_STATUS_TO_BE_ACCEPTED},
        {HZ_COL_CLOSED_ON, HZ_STATUS_CLOSED},
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        hz_date since = day[columns[i].column];
        if (since != HZ_NO_DATE && add_stage(s, (int)columns[i].state, since) != 0) {
            return -1;
        }
    }
    if (s->count > 0 && state > s->items[s->count - 1].state) {
        s->items[s->count - 1].state = state;
    }
    return 0;
}

int stages_add_line(struct stages *s, hz_event event, const struct line_days *days)
{
    int to = hz_event_get(event)->to;
    if (s->count == 0 && (event == HZ_EVENT_ADD || event == HZ_EVENT_ADOPT)) {
        return add_columns(s, days->of, days->state);
    }
    return to >= 0 ? add_stage(s, to, line_day(days, event)) : 0;
}

int stages_add_row(struct stages *s, const struct content *row)
{
    hz_date day[HZ_COLUMN_COUNT];
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        (void)hz_date_parse(content_column(row, (hz_column)c), &day[c]);
    }
    return add_columns(s, day, hz_choice_find(HZ_TYPE_STATUS, content_column(row, HZ_COL_STATUS)));
}

/* The days of a state; where they would be less than none, what contradicts it. */
static void write_length(const struct stage *stage, hz_date until, bool last, char text[128])
{
    char day[16];
    if (until >= stage->since) {
        (void)snprintf(text, 128, "%d", (int)(until - stage->since));
        return;
    }
    hz_date_format(until, day);
    (void)snprintf(text, 128,
                   last ? hz_translate(N_("begins only after %s"))
                        : hz_translate(N_("contradictory: the next state begins on %s already")),
                   day);
}

int stages_write(const struct stages *s, hz_date today, hz_writer *out, hz_error *err)
{
    const hz_span labels[] = {hz_span_of(hz_column_get(HZ_COL_STATUS)->label), hz_span_of("起"),
                              hz_span_of("止"), hz_span_of("天数")};
    if (s->count == 0) {
        return 0;
    }
    if (hz_writer_heading(out, "各环节用时", err) != 0 ||
        hz_writer_table(out, labels, 4, err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct stage *stage = &s->items[i];
        bool last = i + 1 == s->count;
        char from[16];
        char to[16] = "";
        char length[128] = "";
        hz_date_format(stage->since, from);
        if (!last || stage->state != HZ_STATUS_CLOSED) {
            hz_date_format(last ? HZ_NO_DATE : s->items[i + 1].since, to);
            write_length(stage, last ? today : s->items[i + 1].since, last, length);
        }
        const hz_span cells[] = {hz_span_of(hz_choices(HZ_TYPE_STATUS)[stage->state]),
                                 hz_span_of(from), hz_span_of(to), hz_span_of(length)};
        if (hz_writer_row(out, cells, err) != 0) {
            return -1;
        }
    }
    return 0;
}
