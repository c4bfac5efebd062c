/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the reconciliation keeps of each hazard in the ledgers, to count it on any day. */
#ifndef ROLLUP_RECONCILE_H
#define ROLLUP_RECONCILE_H

#include "base/intern.h"
#include "rollup/indicator_values.h"

/** A hazard in the ledgers: all on which its state on any day depends. */
struct ledger_hazard {
    size_t id;      /* number in `ids` */
    int area;       /* unit of the plan; -1: none */
    int department; /* its 监管部门, likewise */
    hz_date found;
    hz_date rectified;
    hz_date closed;
    hz_date cancelled;
    hz_date listed; /* since when; HZ_NO_DATE: it is not */
    bool self;
    bool ordinary; /* its level is 一般 */
    int actions;
    hz_date penalized; /* since when the penalties count */
    hz_money penalty;
    hz_money personal_penalty;
};

struct ledger_hazards {
    struct intern ids;
    struct ledger_hazard *items;
    size_t count;
    size_t cap;
};

/** Add a hazard. 0, or -1 when out of memory. */
int ledger_hazards_add(struct ledger_hazards *hazards, const hz_row *row, const hz_hazard *hazard,
                       const hz_plan *plan);

void ledger_hazards_clear(struct ledger_hazards *hazards);

#endif
