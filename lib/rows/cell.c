/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "plan/plan.h"
#include "rows/hazard.h"
#include "schema/informal_choice.h"
#include "value/informal_money.h"
#include "value/words.h"
#include <stdio.h>

static void set_choice(hz_cell *cell, int choice)
{
    cell->as.choice = choice;
    cell->fault = choice < 0 ? HZ_NOT_IN_LIST : HZ_VALUE_OK;
}

/* Sets one bit for each of the values. */
static void find_choices(hz_cell *cell, hz_type type, const hz_plan *plan)
{
    int bits = 0;
    hz_span rest = cell->text;
    cell->fault = HZ_VALUE_OK;
    while (rest.len > 0) {
        hz_span word = span_trim(word_next(&rest));
        int choice = word.len == 0 ? 0 : choice_read(type, plan, word);
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

/* Reads a text that is not a value itself. */
static void find_meaning(hz_cell *cell, hz_type type, const hz_plan *plan, const char *label)
{
    struct informal_choice answer;
    bool is_answer = choice_read_answer(type, cell->text, label, &answer);
    if (type == HZ_TYPE_ACTION) {
        find_choices(cell, type, plan);
    } else {
        set_choice(cell, is_answer ? answer.choice : choice_read(type, plan, cell->text));
    }
    if (cell->fault != HZ_NOT_IN_LIST ||
        (!is_answer && !informal_choice_is_none(type, cell->text))) {
        return;
    }
    make_empty(cell, type);
    if (type == HZ_TYPE_STATUS) {
        cell->as.choice = HZ_NOT_CLOSED;   /* this says nothing of the rectification */
        cell->text = hz_span_of("未销号"); /* to be written instead of 否, under any label */
    }
}

static void find_choice(hz_cell *cell, hz_type type, const hz_plan *plan, const char *label)
{
    int choice = hz_choice_find(type, cell->text);
    if (choice < 0) {
        find_meaning(cell, type, plan, label);
    } else {
        set_choice(cell, type == HZ_TYPE_ACTION ? 1 << choice : choice);
    }
}

const hz_names *cell_names(hz_type type, const hz_plan *plan)
{
    switch (type) {
    case HZ_TYPE_AREA:
        return &plan->areas;
    case HZ_TYPE_SECTOR:
        return &plan->sectors;
    case HZ_TYPE_SOURCE:
        return &plan->sources;
    case HZ_TYPE_DEPARTMENT:
        return &plan->departments;
    case HZ_TYPE_STEP:
        return &plan->steps;
    case HZ_TYPE_COMMITTEE:
        return &plan->committees;
    default:
        return NULL;
    }
}

void hz_cell_read(hz_cell *cell, hz_type type, const hz_plan *plan, hz_span text, const char *label)
{
    cell->text = span_trim(text);
    cell->as.money = 0; /* the largest member: clears all of them */
    if (cell->text.len == 0) {
        make_empty(cell, type);
        return;
    }
    if (value_is_error(cell->text)) {
        cell_read_empty(cell, type);
        cell->fault = HZ_NO_VALUE;
        return;
    }
    switch (type) {
    case HZ_TYPE_TEXT:
        cell->fault = HZ_VALUE_OK;
        break;
    case HZ_TYPE_DATE:
        cell->fault = plan_date_parse(plan, cell->text, &cell->as.date);
        break;
    case HZ_TYPE_MONEY:
        cell->fault = money_read(cell->text, &cell->as.money);
        break;
    case HZ_TYPE_USCC:
        cell->fault = hz_uscc_check(cell->text);
        break;
    case HZ_TYPE_AREA:
    case HZ_TYPE_DEPARTMENT:
        set_choice(cell, names_match_unit(cell_names(type, plan), plan, cell->text));
        break;
    case HZ_TYPE_UNIT:
        set_choice(cell, hz_unit_find(plan, cell->text));
        break;
    case HZ_TYPE_SECTOR:
    case HZ_TYPE_SOURCE:
    case HZ_TYPE_STEP:
    case HZ_TYPE_COMMITTEE:
        set_choice(cell, names_match(cell_names(type, plan), cell->text));
        break;
    default:
        find_choice(cell, type, plan, label);
    }
}

static bool is_plain_number(hz_span text)
{
    bool plain = true;
    for (size_t i = 0; i < text.len && plain; i++) {
        plain = (text.ptr[i] >= '0' && text.ptr[i] <= '9') || text.ptr[i] == '.';
    }
    return plain;
}

/* True if all of the words in @p text are values themselves. */
static bool are_values(hz_type type, hz_span text)
{
    bool are = true;
    while (text.len > 0 && are) {
        hz_span word = span_trim(word_next(&text));
        are = word.len == 0 || hz_choice_find(type, word) >= 0;
    }
    return are;
}

/* Writes the values of the bits of @p set, joined by 、. */
static hz_span format_choices(hz_type type, int set, char buffer[CELL_SIZE])
{
    const char *const *choices = hz_choices(type);
    size_t len = 0;
    for (size_t i = 0; choices[i] != NULL; i++) {
        if ((set >> i & 1) != 0) {
            len += (size_t)snprintf(buffer + len, CELL_SIZE - len, "%s%s", len == 0 ? "" : "、",
                                    choices[i]);
        }
    }
    return (hz_span){buffer, len};
}

hz_span cell_format(const hz_cell *cell, hz_column column, const hz_plan *plan,
                    char buffer[CELL_SIZE])
{
    hz_type type = hz_column_get(column)->type;
    size_t len = 0;
    if (cell->fault != HZ_VALUE_OK) {
        return cell->text;
    }
    switch (type) {
    case HZ_TYPE_DATE:
        hz_date_format(cell->as.date, buffer);
        return hz_span_of(buffer);
    case HZ_TYPE_AREA:
    case HZ_TYPE_SECTOR:
    case HZ_TYPE_SOURCE:
    case HZ_TYPE_DEPARTMENT:
    case HZ_TYPE_STEP:
    case HZ_TYPE_COMMITTEE:
        return hz_span_of(cell_names(type, plan)->items[cell->as.choice].name);
    case HZ_TYPE_UNIT:
        return hz_span_of(hz_unit_name(plan, cell->as.choice));
    case HZ_TYPE_MONEY:
        if (!is_plain_number(cell->text)) {
            money_format_short(cell->as.money, buffer);
            return hz_span_of(buffer);
        }
        return cell->text;
    case HZ_TYPE_USCC:
        return hz_normalize(cell->text, buffer, CELL_SIZE, &len) ? (hz_span){buffer, len}
                                                                 : cell->text;
    case HZ_TYPE_LEVEL:
    case HZ_TYPE_LISTING:
        return hz_span_of(hz_choices(type)[cell->as.choice]);
    case HZ_TYPE_STATUS: /* 已验收 says more than 待验收 */
        return choice_is_accepted(cell->text) ? cell->text
                                              : hz_span_of(hz_choices(type)[cell->as.choice]);
    case HZ_TYPE_ACTION:
        return are_values(type, cell->text) ? cell->text
                                            : format_choices(type, cell->as.choice, buffer);
    default:
        return cell->text;
    }
}
