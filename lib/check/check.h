/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "rows/hazard.h"
#include <hazard/check.h>

#endif
