/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What units have submitted: every row of dispatch tables, and which of them counts on a day. */
#ifndef ROLLUP_SUBMISSIONS_H
#define ROLLUP_SUBMISSIONS_H

#include "base/intern.h"
#include "rollup/rollup.h"

/** One submission: a row of a dispatch table, or of a roll-up one level down. */
struct submission {
    size_t subject;      /* number of its subject */
    hz_date day;         /* up to which it counts */
    hz_date reported_on; /* HZ_NO_DATE: not given */
    bool zero;           /* 零报告 */
    size_t file;         /* the row's file and line */
    uint64_t line;
    size_t values; /* in `values`: now, then increases, one for each indicator */
};

/** What submissions are about: a unit, or a group of a roll-up. */
struct subject {
    uint32_t numbers[HZ_BY_MAX]; /* its names in the dimensions of the groups */
    int unit;                    /* of the plan, see hz_unit_find(); -1: none */
};

struct submissions {
    const hz_indicators *kinds;
    struct intern subject_names; /* unit and all groups, joined */
    struct subject *subjects;
    size_t subject_cap;
    struct intern files;
    struct submission *items; /* sorted by subject and day by submissions_sort() */
    size_t count;
    size_t cap;
    int64_t *values;
    size_t value_cap;
};

void submissions_init(struct submissions *s, const hz_indicators *kinds);
void submissions_clear(struct submissions *s);

/** The values of a submission, and its increases. */
int64_t *submission_now(const struct submissions *s, const struct submission *submission);
int64_t *submission_increase(const struct submissions *s, const struct submission *submission);

/** Add a submission with all values unknown. NULL: out of memory. */
struct submission *submissions_add(struct submissions *s, hz_span subject, hz_span file,
                                   uint64_t line);

/** Sort by subject and day. */
void submissions_sort(struct submissions *s);

/** The last submission up to @p day of the subject of @p first, which is its first. NULL: none. */
const struct submission *submissions_last(const struct submissions *s,
                                          const struct submission *first, hz_date day);

/** The first submission of the next subject, or the end. */
const struct submission *submissions_next_subject(const struct submissions *s,
                                                  const struct submission *submission);

#endif
