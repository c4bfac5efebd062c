/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the parts of a roll-up share with the other users of this library's roll-ups. */
#ifndef ROLLUP_ROLLUP_H
#define ROLLUP_ROLLUP_H

#include "rows/hazard.h"
#include "schema/dispatch.h"
#include <hazard/rollup.h>

/** The name of the group of rows without a name. */
#define UNNAMED "（未填）"

#endif
