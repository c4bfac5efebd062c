/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef ROWS_ROWS_H
#define ROWS_ROWS_H

#include "schema/binding.h"
#include <hazard/rows.h>

#endif
