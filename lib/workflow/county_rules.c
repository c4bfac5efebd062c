/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Rules of the steps by which a hazard leaves a count without being rectified: the removal from a
 * list, the transfer, the change of its level, the cancellation. None of them is a township's way
 * out: authorities and the county decide, and sign with the number of a document.
 */
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/persons.h"
#include "plan/plan.h"
#include "value/words.h"
#include "workflow/rules.h"

static hz_span text_of(const struct target_row *r, hz_column column)
{
    return hz_row_text(r->row, column);
}

static bool gives(const struct target_row *r, hz_column column)
{
    return (r->values.columns & HZ_BIT(column)) != 0 && r->values.of[column].len > 0;
}

static bool is_on_list(const struct target_row *r)
{
    return text_of(r, HZ_COL_LISTED).len > 0 && text_of(r, HZ_COL_UNLISTED_ON).len == 0;
}

/* Refuse for the @p reason, a message that ends in what gives the number in @p column. */
static enum verdict refuse_number(struct apply_job *job, const struct target_row *r,
                                  hz_column column, const char *reason, const char *detail)
{
    hz_diag args = {.code = HZ_E540};
    diag_arg_sentence(&args, "reason", reason, "detail", detail, NULL);
    diag_arg(&args, "column", hz_column_get(column)->label);
    refuse_with(job, HZ_E540, r, column, &args);
    return VERDICT_REFUSE;
}

/* What a hazard went through is in figures that were published; it leaves a count no earlier. */
static enum verdict not_before_other_steps(struct apply_job *job, const struct target_row *r)
{
    static const hz_column steps[] = {
        HZ_COL_ASSIGNED_ON, HZ_COL_EXTENDED_ON,  HZ_COL_LISTED_ON,      HZ_COL_REMINDED_ON,
        HZ_COL_UNLISTED_ON, HZ_COL_RECTIFIED_ON, HZ_COL_TRANSFERRED_ON, HZ_COL_RECLASSIFIED_ON,
        HZ_COL_VERIFIED_ON, HZ_COL_CLOSED_ON};
    hz_column last = HZ_COL_FOUND_ON;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        hz_date date = hz_hazard_date(&r->hazard, steps[i]);
        if (date != HZ_NO_DATE && date >= hz_hazard_date(&r->hazard, last)) {
            last = steps[i];
        }
    }
    return refuse_day_before(job, r, last);
}

/* A city or a province removes its own listings; without acceptance any authority must say so. */
enum verdict unlisting_allowed(struct apply_job *job, struct target_row *r)
{
    const hz_cell *listed = &r->hazard.cells[HZ_COL_LISTED];
    bool by_county = listed->fault == HZ_VALUE_OK && listed->as.choice == HZ_LISTING_COUNTY;
    char level[64];
    hz_diag_copy(level, sizeof level, listed->text);
    if (listed->text.len == 0) {
        return refuse_inapplicable(job, r, N_("the hazard is not listed"));
    }
    if (!is_on_list(r)) {
        return refuse_done(job, r);
    }
    if (gives(r, HZ_COL_UNLIST_NO)) {
        return VERDICT_ALLOW;
    }
    if (!by_county) {
        return refuse_number(job, r, HZ_COL_UNLIST_NO,
                             N_("the listing ({detail}) is not the county's to remove"), level);
    }
    return is_accepted(r)
               ? refuse_day_before(job, r, HZ_COL_VERIFIED_ON)
               : refuse_number(job, r, HZ_COL_UNLIST_NO,
                               N_("a listing is removed once the rectification is accepted"), "");
}

/* True if the event gives another unit in @p column, not the same one by another of its names. */
static bool gives_other(const struct apply_job *job, const struct target_row *r, hz_column column)
{
    const hz_plan *plan = job->session->plan;
    hz_span given = r->values.of[column];
    int unit = gives(r, column) ? hz_unit_find(plan, given) : -1;
    bool is_same = unit >= 0 ? unit == hz_unit_find(plan, text_of(r, column))
                             : hz_span_equal(given, text_of(r, column));
    return gives(r, column) && !is_same;
}

/* Figures are by department, so that a hazard is not moved to one that the plan lacks. */
static bool is_department(const struct apply_job *job, hz_span name)
{
    const hz_names *departments = &job->session->plan->departments;
    return departments->count == 0 || hz_names_find(departments, name) >= 0;
}

/* 移交前监管部门 keeps the department in whose figures the hazard was. */
enum verdict transfer_allowed(struct apply_job *job, struct target_row *r)
{
    bool moves = gives_other(job, r, HZ_COL_SUPERVISOR);
    bool hands = gives_other(job, r, HZ_COL_HANDLER);
    if (!moves && !hands) {
        return refuse_inapplicable(
            job, r, N_("no other supervisor or handler is given (监管部门=, 承办单位=)"));
    }
    if (moves && !is_department(job, r->values.of[HZ_COL_SUPERVISOR])) {
        return refuse_inapplicable(job, r, N_("the plan has no department of the name given"));
    }
    if (refuse_day_before(job, r, HZ_COL_TRANSFERRED_ON) != VERDICT_ALLOW) {
        return VERDICT_REFUSE; /* months before it belong to the department before */
    }
    if (moves) {
        r->values.columns |= HZ_BIT(HZ_COL_TRANSFERRED_FROM);
        r->values.of[HZ_COL_TRANSFERRED_FROM] = text_of(r, HZ_COL_SUPERVISOR);
    } else {
        r->values.columns &= ~HZ_BIT(HZ_COL_TRANSFERRED_ON);
    }
    return VERDICT_ALLOW;
}

/* True if @p text has two parts, the unit and the person that assessed a hazard. */
static bool names_unit_and_person(hz_span text)
{
    int parts = 0;
    while (text.len > 0) {
        parts += span_trim(word_next(&text)).len > 0 ? 1 : 0;
    }
    return parts > 1;
}

enum verdict reclassification_allowed(struct apply_job *job, struct target_row *r)
{
    const hz_cell *level = &r->hazard.cells[HZ_COL_LEVEL];
    if (level->fault == HZ_VALUE_OK && level->as.choice == HZ_LEVEL_ORDINARY) {
        return refuse_done(job, r);
    }
    if (!names_unit_and_person(r->values.of[HZ_COL_RECLASSIFIED_BY])) {
        char given[64];
        hz_diag_copy(given, sizeof given, r->values.of[HZ_COL_RECLASSIFIED_BY]);
        refuse(job, HZ_E545, r, HZ_COL_RECLASSIFIED_BY, given);
        return VERDICT_REFUSE;
    }
    return not_before_other_steps(job, r);
}

/* Why only the county may cancel @p r, a message; NULL: it was found by township or enterprise. */
static const char *why_county_cancels(const struct apply_job *job, const struct target_row *r)
{
    const hz_cell *cell = &r->hazard.cells[HZ_COL_SOURCE];
    const hz_name *source =
        cell->fault == HZ_VALUE_OK ? &job->session->plan->sources.items[cell->as.choice] : NULL;
    if (text_of(r, HZ_COL_LISTED).len > 0) {
        return N_("the hazard was listed, so that only the county cancels it");
    }
    if (hz_hazard_money(&r->hazard, HZ_COL_PENALTY) > 0 ||
        hz_hazard_money(&r->hazard, HZ_COL_PENALTY_PERSON) > 0) {
        return N_("the hazard was fined, so that only the county cancels it");
    }
    return source != NULL && (source->self || source->township)
               ? NULL
               : N_("the hazard was found by others ({detail}), so that only the county cancels "
                    "it");
}

enum verdict cancellation_allowed(struct apply_job *job, struct target_row *r)
{
    const char *why = why_county_cancels(job, r);
    size_t before = job->change.refusals;
    (void)not_before_other_steps(job, r);
    if (is_on_list(r)) {
        refuse(job, HZ_E546, r, HZ_COL_LISTED, NULL);
    }
    if (share_a_name(r->values.of[HZ_COL_CANCELLED_BY], hz_span_of(job->session->by))) {
        refuse(job, HZ_E547, r, HZ_COL_CANCELLED_BY, job->session->by);
    }
    if (why != NULL && !gives(r, HZ_COL_CANCEL_NO)) {
        char source[64];
        hz_diag_copy(source, sizeof source, text_of(r, HZ_COL_SOURCE));
        (void)refuse_number(job, r, HZ_COL_CANCEL_NO, why, source);
    }
    return job->change.refusals == before ? VERDICT_ALLOW : VERDICT_REFUSE;
}

/* A listing ends before the hazard is closed, or on the same day. */
enum verdict closing_allowed(struct apply_job *job, struct target_row *r)
{
    if (is_on_list(r)) {
        refuse(job, HZ_E546, r, HZ_COL_LISTED, NULL);
        return VERDICT_REFUSE;
    }
    return VERDICT_ALLOW;
}
