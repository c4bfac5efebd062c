/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Checks of the order of dates and of what each state needs, E301 to E306. */
#include "base/span.h"
#include "check/checks.h"
#include "check/dispositions.h"
#include "schema/informal_choice.h"
#include <stdio.h>

void check_due_before_found(struct row_check *rc, hz_code code)
{
    char found[16];
    hz_date found_on = hz_hazard_date(rc->hazard, HZ_COL_FOUND_ON);
    hz_date due_on = hz_hazard_date(rc->hazard, HZ_COL_DUE_ON);
    if (found_on != HZ_NO_DATE && due_on != HZ_NO_DATE && due_on < found_on) {
        hz_date_format(found_on, found);
        emit_finding(rc, code, HZ_COL_DUE_ON, found);
    }
}

void check_extension(struct row_check *rc, hz_code code)
{
    char due[16];
    hz_date due_on = hz_hazard_date(rc->hazard, HZ_COL_DUE_ON);
    hz_date extended_to = hz_hazard_date(rc->hazard, HZ_COL_EXTENDED_TO);
    if (due_on != HZ_NO_DATE && extended_to != HZ_NO_DATE && extended_to <= due_on) {
        hz_date_format(due_on, due);
        emit_finding(rc, code, HZ_COL_EXTENDED_TO, due);
    }
}

void check_receipt(struct row_check *rc, hz_code code)
{
    char day[16];
    hz_date sent = hz_hazard_date(rc->hazard, HZ_COL_REMINDED_ON);
    hz_date received = hz_hazard_date(rc->hazard, HZ_COL_RECEIVED_ON);
    if (sent != HZ_NO_DATE && received != HZ_NO_DATE && received < sent) {
        hz_date_format(sent, day);
        emit_finding(rc, code, HZ_COL_RECEIVED_ON, day);
    }
}

/* Reports @p column if its day is before that of @p earlier. */
static void check_pair(struct row_check *rc, hz_code code, hz_column earlier, hz_column column)
{
    hz_date before = hz_hazard_date(rc->hazard, earlier);
    hz_date date = hz_hazard_date(rc->hazard, column);
    if (before != HZ_NO_DATE && date != HZ_NO_DATE && date < before) {
        char day[16];
        hz_diag args = {.code = code};
        hz_date_format(before, day);
        diag_arg(&args, "column", hz_column_get(earlier)->label);
        diag_arg(&args, "day", day);
        emit_finding_with(rc, code, column, &args);
    }
}

void check_date_order(struct row_check *rc, hz_code code)
{
    static const hz_column order[] = {HZ_COL_FOUND_ON, HZ_COL_ASSIGNED_ON, HZ_COL_RECTIFIED_ON,
                                      HZ_COL_VERIFIED_ON, HZ_COL_CLOSED_ON};
    static const hz_column apart[][2] = {
        {HZ_COL_FOUND_ON, HZ_COL_EXTENDED_ON},    {HZ_COL_FOUND_ON, HZ_COL_LISTED_ON},
        {HZ_COL_LISTED_ON, HZ_COL_UNLISTED_ON},   {HZ_COL_FOUND_ON, HZ_COL_RECLASSIFIED_ON},
        {HZ_COL_FOUND_ON, HZ_COL_TRANSFERRED_ON}, {HZ_COL_FOUND_ON, HZ_COL_CANCELLED_ON}};
    size_t last = 0; /* the last of them that has a date */
    for (size_t i = 1; i < sizeof order / sizeof order[0]; i++) {
        check_pair(rc, code, order[last], order[i]);
        if (hz_hazard_date(rc->hazard, order[i]) != HZ_NO_DATE) {
            last = i;
        }
    }
    for (size_t i = 0; i < sizeof apart / sizeof apart[0]; i++) {
        check_pair(rc, code, apart[i][0], apart[i][1]);
    }
}

/* What a state must have, and what it cannot have yet. */
#define RECTIFIED HZ_BIT(HZ_COL_RECTIFIED_ON)
#define VERIFIED HZ_BIT(HZ_COL_VERIFIED_ON)
#define CLOSED (HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER))
#define CANCELLED                                                                                  \
    (HZ_BIT(HZ_COL_CANCELLED_ON) | HZ_BIT(HZ_COL_CANCELLED_BY) | HZ_BIT(HZ_COL_CANCEL_REASON))
static const struct state_rule {
    uint64_t needs;
    uint64_t forbids;
} state_rules[HZ_STATUS_COUNT] = {
    [HZ_STATUS_REGISTERED] = {0, RECTIFIED | VERIFIED | CLOSED | CANCELLED},
    [HZ_STATUS_ASSIGNED] = {0, RECTIFIED | VERIFIED | CLOSED | CANCELLED},
    [HZ_STATUS_RECTIFYING] = {0, RECTIFIED | VERIFIED | CLOSED | CANCELLED},
    [HZ_STATUS_TO_BE_ACCEPTED] = {RECTIFIED, CLOSED | CANCELLED},
    [HZ_STATUS_CLOSED] = {RECTIFIED | VERIFIED | HZ_BIT(HZ_COL_VERIFIER) | CLOSED, CANCELLED},
    [HZ_STATUS_CANCELLED] = {CANCELLED, 0}, /* whatever step it had reached */
};
static const struct state_rule not_closed_rule = {0, CLOSED};
static const struct state_rule accepted_rule = {RECTIFIED | VERIFIED | HZ_BIT(HZ_COL_VERIFIER),
                                                CLOSED | CANCELLED};
#undef RECTIFIED
#undef VERIFIED
#undef CLOSED

/* True of 已验收 and other words for what has been accepted, which 待验收 need not have been. */
static bool is_accepted(const hz_cell *status)
{
    return status->fault == HZ_VALUE_OK && status->as.choice == HZ_STATUS_TO_BE_ACCEPTED &&
           !hz_span_is(status->text, hz_choices(HZ_TYPE_STATUS)[HZ_STATUS_TO_BE_ACCEPTED]) &&
           choice_is_accepted(status->text);
}

/* Returns the rule of the state of @p hazard. Where 整改状态 says none, 撤销日期 does. */
static const struct state_rule *rule_of(const hz_hazard *hazard)
{
    static const struct state_rule none = {0, 0};
    const hz_cell *status = &hazard->cells[HZ_COL_STATUS];
    if (is_accepted(status)) {
        return &accepted_rule;
    }
    if (status->fault == HZ_VALUE_OK) {
        return &state_rules[status->as.choice];
    }
    if (status->fault == HZ_VALUE_EMPTY && (hazard->filled & HZ_BIT(HZ_COL_CANCELLED_ON)) != 0) {
        return &state_rules[HZ_STATUS_CANCELLED];
    }
    bool not_closed = status->fault == HZ_VALUE_EMPTY && status->as.choice == HZ_NOT_CLOSED;
    return not_closed ? &not_closed_rule : &none;
}

uint64_t state_faults(const hz_hazard *hazard)
{
    const struct state_rule *rule = rule_of(hazard);
    return (rule->needs & ~hazard->filled) | (rule->forbids & hazard->filled);
}

/* Reports the columns @p wrong, which are missing or too many, in one finding at the state. */
static void emit_state_finding(struct row_check *rc, hz_code code, uint64_t wrong)
{
    char columns[600] = "";
    hz_diag args = {.code = code};
    size_t len = 0;
    if (wrong == 0) {
        return;
    }
    for (uint64_t rest = wrong; rest != 0; rest &= rest - 1) {
        len += (size_t)snprintf(columns + len, sizeof columns - len, "%s%s",
                                rest == wrong ? "" : "、", hz_column_get(first_of(rest))->label);
    }
    const struct state_rule *rule = rule_of(rc->hazard);
    diag_arg(&args, "state",
             rule == &not_closed_rule ? "未销号"
             : rule == &accepted_rule ? "已验收"
                                      : hz_choices(HZ_TYPE_STATUS)[rule - state_rules]);
    diag_arg(&args, "columns", columns);
    emit_finding_with(rc, code, HZ_COL_STATUS, &args);
}

void check_state_needs(struct row_check *rc, hz_code code)
{
    uint64_t needs = wanted_of(rc, rule_of(rc->hazard)->needs);
    if (needs != 0) {
        emit_state_finding(rc, code, needs & ~filled_in(rc->hazard));
    }
}

/* A day of an earlier round, kept when the hazard was sent back, is explained in 备注. */
void check_state_forbids(struct row_check *rc, hz_code code)
{
    uint64_t filled = filled_in(rc->hazard) & ~rc->hazard->wrong; /* of a / there is E202 */
    uint64_t early = wanted_of(rc, rule_of(rc->hazard)->forbids & filled & ~CANCELLED);
    if (early != 0 && !remark_gives_basis(rc->plan, rc->hazard)) {
        emit_state_finding(rc, code, early);
    }
}

/* No remark explains why a hazard that goes on was cancelled. */
void check_not_cancelled(struct row_check *rc, hz_code code)
{
    uint64_t filled = filled_in(rc->hazard) & ~rc->hazard->wrong;
    emit_state_finding(rc, code, wanted_of(rc, rule_of(rc->hazard)->forbids & filled & CANCELLED));
}

/* An acceptance has both a day and a signature; E304 reports what a closed hazard lacks. */
void check_acceptance(struct row_check *rc, hz_code code)
{
    bool dated = cell_of(rc, HZ_COL_VERIFIED_ON)->text.len > 0;
    bool is_signed = cell_of(rc, HZ_COL_VERIFIER)->text.len > 0;
    const hz_cell *status = cell_of(rc, HZ_COL_STATUS);
    if (dated == is_signed ||
        (status->fault == HZ_VALUE_OK && status->as.choice == HZ_STATUS_CLOSED)) {
        return;
    }
    hz_column empty = dated ? HZ_COL_VERIFIER : HZ_COL_VERIFIED_ON;
    hz_column filled = dated ? HZ_COL_VERIFIED_ON : HZ_COL_VERIFIER;
    emit_finding(rc, code, empty, hz_column_get(filled)->label);
}
