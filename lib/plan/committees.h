/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Committees (专委会): which of them oversees a hazard. The plan lists their departments and
 * sectors; a sector may belong to several committees, so that the supervising department comes
 * first.
 */
#ifndef PLAN_COMMITTEES_H
#define PLAN_COMMITTEES_H

#include "plan/plan_file.h"

/** Check that the departments and sectors of the committees are names of the plan, and replace them
 * by those names. 0, or -1 with the error set. */
int plan_resolve_committees(struct plan_file *f, hz_plan *plan);

/**
 * Return the committee that oversees the hazards of @p department in @p sector, both indices in the
 * plan's lists or -1: the one that lists the department, if there is any, otherwise the one that
 * lists the sector; of several that list the department, the one that lists the sector too. -1:
 * none does, or several do.
 */
int committee_find(const hz_plan *plan, int department, int sector);

#endif
