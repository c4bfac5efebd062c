/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/journal_replay.h"
#include "ledger/journal_changes.h"
#include "ledger/row_hash.h"
#include "schema/informal_choice.h"
#include "schema/labels.h"

int ledger_each_row(const char *ledger, const hz_plan *plan, row_fn fn, void *ctx, hz_error *err)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    int result = 0;
    int found = ledger_rows_open(&ledger, plan, &rows, err) == 0 ? 1 : -1;
    while (found > 0 && result == 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        if (!row->is_header) {
            result = fn(ctx, row);
        }
    }
    hz_rows_close(rows);
    return found < 0 ? -1 : result;
}

int journal_each_line(const char *ledger, line_fn fn, void *ctx, struct journal_summary *summary,
                      hz_error *err)
{
    struct journal *journal = NULL;
    const struct journal_line *line = NULL;
    int result = 0;
    int found = journal_open(ledger, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && result == 0 && (found = journal_next(journal, &line, err)) > 0) {
        result = fn(ctx, line);
    }
    if (found == 0 && summary != NULL) {
        summary->exists = journal_exists(journal);
        summary->form = journal_form(journal);
        memcpy(summary->head, journal_head(journal), SHA256_HEX_SIZE);
    }
    journal_close(journal);
    return found < 0 ? -1 : result;
}

static int note_day(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct line_dates *dates = ctx;
    hz_date day = HZ_NO_DATE;
    bool is_date = plan_date_parse(dates->plan, after, &day) == HZ_VALUE_OK;
    if (before.ptr == NULL) {
        dates->noted = is_date && hz_span_is(label, changes_day) ? day : dates->noted;
        return 0;
    }
    int column = label_column(dates->plan, label);
    dates->changes++;
    if (column == HZ_COL_STATUS) {
        dates->state = choice_read(HZ_TYPE_STATUS, dates->plan, after);
    }
    if (is_date && column != HZ_COL_NONE &&
        hz_column_get((hz_column)column)->type == HZ_TYPE_DATE) {
        dates->of[column] = day;
    }
    return 0;
}

int line_dates_read(struct line_dates *dates, const struct journal_line *line, const hz_plan *plan)
{
    hz_span time = line->cells[HZ_JOURNAL_TIME];
    *dates = (struct line_dates){.noted = HZ_NO_DATE, .state = -1, .plan = plan};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        dates->of[c] = HZ_NO_DATE;
    }
    (void)hz_date_parse((hz_span){time.ptr, time.len < 10 ? time.len : 10}, &dates->recorded);
    return journal_line_changes(line, note_day, dates);
}

hz_date line_date(const struct line_dates *dates, hz_event event)
{
    int column = event == HZ_EVENT_ADD ? HZ_COL_FOUND_ON : hz_event_get(event)->dates;
    hz_date day = column == HZ_COL_NONE ? HZ_NO_DATE : dates->of[column];
    day = day == HZ_NO_DATE ? dates->noted : day;
    return day == HZ_NO_DATE ? dates->recorded : day;
}

struct note_search {
    struct buf *text;
    const char *label;
};

/* 1: found; 2: out of memory. */
static int find_note(void *ctx, hz_span label, hz_span before, hz_span after)
{
    const struct note_search *s = ctx;
    if (before.ptr != NULL || !hz_span_is(label, s->label)) {
        return 0;
    }
    return buf_add_span(s->text, after) ? 1 : 2;
}

bool line_note_add(struct buf *text, const struct journal_line *line, const char *label)
{
    struct note_search s = {text, label};
    int result = journal_line_changes(line, find_note, &s);
    return result == 0 || result == 1;
}

static int note_undone(void *ctx, hz_span label, hz_span before, hz_span after)
{
    uint64_t *number = ctx;
    if (before.ptr != NULL || !hz_span_is(label, changes_undoes)) {
        return 0;
    }
    for (size_t i = 0; i < after.len && after.ptr[i] >= '0' && after.ptr[i] <= '9'; i++) {
        *number = *number * 10 + (uint64_t)(after.ptr[i] - '0');
    }
    return 1;
}

int line_undoes(const struct journal_line *line, uint64_t *first)
{
    *first = 0;
    return line->event != HZ_EVENT_UNDO || journal_line_changes(line, note_undone, first) >= 0 ? 0
                                                                                               : -1;
}

/* True if the line records a whole row: a row that is new in the journal begins with its number. */
static bool begins_row(const struct journal_change *change)
{
    return !change->is_note && change->number == 0 && change->before.len == 0 &&
           hz_column_find(change->name) == HZ_COL_ID;
}

int replay_line(struct content *content, const struct journal_line *line, const hz_plan *plan,
                bool *all_current)
{
    struct changes_reader cell = {.rest = line->cells[HZ_JOURNAL_CHANGES]};
    struct journal_change change;
    hz_span hash = line->cells[HZ_JOURNAL_ROW];
    int found;
    *all_current = *all_current && (hash.len == 0 || row_hash_is_current(hash));
    while ((found = changes_next(&cell, &change)) > 0) {
        if (begins_row(&change)) {
            content->count = content->text.len = 0;
            *all_current = row_hash_is_current(hash);
        }
        if (!change.is_note &&
            !content_set_label(content, plan, change.name, change.number, change.after)) {
            found = -1;
            break;
        }
    }
    buf_free(&cell.buffer);
    return found;
}

static bool stop_at_difference(void *ctx, const struct difference *difference)
{
    (void)ctx;
    (void)difference;
    return false;
}

bool content_is_same(const struct content *a, const struct content *b)
{
    return content_compare(a, b, stop_at_difference, NULL);
}
