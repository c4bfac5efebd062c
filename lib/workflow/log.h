/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef WORKFLOW_LOG_H
#define WORKFLOW_LOG_H

#include "workflow/step.h"
#include <hazard/log.h>

#endif
