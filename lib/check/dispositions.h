/** What the plan's dispositions (art. 3.5) say of a hazard. */
#ifndef CHECK_DISPOSITIONS_H
#define CHECK_DISPOSITIONS_H

#include <hazard/hazard.h>

/** True if @p disposition speaks of hazards like this one. */
bool disposition_applies(const hz_disposition *disposition, const hz_plan *plan,
                         const hz_hazard *hazard);

/** The first that applies and says @p listed (required or forbidden) of 挂牌督办; NULL: none. */
const hz_disposition *disposition_on_listing(const hz_plan *plan, const hz_hazard *hazard,
                                             const char *listed);

#endif
