/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What each indicator counts of one hazard. */
#ifndef COUNT_INDICATORS_H
#define COUNT_INDICATORS_H

#include "rollup/rollup.h"

/** A hazard on a day: what is true of it, which is all that the indicators ask for. */
struct counted {
    const hz_hazard *hazard;
    bool found; /* else nothing else is true */
    bool rectified;
    bool closed;
    bool overdue;
    bool due; /* its deadline has passed, rectified or not */
    bool listed;
    bool self;   /* found by the enterprise; every other source counts as found by authorities */
    int actions; /* a bit for each measure of enforcement */
};

struct counted counted_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day,
                          hz_until until);

/** Adds what the hazard contributes on the day to @p sums, of ledgers alone; at first all unknown.
 */
void indicators_add(const struct counted *c, int64_t sums[HZ_INDICATOR_COUNT]);

/** What the hazard contributes to one indicator on the day. */
int64_t indicator_count(int indicator, const struct counted *c);

/** The columns that the indicators look at. */
uint64_t indicators_columns(void);

#endif
