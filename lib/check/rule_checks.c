/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Checks of rules: persons who must not sign twice, and the plan's rules on listing and penalties,
 * E401 to W407.
 */
#include "check/checks.h"
#include "check/dispositions.h"
#include "check/persons.h"
#include "plan/plan.h"
#include "value/words.h"

bool are_namesakes(const hz_hazard *hazard)
{
    return word_within(hazard->cells[HZ_COL_REMARK].text,
                       "同名不同人|同名同姓|重名|非同一人|不是同一人|不是同一个人");
}

void check_roles(struct row_check *rc, hz_code code)
{
    static const hz_column pairs[][2] = {
        {HZ_COL_OWNER, HZ_COL_VERIFIER},         {HZ_COL_OWNER, HZ_COL_APPROVER},
        {HZ_COL_VERIFIER, HZ_COL_APPROVER},      {HZ_COL_OWNER, HZ_COL_CANCELLED_BY},
        {HZ_COL_OWNER, HZ_COL_EXTENDED_BY},      {HZ_COL_OWNER, HZ_COL_RECLASSIFIED_BY},
        {HZ_COL_INSPECTOR, HZ_COL_CANCELLED_BY},
    };
    uint64_t filled = filled_in(rc->hazard); /* a / below two labels is nobody */
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if ((filled & HZ_BIT(pairs[i][0])) != 0 &&
            share_a_name(cell_of(rc, pairs[i][0])->text, cell_of(rc, pairs[i][1])->text)) {
            emit_finding(rc, are_namesakes(rc->hazard) ? HZ_N408 : code, pairs[i][1],
                         hz_column_get(pairs[i][0])->label);
        }
    }
}

/* The inspector may be the owner only if the enterprise checked itself. */
void check_inspector(struct row_check *rc, hz_code code)
{
    const hz_cell *source = cell_of(rc, HZ_COL_SOURCE);
    bool other = source->fault == HZ_VALUE_OK && !rc->plan->sources.items[source->as.choice].self;
    if (other && (filled_in(rc->hazard) & HZ_BIT(HZ_COL_OWNER)) != 0 &&
        share_a_name(cell_of(rc, HZ_COL_INSPECTOR)->text, cell_of(rc, HZ_COL_OWNER)->text) &&
        !are_namesakes(rc->hazard)) {
        emit_finding(rc, code, HZ_COL_INSPECTOR, hz_column_get(HZ_COL_OWNER)->label);
    }
}

/* A fine is a fact: the source may be wrong, or 备注 gives another ground for the fine. */
void check_disposition(struct row_check *rc, hz_code code)
{
    static const hz_column penalties[] = {HZ_COL_PENALTY, HZ_COL_PENALTY_PERSON};
    if (hz_hazard_money(rc->hazard, penalties[0]) <= 0 &&
        hz_hazard_money(rc->hazard, penalties[1]) <= 0) {
        return;
    }
    const hz_disposition *forbids = disposition_on_penalty(rc->plan, rc->hazard, "forbidden");
    if (forbids == NULL || remark_gives_basis(rc->plan, rc->hazard)) {
        return;
    }
    for (size_t p = 0; p < 2; p++) {
        if (hz_hazard_money(rc->hazard, penalties[p]) > 0) {
            emit_finding(rc, code, penalties[p], forbids->basis);
        }
    }
}

/* The disposition that requires an unlisted hazard to be listed; NULL: none, or it is listed. */
static const hz_disposition *unlisted(const struct row_check *rc)
{
    const hz_cell *level = cell_of(rc, HZ_COL_LEVEL);
    bool minor = level->fault == HZ_VALUE_OK && level->as.choice == 1;
    return minor || cell_of(rc, HZ_COL_LISTED)->text.len > 0
               ? NULL
               : disposition_on_listing(rc->plan, rc->hazard, "required");
}

/* Closing a hazard quickly does not avoid its listing. */
void check_listing_required(struct row_check *rc, hz_code code)
{
    const hz_cell *status = cell_of(rc, HZ_COL_STATUS);
    int state = status->fault == HZ_VALUE_OK ? status->as.choice : -1;
    const hz_disposition *wants = unlisted(rc);
    if (wants != NULL && state != HZ_STATUS_CANCELLED) {
        emit_finding(rc, state == HZ_STATUS_CLOSED ? HZ_W406 : code, HZ_COL_LISTED, wants->basis);
    }
}

/* What was listed before it was rectified was listed rightly. */
void check_listing_forbidden(struct row_check *rc, hz_code code)
{
    hz_date listed_on = hz_hazard_date(rc->hazard, HZ_COL_LISTED_ON);
    hz_date rectified_on = hz_hazard_date(rc->hazard, HZ_COL_RECTIFIED_ON);
    if (cell_of(rc, HZ_COL_LISTED)->text.len == 0 || listed_on == HZ_NO_DATE ||
        rectified_on == HZ_NO_DATE || listed_on < rectified_on) {
        return;
    }
    const hz_disposition *forbids = disposition_on_listing(rc->plan, rc->hazard, "forbidden");
    if (forbids != NULL && !remark_gives_basis(rc->plan, rc->hazard)) {
        emit_finding(rc, code, HZ_COL_LISTED, forbids->basis);
    }
}
