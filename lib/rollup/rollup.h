/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef ROLLUP_ROLLUP_H
#define ROLLUP_ROLLUP_H

#include "rows/hazard.h"
#include "schema/dispatch.h"
#include <hazard/rollup.h>

#endif
