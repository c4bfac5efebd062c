/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of the plan, found quickly. */
#ifndef PLAN_NAMES_H
#define PLAN_NAMES_H

#include "plan/plan.h"

/** Makes the index of @p names. False: out of memory; to be freed in any case. */
bool names_index(hz_names *names);
void names_index_free(hz_names *names);

#endif
