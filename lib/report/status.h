/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Which units have reported, as the column 报送情况 says. */
#ifndef REPORT_STATUS_H
#define REPORT_STATUS_H

#include "report/sentence.h"

/** Read a cell of 报送情况 into @p unit. False: none of the known wordings. */
bool status_read(struct unit *unit, hz_span text);

/** Count the townships, or departments, with @p status. */
size_t status_count(const struct unit_table *table, enum reporting_status status, bool departments);

/** Add their names, @p with_days with the day if it is given: “中都乡（6月26日）、沿溪乡”. */
void add_units_with_status(struct document *d, enum reporting_status status, bool departments,
                           bool with_days);

#endif
