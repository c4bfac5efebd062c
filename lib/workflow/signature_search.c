/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "base/intern.h"
#include "base/span.h"
#include "check/ids.h"
#include "check/persons.h"
#include "ledger/timestamp.h"
#include "output/writer.h"
#include "schema/labels.h"
#include "workflow/journal_replay.h"
#include "workflow/session.h"
#include "workflow/signatures.h"
#include "workflow/undone_lines.h"
#include <stdio.h>

struct search {
    const char *ledger;
    const hz_plan *plan;
    hz_span person;
    hz_writer *out;
    struct intern journaled; /* hazards that have lines in the journal */
    struct undone_lines undone;
    struct line_origin origin; /* of the current line */
    bool is_undone;            /* it is */
    hz_error *err;
};

/* The time of recording; for people the local time. */
static hz_span shown_time(const struct search *s, const struct journal_line *line,
                          char local[TIMESTAMP_SIZE])
{
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    return writer_is_document(s->out) ? timestamp_local(time, local) : time;
}

static int write_found(struct search *s, hz_span id, const char *role, hz_date day,
                       const struct journal_line *line)
{
    char text[16];
    char full_role[64];
    char local[TIMESTAMP_SIZE];
    hz_span none = hz_span_of("");
    bool undone = line != NULL && s->is_undone;
    hz_date_format(day, text);
    (void)snprintf(full_role, sizeof full_role, "%s%s", role, undone ? undone_mark : "");
    const hz_span cells[] = {id,
                             hz_span_of(full_role),
                             s->person,
                             hz_span_of(text),
                             line == NULL ? none : line->cells[HZ_JOURNAL_NUMBER],
                             line == NULL ? none : shown_time(s, line, local)};
    return hz_writer_row(s->out, cells, s->err);
}

/* A line of the journal whose changes are being searched. */
struct line_search {
    struct search *search;
    const struct journal_line *line;
    struct line_dates dates;
    const char *role; /* already written for this line; NULL: none */
};

/* 1: failed, and the error is set. */
static int find_in_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct line_search *l = ctx;
    int column = label_column(l->dates.plan, label);
    int place = before.ptr == NULL ? -1 : signature_column_find(column);
    if (place < 0 || !share_a_name(after, l->search->person)) {
        return 0;
    }
    const char *role = hz_column_get((hz_column)column)->label;
    if (l->role != NULL && strcmp(role, l->role) == 0) {
        return 0;
    }
    hz_date day = l->dates.of[signature_columns[place].day];
    return write_found(l->search, l->line->cells[HZ_JOURNAL_ID], role, day, l->line) == 0 ? 0 : 1;
}

/* Write that the person took the step, or imported it. */
static int write_operator(struct line_search *l)
{
    struct search *s = l->search;
    hz_event event = (hz_event)l->line->event;
    bool imported = s->origin.is_imported;
    l->role = imported ? importer_role : hz_event_get(event)->role;
    hz_date day = imported ? l->dates.recorded : line_date(&l->dates, event);
    return write_found(s, l->line->cells[HZ_JOURNAL_ID], l->role, day, l->line);
}

static int search_line(void *ctx, const struct journal_line *line)
{
    struct search *s = ctx;
    struct line_search l = {.search = s, .line = line};
    char plain[PLAIN_ID];
    hz_span id = line->cells[HZ_JOURNAL_ID];
    if (line->event < 0) {
        return 0;
    }
    if (intern_put(&s->journaled, plain_id(id, plain)) == SIZE_MAX ||
        line_dates_read(&l.dates, line, s->plan) != 0 ||
        line_origin_read(&s->origin, line, s->plan) != 0) {
        return error_no_memory(s->err, s->ledger);
    }
    bool is_undo = line->event == HZ_EVENT_UNDO;
    s->is_undone = !is_undo && undone_lines_have(&s->undone, line);
    if (share_a_name(line->cells[HZ_JOURNAL_BY], s->person) && write_operator(&l) != 0) {
        return -1;
    }
    /* what an undo restores was signed before */
    int result = is_undo ? 0 : journal_line_changes(line, find_in_change, &l);
    if (result < 0) {
        return error_no_memory(s->err, s->ledger);
    }
    return result == 0 ? 0 : -1;
}

/* Search the columns of a row that the journal does not know. */
static int search_row(void *ctx, const hz_row *row)
{
    struct search *s = ctx;
    char plain[PLAIN_ID];
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (intern_find(&s->journaled, plain_id(id, plain)) != SIZE_MAX) {
        return 0;
    }
    for (size_t i = 0; i < signature_column_count; i++) {
        hz_date day;
        (void)plan_date_parse(s->plan, hz_row_text(row, signature_columns[i].day), &day);
        if (share_a_name(hz_row_text(row, signature_columns[i].person), s->person) &&
            write_found(s, id, hz_column_get(signature_columns[i].person)->label, day, NULL) != 0) {
            return -1;
        }
    }
    return 0;
}

int signature_search(const char *ledger, const char *person, const hz_plan *plan, hz_writer *writer,
                     hz_error *err)
{
    const hz_span labels[] = {
        hz_span_of(hz_column_get(HZ_COL_ID)->label),
        hz_span_of("角色"),
        hz_span_of("姓名"),
        hz_span_of("日期"),
        hz_span_of(hz_journal_label(HZ_JOURNAL_NUMBER)),
        hz_span_of("记录时间"),
    };
    struct search s = {.ledger = ledger,
                       .plan = plan,
                       .person = span_trim(hz_span_of(person)),
                       .out = writer,
                       .err = err};
    bool ok = undone_lines_read(&s.undone, ledger, err) == 0 &&
              hz_writer_table(writer, labels, 6, err) == 0 &&
              journal_each_line(ledger, search_line, &s, NULL, err) == 0 &&
              ledger_each_row(ledger, plan, search_row, &s, err) == 0;
    intern_free(&s.journaled);
    undone_lines_free(&s.undone);
    line_origin_free(&s.origin);
    return ok ? 0 : -1;
}
