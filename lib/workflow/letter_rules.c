/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The conditions of remind: letters against overdue hazards, and their receipt. */
#include "base/catalog.h"
#include "base/diag.h"
#include "workflow/rules.h"
#include <stdio.h>

static bool is_given(const struct target_row *r, hz_column column)
{
    return (r->values.columns & HZ_BIT(column)) != 0 && r->values.of[column].len > 0;
}

static enum verdict refuse_step(struct apply_job *job, const struct target_row *r)
{
    const hz_names *steps = &job->session->plan->steps;
    hz_diag args = {.code = HZ_E549};
    char names[256];
    size_t len = 0;
    for (size_t i = 0; i < steps->count && len < sizeof names; i++) {
        len += (size_t)snprintf(names + len, sizeof names - len, "%s%s", i == 0 ? "" : "、",
                                steps->items[i].name);
    }
    diag_arg_span(&args, "step", r->values.of[HZ_COL_REMINDED]);
    diag_arg(&args, "steps", names);
    refuse_with(job, HZ_E549, r, HZ_COL_REMINDED, &args);
    return VERDICT_REFUSE;
}

static enum verdict refuse_number(struct apply_job *job, const struct target_row *r,
                                  const char *other)
{
    hz_diag args = {.code = HZ_E539};
    diag_arg_span(&args, "number", r->values.of[HZ_COL_REMINDER_NO]);
    diag_arg(&args, "letter", other);
    refuse_with(job, HZ_E539, r, HZ_COL_REMINDER_NO, &args);
    return VERDICT_REFUSE;
}

/* The receipt of the last letter, which the ledger has. */
static enum verdict check_receipt_of_letter(struct apply_job *job, struct target_row *r)
{
    hz_span number = hz_row_text(r->row, HZ_COL_REMINDER_NO);
    if (!is_given(r, HZ_COL_RECEIVED_ON)) {
        hz_diag args = {.code = HZ_E503};
        diag_arg_sentence(&args, "advice", N_("give it as {column}=VALUE"), "column",
                          hz_column_get(HZ_COL_REMINDED)->label, NULL);
        refuse_with(job, HZ_E503, r, HZ_COL_REMINDED, &args);
        return VERDICT_REFUSE;
    }
    if (is_given(r, HZ_COL_REMINDER_NO) &&
        !letter_numbers_equal(number, r->values.of[HZ_COL_REMINDER_NO])) {
        char last[128];
        hz_diag_copy(last, sizeof last, number);
        return refuse_number(job, r, last);
    }
    r->values.columns &= HZ_BIT(HZ_COL_RECEIVED_ON) | HZ_BIT(HZ_COL_REMARK);
    return VERDICT_ALLOW;
}

/* A letter that was sent before the hazard was closed may be recorded later. */
static bool was_closed(struct apply_job *job, const struct target_row *r)
{
    char day[16];
    hz_date closed = hz_hazard_date(&r->hazard, HZ_COL_CLOSED_ON);
    if (closed == HZ_NO_DATE || job->letters.given.on <= closed) {
        return false;
    }
    hz_date_format(closed, day);
    refuse(job, HZ_E538, r, HZ_COL_ID, day);
    return true;
}

/* Why a letter is not the one expected, a message; NULL: it is. @p taken is the last measure. */
static const char *wrong_order(const struct apply_job *job, const struct target_row *r, int taken)
{
    const struct letter *given = &job->letters.given;
    hz_date last_on = hz_hazard_date(&r->hazard, HZ_COL_REMINDED_ON);
    if (last_on != HZ_NO_DATE && given->on < last_on) {
        return N_("the last measure, {last}, is of a later day ({day})");
    }
    if (given->step == taken || given->step == taken + 1) {
        return NULL;
    }
    return taken < 0 ? N_("no measure was taken before; {next} comes first")
           : (size_t)taken + 1 < job->session->plan->steps.count
               ? N_("the last measure is {last} ({day}); the next one is {next}")
               : N_("the last measure is {last} ({day}), after which the plan has none");
}

/* Warn of a measure that is not the one after the last, or is dated before the last. */
static void warn_of_order(struct apply_job *job, const struct target_row *r)
{
    const hz_plan *plan = job->session->plan;
    const struct letter *given = &job->letters.given;
    hz_date deadline = hz_hazard_deadline(&r->hazard, given->on);
    int taken = hazard_measure_taken(&r->hazard, plan, deadline, given->on);
    const char *reason = wrong_order(job, r, taken);
    char last[64];
    char day[16];
    hz_diag diag;
    if (reason == NULL) {
        return;
    }
    hz_diag_copy(last, sizeof last, hz_row_text(r->row, HZ_COL_REMINDED));
    hz_diag_copy(day, sizeof day, hz_row_text(r->row, HZ_COL_REMINDED_ON));
    bool is_last = (size_t)taken + 1 == plan->steps.count;
    hz_row_diag(&diag, HZ_W551, r->row, HZ_COL_REMINDED, NULL);
    diag_arg_sentence(&diag, "reason", reason, "last", last, "day", day, "next",
                      is_last ? "" : plan->steps.items[taken + 1].name, NULL);
    diag_arg(&diag, "measure", plan->steps.items[given->step].name);
    sink_emit(job->session->sink, &diag);
}

/* A letter needs a step of the plan and a number of its own; without a step it is a receipt. */
enum verdict letter_or_receipt(struct apply_job *job, struct target_row *r)
{
    const struct letter *letter = &job->letters.given;
    const hz_cell *last = &r->hazard.cells[HZ_COL_REMINDED];
    if (!is_given(r, HZ_COL_REMINDED)) {
        return check_receipt_of_letter(job, r);
    }
    if (letter->step < 0) {
        return refuse_step(job, r);
    }
    if (was_closed(job, r)) {
        return VERDICT_REFUSE;
    }
    if (job->letters.others > 0) {
        return refuse_number(job, r, job->letters.other);
    }
    bool done = last->fault == HZ_VALUE_OK && last->as.choice == letter->step &&
                hz_hazard_date(&r->hazard, HZ_COL_REMINDED_ON) == letter->on &&
                letter_numbers_equal(hz_row_text(r->row, HZ_COL_REMINDER_NO), letter->number);
    if (done) {
        return refuse_done(job, r);
    }
    warn_of_order(job, r);
    return VERDICT_ALLOW;
}
