/* SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ROLLUP_SAMPLE_H
#define ROLLUP_SAMPLE_H

#include "rollup/rollup.h"
#include <hazard/sample.h>

#endif
