/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/signatures.h"
#include "base/array.h"
#include <stdio.h>
#include <stdlib.h>

/* 谁检查、谁签名、谁负责 (art. 2.3.5) */
const struct signature_column signature_columns[] = {
    {HZ_COL_INSPECTOR, HZ_COL_FOUND_ON},        {HZ_COL_OWNER, HZ_COL_DUE_ON},
    {HZ_COL_EXTENDED_BY, HZ_COL_EXTENDED_ON},   {HZ_COL_RECLASSIFIED_BY, HZ_COL_RECLASSIFIED_ON},
    {HZ_COL_VERIFIER, HZ_COL_VERIFIED_ON},      {HZ_COL_APPROVER, HZ_COL_CLOSED_ON},
    {HZ_COL_CANCELLED_BY, HZ_COL_CANCELLED_ON},
};
const size_t signature_column_count = sizeof signature_columns / sizeof signature_columns[0];

int signature_column_find(int column)
{
    for (size_t i = 0; i < signature_column_count; i++) {
        if ((int)signature_columns[i].person == column) {
            return (int)i;
        }
    }
    return -1;
}

void signatures_free(struct signatures *s)
{
    buf_free(&s->text);
    free(s->items);
    *s = (struct signatures){0};
}

static int add(struct signatures *s, const char *role, hz_span name, const char *day_name,
               hz_date day)
{
    struct signature item = {s->finished_rounds + 1, role, day_name, s->text.len, name.len, day};
    if (!array_reserve(&s->items, &s->cap, s->count + 1, sizeof *s->items) ||
        !buf_add_span(&s->text, name)) {
        return -1;
    }
    s->items[s->count++] = item;
    return 0;
}

/* Add the persons who are new in the columns of signatures, except in column @p except. */
static int add_columns(struct signatures *s, const struct content *before,
                       const struct content *after, int except)
{
    for (size_t i = 0; i < signature_column_count; i++) {
        const struct signature_column *c = &signature_columns[i];
        hz_span name = content_column(after, c->person);
        hz_date day = HZ_NO_DATE;
        if (name.len == 0 || (int)c->person == except ||
            hz_span_equal(name, content_column(before, c->person))) {
            continue;
        }
        (void)plan_date_parse(s->plan, content_column(after, c->day), &day);
        if (add(s, hz_column_get(c->person)->label, name, hz_column_get(c->day)->label, day) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Add the person who signed the line itself, or who imported it: then the table has the others. */
static int add_event(struct signatures *s, const struct journal_line *line,
                     const struct line_dates *dates, const struct line_origin *origin)
{
    const hz_event_info *event = hz_event_get((hz_event)line->event);
    hz_span name = line->cells[HZ_JOURNAL_BY];
    if (origin->is_imported) {
        return add(s, importer_role, name, "记录日期", dates->recorded);
    }
    if (event->dates != HZ_COL_NONE && dates->of[event->dates] != HZ_NO_DATE) {
        return add(s, event->role, name, hz_column_get((hz_column)event->dates)->label,
                   dates->of[event->dates]);
    }
    if (dates->noted != HZ_NO_DATE) {
        return add(s, event->role, name, "办理日期", dates->noted);
    }
    return add(s, event->role, name, "记录日期", dates->recorded);
}

int signatures_add_line(struct signatures *s, const struct journal_line *line,
                        const struct line_dates *dates, const struct line_origin *origin,
                        const struct content *before, const struct content *after)
{
    int signs = origin->is_imported ? HZ_COL_NONE : hz_event_get((hz_event)line->event)->signs;
    s->finished_rounds += line->event == HZ_EVENT_REOPEN ? 1 : 0; /* begins the new round */
    if (add_columns(s, before, after, signs) != 0 || add_event(s, line, dates, origin) != 0) {
        return -1;
    }
    s->finished_rounds += line->event == HZ_EVENT_REJECT ? 1 : 0; /* ends the old round */
    return 0;
}

int signatures_add_row(struct signatures *s, const struct content *journaled,
                       const struct content *row)
{
    return add_columns(s, journaled, row, HZ_COL_NONE);
}

int signatures_write(const struct signatures *s, hz_writer *out, hz_error *err)
{
    const hz_span labels[] = {hz_span_of("轮次"), hz_span_of("角色"), hz_span_of("姓名"),
                              hz_span_of("日期"), hz_span_of("日期栏")};
    if (s->count == 0) {
        return 0;
    }
    if (hz_writer_text(out, HZ_TEXT_HEADING, "责任人员一览（历次签名）", err) != 0 ||
        hz_writer_table(out, labels, 5, err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct signature *item = &s->items[i];
        char round[32];
        char day[16];
        (void)snprintf(round, sizeof round, "第%u轮", item->round);
        hz_date_format(item->day, day);
        const hz_span cells[] = {hz_span_of(round), hz_span_of(item->role),
                                 (hz_span){s->text.ptr + item->name, item->name_len},
                                 hz_span_of(day), hz_span_of(item->day_name)};
        if (hz_writer_row(out, cells, err) != 0) {
            return -1;
        }
    }
    return 0;
}
