/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Who has reported, as the column 报送情况 says. */
#ifndef REPORT_STANDING_H
#define REPORT_STANDING_H

#include "report/sentence.h"

/** Reads a cell of 报送情况 into @p unit; false: it says something else. */
bool standing_read(struct unit *unit, hz_span text);

/** True if @p unit may be named as one with @p standing: it has to report at all. No unit has
 * STANDING_UNKNOWN. */
bool standing_is(const struct unit *unit, enum standing standing);

/** How many townships, or departments, have @p standing. */
size_t standing_count(const struct figures *f, enum standing standing, bool departments);

/** Adds their names, and with @p days the day where there is one: “中都乡（6月26日）、沿溪乡”. */
void tell_standing(struct telling *b, enum standing standing, bool departments, bool days);

#endif
