/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <hazard/plan.h>

#endif
