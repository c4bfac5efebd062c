/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Undoing a call: each of its hazards becomes what it was before, by a line of the journal that
 * names the first line it undoes. Nothing is removed from the journal.
 */

#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "ledger/journal_changes.h"
#include "ledger/ledger_files.h"
#include "workflow/journal_replay.h"
#include "workflow/row_change.h"
#include "workflow/targets.h"
#include "workflow/undo_call.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* A hazard of the call. */
struct undone {
    uint64_t first; /* line of the call that is undone; 0: it only has been signed for */
    uint64_t later; /* the first line about it after the call; 0: none */
    int later_event;
    struct content before; /* the call; empty if the call added it */
};

struct undo_job {
    hz_session *session;
    uint64_t number; /* of the line given */
    struct undo_call call;
    struct targets targets;
    struct undone *hazards; /* one for each of the targets */
    uint64_t *receipts;     /* lines of the call without a hazard */
    size_t receipt_count;
    size_t receipt_cap;
    bool undoes; /* a line of the call is an undo itself */
    bool undone; /* the call was undone already */
    struct row_change change;
    struct ledger *ledger;
    char undone_line[24];
    struct journal_note note;
    struct journal_entry entry; /* the next one */
    hz_error *err;
};

static int no_memory(const struct undo_job *job)
{
    return error_no_memory(job->err, job->session->ledger);
}

static bool add_receipt(struct undo_job *job, uint64_t line)
{
    if (!array_reserve(&job->receipts, &job->receipt_cap, job->receipt_count + 1,
                       sizeof *job->receipts)) {
        return false;
    }
    job->receipts[job->receipt_count++] = line;
    return true;
}

/* Note a line after the call. An undo annuls the lines from the one that it names. */
static void note_later(struct undone *u, const struct journal_line *line, uint64_t annulled)
{
    if (annulled > 0 && annulled <= u->later) {
        u->later = 0;
    } else if (u->later == 0) {
        u->later = line->number;
        u->later_event = line->event;
    }
}

/* Keep what the hazard was before the call, and whether anything happened to it afterwards. */
static bool note_hazard(struct undo_job *job, const struct journal_line *line, uint64_t annulled)
{
    const struct target *target = targets_find(&job->targets, line->cells[HZ_JOURNAL_ID]);
    struct undone *u = target == NULL ? NULL : &job->hazards[target - job->targets.items];
    if (u == NULL || line->number < job->call.first) {
        return true;
    }
    if (line->number > job->call.last) {
        note_later(u, line, annulled);
        return true;
    }
    if (u->first > 0 || line->event == HZ_EVENT_ADOPT) { /* signed for what was there */
        return true;
    }
    u->first = line->number;
    return content_copy(&u->before, &target->last.recorded);
}

static int read_line(void *ctx, const struct journal_line *line)
{
    struct undo_job *job = ctx;
    uint64_t annulled = 0;
    if (line_undoes(line, &annulled) != 0) {
        return -1;
    }
    bool in_call = line->number >= job->call.first && line->number <= job->call.last;
    job->undoes = job->undoes || (in_call && line->event == HZ_EVENT_UNDO);
    job->undone = job->undone || (annulled >= job->call.first && annulled <= job->call.last);
    if (in_call && line->cells[HZ_JOURNAL_ID].len == 0) {
        return add_receipt(job, line->number) ? 0 : -1;
    }
    return note_hazard(job, line, annulled) ? targets_read_line(&job->targets, line) : -1;
}

/* Set the error that the line cannot be undone, for the reason @p message. */
static int cannot_undo(struct undo_job *job, const char *message)
{
    char journal[sizeof job->err->file];
    (void)snprintf(journal, sizeof journal, "%s%s", job->session->ledger, JOURNAL_SUFFIX);
    hz_diag_set(job->err, HZ_E541, journal, message);
    (void)snprintf(job->err->value, sizeof job->err->value, "%" PRIu64, job->number);
    return -1;
}

/* Report the hazards that have later lines. Return their count. */
static size_t refuse_later(struct undo_job *job)
{
    size_t count = 0;
    for (size_t i = 0; i < job->targets.ids.count; i++) {
        const struct undone *u = &job->hazards[i];
        char line[24];
        hz_diag diag;
        if (u->first == 0 || u->later == 0) {
            continue;
        }
        (void)snprintf(line, sizeof line, "%" PRIu64, u->later);
        hz_diag_set(&diag, HZ_E542, job->session->ledger, NULL);
        hz_diag_copy(diag.value, sizeof diag.value, intern_get(&job->targets.ids, i));
        diag_arg(&diag, "line", line);
        diag_arg(&diag, "event", u->later_event < 0 ? "" : hz_event_get(u->later_event)->label);
        sink_emit(job->session->sink, &diag);
        count++;
    }
    return count;
}

/* Set the journal's entry for undoing @p line. */
static void set_entry(struct undo_job *job, uint64_t line)
{
    const hz_session *s = job->session;
    (void)snprintf(job->undone_line, sizeof job->undone_line, "%" PRIu64, line);
    job->note = (struct journal_note){changes_undoes, hz_span_of(job->undone_line)};
    job->entry = (struct journal_entry){.event = HZ_EVENT_UNDO,
                                        .by = s->by,
                                        .on = HZ_NO_DATE,
                                        .reason = s->reason,
                                        .notes = &job->note,
                                        .note_count = 1};
}

/* The row whose cells are being restored. */
struct restoring {
    struct undo_job *job;
    const hz_row *row;
    hz_span *cells;
    hz_span missing; /* the label of a column that the table lacks; empty: none */
};

static bool restore_cell(void *ctx, const struct difference *d)
{
    struct restoring *r = ctx;
    int field = content_field(r->row->binding, r->job->session->plan, d->label, d->number);
    if (field >= 0) {
        r->cells[field] = d->after;
    } else if (d->after.len > 0) {
        r->missing = d->label;
    }
    return r->missing.len == 0;
}

/* Whether the cells have the content that the row had. 1, 0, or -1: out of memory. */
static int is_restored(const struct restoring *r, const struct undone *u)
{
    struct content restored = {0};
    int result = -1;
    if (content_read(&restored, r->row->binding, r->cells, r->row->binding->count)) {
        result = content_is_same(&restored, &u->before);
    }
    content_free(&restored);
    return result;
}

static int write_restored(struct undo_job *job, const struct restoring *r, const struct undone *u)
{
    int restored = r->missing.len == 0 ? is_restored(r, u) : 0;
    if (restored < 0) {
        return no_memory(job);
    }
    if (restored == 0) {
        hz_diag args = {.code = HZ_E543};
        diag_arg_span(&args, "column", r->missing);
        row_change_refuse_with(&job->change, HZ_E543, r->row, HZ_COL_ID, &args);
        return 0;
    }
    set_entry(job, u->first);
    return ledger_change(job->ledger, r->row, r->cells, &job->entry, job->err) == 0
               ? session_write_result(job->session, r->row, r->cells, job->err)
               : -1;
}

static int restore_row(struct undo_job *job, const hz_row *row, const struct target *target)
{
    const struct undone *u = &job->hazards[target - job->targets.items];
    size_t count = row->binding->count;
    struct restoring r = {job, row, calloc(count + 1, sizeof *r.cells), hz_span_of("")};
    if (r.cells == NULL) {
        return no_memory(job);
    }
    for (size_t i = 0; i < count; i++) {
        r.cells[i] = i < row->record->count ? row->record->fields[i] : hz_span_of("");
    }
    (void)content_compare(&target->last.recorded, &u->before, restore_cell, &r);
    int result = write_restored(job, &r, u);
    free(r.cells);
    return result;
}

/* Remove a row that the call added. In a dry run its number is shown. */
static int remove_row(struct undo_job *job, const hz_row *row, const struct undone *u)
{
    hz_session *s = job->session;
    hz_span id = hz_row_text(row, HZ_COL_ID);
    const struct difference gone = {.label = hz_span_of(hz_column_get(HZ_COL_ID)->label),
                                    .before = id,
                                    .after = hz_span_of("")};
    if (s->dry_run && (session_begin_differences(s, job->err) != 0 ||
                       session_write_difference(s, id, &gone, job->err) != 0)) {
        return -1;
    }
    set_entry(job, u->first);
    return ledger_remove(job->ledger, row, &job->entry, job->err);
}

static int undo_row(struct undo_job *job, const hz_row *row, struct target *target)
{
    const struct undone *u = &job->hazards[target - job->targets.items];
    bool same = false;
    if (target->found) {
        row_change_refuse(&job->change, HZ_E210, row, HZ_COL_ID, job->session->ledger);
        return 0;
    }
    target->found = true;
    if (u->first == 0) {
        return 0;
    }
    if (row_change_compare(&job->change, row, &target->last, &same) != 0) {
        return -1;
    }
    if (!same) {
        return 0; /* reported */
    }
    return u->before.count == 0 ? remove_row(job, row, u) : restore_row(job, row, target);
}

static int undo_rows(struct undo_job *job)
{
    const hz_row *row = NULL;
    int found;
    while ((found = ledger_next(job->ledger, &row, job->err)) > 0) {
        struct target *target = targets_find(&job->targets, hz_row_text(row, HZ_COL_ID));
        if (target != NULL && undo_row(job, row, target) != 0) {
            return -1;
        }
    }
    return found;
}

/* A report of a unit that the call recorded does not count any more. */
static int undo_receipts(struct undo_job *job)
{
    for (size_t i = 0; i < job->receipt_count; i++) {
        set_entry(job, job->receipts[i]);
        if (ledger_add_notice(job->ledger, &job->entry, job->err) != 0) {
            return -1;
        }
    }
    return 0;
}

static bool changed_anything(const struct undo_job *job)
{
    bool any = job->receipt_count > 0;
    for (size_t i = 0; i < job->targets.ids.count; i++) {
        any = any || job->hazards[i].first > 0;
    }
    return any;
}

/* Undo the call, all of it or nothing. */
static int undo(struct undo_job *job)
{
    if (job->undoes) {
        return cannot_undo(job, N_("it is an undo itself; take the step again instead"));
    }
    if (job->undone) {
        return cannot_undo(job, N_("it was undone already"));
    }
    if (!changed_anything(job)) {
        return cannot_undo(job, N_("it only signs for what was in the ledger"));
    }
    if (refuse_later(job) > 0) {
        return 1;
    }
    if (undo_rows(job) != 0 || undo_receipts(job) != 0) {
        return -1;
    }
    long missing = targets_report_missing(&job->targets, job->session, job->err);
    if (missing != 0 || job->change.refusals > 0) {
        return missing < 0 ? -1 : 1;
    }
    return job->session->dry_run ? 0 : ledger_commit(job->ledger, job->err);
}

/* Find the call, then open the ledger, which reads the journal again under the lock. */
static int begin(struct undo_job *job)
{
    char head[HZ_HASH_SIZE];
    hz_session *s = job->session;
    if (undo_call_find(&job->call, s->ledger, s->plan, job->number, job->err) != 0) {
        return -1;
    }
    if (job->call.first == 0) { /* or there is no journal, or only damaged lines */
        return hz_journal_read_head(s->ledger, head, job->err) == 0
                   ? cannot_undo(job, N_("the journal has no such line"))
                   : -1;
    }
    if (!undo_call_add_targets(&job->call, &job->targets) ||
        !targets_prepare(&job->targets, s->plan) ||
        (job->hazards = calloc(job->targets.ids.count + 1, sizeof *job->hazards)) == NULL) {
        return no_memory(job);
    }
    const struct ledger_options options = {.plan = s->plan,
                                           .columns = job->call.columns,
                                           .who = s->by,
                                           .wait = s->wait,
                                           .sink = s->sink,
                                           .each_line = read_line,
                                           .ctx = job};
    if (ledger_open(s->ledger, &options, &job->ledger, job->err) != 0) {
        return -1;
    }
    job->change = (struct row_change){.session = s,
                                      .err = job->err,
                                      .sink = s->sink,
                                      .ledger = job->ledger,
                                      .lines = job->targets.lines};
    return 0;
}

static void end(struct undo_job *job)
{
    for (size_t i = 0; job->hazards != NULL && i < job->targets.ids.count; i++) {
        content_free(&job->hazards[i].before);
    }
    free(job->hazards);
    free(job->receipts);
    row_change_end(&job->change);
    ledger_close(job->ledger);
    targets_clear(&job->targets);
    undo_call_free(&job->call);
}

int hz_session_undo(hz_session *session, uint64_t line, hz_error *err)
{
    struct undo_job job = {.session = session, .number = line, .err = err};
    int result = session_check_signer(session, err);
    if (result == 0 && !session_has_reason(session)) {
        hz_diag_set(err, HZ_E004, NULL, N_("an undo needs a reason: give --reason TEXT"));
        result = -1;
    }
    result = result == 0 ? begin(&job) : result;
    result = result == 0 ? undo(&job) : result;
    end(&job);
    return result;
}
