/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Checks: what is wrong in ledgers and dispatch tables, each finding with the cell to correct.
 *
 * A checker is used by one thread at a time; its worker may run in many.
 */
#ifndef HAZARD_CHECK_H
#define HAZARD_CHECK_H

#include <hazard/base.h>
#include <hazard/rows.h>

HZ_API_BEGIN

/** A checker of the ledgers of one county: the number of a hazard must be unique in all of them. */
typedef struct hz_checker hz_checker;

/**
 * Make a checker.
 *
 * @p plan is borrowed. Days after @p today are in the future. Findings go to @p sink, on the thread
 * that calls hz_checker_check().
 *
 * @return 0, or -1 with @p err set: E003
 *
 * Since 0.1.
 */
int hz_checker_new(const hz_plan *plan, hz_date today, hz_sink sink, hz_checker **checker,
                   hz_error *err);

/**
 * Check a header or a row, of rows opened with HZ_ROWS_KEEP_INVALID. @p errors receives how many
 * findings are errors, which make the row invalid. Return 0, or -1 with @p err set: E003. Since
 * 0.1.
 */
int hz_checker_check(hz_checker *checker, const hz_row *row, size_t *errors, hz_error *err);

/**
 * Return a worker that checks rows on reader threads. hz_checker_check() then gets only what is
 * needed to report their findings, in the order of the input, and to find duplicates: the row has
 * no cells but its number. The worker is owned by @p checker. Since 0.1.
 */
const hz_row_worker *hz_checker_worker(hz_checker *checker);

/** How many rows of a file were checked, headers not counted. */
typedef struct hz_row_counts {
    uint64_t rows;     /**< all of them */
    uint64_t dispatch; /**< those of dispatch tables; the others are hazards */
    uint64_t wrong;    /**< those with an error in them or in the header above them */
    uint64_t doubtful; /**< those of the others with a warning */
} hz_row_counts;

/** Return in @p counts the rows that were checked of @p file, as it was named to hz_rows_open().
 * Since 0.1. */
void hz_checker_counts(const hz_checker *checker, const char *file, hz_row_counts *counts);

/** Free @p checker, which may be NULL. Since 0.1. */
void hz_checker_free(hz_checker *checker);

HZ_API_END

#endif
