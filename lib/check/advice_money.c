/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "check/advice.h"
#include "value/informal_money.h"
#include <stdio.h>

/* Sentences with {amount} to write. */
static const char *sentence_of(informal_money_kind kind)
{
    switch (kind) {
    case AMOUNT_MISTYPED:
        return N_("write the number alone, {amount}");
    case AMOUNT_FUNDING:
        return N_("write {amount}, and the source of the money in 备注");
    case AMOUNT_APPROXIMATE:
        return N_("not a definite amount; write the number alone, {amount}, and note in 备注 that "
                  "it is an estimate");
    default:
        return NULL;
    }
}

/* Sentences without an amount. */
static const char *plain_sentence(hz_column column, informal_money_kind kind, hz_fault fault)
{
    if (fault == HZ_AMOUNT_NEGATIVE) {
        return N_("an amount cannot be below zero; verify it");
    }
    if (fault == HZ_AMOUNT_TOO_LARGE) {
        return N_("larger than any real amount; verify that the amount is not in 元");
    }
    if (fault == HZ_AMOUNT_TOO_FINE) {
        return N_("more precise than a fen; write at most six decimals");
    }
    if (kind == AMOUNT_NONE) {
        return column == HZ_COL_FUNDS ? N_("write 0 if no money is needed")
                                      : N_("write 0 if there is no fine");
    }
    if (kind == AMOUNT_UNDECIDED) {
        return N_("the amount has to be decided; write it, or what was budgeted");
    }
    return kind == AMOUNT_FUNDING ? N_("write the amount, and the source of the money in 备注")
                                  : N_("not an amount; write a number alone, in 万元");
}

void advise_money(const struct row_check *rc, hz_column column, hz_diag *out)
{
    const hz_cell *cell = &rc->hazard->cells[column];
    informal_money informal;
    char first[32];
    char second[32];
    informal_money_parse(&informal, cell->text);
    money_format_short(informal.value, first);
    money_format_short(informal.second, second);
    bool read = cell->fault == HZ_NOT_AN_AMOUNT || cell->fault == HZ_AMOUNT_UNIT;
    bool is_amount = informal.kind != AMOUNT_FUNDING || informal.value > 0;
    const char *sentence = read && is_amount ? sentence_of(informal.kind) : NULL;
    if (sentence != NULL) {
        diag_arg_sentence(out, "advice", sentence, "amount", first, NULL);
    } else if (read && informal.kind == AMOUNT_RANGE) {
        diag_arg_sentence(out, "advice",
                          N_("not a definite amount; write one between {first} and {second}, and "
                             "note in 备注 that it is an estimate"),
                          "first", first, "second", second, NULL);
    } else if (read && informal.kind == AMOUNT_COMMA) {
        diag_arg_sentence(out, "advice",
                          N_("the comma may be a decimal point or a thousands separator; write "
                             "{first} or {second}"),
                          "first", first, "second", second, NULL);
    } else {
        diag_arg_message(out, "advice", plain_sentence(column, informal.kind, cell->fault));
    }
}

void advise_large_amount(const struct row_check *rc, hz_column column, hz_diag *out)
{
    enum { YUAN_PER_WAN = 10000 };
    char wan[32];
    char yuan[32];
    hz_money money = hz_hazard_money(rc->hazard, column);
    money_format_short(money, wan);
    money_format_short(money / YUAN_PER_WAN, yuan);
    diag_arg_sentence(
        out, "advice",
        N_("{amount} 万元 is a large amount; if {amount} 元 is meant, write {converted}"), "amount",
        wan, "converted", yuan, NULL);
}
