/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a spreadsheet would run. */
#ifndef CHECK_FORMULA_H
#define CHECK_FORMULA_H

#include "base/span.h"

/**
 * True if @p text, without blanks around, begins with =, +, - or @ and what follows can be read as
 * a formula: numbers, references, names and functions with operators between them. A spreadsheet
 * leaves other text as it is: -1层配电室, +2楼, -5℃.
 */
bool is_formula(hz_span text);

#endif
