/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Ranks the townships that lag: by overdue hazards, and by the rate of what was due. */
#ifndef REPORT_RANKING_H
#define REPORT_RANKING_H

#include "report/sentence.h"

/** A unit with fewer due hazards is not named for its rate. */
enum { LEAST_DUE = 5 };

/** 整改率 in tenths of a percent; HZ_UNKNOWN: there is none. */
int64_t unit_rate(const struct unit *unit);

/** 到期整改率: the rectified part of the hazards whose deadline has passed. As unit_rate(). */
int64_t unit_due_rate(const struct unit *unit);

/** How far a unit lags: the larger, the further; below zero: it does not. */
typedef int64_t (*lag_fn)(const struct unit *unit);
int64_t lag_by_due_rate(const struct unit *unit);
int64_t lag_by_overdue(const struct unit *unit);

/** A function that adds a unit with the values that prove the lag. */
typedef void (*add_unit_fn)(struct document *d, const struct unit *unit);

/**
 * Add the townships that lag furthest, the worst first, between @p before and @p after; nothing if
 * none lags, or too many equally.
 */
void add_ranking(struct document *d, lag_fn lag, add_unit_fn add_unit, const char *before,
                 const char *after);

#endif
