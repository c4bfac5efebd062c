/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What each unit has reported: a ledger of its own, rows in ledgers, or something unreadable. */
#ifndef ROLLUP_REPORTING_H
#define ROLLUP_REPORTING_H

#include "base/intern.h"

struct reporting {
    bool any_ledger;
    bool *has_ledger;    /* for each unit of the plan: a ledger has a row of it */
    bool *unreadable;    /* for each unit of the plan: what it reported could not be read */
    bool has_day[2];     /* townships, departments: a submission says when it was submitted */
    struct intern files; /* the ledgers */
    int *areas;          /* of each ledger: the one township of its rows, or several */
    size_t area_cap;
    size_t last; /* the ledger of the row before */
};

/** Set up for @p units units. False: out of memory; clear in either case. */
bool reporting_init(struct reporting *r, int units);
void reporting_clear(struct reporting *r);

/** Note that ledger @p file has a row of township @p area. False: out of memory. */
bool reporting_add_row(struct reporting *r, hz_span file, int area);

/** Add what @p part has noted of ledgers of the same @p units units. False: out of memory. */
bool reporting_merge(struct reporting *r, const struct reporting *part, int units);

#endif
