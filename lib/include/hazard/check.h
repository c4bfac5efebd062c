/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Checks: what is wrong in a ledger, row by row, each finding with the cell to mend. */
#ifndef HAZARD_CHECK_H
#define HAZARD_CHECK_H

#include <hazard/api.h>
#include <hazard/hazard.h>

HZ_API_BEGIN

typedef struct hz_checker hz_checker;

/**
 * A checker for any number of ledgers of one county; numbers must be unique across all of them.
 * @p plan is borrowed until hz_checker_free(); @p today is the last day that is not the future.
 * Findings go to @p sink. 0, or -1 when out of memory.
 */
int hz_checker_new(const hz_plan *plan, hz_date today, hz_sink sink, hz_checker **checker);

/**
 * Checks @p row, a header or a row of data, as hz_rows_next() gave it. @p errors is the number of
 * findings that make the row invalid; warnings do not count. 0, or -1 when out of memory.
 */
int hz_check_row(hz_checker *checker, const hz_row *row, size_t *errors);

/**
 * A sieve for the rows that are checked: of a row with which nothing is wrong only the number is
 * left for hz_check_row(). It has the life of @p checker.
 */
hz_row_worker hz_checker_worker(hz_checker *checker);

/**
 * Registers @p row, a row of data that is not to be checked: no other may have its number, and one
 * that looks like it is reported. 0, or -1 when out of memory.
 */
int hz_checker_know_row(hz_checker *checker, const hz_row *row);

/** How many rows of data have been checked. */
uint64_t hz_checker_rows(const hz_checker *checker);

void hz_checker_free(hz_checker *checker);

HZ_API_END

#endif
