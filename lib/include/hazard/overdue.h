/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Overdue hazards: the rows of ledgers that are overdue on a day, with the days since the deadline
 * and the next step of the plan's escalation ladder, if it is due (逾期清单).
 *
 * A list is used by one thread at a time; its worker may run in many.
 */
#ifndef HAZARD_OVERDUE_H
#define HAZARD_OVERDUE_H

#include <hazard/base.h>
#include <hazard/rows.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** What to list. A field that is zero has its default. */
typedef struct hz_overdue_options {
    size_t size;              /**< sizeof(hz_overdue_options) */
    hz_date day;              /**< overdue on this day (default: today) */
    hz_until until;           /**< what stops the clock of a deadline */
    bool list_due;            /**< list hazards that are not overdue but due soon, too: */
    int within;               /**< within so many days (default: on the day alone) */
    const char *const *files; /**< files whose headers are read first, so that one header has all
                                   their columns; used by hz_overdue_new() alone */
    size_t file_count;
    const char *since; /**< path of an earlier list: write only hazards that are not in it, or for
                            which more has become due; read by hz_overdue_new() (default: all) */
} hz_overdue_options;

/** A list of overdue hazards. */
typedef struct hz_overdue hz_overdue;

/**
 * Make a list that is written to @p writer: with all columns in CSV and YAML, otherwise with the
 * main ones, under a title. @p plan and @p writer are borrowed, @p options are
 * copied (NULL: the defaults). Findings go to @p sink. Return 0, or -1 with @p err set: E004,
 * E003, or an error of reading the earlier list. Free with hz_overdue_free(). Since 0.1.
 */
int hz_overdue_new(const hz_plan *plan, const hz_overdue_options *options, hz_sink sink,
                   hz_writer *writer, hz_overdue **list, hz_error *err);

/**
 * Write @p row if it is overdue, with the days (below zero: days left) and the step due; or read
 * a header. A row that cannot be used is reported and left out. Return 0, or -1 with @p err set:
 * E003 or an error of the writer, whose output is then incomplete. Since 0.1.
 */
int hz_overdue_add(hz_overdue *list, const hz_row *row, hz_error *err);

/**
 * A worker that drops rows that are not listed and have no findings on reader threads, so that
 * hz_overdue_add() gets only the others. It is owned by @p list and valid as long as that. Since
 * 0.1.
 */
const hz_row_worker *hz_overdue_worker(hz_overdue *list);

/**
 * Report how many rows were left out, and set @p count to the number of rows written; call it after
 * the last row. The writer is not finished: a list without rows may be better not written at all.
 * Since 0.1.
 */
void hz_overdue_finish(hz_overdue *list, uint64_t *count);

/**
 * Write a page or workbook without rows: its title, and that no hazard is overdue. Call it after
 * hz_overdue_finish() has counted none. Return 0; 1: the format has no such list, and nothing was
 * written; or -1 with @p err set, an error of the writer. Since 0.1.
 */
int hz_overdue_write_none(hz_overdue *list, hz_error *err);

/** Free @p list, which may be NULL. Since 0.1. */
void hz_overdue_free(hz_overdue *list);

HZ_API_END

#endif
