/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A roll-up while it is made, as the files of this room share it. */
#ifndef COUNT_ROLLUP_STATE_H
#define COUNT_ROLLUP_STATE_H

#include "check/dispatch_check.h"
#include "check/usable.h"
#include "rollup/groups.h"
#include "rollup/indicator_values.h"
#include "rollup/ledgers.h"
#include "rollup/submissions.h"
#include "rollup/traces.h"

struct hz_rollup {
    const hz_plan *plan;
    hz_rollup_options options;
    hz_sink sink;
    hz_indicators figures;
    struct groups groups;
    hz_hazard hazard; /* the row in hand */
    uint64_t columns; /* of it that are looked at */
    hz_usable *usable;
    struct reports reports;
    struct traces traces;           /* of all hazards, where reports are compared with them */
    struct dispatch_check dispatch; /* of the dispatch table being read */
    hz_date today;
    size_t tables;    /* dispatch tables met */
    bool *shown;      /* for each figure: the table has a column of it */
    bool *has_ledger; /* for each unit of the plan: a ledger has a row of it */
    bool *unread;     /* for each unit of the plan: what it reported could not be read */
    bool any_ledger;
    struct ledgers ledgers;
    bool submits[2]; /* reports of townships, of departments say when they were submitted */
    bool taken;      /* the reports are in the groups */
};

/** Tells the sink of @p column of @p row. */
void rollup_report(hz_rollup *r, hz_code code, const hz_row *row, hz_column column,
                   const char *detail);

/**
 * The number of @p name in dimension @p d; @p cell is where it stands, for what is told of names
 * that the plan lacks, once each. 0, or -1 when out of memory.
 */
int rollup_number(hz_rollup *r, struct dimension *d, const hz_row *row, const hz_cell *cell,
                  uint32_t *number);

/** Finds the group of r->hazard, which is that of @p row; 0, or -1 when out of memory. */
int rollup_find_group(hz_rollup *rollup, const hz_row *row, size_t *group);

/** Counts r->hazard in group @p number. */
void rollup_count(hz_rollup *rollup, size_t number);

/** Puts the reports that stand on the day into the groups, and tells of what is missing or wrong.
 */
int rollup_take_reports(hz_rollup *r);

enum { STANDING_SIZE = 64 };

/** How unit @p unit reported for the period that was due last: in time, late, or not. */
void rollup_standing(const hz_rollup *r, int unit, char text[STANDING_SIZE]);

/** Reports the units of which nothing came, and those whose earlier figures are used. */
void rollup_report_missing(const hz_rollup *r);

/** True if @p unit is a department that the plan wants to report each month. */
bool rollup_must_report(const hz_rollup *r, int unit);

#endif
