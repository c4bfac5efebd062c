/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef ROWS_HAZARD_H
#define ROWS_HAZARD_H

#include "rows/rows.h"
#include "value/value.h"
#include <hazard/hazard.h>

#endif
