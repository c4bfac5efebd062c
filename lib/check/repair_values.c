/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Repairs of dates and amounts. */
#include "base/span.h"
#include "check/meant_date.h"
#include "check/repairs.h"
#include "rows/hazard.h"
#include "schema/informal_choice.h"
#include "value/informal_money.h"
#include "value/words.h"
#include <stdio.h>

static hz_span text_of(const struct repairs *r, hz_column column)
{
    return r->hazard->cells[column].text;
}

static informal_date informal_of(const struct repairs *r, hz_column column)
{
    informal_date informal;
    informal_date_parse(&informal, text_of(r, column));
    return informal;
}

/* Unless the column has another such text, it cannot be said whether 5.1 is a number. */
static bool may_lack_zero(const struct repairs *r, hz_column column)
{
    bool is_written = (r->facts->written_dates & HZ_BIT(column)) != 0;
    return !is_written && date_may_lack_zero(text_of(r, column));
}

/* Sets the day, if there is one and its year can be right. */
static void set_meant(struct repairs *r, hz_column column, hz_date date)
{
    if (date != HZ_NO_DATE && date_is_plausible(r->rc.plan, date)) {
        repair_set_date(r, column, date);
    }
}

/* True of 2023 and 二〇二三: of two digits it is not certain which is the year. */
static bool has_whole_year(hz_span text)
{
    char buffer[WORD_SIZE];
    hz_span word = word_bare(text, buffer);
    size_t digits = 0;
    for (size_t i = 0; i < word.len && digits < 4; i++) {
        digits = word.ptr[i] >= '0' && word.ptr[i] <= '9' ? digits + 1 : 0;
    }
    return digits == 4 || word_within(word, "二〇|二零");
}

/* 2023年6月30号, 6/30/2023 */
void repair_notation(struct repairs *r, hz_column column)
{
    informal_date informal = informal_of(r, column);
    if (informal.kind == INFORMAL_DAY && informal.year != 0 && !informal.before &&
        !informal.phrased && !informal.partly && has_whole_year(text_of(r, column))) {
        set_meant(r, column, meant_day(&r->rc, column, &informal));
    }
}

void repair_year(struct repairs *r, hz_column column)
{
    informal_date informal = informal_of(r, column);
    if (informal.kind == INFORMAL_DAY && informal.year == 0 && !informal.before &&
        !informal.phrased && !informal.partly && !may_lack_zero(r, column)) {
        set_meant(r, column, meant_day(&r->rc, column, &informal));
    }
}

void repair_month(struct repairs *r, hz_column column)
{
    informal_date informal = informal_of(r, column);
    bool is_clear = informal.ends || !informal.before; /* 6月前 may mean before June */
    if (informal.kind == INFORMAL_MONTH && is_clear && !informal.partly &&
        !may_lack_zero(r, column)) {
        set_meant(r, column, meant_month_end(&r->rc, column, &informal));
    }
}

void repair_words(struct repairs *r, hz_column column)
{
    informal_date informal = informal_of(r, column);
    if (informal.kind == INFORMAL_DAY && (informal.before || informal.phrased) &&
        !informal.partly) {
        set_meant(r, column, meant_day(&r->rc, column, &informal));
    }
}

void repair_within(struct repairs *r, hz_column column)
{
    hz_column from = HZ_COL_NONE;
    informal_date informal = informal_of(r, column);
    if (informal.kind == INFORMAL_WITHIN) {
        set_meant(r, column, meant_within(&r->rc, column, &informal, &from));
    }
}

void repair_at_once(struct repairs *r, hz_column column)
{
    informal_date informal = informal_of(r, column);
    if (informal.kind == INFORMAL_AT_ONCE && !informal.partly) {
        set_meant(r, column, hz_hazard_date(r->hazard, HZ_COL_FOUND_ON));
    }
}

void repair_no_amount(struct repairs *r, hz_column column)
{
    hz_fault fault = r->hazard->cells[column].fault;
    informal_money informal;
    informal_money_parse(&informal, text_of(r, column));
    if ((fault == HZ_NOT_AN_AMOUNT || fault == HZ_AMOUNT_UNIT) && informal.kind == AMOUNT_NONE &&
        !informal.perhaps) {
        repair_set(r, column, hz_span_of("0"));
    }
}

/* An amount that was read with its unit. */
void repair_unit(struct repairs *r, hz_column column)
{
    hz_money money;
    char amount[32];
    const hz_cell *cell = &r->hazard->cells[column];
    if (cell->fault == HZ_VALUE_OK && hz_money_parse(cell->text, &money) != HZ_VALUE_OK) {
        money_format_short(cell->as.money, amount);
        repair_set_copy(r, column, hz_span_of(amount));
    }
}

/* Rounds @p text, digits with one point, to fifteen digits after the zeros it begins with. */
static hz_span round_number(hz_span text, char out[32])
{
    enum { SHOWN = 15 };
    size_t digits = 0;
    size_t len = 0;
    for (; len < text.len && len < 31 && digits < SHOWN; len++) {
        digits += digits > 0 || (text.ptr[len] >= '1' && text.ptr[len] <= '9') ? 1 : 0;
        digits -= digits > 0 && text.ptr[len] == '.' ? 1 : 0;
        out[len] = text.ptr[len];
    }
    bool up = len < text.len && text.ptr[len] >= '5';
    for (size_t i = len; up && i > 0; i--) { /* 9 gives 0, and one more before it */
        up = out[i - 1] == '9' || out[i - 1] == '.';
        out[i - 1] = (char)(out[i - 1] == '.' ? '.' : out[i - 1] == '9' ? '0' : out[i - 1] + 1);
    }
    while (!up && len > 0 && out[len - 1] == '0') {
        len--;
    }
    return (hz_span){out, up ? 0 : len};
}

/* 9.640000000000001 and 0.7655999999999999 are left of computing: spreadsheets show 15 digits. */
void repair_residue(struct repairs *r, hz_column column)
{
    char out[32];
    hz_money money;
    hz_span text = text_of(r, column);
    if (r->hazard->cells[column].fault != HZ_AMOUNT_TOO_FINE || !word_is_decimal(text)) {
        return;
    }
    hz_span shown = round_number(text, out);
    if (shown.len > 0 && hz_money_parse(shown, &money) == HZ_VALUE_OK) {
        char amount[32];
        money_format_short(money, amount);
        repair_set_copy(r, column, hz_span_of(amount));
    }
}

/* A number that was read as a day. */
void repair_number(struct repairs *r, hz_column column)
{
    hz_date date;
    const hz_cell *cell = &r->hazard->cells[column];
    if (cell->fault == HZ_VALUE_OK && hz_date_parse(cell->text, &date) != HZ_VALUE_OK &&
        !date_parse_timed(cell->text, &date)) {
        repair_set_date(r, column, cell->as.date);
    }
}

/* The value that the word in @p column was read as; NULL: it is that value, or it has none. */
static const char *meant_choice(const struct repairs *r, hz_column column)
{
    const hz_cell *cell = &r->hazard->cells[column];
    const char *value = cell->fault == HZ_VALUE_OK
                            ? hz_choices(hz_column_get(column)->type)[cell->as.choice]
                            : NULL;
    return value == NULL || hz_span_is(cell->text, value) ? NULL : value;
}

void repair_choice(struct repairs *r, hz_column column)
{
    const char *value = meant_choice(r, column);
    if (value != NULL) {
        repair_set(r, column, hz_span_of(value));
    }
}

/* 已验收 becomes 待验收 only with the day and the signature of the acceptance. */
static bool lacks_acceptance(const struct repairs *r, hz_column column)
{
    return choice_is_accepted(text_of(r, column)) && state_faults(r->hazard) != 0;
}

void repair_state(struct repairs *r, hz_column column)
{
    const char *value = meant_choice(r, column);
    if (value != NULL && !lacks_acceptance(r, column)) {
        repair_set(r, column, hz_span_of(value));
    }
}

/* Values of lists are the matter of repair_choice() and repair_state(). */
static bool is_other_repair(const struct repairs *r, hz_column column)
{
    hz_type type = hz_column_get(column)->type;
    return r->hazard->cells[column].fault == HZ_VALUE_OK &&
           (type == HZ_TYPE_LEVEL || type == HZ_TYPE_LISTING || type == HZ_TYPE_STATUS);
}

void repair_form(struct repairs *r, hz_column column)
{
    char buffer[CELL_SIZE];
    const hz_cell *cell = &r->hazard->cells[column];
    hz_span form = cell_format(cell, column, r->rc.plan, buffer); /* empty: 否 of 挂牌督办 */
    if (!is_other_repair(r, column) && !hz_span_equal(form, hz_row_text(r->rc.row, column))) {
        repair_set_copy(r, column, form);
    }
}
