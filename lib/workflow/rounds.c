/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/rounds.h"
#include "workflow/signatures.h"
#include <stdio.h>
#include <stdlib.h>

static const char day_told[] = "办理日期";
static const char day_recorded[] = "记录日期";

void rounds_free(struct rounds *r)
{
    buf_free(&r->text);
    free(r->items);
    *r = (struct rounds){0};
}

static int add(struct rounds *r, const char *role, hz_span name, const char *day_name, hz_date day)
{
    if (r->count == r->cap) {
        size_t cap = r->cap == 0 ? 16 : r->cap * 2;
        struct signed_as *items = realloc(r->items, cap * sizeof *items);
        if (items == NULL) {
            return -1;
        }
        r->items = items;
        r->cap = cap;
    }
    struct signed_as item = {r->sent_back + 1, role, day_name, r->text.len, name.len, day};
    if (!buf_add_span(&r->text, name)) {
        return -1;
    }
    r->items[r->count++] = item;
    return 0;
}

/* Adds whom the columns name, where it is not who they named before; @p but is left out. */
static int add_columns(struct rounds *r, const struct content *before, const struct content *now,
                       int but)
{
    for (size_t i = 0; i < signature_count; i++) {
        const struct signature *s = &signatures[i];
        hz_span name = content_column(now, s->person);
        hz_date day = HZ_NO_DATE;
        if (name.len == 0 || (int)s->person == but ||
            hz_span_equal(name, content_column(before, s->person))) {
            continue;
        }
        (void)hz_date_parse(content_column(now, s->day), &day);
        if (add(r, hz_column_get(s->person)->label, name, hz_column_get(s->day)->label, day) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Adds who did what the line tells of. */
static int add_event(struct rounds *r, const hz_journal_line *line, const struct line_days *days)
{
    const hz_event_info *event = hz_event_get((hz_event)line->event);
    hz_span name = line->cells[HZ_JOURNAL_BY];
    if (event->dates != HZ_COL_NONE && days->of[event->dates] != HZ_NO_DATE) {
        return add(r, event->role, name, hz_column_get((hz_column)event->dates)->label,
                   days->of[event->dates]);
    }
    if (days->told != HZ_NO_DATE) {
        return add(r, event->role, name, day_told, days->told);
    }
    return add(r, event->role, name, day_recorded, days->recorded);
}

int rounds_add_line(struct rounds *r, const hz_journal_line *line, const struct line_days *days,
                    const struct content *before, const struct content *now)
{
    r->sent_back += line->event == HZ_EVENT_REOPEN ? 1 : 0; /* who opens it begins the new round */
    int signs = hz_event_get((hz_event)line->event)->signs;
    if (add_columns(r, before, now, signs) != 0 || add_event(r, line, days) != 0) {
        return -1;
    }
    r->sent_back += line->event == HZ_EVENT_REJECT ? 1 : 0; /* who rejects it ends the old one */
    return 0;
}

int rounds_add_row(struct rounds *r, const struct content *before, const struct content *row)
{
    return add_columns(r, before, row, HZ_COL_NONE);
}

int rounds_write(const struct rounds *r, hz_writer *out, hz_error *err)
{
    const hz_span labels[] = {hz_span_of("轮次"), hz_span_of("角色"), hz_span_of("姓名"),
                              hz_span_of("日期"), hz_span_of("日期栏")};
    if (r->count == 0) {
        return 0;
    }
    if (hz_writer_heading(out, "责任人员一览（历次签名）", err) != 0 ||
        hz_writer_table(out, labels, 5, err) != 0) {
        return -1;
    }
    for (size_t i = 0; i < r->count; i++) {
        const struct signed_as *item = &r->items[i];
        char round[32];
        char day[16];
        (void)snprintf(round, sizeof round, "第%u轮", item->round);
        hz_date_format(item->day, day);
        const hz_span cells[] = {hz_span_of(round), hz_span_of(item->role),
                                 (hz_span){r->text.ptr + item->name, item->name_len},
                                 hz_span_of(day), hz_span_of(item->day_name)};
        if (hz_writer_row(out, cells, err) != 0) {
            return -1;
        }
    }
    return 0;
}
