/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/check_record.h"
#include "base/diag.h"
#include "check/persons.h"
#include "plan/plan.h"
#include "value/words.h"
#include <stdio.h>

/* Report which columns of a check list the table lacks. */
static void emit_missing(const struct check_layout *layout, const struct row_check *rc,
                         bool is_numbered)
{
    hz_diag diag;
    hz_diag_set(&diag, HZ_E657, rc->row->file, NULL);
    diag.record = rc->row->record->number;
    diag.line = rc->row->record->line;
    record_set_sheet(&diag, rc->row->record);
    if (!is_numbered) {
        diag_arg(&diag, "labels", "序号");
    }
    if (rc->row->binding->fields[HZ_COL_STATUS] < 0) {
        diag_arg(&diag, "labels", hz_column_get(HZ_COL_STATUS)->label);
    }
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        if (layout->fields[f] < 0) {
            diag_arg(&diag, "labels", check_field_get(f)->label);
        }
    }
    sink_emit(rc->sink, &diag);
}

void check_layout_read(struct check_layout *layout, const struct row_check *rc, bool is_numbered)
{
    const hz_binding *binding = rc->row->binding;
    layout->is_complete = is_numbered && binding->fields[HZ_COL_STATUS] >= 0;
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        layout->fields[f] = -1;
    }
    for (size_t i = binding->count; i > 0; i--) { /* the first of two with one label counts */
        enum check_field f = check_field_find(hz_span_of(binding->labels[i - 1]));
        if (f < FIELD_COUNT) {
            layout->fields[f] = (int)i - 1;
        }
    }
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        layout->is_complete = layout->is_complete && layout->fields[f] >= 0;
    }
    if (!layout->is_complete) {
        emit_missing(layout, rc, is_numbered);
    }
}

uint64_t check_record_columns(void)
{
    return HZ_BIT(HZ_COL_STATUS) | HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_OWNER) |
           HZ_BIT(HZ_COL_VERIFIER) | HZ_BIT(HZ_COL_APPROVER);
}

bool check_record_claims(const struct check_record *record)
{
    return record->state == HZ_STATUS_TO_BE_ACCEPTED || record->state == HZ_STATUS_CLOSED;
}

/* A record while it is checked. */
struct checking {
    const struct check_record *record;
    const struct check_layout *layout;
    struct row_check *rc;
};

static void emit(const struct checking *c, hz_code code, enum check_field field, const char *detail)
{
    emit_finding_at(c->rc, code, c->layout->fields[field], detail);
}

static bool is_empty(const struct checking *c, enum check_field field)
{
    return c->record->texts[field].len == 0;
}

/* The day must be one on which the inspection can have happened. */
static void check_day(const struct checking *c)
{
    char day[16];
    hz_diag args = {.code = HZ_E203};
    hz_date date = HZ_NO_DATE;
    hz_date rectified = hz_hazard_date(c->rc->hazard, HZ_COL_RECTIFIED_ON);
    if (is_empty(c, FIELD_DAY)) {
        emit(c, HZ_E201, FIELD_DAY, N_("give the day of the inspection"));
    } else if (plan_date_parse(c->rc->plan, c->record->texts[FIELD_DAY], &date) != HZ_VALUE_OK) {
        emit(c, HZ_E202, FIELD_DAY,
             N_("not a whole date; write year, month and day, such as 2023-05-01"));
    } else if (date > c->rc->today) {
        hz_date_format(c->rc->today, day);
        diag_arg(&args, "today", day);
        diag_arg_message(&args, "advice", N_("give the day on which it really happened"));
        emit_finding_at_with(c->rc, HZ_E203, c->layout->fields[FIELD_DAY], &args);
    } else if (rectified != HZ_NO_DATE && date < rectified) {
        args.code = HZ_E651;
        hz_date_format(rectified, day);
        diag_arg(&args, "column", hz_column_get(HZ_COL_RECTIFIED_ON)->label);
        diag_arg(&args, "day", day);
        emit_finding_at_with(c->rc, HZ_E651, c->layout->fields[FIELD_DAY], &args);
    }
}

/* An answer must be one of the two; @p is_required: it cannot be left out. */
static void check_answer(const struct checking *c, enum check_field field, enum check_answer answer,
                         bool is_required)
{
    char choices[64];
    const char *const *answers = check_field_get(field)->answers;
    hz_code code = answer == ANSWER_UNKNOWN ? HZ_E207 : HZ_E201;
    hz_diag args = {.code = code};
    if (answer == ANSWER_UNKNOWN || (answer == ANSWER_NONE && is_required)) {
        (void)snprintf(choices, sizeof choices, "%s、%s", answers[0], answers[1]);
        diag_arg_sentence(&args, "advice", N_("write one of: {choices}"), "choices", choices, NULL);
        emit_finding_at_with(c->rc, code, c->layout->fields[field], &args);
    }
}

static void check_answers(const struct checking *c)
{
    const struct check_record *r = c->record;
    bool claims = check_record_claims(r);
    check_answer(c, FIELD_AGREES, r->agrees, true);
    check_answer(c, FIELD_RECTIFIED, r->rectified, claims);
    if (r->agrees == ANSWER_NO && is_empty(c, FIELD_SEEN)) {
        emit(c, HZ_E201, FIELD_SEEN, N_("describe how ledger and site differ"));
    }
    if (claims && r->rectified == ANSWER_NO && r->agrees == ANSWER_YES) {
        emit(c, HZ_E652, FIELD_AGREES, hz_choices(HZ_TYPE_STATUS)[r->state]);
    }
}

static size_t count_names(hz_span text)
{
    size_t count = 0;
    while (text.len > 0) {
        count += span_trim(word_next(&text)).len > 0 ? 1 : 0;
    }
    return count;
}

/* Two persons inspect, and not their own work. */
static void check_signers(const struct checking *c)
{
    static const struct {
        hz_column column;
        hz_code code;
    } others[] = {{HZ_COL_OWNER, HZ_E401}, {HZ_COL_VERIFIER, HZ_W654}, {HZ_COL_APPROVER, HZ_W654}};
    static const enum check_field signers[] = {FIELD_SIGNER, FIELD_SECOND};
    const hz_span *texts = c->record->texts;
    if (is_empty(c, FIELD_SIGNER)) {
        emit(c, HZ_E201, FIELD_SIGNER, N_("the person who inspected signs here"));
    } else if (is_empty(c, FIELD_SECOND) && count_names(texts[FIELD_SIGNER]) < 2) {
        emit(c, HZ_W653, FIELD_SECOND, NULL);
    } else if (share_a_name(texts[FIELD_SIGNER], texts[FIELD_SECOND])) {
        emit(c, HZ_E401, FIELD_SECOND, check_field_get(FIELD_SIGNER)->label);
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        hz_span other = c->rc->hazard->cells[others[i].column].text;
        for (size_t s = 0; s < sizeof signers / sizeof signers[0]; s++) {
            if (other.len > 0 && texts[signers[s]].len > 0 &&
                share_a_name(other, texts[signers[s]])) {
                emit(c, others[i].code, signers[s], hz_column_get(others[i].column)->label);
            }
        }
    }
}

/* The state in the list; an unknown one is reported. */
static int read_state(struct row_check *rc)
{
    const hz_cell *cell = &rc->hazard->cells[HZ_COL_STATUS];
    if (cell->fault != HZ_VALUE_OK && cell->fault != HZ_VALUE_EMPTY) {
        emit_finding(rc, HZ_E207, HZ_COL_STATUS, N_("write the state as the ledger has it"));
    }
    return cell->fault == HZ_VALUE_OK ? cell->as.choice : -1;
}

int check_record_read(struct check_record *record, const struct check_layout *layout,
                      struct row_check *rc)
{
    const struct checking c = {record, layout, rc};
    size_t filled = 0;
    for (enum check_field f = 0; f < FIELD_COUNT; f++) {
        record->texts[f] = span_trim(hz_row_cell(rc->row, (size_t)layout->fields[f]));
        filled += record->texts[f].len > 0 ? 1 : 0;
    }
    record->agrees = check_field_answer(FIELD_AGREES, record->texts[FIELD_AGREES]);
    record->rectified = check_field_answer(FIELD_RECTIFIED, record->texts[FIELD_RECTIFIED]);
    record->state = read_state(rc);
    if (filled > 0) {
        check_day(&c);
        check_answers(&c);
        check_signers(&c);
    }
    return rc->errors > 0 ? -1 : filled > 0 ? 1 : 0;
}
