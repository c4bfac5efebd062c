/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef CHECK_USABLE_H
#define CHECK_USABLE_H

#include "rows/hazard.h"
#include <hazard/usable.h>

#endif
