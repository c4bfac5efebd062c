/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef WORKFLOW_STEP_H
#define WORKFLOW_STEP_H

#include "rows/rows.h"
#include <hazard/step.h>

#endif
