/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/span.h"
#include "check/advice.h"
#include "check/dispositions.h"
#include "check/formula.h"
#include "check/persons.h"
#include "check/placeholders.h"
#include "check/row_check.h"
#include "plan/plan.h"
#include "value/words.h"
#include <limits.h>
#include <stdio.h>

static void emit(struct row_check *rc, const hz_diag *diag)
{
    rc->errors += hz_code_severity(diag->code) == HZ_ERROR ? 1 : 0;
    sink_emit(rc->sink, diag);
}

void emit_finding_with(struct row_check *rc, hz_code code, hz_column column, const hz_diag *args)
{
    hz_diag diag;
    if (!row_check_wants(rc, column)) {
        return;
    }
    hz_row_diag(&diag, code, rc->row, column, NULL);
    diag_copy_args(&diag, args);
    emit(rc, &diag);
}

void emit_finding(struct row_check *rc, hz_code code, hz_column column, const char *detail)
{
    hz_diag diag;
    if (row_check_wants(rc, column)) {
        hz_row_diag(&diag, code, rc->row, column, detail);
        emit(rc, &diag);
    }
}

/* A diagnostic at field @p field of the record. */
static void field_diag(hz_diag *diag, const struct row_check *rc, hz_code code, int field,
                       const char *detail)
{
    const hz_row *row = rc->row;
    hz_record_diag(diag, code, row->file, row->record, field < 0 ? 0 : (size_t)field, detail);
    if (field >= 0 && (size_t)field < row->binding->count) {
        hz_diag_copy(diag->label, sizeof diag->label, hz_span_of(row->binding->labels[field]));
    }
}

void emit_finding_at_with(struct row_check *rc, hz_code code, int field, const hz_diag *args)
{
    hz_diag diag;
    field_diag(&diag, rc, code, field, NULL);
    diag_copy_args(&diag, args);
    emit(rc, &diag);
}

void emit_finding_at(struct row_check *rc, hz_code code, int field, const char *detail)
{
    hz_diag diag;
    field_diag(&diag, rc, code, field, detail);
    emit(rc, &diag);
}

static const hz_cell *cell(const struct row_check *rc, hz_column column)
{
    return &rc->hazard->cells[column];
}

static hz_type type_of(int column)
{
    return hz_column_get((hz_column)column)->type;
}

/* Sets of columns, as columns.def has them: rows are many, so that no one searches it for each. */
/* NOLINTBEGIN(bugprone-macro-parentheses): an operand with its operator */
#define COLUMN(name, id, label, aliases, type, need)                                               \
    (HZ_NEED_##need == HZ_NEED_OPTIONAL ? 0 : HZ_BIT(HZ_COL_##name)) |
static const uint64_t must_be_filled =
#include "schema/columns.def"
    0;
#undef COLUMN
#define COLUMN(name, id, label, aliases, type, need)                                               \
    (HZ_TYPE_##type == HZ_TYPE_DATE ? HZ_BIT(HZ_COL_##name) : 0) |
static const uint64_t date_columns =
#include "schema/columns.def"
    0;
#undef COLUMN
#define COLUMN(name, id, label, aliases, type, need)                                               \
    (HZ_TYPE_##type == HZ_TYPE_MONEY ? HZ_BIT(HZ_COL_##name) : 0) |
static const uint64_t money_columns =
#include "schema/columns.def"
    0;
#undef COLUMN
/* NOLINTEND(bugprone-macro-parentheses) */

/* The columns of @p columns about which findings are wanted. */
static uint64_t wanted(const struct row_check *rc, uint64_t columns)
{
    return rc->columns == 0 ? columns : columns & rc->columns;
}

uint64_t required_columns(void)
{
    return must_be_filled;
}

static hz_column first_of(uint64_t columns)
{
    return (hz_column)__builtin_ctzll(columns);
}

/* Reports @p code at @p column with what would be right there. */
static void emit_advice(struct row_check *rc, hz_code code, hz_column column,
                        void (*advise)(const struct row_check *rc, hz_column column, hz_diag *out))
{
    hz_diag advice = {.code = code};
    advise(rc, column, &advice);
    emit_finding_with(rc, code, column, &advice);
}

/* What to do about the cell of @p column, which is empty, as offices merge cells over several rows,
 * or has a word such as 待定 in it. */
static void advise_empty(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_span above = hz_row_above(rc->row, column);
    if (cell(rc, column)->text.len > 0) {
        diag_arg_message(out, "advice",
                         N_("this counts as not filled in; write what has really been settled"));
    } else if (above.len > 0) {
        diag_arg_message(out, "advice",
                         N_("probably merged with the cell above, which has “{above}”; write it in "
                            "each row"));
        diag_arg_span(out, "above", above);
    } else if (hz_column_get(column)->need == HZ_NEED_FIVE) {
        diag_arg_message(out, "advice",
                         N_("owner, measures, funds, deadline and contingency plan must all five "
                            "be settled"));
    } else {
        diag_arg_message(out, "advice", N_("fill in the cell"));
    }
}

static void check_required(struct row_check *rc, hz_code code)
{
    uint64_t wanted = rc->columns == 0 ? must_be_filled : must_be_filled & rc->columns;
    uint64_t empty = wanted & ~filled_in(rc->hazard);
    for (uint64_t rest = empty; rest != 0; rest &= rest - 1) {
        hz_column c = first_of(rest);
        if (rc->row->binding->fields[c] >= 0) { /* otherwise it is reported at the header */
            emit_advice(rc, code, c, advise_empty);
        }
    }
}

static void check_contingency(struct row_check *rc, hz_code code)
{
    hz_span text = cell(rc, HZ_COL_CONTINGENCY)->text;
    if (text.len > 0 && is_vague(text)) {
        emit_finding(rc, code, HZ_COL_CONTINGENCY, NULL);
    }
}

static void check_date(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = date_columns & rc->hazard->wrong; rest != 0; rest &= rest - 1) {
        emit_advice(rc, code, first_of(rest), advise_date);
    }
}

/* Days on which something was done; a deadline may lie in the future. */
static const uint64_t past_columns =
    date_columns & ~(HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO));

static void check_future(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = past_columns & rc->hazard->filled; rest != 0; rest &= rest - 1) {
        if (hz_hazard_date(rc->hazard, first_of(rest)) > rc->today) {
            emit_advice(rc, code, first_of(rest), advise_future_date);
        }
    }
}

/* What E203 says of a day in the future is not said again. */
static void check_year(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = date_columns & rc->hazard->filled; rest != 0; rest &= rest - 1) {
        hz_column c = first_of(rest);
        hz_date date = hz_hazard_date(rc->hazard, c);
        bool is_future = (past_columns & HZ_BIT(c)) != 0 && date > rc->today;
        if (date != HZ_NO_DATE && !is_future && !date_is_plausible(rc->plan, date)) {
            emit_advice(rc, code, c, advise_implausible_date);
        }
    }
}

static void check_name(struct row_check *rc, hz_code code, hz_column column)
{
    if (cell(rc, column)->fault == HZ_NOT_IN_LIST) {
        emit_advice(rc, code, column, advise_name);
    }
}

static void check_area(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_AREA);
}

static void check_sector(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_SECTOR);
}

static void check_source(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_SOURCE);
}

static void check_choice(struct row_check *rc, hz_code code)
{
    for (int c = 0; (rc->hazard->wrong >> c) != 0; c++) {
        if (hz_choices(type_of(c)) != NULL && rc->hazard->cells[c].fault == HZ_NOT_IN_LIST) {
            emit_advice(rc, code, (hz_column)c, advise_choice);
        }
    }
}

static void check_money(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = money_columns & rc->hazard->wrong; rest != 0; rest &= rest - 1) {
        emit_advice(rc, code, first_of(rest), advise_money);
    }
}

static void check_large_amount(struct row_check *rc, hz_code code)
{
    enum { FEN_PER_WAN = 1000000, ASK_ABOVE = 1000 };
    int limit = rc->plan->funds_ask_above > 0 ? rc->plan->funds_ask_above : ASK_ABOVE;
    for (uint64_t rest = money_columns & rc->hazard->filled; rest != 0; rest &= rest - 1) {
        if (hz_hazard_money(rc->hazard, first_of(rest)) > (hz_money)limit * FEN_PER_WAN) {
            emit_advice(rc, code, first_of(rest), advise_large_amount);
        }
    }
}

static void check_uscc(struct row_check *rc, hz_code code)
{
    if ((rc->hazard->wrong & HZ_BIT(HZ_COL_USCC)) != 0) {
        emit_advice(rc, code, HZ_COL_USCC, advise_uscc);
    }
}

/* What a cell of interest begins with, signs and blanks; most begin with neither. */
static const bool may_be_formula[UCHAR_MAX + 1] = {
    ['='] = true,  ['+'] = true,  ['-'] = true,  ['@'] = true,  [' '] = true,
    ['\t'] = true, ['\n'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true,
    [0xC2] = true, [0xE3] = true, [0xEF] = true};

static void check_formula(struct row_check *rc, hz_code code)
{
    const hz_record *record = rc->row->record;
    for (size_t i = 0; i < record->count && i < rc->row->binding->count; i++) {
        int column = rc->row->binding->columns[i];
        hz_span text = record->fields[i];
        if (text.len == 0 || !may_be_formula[(unsigned char)text.ptr[0]]) {
            continue;
        }
        text = span_trim(text);
        bool is_text = column == HZ_COL_NONE || type_of(column) == HZ_TYPE_TEXT;
        bool wanted =
            column == HZ_COL_NONE ? rc->columns == 0 : row_check_wants(rc, (hz_column)column);
        if (!wanted || !is_text || !is_formula(text)) {
            continue;
        }
        char sign[2] = {text.ptr[0], '\0'};
        emit_finding_at(rc, code, (int)i, sign);
    }
}

static void check_due_before_found(struct row_check *rc, hz_code code)
{
    char found[16];
    hz_date found_on = hz_hazard_date(rc->hazard, HZ_COL_FOUND_ON);
    hz_date due_on = hz_hazard_date(rc->hazard, HZ_COL_DUE_ON);
    if (found_on != HZ_NO_DATE && due_on != HZ_NO_DATE && due_on < found_on) {
        hz_date_format(found_on, found);
        emit_finding(rc, code, HZ_COL_DUE_ON, found);
    }
}

static void check_extension(struct row_check *rc, hz_code code)
{
    char due[16];
    hz_date due_on = hz_hazard_date(rc->hazard, HZ_COL_DUE_ON);
    hz_date extended_to = hz_hazard_date(rc->hazard, HZ_COL_EXTENDED_TO);
    if (due_on != HZ_NO_DATE && extended_to != HZ_NO_DATE && extended_to <= due_on) {
        hz_date_format(due_on, due);
        emit_finding(rc, code, HZ_COL_EXTENDED_TO, due);
    }
}

/* Reports @p column if its day lies before that of @p earlier. */
static void check_pair(struct row_check *rc, hz_code code, hz_column earlier, hz_column column)
{
    hz_date before = hz_hazard_date(rc->hazard, earlier);
    hz_date date = hz_hazard_date(rc->hazard, column);
    if (before != HZ_NO_DATE && date != HZ_NO_DATE && date < before) {
        char day[16];
        char detail[96];
        hz_date_format(before, day);
        (void)snprintf(detail, sizeof detail, "%s %s", hz_column_get(earlier)->label, day);
        emit_finding(rc, code, column, detail);
    }
}

static void check_date_order(struct row_check *rc, hz_code code)
{
    static const hz_column order[] = {HZ_COL_FOUND_ON, HZ_COL_ASSIGNED_ON, HZ_COL_RECTIFIED_ON,
                                      HZ_COL_VERIFIED_ON, HZ_COL_CLOSED_ON};
    size_t last = 0; /* the last of them that has a date */
    for (size_t i = 1; i < sizeof order / sizeof order[0]; i++) {
        check_pair(rc, code, order[last], order[i]);
        if (hz_hazard_date(rc->hazard, order[i]) != HZ_NO_DATE) {
            last = i;
        }
    }
    check_pair(rc, code, HZ_COL_FOUND_ON, HZ_COL_LISTED_ON);
}

/* What a state must have, and what it cannot have yet. */
#define RECTIFIED HZ_BIT(HZ_COL_RECTIFIED_ON)
#define VERIFIED HZ_BIT(HZ_COL_VERIFIED_ON)
#define CLOSED (HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER))
static const struct state_rule {
    uint64_t needs;
    uint64_t forbids;
} state_rules[HZ_STATUS_COUNT] = {
    [HZ_STATUS_REGISTERED] = {0, RECTIFIED | VERIFIED | CLOSED},
    [HZ_STATUS_ASSIGNED] = {0, RECTIFIED | VERIFIED | CLOSED},
    [HZ_STATUS_RECTIFYING] = {0, RECTIFIED | VERIFIED | CLOSED},
    [HZ_STATUS_TO_BE_ACCEPTED] = {RECTIFIED, CLOSED},
    [HZ_STATUS_CLOSED] = {RECTIFIED | VERIFIED | HZ_BIT(HZ_COL_VERIFIER) | CLOSED, 0},
};
#undef RECTIFIED
#undef VERIFIED
#undef CLOSED

uint64_t state_faults(const hz_hazard *hazard)
{
    const hz_cell *status = &hazard->cells[HZ_COL_STATUS];
    if (status->fault != HZ_VALUE_OK) {
        return 0;
    }
    const struct state_rule *rule = &state_rules[status->as.choice];
    return (rule->needs & ~hazard->filled) | (rule->forbids & hazard->filled);
}

/* Reports at the state the columns @p wrong, which it lacks or has too much, in one finding. */
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
    diag_arg(&args, "state", hz_choices(HZ_TYPE_STATUS)[cell(rc, HZ_COL_STATUS)->as.choice]);
    diag_arg(&args, "columns", columns);
    emit_finding_with(rc, code, HZ_COL_STATUS, &args);
}

static const struct state_rule *state_rule(const struct row_check *rc)
{
    static const struct state_rule none = {0, 0};
    const hz_cell *status = cell(rc, HZ_COL_STATUS);
    return status->fault == HZ_VALUE_OK ? &state_rules[status->as.choice] : &none;
}

static void check_state_needs(struct row_check *rc, hz_code code)
{
    uint64_t needs = wanted(rc, state_rule(rc)->needs);
    if (needs != 0) {
        emit_state_finding(rc, code, needs & ~filled_in(rc->hazard));
    }
}

/* A day of an earlier round, kept when the hazard was sent back, is explained in 备注. */
static void check_state_forbids(struct row_check *rc, hz_code code)
{
    uint64_t early = wanted(rc, state_rule(rc)->forbids & rc->hazard->filled);
    if (early != 0 && !remark_gives_basis(rc->plan, rc->hazard)) {
        emit_state_finding(rc, code, early);
    }
}

/* Day and signature of the acceptance come together; for what is closed E304 says more. */
static void check_acceptance(struct row_check *rc, hz_code code)
{
    bool dated = cell(rc, HZ_COL_VERIFIED_ON)->text.len > 0;
    bool is_signed = cell(rc, HZ_COL_VERIFIER)->text.len > 0;
    const hz_cell *status = cell(rc, HZ_COL_STATUS);
    if (dated == is_signed ||
        (status->fault == HZ_VALUE_OK && status->as.choice == HZ_STATUS_CLOSED)) {
        return;
    }
    hz_column empty = dated ? HZ_COL_VERIFIER : HZ_COL_VERIFIED_ON;
    hz_column filled = dated ? HZ_COL_VERIFIED_ON : HZ_COL_VERIFIER;
    emit_finding(rc, code, empty, hz_column_get(filled)->label);
}

/* Two persons may have one name, which 备注 says. */
static bool are_namesakes(const struct row_check *rc)
{
    return word_within(cell(rc, HZ_COL_REMARK)->text,
                       "同名不同人|同名同姓|重名|非同一人|不是同一人|不是同一个人");
}

static void check_roles(struct row_check *rc, hz_code code)
{
    static const hz_column pairs[][2] = {
        {HZ_COL_OWNER, HZ_COL_VERIFIER},
        {HZ_COL_OWNER, HZ_COL_APPROVER},
        {HZ_COL_VERIFIER, HZ_COL_APPROVER},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (share_a_name(cell(rc, pairs[i][0])->text, cell(rc, pairs[i][1])->text)) {
            emit_finding(rc, are_namesakes(rc) ? HZ_N408 : code, pairs[i][1],
                         hz_column_get(pairs[i][0])->label);
        }
    }
}

/* Only where the enterprise checks itself may who checks have to rectify. */
static void check_inspector(struct row_check *rc, hz_code code)
{
    const hz_cell *source = cell(rc, HZ_COL_SOURCE);
    bool other = source->fault == HZ_VALUE_OK && !rc->plan->sources.items[source->as.choice].self;
    if (other && share_a_name(cell(rc, HZ_COL_INSPECTOR)->text, cell(rc, HZ_COL_OWNER)->text) &&
        !are_namesakes(rc)) {
        emit_finding(rc, code, HZ_COL_INSPECTOR, hz_column_get(HZ_COL_OWNER)->label);
    }
}

/* A fine is a fact: the source may be wrong, or the fine has another ground, which 备注 names. */
static void check_disposition(struct row_check *rc, hz_code code)
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

/* The disposition that wants a hazard listed that is not; NULL: it is, or none does. */
static const hz_disposition *unlisted(const struct row_check *rc)
{
    const hz_cell *level = cell(rc, HZ_COL_LEVEL);
    bool minor = level->fault == HZ_VALUE_OK && level->as.choice == 1;
    return minor || cell(rc, HZ_COL_LISTED)->text.len > 0
               ? NULL
               : disposition_on_listing(rc->plan, rc->hazard, "required");
}

/* Closing a hazard quickly is no way round its listing. */
static void check_listing_required(struct row_check *rc, hz_code code)
{
    const hz_cell *status = cell(rc, HZ_COL_STATUS);
    bool closed = status->fault == HZ_VALUE_OK && status->as.choice == HZ_STATUS_CLOSED;
    const hz_disposition *wants = unlisted(rc);
    if (wants != NULL) {
        emit_finding(rc, closed ? HZ_W406 : code, HZ_COL_LISTED, wants->basis);
    }
}

/* What was listed before it was rectified was listed rightly. */
static void check_listing_forbidden(struct row_check *rc, hz_code code)
{
    hz_date listed_on = hz_hazard_date(rc->hazard, HZ_COL_LISTED_ON);
    hz_date rectified_on = hz_hazard_date(rc->hazard, HZ_COL_RECTIFIED_ON);
    if (cell(rc, HZ_COL_LISTED)->text.len == 0 || listed_on == HZ_NO_DATE ||
        rectified_on == HZ_NO_DATE || listed_on < rectified_on) {
        return;
    }
    const hz_disposition *forbids = disposition_on_listing(rc->plan, rc->hazard, "forbidden");
    if (forbids != NULL && !remark_gives_basis(rc->plan, rc->hazard)) {
        emit_finding(rc, code, HZ_COL_LISTED, forbids->basis);
    }
}

#define DIAG(letter, number, severity, text)
#define CHECK(letter, number, severity, function, text) {HZ_##letter##number, function},
static const struct {
    hz_code code;
    void (*run)(struct row_check *rc, hz_code code);
} checks[] = {
#include <hazard/codes.def>
};
#undef DIAG
#undef CHECK

void run_row_checks(struct row_check *rc)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0]; i++) {
        checks[i].run(rc, checks[i].code);
    }
}

void run_value_checks(struct row_check *rc)
{
    for (size_t i = 0; i < sizeof checks / sizeof checks[0] && checks[i].code < HZ_E401; i++) {
        checks[i].run(rc, checks[i].code);
    }
}
