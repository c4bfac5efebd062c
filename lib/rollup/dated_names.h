/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of groups that depend on the day: those of 整改状态 and 挂牌督办, by the dates of a
 * hazard. */
#ifndef ROLLUP_DATED_NAMES_H
#define ROLLUP_DATED_NAMES_H

#include "rows/hazard.h"

/** Returns the names that depend on the day for @p column, ended by NULL; NULL: it has none. */
const char *const *dated_names(hz_column column);

/** Returns the columns (HZ_BIT of each) on which the name for @p column depends; 0: it has none. */
uint64_t dated_names_need(hz_column column);

/** Returns the index in dated_names() of the name under which @p hazard counts on @p day. */
size_t dated_name_on(hz_column column, const hz_hazard *hazard, hz_date day);

#endif
