/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The plan's dispositions (art. 3.5) that apply to a hazard. */
#ifndef CHECK_DISPOSITIONS_H
#define CHECK_DISPOSITIONS_H

#include "plan/plan.h"
#include "rows/hazard.h"

/** True if @p disposition applies to @p hazard. */
bool disposition_applies(const hz_disposition *disposition, const hz_plan *plan,
                         const hz_hazard *hazard);

/** The first that applies and has 挂牌督办 as @p listed (required or forbidden); NULL: none. */
const hz_disposition *disposition_on_listing(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *listed);

/** The first that applies and has a fine as @p penalty (forbidden or heavier); NULL: none. */
const hz_disposition *disposition_on_penalty(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *penalty);

/**
 * True if 备注 gives the basis of what the plan does not allow: it has 依据, 根据, 依法 or the
 * like, a law, an article, a document or a decision, or what was verified or sent back.
 */
bool remark_gives_basis(const hz_plan *plan, const hz_hazard *hazard);

#endif
