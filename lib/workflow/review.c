/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/review.h"
#include "base/span.h"
#include "check/persons.h"
#include "check/plain_text.h"
#include "workflow/fill_status.h"

#define C(column) HZ_BIT(HZ_COL_##column)

/* Columns that the township may correct itself; it may name the person responsible once. Steps fill
 * in the columns of the loop, and all others are the county's to decide. */
static const uint64_t corrections = C(LOCATION) | C(DESCRIPTION) | C(CRITERION) | C(OFFICIAL) |
                                    C(OWNER_PHONE) | C(MEASURES) | C(FUNDS) | C(CONTINGENCY) |
                                    C(ACCEPTANCE) | C(ONELIST_ID) | C(ONELIST_ON) | C(EVIDENCE) |
                                    C(REMARK);
static const uint64_t filled_once = C(OWNER);
static const uint64_t loop_columns =
    C(ASSIGNED_ON) | C(RECTIFIED_ON) | C(VERIFIED_ON) | C(VERIFIER) | C(CLOSED_ON) | C(APPROVER);
static const uint64_t persons = C(INSPECTOR) | C(OWNER) | C(VERIFIER) | C(APPROVER) |
                                C(EXTENDED_BY) | C(CANCELLED_BY) | C(OFFICIAL);

const struct loop_step loop_steps[] = {
    {HZ_EVENT_ASSIGN, STAGE_ASSIGNED, C(ASSIGNED_ON), 0},
    {HZ_EVENT_START, STAGE_RECTIFYING, 0, 0},
    {HZ_EVENT_SUBMIT, STAGE_TO_BE_ACCEPTED, C(RECTIFIED_ON), C(RECTIFIED_ON)},
    {HZ_EVENT_ACCEPT, STAGE_ACCEPTED, C(VERIFIED_ON) | C(VERIFIER), C(VERIFIED_ON) | C(VERIFIER)},
    {HZ_EVENT_CLOSE, STAGE_CLOSED, C(CLOSED_ON) | C(APPROVER), C(CLOSED_ON) | C(APPROVER)},
};
const size_t loop_step_count = sizeof loop_steps / sizeof loop_steps[0];

static bool is_filled(const hz_hazard *hazard, int column)
{
    return hazard->cells[column].text.len > 0;
}

enum stage review_stage(const hz_hazard *hazard)
{
    hz_status state = state_of_hazard(hazard);
    bool accepted = is_filled(hazard, HZ_COL_VERIFIED_ON) && is_filled(hazard, HZ_COL_VERIFIER);
    return state == HZ_STATUS_TO_BE_ACCEPTED && accepted ? STAGE_ACCEPTED : stage_of_status(state);
}

hz_span review_new(struct review *v, hz_column column)
{
    return cell_format(&v->after.cells[column], column, v->plan, v->buffers[column]);
}

hz_span review_old(struct review *v, hz_column column)
{
    return cell_format(&v->before.cells[column], column, v->plan, v->old_buffers[column]);
}

static void add_doubt(struct review *v, hz_code code, hz_column column, hz_date day)
{
    if (v->doubt_count < sizeof v->doubts / sizeof v->doubts[0]) {
        v->doubts[v->doubt_count++] =
            (struct doubt){.code = code, .column = column, .day = day, .blocks = true};
    }
}

static bool is_same(struct review *v, hz_column column)
{
    hz_span old = review_old(v, column);
    hz_span new = review_new(v, column);
    const hz_cell *before = &v->before.cells[column];
    const hz_cell *after = &v->after.cells[column];
    if (hz_span_equal(old, new)) {
        return true;
    }
    if (hz_column_get(column)->type == HZ_TYPE_MONEY && before->fault == HZ_VALUE_OK &&
        after->fault == HZ_VALUE_OK) {
        return before->as.money == after->as.money;
    }
    if ((persons & HZ_BIT(column)) != 0) {
        return same_persons(old, new);
    }
    return (corrections & HZ_BIT(column)) == 0 && plain_equal(old, new);
}

hz_event review_event_of_county(const struct review *v, hz_column column)
{
    const hz_cell *after = &v->after.cells[column];
    switch (column) {
    case HZ_COL_LISTED:
    case HZ_COL_LISTED_ON:
        return after->text.len == 0 ? HZ_EVENT_UNLIST : HZ_EVENT_NONE;
    case HZ_COL_UNLISTED_ON:
        return HZ_EVENT_UNLIST;
    case HZ_COL_LEVEL:
        return v->before.cells[column].as.choice == HZ_LEVEL_MAJOR && is_filled(&v->before, column)
                   ? HZ_EVENT_RECLASSIFY
                   : HZ_EVENT_NONE;
    case HZ_COL_RECLASSIFIED_ON:
    case HZ_COL_RECLASSIFIED_BY:
        return HZ_EVENT_RECLASSIFY;
    case HZ_COL_STATUS:
    case HZ_COL_CANCELLED_ON:
    case HZ_COL_CANCELLED_BY:
    case HZ_COL_CANCEL_REASON:
    case HZ_COL_CANCEL_NO:
        return HZ_EVENT_CANCEL;
    default:
        return HZ_EVENT_NONE;
    }
}

/* A doubt that the county may settle, unless it has an event for that. */
static void add_decisive(struct review *v, hz_code code, hz_column column)
{
    bool has_event = review_event_of_county(v, column) != HZ_EVENT_NONE;
    add_doubt(v, has_event ? HZ_W825 : code, column, HZ_NO_DATE);
}

/* The stage whose step fills in @p column; STAGE_REGISTERED: none. */
static enum stage stage_of_column(hz_column column)
{
    for (size_t i = 0; i < loop_step_count; i++) {
        if ((loop_steps[i].columns & HZ_BIT(column)) != 0) {
            return loop_steps[i].stage;
        }
    }
    return STAGE_REGISTERED;
}

/* The place of @p column in completion_columns; COMPLETIONS: it is none of them. */
static size_t completion_of(hz_column column)
{
    size_t i = 0;
    while (i < COMPLETIONS && completion_columns[i] != column) {
        i++;
    }
    return i;
}

/* A day that is filled in now must not make an earlier report or a rejection untrue. A row that was
 * left alone may have had it already. */
static void check_completion(struct review *v, hz_column column)
{
    hz_date day = hz_hazard_date(&v->after, (int)column);
    hz_date returned = v->known == NULL ? HZ_NO_DATE : v->known->returned_on;
    size_t i = completion_of(column);
    if (i == COMPLETIONS || day == HZ_NO_DATE) {
        return;
    }
    bool was_said = v->known != NULL && v->known->said[i] == day;
    if (returned != HZ_NO_DATE && day <= returned) {
        add_doubt(v, HZ_W811, column, returned);
    } else if (v->previous != HZ_NO_DATE && day <= v->previous && !was_said) {
        add_doubt(v, HZ_W810, column, v->previous);
    }
}

static void review_loop_column(struct review *v, hz_column column)
{
    bool had = is_filled(&v->before, (int)column);
    enum stage stage = stage_of_column(column);
    if (v->township_lags && stage > v->to) {
        return;
    }
    if (had) {
        add_doubt(v, HZ_W809, column, HZ_NO_DATE);
    } else if (stage > v->to) {
        add_doubt(v, HZ_W815, column, HZ_NO_DATE);
    } else {
        v->corrected |= stage <= v->from ? HZ_BIT(column) : 0;
        v->steps |= stage > v->from ? HZ_BIT(column) : 0;
        check_completion(v, column);
    }
}

/* The approval of an extension is part of the doubt about the new deadline. */
static bool belongs_to_extension(struct review *v, hz_column column)
{
    return (column == HZ_COL_EXTENDED_ON || column == HZ_COL_EXTENDED_BY) &&
           is_filled(&v->after, HZ_COL_EXTENDED_TO) && !is_same(v, HZ_COL_EXTENDED_TO);
}

/* True if the county has written the value since the township reported the hazard; steps of the
 * loop and deadlines have rules of their own. */
static bool is_of_county(const struct review *v, hz_column column)
{
    uint64_t own_rules = loop_columns | HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO);
    return v->known != NULL && is_filled(&v->before, (int)column) &&
           (v->known->of_county & ~own_rules & HZ_BIT(column)) != 0;
}

static void review_filled(struct review *v, hz_column column)
{
    uint64_t bit = HZ_BIT(column);
    bool closed = state_of_hazard(&v->before) >= HZ_STATUS_CLOSED;
    if (closed) {
        add_doubt(v, HZ_W808, column, HZ_NO_DATE);
    } else if (is_of_county(v, column)) {
        v->county_columns |= bit; /* the township has not noted it yet */
    } else if ((loop_columns & bit) != 0) {
        review_loop_column(v, column);
    } else if (column == HZ_COL_DESCRIPTION &&
               !plain_similar(review_old(v, column), review_new(v, column))) {
        add_doubt(v, HZ_W805, column, HZ_NO_DATE); /* it may be another hazard */
    } else if ((corrections & bit) != 0 ||
               ((filled_once & bit) != 0 && !is_filled(&v->before, (int)column))) {
        v->corrected |= bit;
    } else if (column == HZ_COL_DUE_ON && is_filled(&v->before, HZ_COL_DUE_ON)) {
        add_doubt(v, HZ_W822, column, HZ_NO_DATE);
    } else if (column == HZ_COL_EXTENDED_TO && (!is_filled(&v->after, HZ_COL_EXTENDED_ON) ||
                                                !is_filled(&v->after, HZ_COL_EXTENDED_BY))) {
        add_doubt(v, HZ_W812, column, HZ_NO_DATE);
    } else if (!belongs_to_extension(v, column)) {
        add_decisive(v, HZ_W805, column);
    }
}

/* A value that this township reported itself and now leaves out. Texts that it may correct are
 * kept. */
static void review_emptied(struct review *v, hz_column column)
{
    bool reported = v->known != NULL && (v->known->columns & HZ_BIT(column)) != 0;
    bool later = v->township_lags && stage_of_column(column) > v->to;
    if (reported && !later && (corrections & HZ_BIT(column)) == 0) {
        add_decisive(v, HZ_W806, column);
    }
}

/* The state may go forward only. Steps that the county took itself are not noted in the table yet.
 */
static void review_state(struct review *v)
{
    int reported = v->known == NULL ? -1 : v->known->stage;
    bool is_stated = v->after.cells[HZ_COL_STATUS].fault == HZ_VALUE_OK &&
                     v->after.cells[HZ_COL_STATUS].as.choice >= 0;
    v->from = review_stage(&v->before);
    v->to = review_stage(&v->after);
    if (!is_stated && v->to < v->from) {
        v->to = v->from; /* its dates say less, but it states nothing else */
    }
    v->township_lags = v->to < v->from && (int)v->to >= reported;
    if (v->to < v->from && !v->township_lags) {
        add_doubt(v, HZ_W807, HZ_COL_STATUS, HZ_NO_DATE);
    }
    if (state_of_hazard(&v->after) > HZ_STATUS_CLOSED &&
        state_of_hazard(&v->before) <= HZ_STATUS_CLOSED) {
        add_doubt(v, HZ_W825, HZ_COL_STATUS, HZ_NO_DATE);
    }
}

/* A listed hazard is unlisted before it is closed, by the authority that listed it. */
static bool is_listed(const hz_hazard *hazard)
{
    return is_filled(hazard, HZ_COL_LISTED) && !is_filled(hazard, HZ_COL_UNLISTED_ON);
}

/* Closing may be the county's, or have to wait. */
static void review_closing(struct review *v)
{
    bool listed = is_listed(&v->before);
    if (listed || !v->plan->township_closes) {
        add_doubt(v, listed ? HZ_W824 : HZ_W813, HZ_COL_CLOSED_ON, HZ_NO_DATE);
        v->doubts[v->doubt_count - 1].blocks = false; /* the steps before it are taken */
    }
}

/* A step needs its day and its signature. */
static void review_steps(struct review *v)
{
    if (state_of_hazard(&v->after) > HZ_STATUS_CLOSED) {
        return; /* cancelling is none of the steps */
    }
    for (size_t i = 0; i < loop_step_count; i++) {
        const struct loop_step *step = &loop_steps[i];
        bool taken = step->stage > v->from && step->stage <= v->to;
        for (int c = 0; taken && c < HZ_COLUMN_COUNT; c++) {
            if ((step->needs & HZ_BIT(c)) != 0 && !is_filled(&v->before, c) &&
                !is_filled(&v->after, c)) {
                add_doubt(v, HZ_W815, (hz_column)c, HZ_NO_DATE);
            }
        }
        if (taken && step->event == HZ_EVENT_CLOSE) {
            review_closing(v);
        }
    }
}

void review_row(struct review *v, const hz_row *row)
{
    v->corrected = v->steps = v->county_columns = 0;
    v->doubt_count = 0;
    hazard_read(&v->before, row, v->plan, UINT64_MAX);
    hazard_read(&v->after, &v->given->row, v->plan, UINT64_MAX);
    review_state(v);
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        hz_column column = (hz_column)c;
        bool there = v->given->row.binding->fields[c] >= 0;
        if (c == HZ_COL_ID || c == HZ_COL_STATUS || !there || is_same(v, column)) {
            continue;
        }
        if (is_filled(&v->after, c)) {
            review_filled(v, column);
        } else {
            review_emptied(v, column);
        }
    }
    review_steps(v);
}
