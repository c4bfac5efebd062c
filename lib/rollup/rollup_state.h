/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A roll-up while it is made, shared by the files of this module. */
#ifndef ROLLUP_ROLLUP_STATE_H
#define ROLLUP_ROLLUP_STATE_H

#include "check/dispatch_check.h"
#include "check/usable.h"
#include "plan/plan.h"
#include "rollup/earlier_rounds.h"
#include "rollup/groups.h"
#include "rollup/indicator_values.h"
#include "rollup/reconcile.h"
#include "rollup/reporting.h"
#include "rollup/rollup.h"
#include "rollup/submissions.h"
#include "rows/hazard.h"

/** Up to when a roll-up counts. */
struct cutoff {
    hz_date day;
    hz_date before; /* the cut-off before; HZ_NO_DATE: there is none */
    bool increase;  /* show what was added since */
    char label[16]; /* of the column 月份 */
};

struct hz_rollup {
    const hz_plan *plan;
    hz_sink sink;
    hz_rollup_options options;
    int by[HZ_BY_MAX]; /* the columns of the options */
    struct cutoff cutoff;
    hz_indicators indicators;
    struct groups groups;
    bool is_dated;     /* a name of a group depends on the day */
    bool moves;        /* and hazards change it as a rule, see dated_names_move() */
    hz_hazard hazard;  /* of the current row */
    hz_hazard earlier; /* the same in an earlier round */
    struct earlier_rounds own_rounds;
    const struct earlier_rounds *rounds; /* those, or of the roll-up that this is a part of */
    uint64_t columns;                    /* that are read of it */
    hz_usable *usable;
    hz_row_worker worker;

    struct dispatch_check dispatch; /* of the dispatch table being read */
    hz_date today;
    size_t tables;                  /* dispatch tables so far */
    struct submissions submissions; /* of their rows */
    bool submissions_added;         /* to the groups */
    struct reporting reporting;     /* what each unit has reported */
    struct ledger_hazards hazards;  /* for the reconciliation */
};

/**
 * Find the number of a name in dimension @p d; @p cell holds the name. A name that the plan lacks
 * is reported, once. 0, or -1 when out of memory.
 */
int rollup_find_name(hz_rollup *r, struct dimension *d, const hz_row *row, const hz_cell *cell,
                     uint32_t *number);

/** The groups in which a hazard counts. */
struct placing {
    size_t now;
    size_t before; /* at the cut-off before */
    const struct earlier_round
        *round_now; /* in which it was then, if that has ended; NULL: the last */
    const struct earlier_round *round_before;
};

/** Find the groups of r->hazard, which is the hazard of @p row. 0, or -1 when out of memory. */
int rollup_find_group(hz_rollup *r, const hz_row *row, struct placing *placing);

/** Count r->hazard in its groups. */
void rollup_count(hz_rollup *r, const struct placing *placing);

/** Add a row of a dispatch table, its header first. 0, or -1 when out of memory. */
int rollup_add_dispatch(hz_rollup *r, const hz_row *row);

/**
 * Add the submissions that count on the day to the groups, and report missing and implausible
 * ones. 0, or -1 when out of memory.
 */
int rollup_add_submissions(hz_rollup *r);

/** Set up r->worker. */
void rollup_set_worker(hz_rollup *r);

enum { STATUS_SIZE = 64 };

/** Write how @p unit reported for the period that was due last: in time, late, or not. */
void rollup_reporting_status(const hz_rollup *r, int unit, char text[STATUS_SIZE]);

/** Write the comparison of submitted figures with the ledgers, as hz_rollup_write() does. */
int rollup_reconcile(hz_rollup *rollup, hz_writer *writer, hz_error *err);

/** Write a title that ends in @p what, with cut-off and units, if the output is a page. */
int rollup_write_title(const hz_rollup *r, const char *what, hz_writer *writer, hz_error *err);

/** Report the units without any report, and those whose earlier values are used. */
void rollup_emit_missing(const hz_rollup *r);

/** Report the units that have a ledger but submitted nothing that it was compared with. */
void rollup_emit_uncompared(const hz_rollup *r, const bool *compared);

/** True if @p unit is a department that the plan requires to report each month. */
bool rollup_must_report(const hz_rollup *r, int unit);

#endif
