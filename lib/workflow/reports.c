/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/reports.h"
#include "base/array.h"
#include "base/diag.h"
#include "check/ids.h"
#include "ledger/journal_changes.h"
#include "rows/hazard.h"
#include "schema/labels.h"
#include "workflow/journal_replay.h"
#include <stdlib.h>

const char report_unit[] = "单位";
const char report_day[] = "截止";
const char report_file[] = "文件";
const char report_digest[] = "校验";
const char report_rows[] = "条数";

const hz_column completion_columns[COMPLETIONS] = {HZ_COL_RECTIFIED_ON, HZ_COL_VERIFIED_ON,
                                                   HZ_COL_CLOSED_ON};

static const struct reported_hazard not_reported = {
    .stage = -1, .returned_on = HZ_NO_DATE, .said = {HZ_NO_DATE, HZ_NO_DATE, HZ_NO_DATE}};

void reports_free(struct reports *r)
{
    intern_free(&r->ids);
    free(r->hazards);
    free(r->notices);
    undone_lines_free(&r->undone);
}

/* A line about a table that was received. */
static int add_notice(struct reports *r, const struct journal_line *line)
{
    struct changes_reader cell = {.rest = line->cells[HZ_JOURNAL_CHANGES]};
    struct report_notice notice = {.area = -1, .day = HZ_NO_DATE, .line = line->number};
    struct journal_change note;
    int found;
    while ((found = changes_next(&cell, &note)) > 0) {
        if (hz_span_equal(note.name, hz_span_of(report_unit))) {
            notice.area = hz_names_find(&r->plan->areas, note.after);
        } else if (hz_span_equal(note.name, hz_span_of(report_day))) {
            (void)hz_date_parse(note.after, &notice.day);
        } else if (hz_span_equal(note.name, hz_span_of(report_digest))) {
            hz_diag_copy(notice.digest, sizeof notice.digest, note.after);
        }
    }
    buf_free(&cell.buffer);
    if (found < 0 ||
        !array_reserve(&r->notices, &r->notice_cap, r->notice_count + 1, sizeof *r->notices)) {
        return -1;
    }
    r->notices[r->notice_count++] = notice;
    return 0;
}

static struct reported_hazard *put(struct reports *r, hz_span id)
{
    char plain[PLAIN_ID];
    size_t before = r->ids.count;
    size_t index = intern_put(&r->ids, plain_id(id, plain));
    if (index == SIZE_MAX ||
        !array_reserve(&r->hazards, &r->cap, r->ids.count, sizeof *r->hazards)) {
        return NULL;
    }
    if (r->ids.count > before) {
        r->hazards[index] = not_reported;
    }
    return &r->hazards[index];
}

/* The stage after an event; -1: as before. */
static int stage_after(int event)
{
    switch (event) {
    case HZ_EVENT_ASSIGN:
        return STAGE_ASSIGNED;
    case HZ_EVENT_START:
        return STAGE_RECTIFYING;
    case HZ_EVENT_SUBMIT:
        return STAGE_TO_BE_ACCEPTED;
    case HZ_EVENT_ACCEPT:
        return STAGE_ACCEPTED;
    case HZ_EVENT_CLOSE:
        return STAGE_CLOSED;
    default:
        return -1;
    }
}

enum stage stage_of_status(int status)
{
    switch (status) {
    case HZ_STATUS_ASSIGNED:
        return STAGE_ASSIGNED;
    case HZ_STATUS_RECTIFYING:
        return STAGE_RECTIFYING;
    case HZ_STATUS_TO_BE_ACCEPTED:
        return STAGE_TO_BE_ACCEPTED;
    case HZ_STATUS_CLOSED:
    case HZ_STATUS_CANCELLED:
        return STAGE_CLOSED;
    default:
        return STAGE_REGISTERED;
    }
}

/* The stage in which a hazard was registered. */
static int stage_of_new(hz_span changes)
{
    hz_span state = changes_find(changes, hz_column_get(HZ_COL_STATUS)->label);
    hz_span verified_on = changes_find(changes, hz_column_get(HZ_COL_VERIFIED_ON)->label);
    hz_span verifier = changes_find(changes, hz_column_get(HZ_COL_VERIFIER)->label);
    int status = hz_choice_find(HZ_TYPE_STATUS, state);
    if (status >= HZ_STATUS_CLOSED) {
        return STAGE_CLOSED;
    }
    return state_is_accepted(state, verified_on, verifier) ? STAGE_ACCEPTED
                                                           : (int)stage_of_status(status);
}

/* The columns that a line changes. False: out of memory. */
static bool changed_columns(const struct reports *r, hz_span changes, uint64_t *columns)
{
    struct changes_reader cell = {.rest = changes};
    struct journal_change change;
    int found;
    *columns = 0;
    while ((found = changes_next(&cell, &change)) > 0) {
        int column =
            change.is_note || change.number > 0 ? HZ_COL_NONE : label_column(r->plan, change.name);
        *columns |= column == HZ_COL_NONE ? 0 : HZ_BIT(column);
    }
    buf_free(&cell.buffer);
    return found == 0;
}

/* Note a line of a table that a township sent. */
static bool note_reported(const struct reports *r, struct reported_hazard *h,
                          const struct journal_line *line)
{
    hz_span changes = line->cells[HZ_JOURNAL_CHANGES];
    uint64_t columns = UINT64_MAX;
    int stage = stage_after(line->event);
    if (line->event == HZ_EVENT_ADD) {
        stage = stage_of_new(changes);
    } else if (!changed_columns(r, changes, &columns)) {
        return false;
    }
    h->was_reported = true;
    h->columns |= columns;
    h->of_county &= ~columns;
    h->stage = (int8_t)(stage < 0 ? h->stage : stage);
    return true;
}

/* Note what the county did to a hazard. */
static bool note_county(const struct reports *r, struct reported_hazard *h,
                        const struct journal_line *line)
{
    uint64_t columns = 0;
    if (h->was_reported && !changed_columns(r, line->cells[HZ_JOURNAL_CHANGES], &columns)) {
        return false;
    }
    h->columns &= ~columns;
    h->of_county |= h->was_reported ? columns : 0;
    if (line->event == HZ_EVENT_REJECT || line->event == HZ_EVENT_REOPEN) {
        struct line_dates dates;
        if (line_dates_read(&dates, line, r->plan) != 0) {
            return false;
        }
        h->returned_on = line_date(&dates, (hz_event)line->event);
        h->stage = (int8_t)(h->stage > STAGE_RECTIFYING ? STAGE_RECTIFYING : h->stage);
    }
    return true;
}

/* The days in a row that was left alone, so that they are not new the next time. */
static void note_said(struct reported_hazard *h, const struct journal_line *line)
{
    for (size_t i = 0; i < COMPLETIONS; i++) {
        const char *label = hz_column_get(completion_columns[i])->label;
        hz_date day = HZ_NO_DATE;
        (void)hz_date_parse(changes_find_note(line->cells[HZ_JOURNAL_CHANGES], label), &day);
        h->said[i] = day == HZ_NO_DATE ? h->said[i] : day;
    }
}

/* A table whose line was undone was not received. */
static bool forget_undone(struct reports *r, const struct journal_line *line)
{
    uint64_t undone = 0;
    if (line_undoes(line, &undone) != 0) {
        return false;
    }
    for (size_t i = 0; undone > 0 && i < r->notice_count; i++) {
        r->notices[i].area = r->notices[i].line == undone ? -1 : r->notices[i].area;
    }
    return true;
}

int reports_read_line(void *reports, const struct journal_line *line)
{
    struct reports *r = reports;
    hz_span id = line->cells[HZ_JOURNAL_ID];
    r->lines++;
    r->has_undo = r->has_undo || line->event == HZ_EVENT_UNDO;
    if (!forget_undone(r, line)) {
        return -1;
    }
    if (line->event == HZ_EVENT_RECEIVE && id.len == 0) {
        return add_notice(r, line);
    }
    struct reported_hazard *h = id.len == 0 ? NULL : put(r, id);
    if (h == NULL) {
        return id.len == 0 ? 0 : -1;
    }
    h->line = line->number;
    hz_diag_copy(h->row, sizeof h->row, line->cells[HZ_JOURNAL_ROW]);
    if (r->undone.count > 0 && undone_lines_have(&r->undone, line)) {
        return 0;
    }
    if (line->event == HZ_EVENT_RECEIVE) {
        note_said(h, line);
        return 0;
    }
    bool reported = changes_find_note(line->cells[HZ_JOURNAL_CHANGES], report_unit).len > 0;
    return (reported ? note_reported(r, h, line) : note_county(r, h, line)) ? 0 : -1;
}

int reports_forget_undone(struct reports *r, const char *ledger, hz_error *err)
{
    if (!r->has_undo) {
        return 0;
    }
    uint64_t lines = r->lines;
    for (size_t i = 0; i < r->ids.count; i++) {
        r->hazards[i] = not_reported;
    }
    r->notice_count = 0;
    hz_diag_set(err, HZ_E003, ledger, NULL); /* if a line cannot be kept */
    int result = undone_lines_read(&r->undone, ledger, err) == 0
                     ? journal_each_line(ledger, reports_read_line, r, NULL, err)
                     : -1;
    r->lines = lines;
    return result == 0 ? 0 : -1;
}

const struct reported_hazard *reports_find(const struct reports *r, hz_span id)
{
    char plain[PLAIN_ID];
    size_t index = id.len == 0 ? SIZE_MAX : intern_find(&r->ids, plain_id(id, plain));
    return index == SIZE_MAX ? NULL : &r->hazards[index];
}

hz_date reports_previous(const struct reports *r, int area, hz_date day)
{
    hz_date last = HZ_NO_DATE;
    for (size_t i = 0; i < r->notice_count; i++) {
        const struct report_notice *n = &r->notices[i];
        bool counts = n->area == area && n->day != HZ_NO_DATE && n->day != day;
        last = counts && (last == HZ_NO_DATE || n->day > last) ? n->day : last;
    }
    return last;
}

hz_date reports_day_of_older(const struct reports *r, const struct report_notice *notice)
{
    hz_date last = HZ_NO_DATE;
    hz_date same = HZ_NO_DATE;
    for (size_t i = 0; i < r->notice_count; i++) {
        const struct report_notice *n = &r->notices[i];
        bool is_same = strcmp(n->digest, notice->digest) == 0;
        if (n->area == notice->area && n->day != HZ_NO_DATE) {
            last = last == HZ_NO_DATE || n->day > last ? n->day : last;
            same = is_same && (same == HZ_NO_DATE || n->day > same) ? n->day : same;
        }
    }
    return same != HZ_NO_DATE && same < last ? same : HZ_NO_DATE;
}

bool reports_has(const struct reports *r, const struct report_notice *notice)
{
    for (size_t i = 0; i < r->notice_count; i++) {
        const struct report_notice *n = &r->notices[i];
        if (n->area == notice->area && n->day == notice->day &&
            strcmp(n->digest, notice->digest) == 0) {
            return true;
        }
    }
    return false;
}
