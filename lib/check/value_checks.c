/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Checks of single values, E137 and E201 to W220. */
#include "base/catalog.h"
#include "base/span.h"
#include "check/advice.h"
#include "check/checks.h"
#include "check/formula.h"
#include "check/meant_date.h"
#include "plan/plan.h"
#include <limits.h>

static hz_type type_of(int column)
{
    return hz_column_get((hz_column)column)->type;
}

/* Sets of columns from columns.def, made once because there are many rows. */
/* NOLINTBEGIN(bugprone-macro-parentheses): an operand with its operator */
#define COLUMN(name, id, label, aliases, type, need)                                               \
    (HZ_NEED_##need == HZ_NEED_REQUIRED || HZ_NEED_##need == HZ_NEED_FIVE ? HZ_BIT(HZ_COL_##name)  \
                                                                          : 0) |
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

uint64_t required_columns(void)
{
    return must_be_filled;
}

/* Reports @p code at @p column with what would be right there. */
static void emit_advice(struct row_check *rc, hz_code code, hz_column column,
                        void (*advise)(const struct row_check *rc, hz_column column, hz_diag *out))
{
    hz_diag advice = {.code = code};
    advise(rc, column, &advice);
    emit_finding_with(rc, code, column, &advice);
}

/* For an empty required cell, which may be part of a merged one, or one with a word such as 待定.
 */
static void advise_empty(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_span above = hz_row_above(rc->row, column);
    if (cell_of(rc, column)->text.len > 0) {
        diag_arg_message(out, "advice",
                         N_("a word like this counts as empty; write what was really decided"));
    } else if (above.len > 0) {
        diag_arg_message(out, "advice",
                         rc->row->layout.workbook /* which has the value in all merged cells */
                             ? N_("the cell above has “{above}”; write the value in each row")
                             : N_("the cell was probably merged with the one above, “{above}”; "
                                  "write the value in each row"));
        diag_arg_span(out, "above", above);
    } else if (hz_column_get(column)->need == HZ_NEED_FIVE) {
        diag_arg_message(out, "advice",
                         N_("owner, measures, funds, deadline and contingency plan must all five "
                            "be settled"));
    } else {
        diag_arg_message(out, "advice", N_("fill in the cell"));
    }
}

void check_required(struct row_check *rc, hz_code code)
{
    uint64_t empty = wanted_of(rc, must_be_filled) & ~filled_in(rc->hazard);
    for (uint64_t rest = empty; rest != 0; rest &= rest - 1) {
        hz_column c = first_of(rest);
        if (rc->row->binding->fields[c] >= 0) { /* otherwise it is reported at the header */
            emit_advice(rc, code, c, advise_empty);
        }
    }
}

void check_contingency(struct row_check *rc, hz_code code)
{
    hz_span text = cell_of(rc, HZ_COL_CONTINGENCY)->text;
    if (text.len > 0 && is_vague(text)) {
        emit_finding(rc, code, HZ_COL_CONTINGENCY, NULL);
    }
}

void check_error_value(struct row_check *rc, hz_code code)
{
    const hz_record *record = rc->row->record;
    for (size_t i = 0; i < record->count && i < rc->row->binding->count; i++) {
        int column = rc->row->binding->columns[i];
        bool wanted =
            column == HZ_COL_NONE ? rc->columns == 0 : row_check_wants(rc, (hz_column)column);
        if (wanted && value_is_error(span_trim(record->fields[i]))) {
            emit_finding_at(rc, code, (int)i, NULL);
        }
    }
}

/* The columns of @p columns with a wrong value, which is no error of the spreadsheet. */
static uint64_t wrong_of(const struct row_check *rc, uint64_t columns)
{
    uint64_t wrong = columns & rc->hazard->wrong;
    for (uint64_t rest = wrong; rest != 0; rest &= rest - 1) {
        hz_column c = first_of(rest);
        wrong &= cell_of(rc, c)->fault == HZ_NO_VALUE ? ~HZ_BIT(c) : UINT64_MAX;
    }
    return wrong;
}

void check_date(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = wrong_of(rc, date_columns); rest != 0; rest &= rest - 1) {
        emit_advice(rc, code, first_of(rest), advise_date);
    }
}

/* Days on which something was done; a deadline may lie in the future. */
static const uint64_t past_columns =
    date_columns & ~(HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO));

void check_future(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = past_columns & rc->hazard->filled; rest != 0; rest &= rest - 1) {
        if (hz_hazard_date(rc->hazard, first_of(rest)) > rc->today) {
            emit_advice(rc, code, first_of(rest), advise_future_date);
        }
    }
}

/* A day in the future, which E203 reports, is not reported again. */
void check_year(struct row_check *rc, hz_code code)
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
    if (cell_of(rc, column)->fault == HZ_NOT_IN_LIST) {
        emit_advice(rc, code, column, advise_name);
    }
}

void check_area(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_AREA);
}

void check_sector(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_SECTOR);
}

void check_source(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_SOURCE);
}

void check_supervisor(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_SUPERVISOR);
    check_name(rc, code, HZ_COL_TRANSFERRED_FROM);
}

void check_handler(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_HANDLER);
}

void check_step(struct row_check *rc, hz_code code)
{
    check_name(rc, code, HZ_COL_REMINDED);
}

void check_choice(struct row_check *rc, hz_code code)
{
    for (int c = 0; (rc->hazard->wrong >> c) != 0; c++) {
        if (hz_choices(type_of(c)) != NULL && rc->hazard->cells[c].fault == HZ_NOT_IN_LIST) {
            emit_advice(rc, code, (hz_column)c, advise_choice);
        }
    }
}

void check_money(struct row_check *rc, hz_code code)
{
    for (uint64_t rest = wrong_of(rc, money_columns); rest != 0; rest &= rest - 1) {
        emit_advice(rc, code, first_of(rest), advise_money);
    }
}

void check_large_amount(struct row_check *rc, hz_code code)
{
    enum { FEN_PER_WAN = 1000000, ASK_ABOVE = 1000 };
    int limit = rc->plan->funds_ask_above > 0 ? rc->plan->funds_ask_above : ASK_ABOVE;
    for (uint64_t rest = money_columns & rc->hazard->filled; rest != 0; rest &= rest - 1) {
        if (hz_hazard_money(rc->hazard, first_of(rest)) > (hz_money)limit * FEN_PER_WAN) {
            emit_advice(rc, code, first_of(rest), advise_large_amount);
        }
    }
}

void check_uscc(struct row_check *rc, hz_code code)
{
    if (wrong_of(rc, HZ_BIT(HZ_COL_USCC)) != 0) {
        emit_advice(rc, code, HZ_COL_USCC, advise_uscc);
    }
}

/* The first byte of cells that may be formulas: signs and blanks, rare in other cells. */
static const bool may_be_formula[UCHAR_MAX + 1] = {
    ['='] = true,  ['+'] = true,  ['-'] = true,  ['@'] = true,  [' '] = true,
    ['\t'] = true, ['\n'] = true, ['\r'] = true, ['\v'] = true, ['\f'] = true,
    [0xC2] = true, [0xE3] = true, [0xEF] = true};

void check_formula(struct row_check *rc, hz_code code)
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
