/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of the plan as offices write them: with blanks, the county before, 人民政府 after. */
#ifndef PLAN_LOOSE_NAMES_H
#define PLAN_LOOSE_NAMES_H

#include "plan/plan.h"

/** As hz_names_find(); blanks and invisible characters make no difference. */
int names_find_loosely(const hz_names *names, hz_span text);

/**
 * As names_find_loosely(), for townships and departments: 湖南省怀化市溆浦县卢峰镇人民政府 is
 * 卢峰镇.
 */
int units_find_loosely(const hz_names *names, const hz_plan *plan, hz_span text);

/** The township with whose name @p text begins and goes on, as 卢峰镇××村 does; -1: none. */
int areas_find_beginning(const hz_plan *plan, hz_span text);

#endif
