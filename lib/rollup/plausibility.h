/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What figures cannot be true against those of the month before, or submitted twice. */
#ifndef COUNT_DOUBTS_H
#define COUNT_DOUBTS_H

#include "rollup/submissions.h"

/** Tells @p sink of every figure of the reports up to @p day that cannot be right. */
void doubts_tell(const struct reports *r, const hz_plan *plan, hz_date day, hz_sink sink);

#endif
