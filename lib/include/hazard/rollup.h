/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Roll-up: ledgers into one cumulative table, the month's increase beside it. */
#ifndef HAZARD_ROLLUP_H
#define HAZARD_ROLLUP_H

#include <hazard/api.h>
#include <hazard/hazard.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** The name of the group of rows without a name. */
#define HZ_UNNAMED "（未填）"

/** The most columns that --by can name. */
#define HZ_BY_MAX 6

/** The columns by which rows can be grouped, as offices ask for them. Static. Since 0.1. */
const int *hz_rollup_group_columns(size_t *count);

/** True if rows can be grouped by @p column. */
bool hz_rollup_can_group(hz_column column);

/** What is counted, and up to when. */
typedef struct hz_rollup_options {
    hz_column by[HZ_BY_MAX];
    size_t by_count;
    hz_date day;           /**< the cut-off */
    bool increase;         /**< show what was added since `before` */
    hz_date before;        /**< the cut-off before; HZ_NO_DATE: there is none */
    char period[16];       /**< what stands in the column 月份 */
    hz_until until;        /**< what stops the clock of a deadline */
    bool reconcile;        /**< keep what hz_rollup_reconcile() needs of each hazard */
    const char *unit_name; /**< not NULL: all units are one of this name, for the next level up */
} hz_rollup_options;

typedef struct hz_rollup hz_rollup;

/** @p plan is borrowed, @p options copied. Findings go to @p sink. 0, or -1 when out of memory. */
int hz_rollup_new(const hz_plan *plan, const hz_rollup_options *options, hz_sink sink,
                  hz_rollup **rollup);

/**
 * Counts a row of a ledger, or looks at a header. A row that cannot be used is reported, and not
 * counted, see hazard/usable.h. A row that says 零报告 (HZ_ROWS_ZERO_REPORTS) and names a township
 * is the report of one that found nothing. 0, or -1 when out of memory.
 */
int hz_rollup_add(hz_rollup *rollup, const hz_row *row);

/**
 * A sieve for the ledgers that are counted, which has the life of @p rollup: rows of which nothing
 * is to be told are counted where they are read. False: it would be no help, for each hazard is
 * wanted to be reconciled, or there are as many groups as enterprises.
 */
bool hz_rollup_worker(hz_rollup *rollup, hz_row_worker *worker);

/**
 * Takes a row of a dispatch table, its header first: figures that are cumulative, so that of two
 * rows of one unit that of the later month stands (art. 4.3). A unit that has a ledger is counted
 * from that as far as ledgers go. 0, or -1 when out of memory.
 */
int hz_rollup_add_dispatch(hz_rollup *rollup, const hz_row *row);

/**
 * Writes the table: groups in the plan's order, every area of the plan, the total last. An area of
 * which no ledger has a row stands with empty cells and is reported. 0, or -1 with @p err set.
 */
int hz_rollup_write(hz_rollup *rollup, hz_writer *writer, hz_error *err);

/**
 * Writes, unit by unit and indicator by indicator, what was submitted for the day beside what the
 * ledgers give, the difference, and the numbers of the hazards that explain it where they can be
 * named; differences go to the sink. 对照调度数据抽查台账 (art. 2.4.2). 0, or -1 with @p err set.
 */
int hz_rollup_reconcile(hz_rollup *rollup, hz_writer *writer, hz_error *err);

void hz_rollup_free(hz_rollup *rollup);

HZ_API_END

#endif
