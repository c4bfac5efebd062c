/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What must hold between the fields of a plan. */
#ifndef PLAN_PLAN_CHECKS_H
#define PLAN_PLAN_CHECKS_H

#include "plan/plan.h"
#include "plan/yaml_fields.h"

/** Checks the @p plan that was filled from the document of @p f. 0, or -1 with the error set. */
int plan_check(struct yaml_fill *f, const hz_plan *plan);

#endif
