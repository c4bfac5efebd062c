/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The numbers of hazards, PREFIX-YEAR-NNNN: the highest of each year, and the next. */
#ifndef STEP_NUMBERS_H
#define STEP_NUMBERS_H

#include "plan/plan.h"

enum { NUMBERS_YEARS = 300, NUMBERS_FIRST_YEAR = 1900 };

struct numbers {
    const char *prefix;
    uint64_t highest[NUMBERS_YEARS];
    int digits; /* as wide as the widest met, at least four */
};

void numbers_init(struct numbers *n, const hz_plan *plan);

/** Takes notice of a number that is in use, as it is written. */
void numbers_see(struct numbers *n, hz_span written);

/** Writes the next number of @p year. False: there is none left. */
bool numbers_next(struct numbers *n, int year, char id[64]);

#endif
