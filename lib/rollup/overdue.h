/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef ROLLUP_OVERDUE_H
#define ROLLUP_OVERDUE_H

#include "rows/hazard.h"
#include <hazard/overdue.h>

#endif
