/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/advice.h"
#include "check/meant_date.h"
#include "schema/informal_choice.h"
#include "value/words.h"
#include <stdio.h>

/* Takes what is in brackets at the end off @p word; empty where nothing does. */
static hz_span cut_brackets(hz_span *word)
{
    static const char *const pairs[][2] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        hz_span all = *word;
        const char *open = span_find(all, hz_span_of(pairs[i][0]));
        if (open != NULL && open > all.ptr && word_cut_end(&all, pairs[i][1])) {
            size_t before = (size_t)(open - all.ptr);
            size_t skip = before + strlen(pairs[i][0]);
            word->len = before;
            return (hz_span){all.ptr + skip, all.len - skip};
        }
    }
    return (hz_span){word->ptr, 0};
}

/* The first of several actions that is not allowed; the whole text of other columns. */
static hz_span wrong_part(const struct row_check *rc, hz_type type, hz_span text)
{
    hz_span part = text;
    while (type == HZ_TYPE_ACTION && text.len > 0) {
        part = span_trim(word_next(&text));
        if (part.len > 0 && choice_read(type, rc->plan, part) < 0) {
            break;
        }
    }
    return part;
}

static void list_choices(hz_type type, hz_diag *out)
{
    const char *choice = NULL;
    char list[200];
    size_t len = 0;
    list[0] = '\0';
    for (size_t i = 0; (choice = choice_offered(type, i)) != NULL && len < sizeof list; i++) {
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", i > 0 ? "、" : "", choice);
    }
    diag_arg_sentence(out, "advice", N_("use one of {values}"), "values", list, NULL);
}

/* The column of a day in brackets after a state: 已销号（2023.6.1）. */
static hz_column day_column(const char *state)
{
    int status = hz_choice_find(HZ_TYPE_STATUS, hz_span_of(state));
    return status == HZ_STATUS_CANCELLED        ? HZ_COL_CANCELLED_ON
           : status == HZ_STATUS_CLOSED         ? HZ_COL_CLOSED_ON
           : status == HZ_STATUS_TO_BE_ACCEPTED ? HZ_COL_RECTIFIED_ON
                                                : HZ_COL_ASSIGNED_ON;
}

static void advise_value(const struct row_check *rc, const char *value, hz_type type,
                         hz_span brackets, const char *sentence, hz_diag *out)
{
    hz_date date = HZ_NO_DATE;
    char day[16];
    if (type == HZ_TYPE_STATUS && brackets.len > 0) {
        date = meant_date(rc, day_column(value), brackets);
    }
    if (date != HZ_NO_DATE) {
        hz_date_format(date, day);
        diag_arg_sentence(out, "advice", N_("write {value}, and {date} in {column}"), "value",
                          value, "date", day, "column", hz_column_get(day_column(value))->label,
                          NULL);
    } else {
        diag_arg_sentence(out, "advice", sentence, "value", value, NULL);
    }
}

static const char *label_of(const struct row_check *rc, hz_column column)
{
    return rc->row->binding->labels[rc->row->binding->fields[column]];
}

void advise_choice(const struct row_check *rc, hz_column column, hz_diag *out)
{
    char buffer[WORD_SIZE];
    hz_type type = hz_column_get(column)->type;
    hz_span word = word_bare(wrong_part(rc, type, rc->hazard->cells[column].text), buffer);
    hz_span brackets = cut_brackets(&word);
    int allowed = hz_choice_find(type, word);
    struct informal_choice meaning;
    bool known = informal_choice_find(type, word, &meaning) ||
                 informal_choice_answer(type, word, label_of(rc, column), &meaning);
    if (allowed >= 0) {
        advise_value(rc, hz_choices(type)[allowed], type, brackets, N_("write {value}"), out);
    } else if (known && meaning.choice != HZ_NO_CHOICE) {
        advise_value(rc, hz_choices(type)[meaning.choice], type, brackets, meaning.advice, out);
    } else if (known) {
        diag_arg_message(out, "advice", meaning.advice);
    } else {
        list_choices(type, out);
    }
}
