#include "audit/each.h"
#include "audit/signatures.h"
#include "base/intern.h"
#include "check/persons.h"
#include <hazard/log.h>

struct search {
    hz_span person;
    hz_writer *out;
    struct intern journaled; /* numbers that the journal knows */
    long count;
    hz_diag *err;
};

static int write_found(struct search *s, hz_span id, hz_span role, hz_span day, hz_span number,
                       hz_span time)
{
    const hz_span cells[] = {id, role, s->person, day, number, time};
    s->count++;
    return hz_writer_row(s->out, cells, s->err);
}

/* One line of the journal, whose changes are looked at one by one. */
struct line_search {
    struct search *search;
    const hz_journal_line *line;
    const char *role; /* told already */
};

static int find_in_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct line_search *l = ctx;
    int column = hz_column_find(label);
    if (before.ptr == NULL || signature_find(column) < 0 ||
        !share_a_name(after, l->search->person)) {
        return 0;
    }
    const char *role = hz_column_get((hz_column)column)->label;
    if (l->role != NULL && strcmp(role, l->role) == 0) {
        return 0;
    }
    return write_found(l->search, l->line->cells[HZ_JOURNAL_ID], hz_span_of(role), hz_span_of(""),
                       l->line->cells[HZ_JOURNAL_NUMBER], l->line->cells[HZ_JOURNAL_TIME]);
}

static int search_line(void *ctx, const hz_journal_line *line)
{
    struct search *s = ctx;
    struct line_search l = {s, line, NULL};
    if (line->event < 0) {
        return 0;
    }
    if (intern_put(&s->journaled, line->cells[HZ_JOURNAL_ID]) == SIZE_MAX) {
        return -1;
    }
    if (share_a_name(line->cells[HZ_JOURNAL_BY], s->person)) {
        l.role = hz_event_get((hz_event)line->event)->role;
        if (write_found(s, line->cells[HZ_JOURNAL_ID], hz_span_of(l.role), hz_span_of(""),
                        line->cells[HZ_JOURNAL_NUMBER], line->cells[HZ_JOURNAL_TIME]) != 0) {
            return -1;
        }
    }
    return hz_journal_changes(line, find_in_change, &l);
}

/* Rows that the journal does not know tell by themselves who signed. */
static int search_row(void *ctx, const hz_row *row)
{
    struct search *s = ctx;
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (intern_find(&s->journaled, id) != SIZE_MAX) {
        return 0;
    }
    for (size_t i = 0; i < signature_count; i++) {
        hz_span none = hz_span_of("");
        hz_span role = hz_span_of(hz_column_get(signatures[i].person)->label);
        if (share_a_name(hz_row_text(row, signatures[i].person), s->person) &&
            write_found(s, id, role, hz_row_text(row, signatures[i].day), none, none) != 0) {
            return -1;
        }
    }
    return 0;
}

long hz_log_signed(const char *ledger, const char *person, hz_writer *out, hz_diag *err)
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
