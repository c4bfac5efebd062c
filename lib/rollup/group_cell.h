/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The cell by which a hazard is put in a group of a roll-up or a sample. */
#ifndef ROLLUP_GROUP_CELL_H
#define ROLLUP_GROUP_CELL_H

#include "rows/hazard.h"

/** Return the columns (HZ_BIT of each) on which the name for @p column depends, whatever
 * the day. */
uint64_t group_columns(int column);

/**
 * Return the cell with the name under which @p hazard counts on @p day for @p column: that of
 * dated_column(). If 专委会 is empty, it is in @p derived: the committee that by @p plan oversees
 * the hazard, or an empty cell.
 */
const hz_cell *group_cell(hz_column column, const hz_hazard *hazard, const hz_plan *plan,
                          hz_date day, hz_cell *derived);

/** False, with @p err set (E004): hazards cannot be grouped by @p column, since the plan lists no
 * committees. */
bool group_is_planned(int column, const hz_plan *plan, hz_error *err);

#endif
