/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "plan/plan.h"
#include "rows/hazard.h"
#include "schema/informal_choice.h"
#include "value/words.h"

static void set_choice(hz_cell *cell, int choice)
{
    cell->as.choice = choice;
    cell->fault = choice < 0 ? HZ_NOT_IN_LIST : HZ_VALUE_OK;
}

/* Sets one bit for each of the values. */
static void find_choices(hz_cell *cell, hz_type type)
{
    int bits = 0;
    hz_span rest = cell->text;
    cell->fault = HZ_VALUE_OK;
    while (rest.len > 0) {
        hz_span word = span_trim(word_next(&rest));
        int choice = word.len == 0 ? 0 : hz_choice_find(type, word);
        if (choice < 0) {
            cell->fault = HZ_NOT_IN_LIST;
            break;
        }
        bits |= word.len == 0 ? 0 : 1 << choice;
    }
    cell->as.choice = bits;
    cell->fault = bits == 0 ? HZ_NOT_IN_LIST : cell->fault;
}

/* Sets the value of an empty cell, if it is not zero. */
static void cell_read_empty(hz_cell *cell, hz_type type)
{
    if (type == HZ_TYPE_DATE) {
        cell->as.date = HZ_NO_DATE;
    } else if (type != HZ_TYPE_MONEY) {
        cell->as.choice = -1;
    }
}

static void make_empty(hz_cell *cell, hz_type type)
{
    cell->text.len = 0;
    cell->fault = HZ_VALUE_EMPTY;
    cell_read_empty(cell, type);
}

static void find_choice(hz_cell *cell, hz_type type)
{
    if (type == HZ_TYPE_ACTION) {
        find_choices(cell, type);
    } else {
        set_choice(cell, hz_choice_find(type, cell->text));
    }
    if (cell->fault == HZ_NOT_IN_LIST && informal_choice_is_none(type, cell->text)) {
        make_empty(cell, type);
    }
}

void hz_cell_read(hz_cell *cell, hz_type type, const hz_plan *plan, hz_span text)
{
    cell->text = span_trim(text);
    cell->as.money = 0; /* the largest member: clears all of them */
    if (cell->text.len == 0) {
        make_empty(cell, type);
        return;
    }
    switch (type) {
    case HZ_TYPE_TEXT:
        cell->fault = HZ_VALUE_OK;
        break;
    case HZ_TYPE_DATE:
        cell->fault = hz_date_parse(cell->text, &cell->as.date);
        break;
    case HZ_TYPE_MONEY:
        cell->fault = hz_money_parse(cell->text, &cell->as.money);
        break;
    case HZ_TYPE_USCC:
        cell->fault = hz_uscc_check(cell->text);
        break;
    case HZ_TYPE_AREA:
        set_choice(cell, names_match_unit(&plan->areas, plan, cell->text));
        break;
    case HZ_TYPE_SECTOR:
        set_choice(cell, names_match(&plan->sectors, cell->text));
        break;
    case HZ_TYPE_SOURCE:
        set_choice(cell, names_match(&plan->sources, cell->text));
        break;
    default:
        find_choice(cell, type);
    }
}
