/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "base/span.h"
#include "check/ids.h"
#include "ledger/timestamp.h"
#include "output/writer.h"
#include "schema/informal_choice.h"
#include "workflow/durations.h"
#include "workflow/journal_replay.h"
#include "workflow/session.h"
#include "workflow/signatures.h"
#include "workflow/targets.h"
#include <stdio.h>

enum { SHOWN_CHANGES = 8 };

struct history {
    const char *ledger;
    const hz_plan *plan;
    hz_span id; /* in normal form */
    hz_writer *out;
    bool is_document; /* for people: headings, several tables, readable times */
    bool found;
    bool in_ledger;
    struct content row;    /* in the ledger */
    struct content before; /* in the journal, before the current line */
    struct content after;  /* and after it */
    struct durations durations;
    struct signatures signatures;
    struct buf changes; /* of a line, formatted for people */
    hz_error *err;
};

static bool is_hazard(const struct history *h, hz_span id)
{
    char plain[PLAIN_ID];
    return hz_span_equal(plain_id(id, plain), h->id);
}

static int no_memory(const struct history *h)
{
    return error_no_memory(h->err, h->ledger);
}

static int find_row(void *ctx, const hz_row *row)
{
    struct history *h = ctx;
    if (!is_hazard(h, hz_row_text(row, HZ_COL_ID))) {
        return 0;
    }
    h->found = h->in_ledger = true;
    return content_read(&h->row, row->binding, row->record->fields, row->record->count)
               ? 1
               : no_memory(h);
}

/* The first pass over the journal: states, signatures, and the content of the row at its end. */
static int collect_line(void *ctx, const struct journal_line *line)
{
    struct history *h = ctx;
    struct line_dates dates;
    bool all_current = true; /* of no interest here */
    if (line->event < 0 || !is_hazard(h, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    h->found = true;
    bool ok = line_dates_read(&dates, line, h->plan) == 0 && content_copy(&h->before, &h->after) &&
              replay_line(&h->after, line, h->plan, &all_current) == 0 &&
              durations_add_line(&h->durations, (hz_event)line->event, &dates) == 0 &&
              signatures_add_line(&h->signatures, line, &dates, &h->before, &h->after) == 0;
    return ok ? 0 : no_memory(h);
}

/* The ledger adds what the journal does not record. */
static int collect(struct history *h)
{
    if (ledger_each_row(h->ledger, h->plan, find_row, h, h->err) < 0 ||
        journal_each_line(h->ledger, collect_line, h, NULL, h->err) != 0) {
        return -1;
    }
    if (!h->in_ledger) {
        return 0;
    }
    bool ok = (h->durations.count > 0 || durations_add_row(&h->durations, &h->row, h->plan) == 0) &&
              signatures_add_row(&h->signatures, &h->after, &h->row) == 0;
    return ok ? 0 : no_memory(h);
}

/* Format a change as “label: old → new”, or “label: new” if the cell was empty. */
static int write_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct buf *text = ctx;
    bool ok = (text->len == 0 || buf_add_text(text, "; ")) && buf_add_span(text, label) &&
              buf_add_text(text, ": ");
    if (ok && before.ptr != NULL && before.len > 0) {
        ok = buf_add_span(text, before) && buf_add_text(text, " → ");
    }
    ok = ok && (after.len > 0 ? buf_add_span(text, after) : buf_add_text(text, "（清空）"));
    return ok ? 0 : -1;
}

/* Format the cells 内容 and 记录时间 for people. False: out of memory. */
static bool format_for_people(struct history *h, const struct journal_line *line, int changes,
                              hz_span *content, hz_span *time, char buffer[TIMESTAMP_SIZE])
{
    *time = timestamp_local(line->cells[HZ_JOURNAL_TIME], buffer);
    h->changes.len = 0;
    if (changes > SHOWN_CHANGES) {
        char many[64];
        (void)snprintf(many, sizeof many, "共登记 %d 项", changes);
        *content = hz_span_of("");
        if (!buf_add_text(&h->changes, many)) {
            return false;
        }
    } else if (journal_line_changes(line, write_change, &h->changes) != 0) {
        return false;
    }
    *content = buf_span(&h->changes);
    return true;
}

static int write_line(void *ctx, const struct journal_line *line)
{
    struct history *h = ctx;
    struct line_dates dates;
    char day[16];
    char buffer[TIMESTAMP_SIZE];
    hz_span content = line->cells[HZ_JOURNAL_CHANGES];
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    if (line->event < 0 || !is_hazard(h, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    if (line_dates_read(&dates, line, h->plan) != 0 ||
        (h->is_document && !format_for_people(h, line, dates.changes, &content, &time, buffer))) {
        return no_memory(h);
    }
    hz_date_format(line_date(&dates, (hz_event)line->event), day);
    const hz_span cells[] = {
        line->cells[HZ_JOURNAL_NUMBER],
        hz_span_of(day),
        line->cells[HZ_JOURNAL_EVENT],
        hz_span_of(hz_event_get((hz_event)line->event)->role),
        line->cells[HZ_JOURNAL_BY],
        content,
        time,
    };
    return hz_writer_row(h->out, cells, h->err);
}

static int write_events(struct history *h)
{
    const hz_span labels[] = {
        hz_span_of(hz_journal_label(HZ_JOURNAL_NUMBER)),
        hz_span_of("日期"),
        hz_span_of(hz_journal_label(HZ_JOURNAL_EVENT)),
        hz_span_of("角色"),
        hz_span_of("姓名"),
        hz_span_of("内容"),
        hz_span_of("记录时间"),
    };
    return hz_writer_table(h->out, labels, 7, h->err) == 0
               ? journal_each_line(h->ledger, write_line, h, NULL, h->err)
               : -1;
}

/* Write the title and the hazard's main columns. */
static int write_title(struct history *h)
{
    static const hz_column columns[] = {HZ_COL_ID, HZ_COL_AREA, HZ_COL_ENTERPRISE,
                                        HZ_COL_DESCRIPTION};
    enum { COLUMNS = sizeof columns / sizeof columns[0] };
    const struct content *known = h->after.count > 0 ? &h->after : &h->before;
    const struct content *row = h->in_ledger ? &h->row : known;
    bool minor =
        choice_read(HZ_TYPE_LEVEL, h->plan, content_column(row, HZ_COL_LEVEL)) == HZ_LEVEL_ORDINARY;
    hz_span labels[COLUMNS];
    hz_span values[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        labels[i] = hz_span_of(hz_column_get(columns[i])->label);
        values[i] = content_column(row, columns[i]);
    }
    const char *title = minor ? "一般事故隐患整改全过程记录" : "重大事故隐患整改全过程记录";
    return hz_writer_text(h->out, HZ_TEXT_TITLE, title, h->err) == 0 &&
                   hz_writer_table(h->out, labels, COLUMNS, h->err) == 0 &&
                   hz_writer_row(h->out, values, h->err) == 0 &&
                   hz_writer_text(h->out, HZ_TEXT_HEADING, "办理过程", h->err) == 0
               ? 0
               : -1;
}

static int write_history(struct history *h, hz_date today)
{
    if (!h->is_document) {
        return write_events(h);
    }
    return write_title(h) == 0 && write_events(h) == 0 &&
                   durations_write(&h->durations, today, h->out, h->err) == 0 &&
                   signatures_write(&h->signatures, h->out, h->err) == 0
               ? 0
               : -1;
}

static int write_of_hazard(const char *ledger, const char *id, const hz_plan *plan, hz_date today,
                           hz_writer *writer, hz_error *err)
{
    char plain[PLAIN_ID];
    struct history h = {.ledger = ledger,
                        .plan = plan,
                        .id = plain_id(span_trim(hz_span_of(id)), plain),
                        .out = writer,
                        .is_document = writer_is_document(writer),
                        .signatures = {.plan = plan},
                        .err = err};
    int result = collect(&h);
    if (result == 0 && h.found) {
        result = write_history(&h, today);
    } else if (result == 0) {
        targets_missing_diag(err, ledger, hz_span_of(id), NULL);
        result = -1;
    }
    content_free(&h.row);
    content_free(&h.before);
    content_free(&h.after);
    durations_free(&h.durations);
    signatures_free(&h.signatures);
    buf_free(&h.changes);
    return result;
}

int hz_history_write(const char *ledger, hz_history_of what, const char *name, const hz_plan *plan,
                     hz_date today, hz_writer *writer, hz_error *err)
{
    return what == HZ_HISTORY_OF_PERSON ? signature_search(ledger, name, plan, writer, err)
                                        : write_of_hazard(ledger, name, plan, today, writer, err);
}
