/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/letters.h"
#include "base/characters.h"
#include "schema/labels.h"
#include "value/value.h"
#include <stdio.h>

enum { NUMBER_SIZE = 256 };

/* Write the letters and digits of @p number to @p plain. False: it is too long. */
static bool read_number(hz_span number, char plain[NUMBER_SIZE], hz_span *out)
{
    char normal[NUMBER_SIZE];
    size_t len = 0;
    size_t kept = 0;
    if (!hz_normalize(number, normal, sizeof normal, &len)) {
        return false;
    }
    for (hz_span rest = {normal, len}; rest.len > 0;) {
        const char *at = rest.ptr;
        uint32_t c = next_character(&rest);
        if (is_letter(c) || (c >= '0' && c <= '9')) {
            memcpy(plain + kept, at, (size_t)(rest.ptr - at));
            kept += (size_t)(rest.ptr - at);
        }
    }
    *out = (hz_span){plain, kept};
    return kept > 0;
}

bool letter_numbers_equal(hz_span a, hz_span b)
{
    char texts[2][NUMBER_SIZE];
    hz_span plain[2];
    return read_number(a, texts[0], &plain[0]) && read_number(b, texts[1], &plain[1])
               ? hz_span_equal(plain[0], plain[1])
               : hz_span_equal(a, b);
}

/* What a line of the journal records of a letter. */
struct recorded {
    const struct letters *letters;
    bool undo; /* the letter is the one before the line */
    struct letter letter;
    bool same_number;
};

static int note_column(void *ctx, hz_span label, hz_span before, hz_span after)
{
    struct recorded *r = ctx;
    const hz_plan *plan = r->letters->plan;
    int column = before.ptr == NULL ? HZ_COL_NONE : label_column(plan, label);
    hz_span value = r->undo ? before : after;
    if (column == HZ_COL_REMINDER_NO) {
        r->same_number = letter_numbers_equal(value, r->letters->given.number);
    } else if (column == HZ_COL_REMINDED) {
        r->letter.step = names_match(&plan->steps, value);
    } else if (column == HZ_COL_REMINDED_ON) {
        (void)plan_date_parse(plan, value, &r->letter.on);
    }
    return 0;
}

static bool differs(const struct letter *a, const struct letter *b)
{
    return (a->step >= 0 && a->step != b->step) || (a->on != HZ_NO_DATE && a->on != b->on);
}

static void describe(struct letters *letters, const struct letter *other, hz_span id)
{
    char day[16] = "";
    const hz_names *steps = &letters->plan->steps;
    if (other->on != HZ_NO_DATE) {
        hz_date_format(other->on, day);
    }
    (void)snprintf(letters->other, sizeof letters->other, "%.*s%s%s%s%s", (int)id.len, id.ptr,
                   other->step < 0 ? "" : " ",
                   other->step < 0 ? "" : steps->items[other->step].name, day[0] == '\0' ? "" : " ",
                   day);
}

int letters_read_line(struct letters *letters, const struct journal_line *line)
{
    struct recorded r = {.letters = letters,
                         .undo = line->event == HZ_EVENT_UNDO,
                         .letter = {.step = -1, .on = HZ_NO_DATE}};
    if (letters->given.number.len == 0) {
        return 0;
    }
    if (journal_line_changes(line, note_column, &r) != 0) {
        return -1;
    }
    if (!r.same_number || !differs(&r.letter, &letters->given)) {
        return 0;
    }
    if (r.undo) {
        letters->others -= letters->others > 0 ? 1 : 0;
    } else if (letters->others++ == 0) {
        describe(letters, &r.letter, line->cells[HZ_JOURNAL_ID]);
    }
    return 0;
}
