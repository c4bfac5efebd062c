/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef WORKFLOW_MERGE_H
#define WORKFLOW_MERGE_H

#include "rows/hazard.h"
#include <hazard/merge.h>

#endif
