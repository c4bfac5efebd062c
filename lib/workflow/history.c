/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/diag.h"
#include "base/span.h"
#include "check/ids.h"
#include "ledger/journal_changes.h"
#include "ledger/timestamp.h"
#include "output/writer.h"
#include "schema/informal_choice.h"
#include "schema/labels.h"
#include "workflow/durations.h"
#include "workflow/journal_replay.h"
#include "workflow/line_origin.h"
#include "workflow/rounds.h"
#include "workflow/session.h"
#include "workflow/signatures.h"
#include "workflow/targets.h"
#include "workflow/undone_lines.h"
#include <inttypes.h>
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
    struct undone_lines undone;
    struct durations durations;
    struct rounds rounds;
    struct signatures signatures;
    struct line_origin origin; /* of the current line */
    bool has_imported;         /* a line was imported from a table */
    struct buf changes;        /* of a line, formatted for people */
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

/* The row in the ledger; of a hazard that is gone, as the journal has it last. */
static const struct content *last_content(const struct history *h)
{
    const struct content *known = h->after.count > 0 ? &h->after : &h->before;
    return h->in_ledger ? &h->row : known;
}

/* Collect the states, rounds and signatures of a line that was not undone. */
static bool collect_step(struct history *h, const struct journal_line *line)
{
    struct line_dates dates;
    return line_dates_read(&dates, line, h->plan) == 0 &&
           line_origin_read(&h->origin, line, h->plan) == 0 &&
           durations_add_line(&h->durations, (hz_event)line->event, &dates) == 0 &&
           rounds_add_line(&h->rounds, line, &dates, &h->origin, &h->before) == 0 &&
           signatures_add_line(&h->signatures, line, &dates, &h->origin, &h->before, &h->after) ==
               0;
}

/* The first pass over the journal: the content of the row at its end as well. */
static int collect_line(void *ctx, const struct journal_line *line)
{
    struct history *h = ctx;
    bool all_current = true; /* of no interest here */
    if (line->event < 0 || !is_hazard(h, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    h->found = true;
    bool ok = content_copy(&h->before, &h->after) &&
              replay_line(&h->after, line, h->plan, &all_current) == 0 &&
              (undone_lines_have(&h->undone, line) || collect_step(h, line));
    h->has_imported = h->has_imported || h->origin.is_imported;
    return ok ? 0 : no_memory(h);
}

/* The ledger adds what the journal does not record. */
static int collect(struct history *h)
{
    if (undone_lines_read(&h->undone, h->ledger, h->err) != 0 ||
        ledger_each_row(h->ledger, h->plan, find_row, h, h->err) < 0 ||
        journal_each_line(h->ledger, collect_line, h, NULL, h->err) != 0) {
        return -1;
    }
    bool ok = rounds_end(&h->rounds, last_content(h)) == 0;
    if (ok && h->in_ledger) {
        ok = (h->durations.count > 0 || durations_add_row(&h->durations, &h->row, h->plan) == 0) &&
             signatures_add_row(&h->signatures, &h->after, &h->row) == 0;
    }
    return ok ? 0 : no_memory(h);
}

/* Append “old → new”, or “new” if the cell was empty. False: out of memory. */
static bool add_change(struct buf *text, hz_span before, hz_span after)
{
    return (before.len == 0 || (buf_add_span(text, before) && buf_add_text(text, " → "))) &&
           (after.len > 0 ? buf_add_span(text, after) : buf_add_text(text, "（清空）"));
}

/* Format a change as “label: old → new”, or “label: new” if the cell was empty. The source has a
 * column of its own. */
static int write_change(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct buf *text = ctx;
    if (before.ptr == NULL && hz_span_is(label, changes_source)) {
        return 0;
    }
    bool ok = (text->len == 0 || buf_add_text(text, "; ")) && buf_add_span(text, label) &&
              buf_add_text(text, ": ") && add_change(text, before, after);
    return ok ? 0 : -1;
}

/* Format a note as write_change() does, and leave out the columns. */
static int write_note(void *ctx, hz_span label, hz_span before, hz_span after)
{
    return before.ptr == NULL ? write_change(ctx, label, before, after) : 0;
}

/* Format what @p line records; of a long one the number of columns, which are shown apart, and the
 * notes, such as the reason. 0, or -1 when out of memory. */
static int format_changes(const struct journal_line *line, int changes, struct buf *text)
{
    char count[64];
    if (changes <= SHOWN_CHANGES) {
        return journal_line_changes(line, write_change, text);
    }
    const char *format = line->event == HZ_EVENT_ADD ? "共登记 %d 项，见附" : "共改动 %d 项，见附";
    (void)snprintf(count, sizeof count, format, changes);
    return buf_add_text(text, count) ? journal_line_changes(line, write_note, text) : -1;
}

/* The columns of the steps. The first ones are the same in all formats. */
enum {
    STEP_NUMBER,
    STEP_DAY,
    STEP_EVENT,
    STEP_ROLE,
    STEP_NAME,
    STEP_CHANGES,
    STEP_TIME,
    STEP_SOURCE,
    STEP_IMPORTER,
    STEP_COLUMNS
};

/* A document shows the long cell last, and where lines are from only if one was imported. */
static const int own_steps[] = {STEP_NUMBER, STEP_DAY,  STEP_EVENT,  STEP_ROLE,
                                STEP_NAME,   STEP_TIME, STEP_CHANGES};
static const int all_steps[] = {STEP_NUMBER, STEP_DAY,    STEP_EVENT,    STEP_ROLE,   STEP_NAME,
                                STEP_TIME,   STEP_SOURCE, STEP_IMPORTER, STEP_CHANGES};

/* Write a header or a row of the steps, with the columns that the format shows. */
static int write_step(const struct history *h, const hz_span cells[STEP_COLUMNS], bool is_header)
{
    hz_span shown[STEP_COLUMNS];
    size_t own = sizeof own_steps / sizeof own_steps[0];
    size_t count = h->is_document && !h->has_imported ? own : STEP_COLUMNS;
    const int *order = h->has_imported ? all_steps : own_steps;
    for (size_t i = 0; i < count; i++) {
        shown[i] = cells[h->is_document ? order[i] : (int)i];
    }
    return is_header ? hz_writer_table(h->out, shown, count, h->err)
                     : hz_writer_row(h->out, shown, h->err);
}

/* Format the cells 操作, 内容 and 记录时间 for people. False: out of memory. */
static bool format_for_people(struct history *h, const struct journal_line *line, int changes,
                              hz_span cells[STEP_COLUMNS], char buffer[TIMESTAMP_SIZE])
{
    struct buf *text = &h->changes;
    bool undone = line->event != HZ_EVENT_UNDO && undone_lines_have(&h->undone, line);
    text->len = 0;
    bool ok = buf_add_span(text, cells[STEP_EVENT]) && (!undone || buf_add_text(text, undone_mark));
    size_t event = text->len;
    struct buf list = {0};
    ok = ok && format_changes(line, changes, &list) == 0 && buf_add_span(text, buf_span(&list));
    buf_free(&list);
    cells[STEP_TIME] = timestamp_local(cells[STEP_TIME], buffer);
    cells[STEP_EVENT] = (hz_span){text->ptr, event};
    cells[STEP_CHANGES] = (hz_span){text->ptr + event, text->len - event};
    return ok;
}

static int write_line(void *ctx, const struct journal_line *line)
{
    struct history *h = ctx;
    struct line_dates dates;
    const char *role = NULL;
    char day[16];
    char buffer[TIMESTAMP_SIZE];
    if (line->event < 0 || !is_hazard(h, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    if (line_dates_read(&dates, line, h->plan) != 0 ||
        line_origin_read(&h->origin, line, h->plan) != 0) {
        return no_memory(h);
    }
    hz_date_format(line_date(&dates, (hz_event)line->event), day);
    hz_span name = line_signer(&h->origin, line, &role);
    hz_span importer = h->origin.is_imported ? line->cells[HZ_JOURNAL_BY] : hz_span_of("");
    hz_span cells[STEP_COLUMNS] = {
        line->cells[HZ_JOURNAL_NUMBER],
        hz_span_of(day),
        line->cells[HZ_JOURNAL_EVENT],
        hz_span_of(role),
        name,
        line->cells[HZ_JOURNAL_CHANGES],
        line->cells[HZ_JOURNAL_TIME],
        line_source(&h->origin),
        importer,
    };
    if (h->is_document && !format_for_people(h, line, dates.changes, cells, buffer)) {
        return no_memory(h);
    }
    return write_step(h, cells, false);
}

static int write_events(struct history *h)
{
    const hz_span labels[STEP_COLUMNS] = {
        hz_span_of(hz_journal_label(HZ_JOURNAL_NUMBER)),
        hz_span_of("日期"),
        hz_span_of(hz_journal_label(HZ_JOURNAL_EVENT)),
        hz_span_of("角色"),
        hz_span_of("姓名"),
        hz_span_of("内容"),
        hz_span_of("记录时间"),
        hz_span_of("出处"),
        hz_span_of(importer_role),
    };
    return write_step(h, labels, true) == 0
               ? journal_each_line(h->ledger, write_line, h, NULL, h->err)
               : -1;
}

/* Write a row “column, value” of a table of these two. 0, or -1 with the error set. */
static int write_value(const struct history *h, hz_span label, hz_span value)
{
    const hz_span cells[] = {label, value};
    return value.len == 0 ? 0 : hz_writer_row(h->out, cells, h->err);
}

static int begin_values(const struct history *h, const char *heading)
{
    const hz_span labels[] = {hz_span_of("栏目"), hz_span_of("内容")};
    return hz_writer_text(h->out, HZ_TEXT_HEADING, heading, h->err) == 0
               ? hz_writer_table(h->out, labels, 2, h->err)
               : -1;
}

/* Write the value of a column that a line registers, or “old → new” if it changes one. */
static int write_recorded(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct history *h = ctx;
    bool is_column = before.ptr != NULL;
    h->changes.len = 0;
    if (is_column && before.len > 0 && !add_change(&h->changes, before, after)) {
        (void)no_memory(h);
        return 1; /* the error is set */
    }
    hz_span value = is_column && before.len > 0 ? buf_span(&h->changes) : after;
    return !is_column || write_value(h, label, value) == 0 ? 0 : 1;
}

/* Write what a line that is too long for the table of steps records. */
static int write_long_line(void *ctx, const struct journal_line *line)
{
    struct history *h = ctx;
    struct line_dates dates;
    char heading[80];
    if (line->event < 0 || !is_hazard(h, line->cells[HZ_JOURNAL_ID])) {
        return 0;
    }
    if (line_dates_read(&dates, line, h->plan) != 0) {
        return no_memory(h);
    }
    if (dates.changes <= SHOWN_CHANGES) {
        return 0;
    }
    (void)snprintf(heading, sizeof heading, "附：日志第 %" PRIu64 " 号的内容", line->number);
    if (begin_values(h, heading) != 0) {
        return -1;
    }
    int result = journal_line_changes(line, write_recorded, h);
    return result < 0 ? no_memory(h) : -result;
}

/* The value of a column, also of one that the content identifies by its label. */
static hz_span value_of(const struct content *row, const hz_plan *plan, hz_column column)
{
    for (size_t i = 0; column_is_extra((int)column) && i < row->count; i++) {
        const struct content_entry *e = &row->entries[i];
        if (e->nth == 1 && label_column(plan, content_label(row, e)) == (int)column) {
            return content_value(row, e);
        }
    }
    return content_column(row, column);
}

/* Write the title and what the hazard is. */
static int write_title(struct history *h)
{
    static const hz_column columns[] = {
        HZ_COL_ENTERPRISE, HZ_COL_DESCRIPTION, HZ_COL_AREA,      HZ_COL_ID,
        HZ_COL_LOCATION,   HZ_COL_SECTOR,      HZ_COL_CRITERION, HZ_COL_LEVEL,
        HZ_COL_SOURCE,     HZ_COL_SUPERVISOR,  HZ_COL_HANDLER,   HZ_COL_LISTED,
        HZ_COL_LISTED_ON,  HZ_COL_UNLISTED_ON,
    };
    const struct content *row = last_content(h);
    bool minor =
        choice_read(HZ_TYPE_LEVEL, h->plan, content_column(row, HZ_COL_LEVEL)) == HZ_LEVEL_ORDINARY;
    const char *title = minor ? "一般事故隐患整改全过程记录" : "重大事故隐患整改全过程记录";
    if (hz_writer_text(h->out, HZ_TEXT_TITLE, title, h->err) != 0 ||
        begin_values(h, "基本情况") != 0) {
        return -1;
    }
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        hz_span label = hz_span_of(hz_column_get(columns[i])->label);
        if (write_value(h, label, value_of(row, h->plan, columns[i])) != 0) {
            return -1;
        }
    }
    return 0;
}

static int write_history(struct history *h, hz_date today)
{
    if (!h->is_document) {
        return write_events(h);
    }
    return write_title(h) == 0 && rounds_write(&h->rounds, h->out, h->err) == 0 &&
                   hz_writer_text(h->out, HZ_TEXT_HEADING, "办理过程", h->err) == 0 &&
                   write_events(h) == 0 &&
                   durations_write(&h->durations, today, h->out, h->err) == 0 &&
                   signatures_write(&h->signatures, h->out, h->err) == 0 &&
                   journal_each_line(h->ledger, write_long_line, h, NULL, h->err) == 0
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
    undone_lines_free(&h.undone);
    durations_free(&h.durations);
    rounds_free(&h.rounds);
    line_origin_free(&h.origin);
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
