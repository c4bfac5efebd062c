/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the plan's dispositions (art. 3.5) say of a hazard. */
#ifndef CHECK_DISPOSITIONS_H
#define CHECK_DISPOSITIONS_H

#include "plan/plan.h"
#include "rows/hazard.h"

/** True if @p disposition speaks of hazards like this one. */
bool disposition_applies(const hz_disposition *disposition, const hz_plan *plan,
                         const hz_hazard *hazard);

/** The first that applies and says @p listed (required or forbidden) of 挂牌督办; NULL: none. */
const hz_disposition *disposition_on_listing(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *listed);

/** The first that applies and says @p penalty (forbidden or heavier) of a fine; NULL: none. */
const hz_disposition *disposition_on_penalty(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *penalty);

/**
 * True if 备注 gives the basis of what the plan would not have: it says 依据, 根据, 依法 or the
 * like, names a law, an article, a document or a decision, or says what was verified or sent back.
 */
bool remark_gives_basis(const hz_plan *plan, const hz_hazard *hazard);

#endif
