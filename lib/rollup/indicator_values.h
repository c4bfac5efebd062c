/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The value of each indicator for one hazard. */
#ifndef ROLLUP_INDICATOR_VALUES_H
#define ROLLUP_INDICATOR_VALUES_H

#include "rollup/rollup.h"
#include "rows/hazard.h"

/** What is true of a hazard on a day, as far as indicators depend on it. */
struct hazard_state {
    bool cancelled; /* it had been found, and its registration was cancelled */
    bool found; /* and not cancelled; if not, nothing else is true, and there are no penalties */
    bool rectified;
    bool closed;
    bool overdue;
    bool due; /* its deadline has passed, rectified or not */
    bool listed;
    bool self;   /* found by the enterprise; other sources count as found by authorities */
    int actions; /* a bit for each measure of enforcement, an hz_action */
    hz_money penalty;
    hz_money personal_penalty;
};

/** The day from which the penalties count: 处罚日期, or that of the discovery. */
hz_date penalty_day(const hz_hazard *hazard);

struct hazard_state hazard_state_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day,
                                    hz_until until);

/** Add the values for the hazard to @p sums, which are at first HZ_UNKNOWN. */
void indicators_add(const struct hazard_state *h, int64_t sums[HZ_INDICATOR_COUNT]);

/** The value of one indicator for the hazard. */
int64_t indicator_value(int indicator, const struct hazard_state *h);

/** The columns (HZ_BIT of each) on which the indicators depend. */
uint64_t indicators_columns(void);

#endif
