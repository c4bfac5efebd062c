/** Which units lag behind. */
#ifndef REPORT_RANKING_H
#define REPORT_RANKING_H

#include "report/telling.h"

/** 整改率 of a unit that has found something, in tenths of a percent. */
int64_t unit_rate(const struct unit *unit);

/** The place of a unit by 整改率: units that are level share it; 0: it has no rate. */
size_t ranking_place(const struct figures *f, const struct unit *unit);

/** What units are ranked by: the larger, the further they lag; below zero: not ranked. */
int64_t ranking_by_rate(const struct unit *unit);
int64_t ranking_by_overdue(const struct unit *unit);

/** Adds the units that lag most, the worst first: “甲镇（12.5%）、乙乡（20.0%）”. False: none do.
 */
bool tell_ranking(struct telling *b, int64_t (*lag)(const struct unit *), hz_indicator indicator,
                  const char *unit);

#endif
