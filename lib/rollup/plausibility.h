/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Submissions that are implausible: lower than a month before, or submitted twice differently. */
#ifndef ROLLUP_PLAUSIBILITY_H
#define ROLLUP_PLAUSIBILITY_H

#include "rollup/submissions.h"

/** Report implausible submissions up to @p day; they are sorted. */
void check_plausibility(const struct submissions *s, const hz_plan *plan, hz_date day,
                        hz_sink sink);

#endif
