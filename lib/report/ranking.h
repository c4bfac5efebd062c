/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Which townships lag behind: by what is overdue, and by the rate of what was due. */
#ifndef REPORT_RANKING_H
#define REPORT_RANKING_H

#include "report/sentence.h"

/** Fewer hazards that were due make no rate by which a unit is named. */
enum { LEAST_DUE = 5 };

/** 整改率 in tenths of a percent; HZ_UNKNOWN: it has none. */
int64_t unit_rate(const struct unit *unit);

/** 到期整改率: of the hazards whose deadline has passed, the part that is rectified. As above. */
int64_t unit_due_rate(const struct unit *unit);

/** What units are ranked by: the larger, the further they lag; below zero: not ranked. */
int64_t ranking_by_due(const struct unit *unit);
int64_t ranking_by_overdue(const struct unit *unit);

/** Adds a unit with the figures that prove it. */
typedef void (*tell_unit)(struct telling *b, const struct unit *unit);

/**
 * Adds the townships that lag most, the worst first, between @p before and @p after; nothing where
 * none does, or too many do so alike.
 */
void tell_ranking(struct telling *b, int64_t (*lag)(const struct unit *), tell_unit tell_one,
                  const char *before, const char *after);

#endif
