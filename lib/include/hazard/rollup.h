/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Roll-ups: ledgers and dispatch tables summed up in one cumulative table, a row for each group
 * (汇总表, art. 2.4.1).
 *
 * A roll-up is used by one thread at a time; its worker may run in many.
 */
#ifndef HAZARD_ROLLUP_H
#define HAZARD_ROLLUP_H

#include <hazard/base.h>
#include <hazard/rows.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** The most columns by which rows can be grouped, in roll-ups and samples. */
#define HZ_BY_MAX 6

/** What to count, and up to when. A field that is zero has its default. */
typedef struct hz_rollup_options {
    size_t size;           /**< sizeof(hz_rollup_options) */
    const int *by;         /**< columns to group by, each once, their names in the list HZ_GROUPINGS
                                (default: area); copied */
    size_t by_count;       /**< at most HZ_BY_MAX */
    hz_month month;        /**< count up to the report day of this month, with its increase */
    hz_date day;           /**< without a month: count up to this day (default: today) */
    hz_until until;        /**< what stops the clock of a deadline */
    bool reconcile;        /**< write the comparison of submitted figures with the ledgers */
    bool only_different;   /**< of that comparison, write only the rows that differ */
    const char *unit_name; /**< make all units one of this name, for the next level up;
                                borrowed (default: units keep their names) */
} hz_rollup_options;

/** A roll-up. */
typedef struct hz_rollup hz_rollup;

/**
 * Make a roll-up. @p plan is borrowed, @p options are copied (NULL: the defaults). Findings go to
 * @p sink. Return 0, or -1 with @p err set: E004 for columns that cannot be grouped by, E003. Free
 * with hz_rollup_free(). Since 0.1.
 */
int hz_rollup_new(const hz_plan *plan, const hz_rollup_options *options, hz_sink sink,
                  hz_rollup **rollup, hz_error *err);

/**
 * Read the journals of @p ledgers, so that a hazard that was rejected or reopened later counts on
 * earlier days as it was then. Files without a journal are counted from their rows alone. Call it
 * before the first row. Return 0, or -1 with @p err set: a journal that cannot be read, or E003.
 * Since 0.1.
 */
int hz_rollup_read_journals(hz_rollup *rollup, const char *const *ledgers, size_t count,
                            hz_error *err);

/**
 * Count a row of a ledger or a dispatch table, or read a header. A row that cannot be used is
 * reported and not counted. A row of a ledger that says 零报告 and names a township is the report
 * of a township that found nothing. Dispatch tables are cumulative: of a unit's rows the one of the
 * latest month counts (art. 4.3), and a unit with a ledger is counted from the ledger as far as
 * ledgers go. Return 0, or -1 with @p err set: out of memory. Since 0.1.
 */
int hz_rollup_add(hz_rollup *rollup, const hz_row *row, hz_error *err);

/**
 * A worker that counts rows on reader threads, so that hz_rollup_add() gets only those with
 * findings. It is owned by @p rollup and valid as long as that. NULL: a worker would be no faster,
 * because each hazard is kept for the reconciliation or the groups are enterprises. Since 0.1.
 */
const hz_row_worker *hz_rollup_worker(hz_rollup *rollup);

/**
 * Write the table: groups in the plan's order, every township of the plan, the total last. A
 * township without a report has empty cells, and is reported.
 *
 * With the option `reconcile`, write instead for each unit and indicator what was submitted for the
 * day, what the ledgers give, the difference, and the numbers of the hazards that explain it as far
 * as they can be found; differences are reported (对照调度数据抽查台账, art. 2.4.2).
 *
 * A page (HTML) has a title. Call it once, after the last row. Return 0, or -1 with @p err set:
 * E613 for a sum that is too large, E003 or an error of @p writer. Since 0.1.
 */
int hz_rollup_write(hz_rollup *rollup, hz_writer *writer, hz_error *err);

/** Free @p rollup, which may be NULL. Since 0.1. */
void hz_rollup_free(hz_rollup *rollup);

HZ_API_END

#endif
