/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The fields of a check list that are filled in on the spot. */
#ifndef ROLLUP_CHECK_FIELDS_H
#define ROLLUP_CHECK_FIELDS_H

#include "base/span.h"
#include "output/form.h"

enum check_field {
    FIELD_DAY,
    FIELD_AGREES,    /* whether ledger and site agree */
    FIELD_RECTIFIED, /* whether the hazard was found rectified */
    FIELD_SEEN,      /* what was seen */
    FIELD_OPINION,
    FIELD_SIGNER,
    FIELD_SECOND, /* the second inspector */
    FIELD_UNIT,   /* the enterprise, which may refuse to sign */
    FIELD_COUNT
};

struct check_field_info {
    const char *label;
    enum form_rule rule;        /* FORM_CHOICE: yes or no */
    const char *const *answers; /* that of yes, that of no, and NULL; NULL: any text */
    const char *yes;            /* other words for the answers, joined by | */
    const char *no;
    size_t width;     /* in characters of half width */
    bool is_wide;     /* on a card, over its whole width */
    const char *hint; /* shown where a cell is selected */
};

/** Return the line of @p field. Static. */
const struct check_field_info *check_field_get(enum check_field field);

/** Return the field with the label @p label, however it is spaced; FIELD_COUNT: none. */
enum check_field check_field_find(hz_span label);

/** What an answer means. */
enum check_answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_UNKNOWN };

/** Return what @p text means in @p field, which has answers; ANSWER_NONE: it is empty. */
enum check_answer check_field_answer(enum check_field field, hz_span text);

#endif
