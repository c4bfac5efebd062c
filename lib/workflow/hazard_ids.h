/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The hazard numbers (隐患编号, PREFIX-YEAR-NNNN) that ledger and journal know: the next free
 * number of a year, and numbers of hazards that are gone from the ledger, which are never assigned
 * again.
 */
#ifndef WORKFLOW_HAZARD_IDS_H
#define WORKFLOW_HAZARD_IDS_H

#include "base/intern.h"
#include "plan/plan.h"

enum { HAZARD_IDS_YEARS = 300, HAZARD_IDS_FIRST_YEAR = 1900 };

struct hazard_ids {
    const char *prefix;
    uint64_t highest[HAZARD_IDS_YEARS];
    int digits;             /* of the longest number, at least four */
    struct intern journal;  /* numbers in the journal, in normal form */
    struct journal_id *ids; /* one for each of them */
    size_t cap;
};

struct journal_id {
    uint64_t line; /* 序号 of its first line */
    bool in_ledger;
};

void hazard_ids_init(struct hazard_ids *h, const hz_plan *plan);
void hazard_ids_clear(struct hazard_ids *h);

/** Register a number of the table that is being added. */
void hazard_ids_add(struct hazard_ids *h, hz_span id);

/** Register a number in line @p line of the journal. False: out of memory. */
bool hazard_ids_add_journal(struct hazard_ids *h, hz_span id, uint64_t line);

/** Register a number of the ledger. */
void hazard_ids_add_ledger(struct hazard_ids *h, hz_span id);

/** The first line of the journal about a number that the ledger has lost; 0: the number is usable.
 */
uint64_t hazard_ids_lost(const struct hazard_ids *h, hz_span id);

/** Write the next number of @p year. False: there is none left. */
bool hazard_ids_next(struct hazard_ids *h, int year, char id[64]);

#endif
