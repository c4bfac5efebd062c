/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What units have submitted: every dispatch table read, and which of them stands on a day. */
#ifndef COUNT_REPORTS_H
#define COUNT_REPORTS_H

#include "base/intern.h"
#include "rollup/rollup.h"

/** One submission: a row of a dispatch table, or of a roll-up one level down. */
struct report {
    size_t subject;      /* who or what it is about */
    hz_date day;         /* up to which it counts */
    hz_date reported_on; /* HZ_NO_DATE: not said */
    bool zero;           /* 零报告 */
    size_t file;         /* where it stands */
    uint64_t line;
    size_t figures; /* in `figures`: now, then increases, one for each indicator */
};

/** Who or what reports are about: a unit, or a group of a roll-up. */
struct subject {
    uint32_t numbers[HZ_BY_MAX]; /* its names in the dimensions of --by */
    int unit;                    /* of the plan, see hz_unit_find(); -1: none of it */
};

struct reports {
    const hz_indicators *kinds;
    struct intern subjects_by_name; /* unit and all groups, joined */
    struct subject *subjects;
    size_t subject_cap;
    struct intern files;
    struct report *items; /* by subject and day once reports_sort() was called */
    size_t count;
    size_t cap;
    int64_t *figures;
    size_t figure_cap;
};

void reports_init(struct reports *r, const hz_indicators *kinds);
void reports_free(struct reports *r);

/** The figures of a report: as submitted, and its increases. */
int64_t *reports_now(const struct reports *r, const struct report *report);
int64_t *reports_increase(const struct reports *r, const struct report *report);

/** A new report with all figures unknown. NULL: out of memory. */
struct report *reports_add(struct reports *r, hz_span subject, hz_span file, uint64_t line);

/** Puts the reports into the order of their subjects, each in that of its days. */
void reports_sort(struct reports *r);

/** The last report of the subject of @p first up to @p day, among those from @p first on. NULL:
 * none. */
const struct report *reports_last(const struct reports *r, const struct report *first, hz_date day);

/** The first report of the next subject, or the end. */
const struct report *reports_next_subject(const struct reports *r, const struct report *report);

#endif
