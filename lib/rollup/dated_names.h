/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of groups that depend on the day: those of 整改状态, 挂牌督办 and 隐患等级, by the dates
 * of a hazard. */
#ifndef ROLLUP_DATED_NAMES_H
#define ROLLUP_DATED_NAMES_H

#include "rows/hazard.h"

/** Returns the names that depend on the day for @p column, ended by NULL; NULL: it has none. */
const char *const *dated_names(hz_column column);

/** Returns the columns (HZ_BIT of each) on which the name for @p column depends on a day; 0: none.
 */
uint64_t dated_names_need(hz_column column);

/** Returns the column with the name under which @p hazard counts on @p day for @p column: 监管部门
 * is 移交前监管部门 before 移交日期, others are themselves. */
hz_column dated_column(hz_column column, const hz_hazard *hazard, hz_date day);

/** Returns true if hazards change their names for @p column as a rule; a level changes rarely. */
bool dated_names_move(hz_column column);

/** Returns the index in dated_names() of the name under which @p hazard counts on @p day. */
size_t dated_name_on(hz_column column, const hz_hazard *hazard, hz_date day);

#endif
