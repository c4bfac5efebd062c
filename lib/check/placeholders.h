/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What is written in a cell that must not be empty, and says nothing: /, 无, 待定. */
#ifndef CHECK_PLACEHOLDERS_H
#define CHECK_PLACEHOLDERS_H

#include "rows/hazard.h"

/** The columns of @p hazard that are filled, less texts and signatures that say nothing. */
uint64_t filled_in(const hz_hazard *hazard);

/** True if @p text says that something is there, but not what: 有, 已制定. */
bool is_vague(hz_span text);

#endif
