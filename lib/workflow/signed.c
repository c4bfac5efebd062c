/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/intern.h"
#include "check/ids.h"
#include "check/persons.h"
#include "workflow/days.h"
#include "workflow/each.h"
#include "workflow/log.h"
#include "workflow/signatures.h"

struct search {
    hz_span person;
    hz_writer *out;
    struct intern journaled; /* numbers that the journal knows */
    long count;
    hz_error *err;
};

static int write_found(struct search *s, hz_span id, const char *role, hz_date day,
                       const hz_journal_line *line)
{
    char text[16];
    hz_span none = hz_span_of("");
    hz_date_format(day, text);
    const hz_span cells[] = {id,
                             hz_span_of(role),
                             s->person,
                             hz_span_of(text),
                             line == NULL ? none : line->cells[HZ_JOURNAL_NUMBER],
                             line == NULL ? none : line->cells[HZ_JOURNAL_TIME]};
    s->count++;
    return hz_writer_row(s->out, cells, s->err);
}

/* One line of the journal, whose changes are looked at one by one. */
struct line_search {
    struct search *search;
    const hz_journal_line *line;
    struct line_days days;
    const char *role; /* told already */
};

static int find_in_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct line_search *l = ctx;
    int column = hz_column_find(label);
    int place = before.ptr == NULL ? -1 : signature_find(column);
    if (place < 0 || !share_a_name(after, l->search->person)) {
        return 0;
    }
    const char *role = hz_column_get((hz_column)column)->label;
    if (l->role != NULL && strcmp(role, l->role) == 0) {
        return 0;
    }
    return write_found(l->search, l->line->cells[HZ_JOURNAL_ID], role,
                       l->days.of[signatures[place].day], l->line);
}

static int search_line(void *ctx, const hz_journal_line *line)
{
    struct search *s = ctx;
    struct line_search l = {.search = s, .line = line};
    char plain[PLAIN_ID];
    hz_span id = line->cells[HZ_JOURNAL_ID];
    if (line->event < 0) {
        return 0;
    }
    if (intern_put(&s->journaled, plain_id(id, plain)) == SIZE_MAX ||
        line_days_read(&l.days, line) != 0) {
        return -1;
    }
    if (share_a_name(line->cells[HZ_JOURNAL_BY], s->person)) {
        l.role = hz_event_get((hz_event)line->event)->role;
        if (write_found(s, id, l.role, line_day(&l.days, (hz_event)line->event), line) != 0) {
            return -1;
        }
    }
    return hz_journal_changes(line, find_in_change, &l);
}

/* Rows that the journal does not know tell by themselves who signed. */
static int search_row(void *ctx, const hz_row *row)
{
    struct search *s = ctx;
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (intern_find(&s->journaled, plain_id(id, plain)) != SIZE_MAX) {
        return 0;
    }
    for (size_t i = 0; i < signature_count; i++) {
        hz_date day;
        (void)hz_date_parse(hz_row_text(row, signatures[i].day), &day);
        if (share_a_name(hz_row_text(row, signatures[i].person), s->person) &&
            write_found(s, id, hz_column_get(signatures[i].person)->label, day, NULL) != 0) {
            return -1;
        }
    }
    return 0;
}

long hz_log_signed(const char *ledger, const char *person, hz_writer *out, hz_error *err)
{
    const hz_span labels[] = {
        hz_span_of(hz_column_get(HZ_COL_ID)->label),
        hz_span_of("角色"),
        hz_span_of("姓名"),
        hz_span_of("日期"),
        hz_span_of(hz_journal_label(HZ_JOURNAL_NUMBER)),
        hz_span_of("记录时间"),
    };
    struct search s = {.person = hz_span_trim(hz_span_of(person)), .out = out, .err = err};
    bool ok = hz_writer_table(out, labels, 6, err) == 0 &&
              each_line(ledger, search_line, &s, NULL, err) == 0 &&
              each_row(ledger, search_row, &s, err) == 0;
    intern_free(&s.journaled);
    return ok ? s.count : -1;
}
