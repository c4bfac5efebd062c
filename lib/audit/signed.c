#include "audit/signatures.h"
#include "base/intern.h"
#include "check/persons.h"
#include <hazard/log.h>

struct search {
    const char *ledger;
    hz_span person;
    hz_writer *out;
    struct intern journaled; /* numbers that the journal knows */
    long count;
    hz_diag *err;
};

static int no_memory(struct search *s)
{
    hz_diag_set(s->err, HZ_E003, s->ledger, NULL);
    return -1;
}

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

static int search_line(struct search *s, const hz_journal_line *line)
{
    struct line_search l = {s, line, NULL};
    if (line->event < 0) {
        return 0;
    }
    if (intern_put(&s->journaled, line->cells[HZ_JOURNAL_ID]) == SIZE_MAX) {
        return no_memory(s);
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

static int search_journal(struct search *s)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int found = hz_journal_open(s->ledger, &journal, s->err) == 0 ? 1 : -1;
    while (found > 0 && (found = hz_journal_next(journal, &line, s->err)) > 0) {
        found = search_line(s, line) == 0 ? 1 : -1;
    }
    hz_journal_close(journal);
    return found;
}

/* Rows that the journal does not know tell by themselves who signed. */
static int search_row(struct search *s, const hz_row *row)
{
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (row->is_header || intern_find(&s->journaled, id) != SIZE_MAX) {
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

static int search_ledger(struct search *s)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    char *path = (char *)s->ledger;
    int found = hz_rows_open(&path, 1, 0, &rows) == 0 ? 1 : no_memory(s);
    while (found > 0 && (found = hz_rows_next(rows, &row, s->err)) > 0) {
        found = search_row(s, row) == 0 ? 1 : -1;
    }
    hz_rows_close(rows);
    return found;
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
    struct search s = {
        .ledger = ledger, .person = hz_span_trim(hz_span_of(person)), .out = out, .err = err};
    bool ok = hz_writer_table(out, labels, 6, err) == 0 && search_journal(&s) == 0 &&
              search_ledger(&s) == 0;
    intern_free(&s.journaled);
    return ok ? s.count : -1;
}
