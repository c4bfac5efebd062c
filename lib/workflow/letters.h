/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Letters against overdue hazards (提醒函, 督办函). The number of a letter is its own, though the
 * letter may be about several hazards: a number that the journal has for another letter is refused,
 * unless that was undone.
 */
#ifndef WORKFLOW_LETTERS_H
#define WORKFLOW_LETTERS_H

#include "ledger/journal.h"
#include "plan/plan.h"

struct letter {
    hz_span number; /* empty: it has none */
    int step;       /* in the plan's escalation ladder; -1: not known */
    hz_date on;     /* HZ_NO_DATE: not known */
};

struct letters {
    const hz_plan *plan;
    struct letter given; /* the letter that is recorded */
    unsigned others;     /* hazards with another letter of its number, */
    char other[160];     /* the first of which is described here */
};

/** True if both numbers have the same letters and digits, whatever brackets and blanks. */
bool letter_numbers_equal(hz_span a, hz_span b);

/** Compare the letter given with what @p line records. 0, or -1 when out of memory. */
int letters_read_line(struct letters *letters, const struct journal_line *line);

#endif
