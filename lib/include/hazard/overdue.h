/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Overdue hazards: how long, and which step of the plan's ladder is due. */
#ifndef HAZARD_OVERDUE_H
#define HAZARD_OVERDUE_H

#include <hazard/api.h>
#include <hazard/hazard.h>

HZ_API_BEGIN

typedef struct hz_overdue {
    int days;         /**< since the deadline; below zero: days left; 0: due today */
    const char *step; /**< of the plan's escalation ladder; "" while not overdue. The plan's. */
} hz_overdue;

/**
 * True if @p hazard is overdue on @p day or falls due within @p within days (-1: overdue only);
 * @p overdue is then set.
 */
bool hz_overdue_on(const hz_hazard *hazard, const hz_plan *plan, hz_date day, int within,
                   hz_until until, hz_overdue *overdue);

HZ_API_END

#endif
