/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Two files joined without a line end: the header of the second is in the last row of the first.
 */
#ifndef ROWS_GLUED_H
#define ROWS_GLUED_H

#include "schema/binding.h"

/**
 * Finds a header inside @p record, a row with more cells than @p binding has. @p at: the cell in
 * which it begins, after what is the first file's; @p label: that part of it which is a label.
 */
bool glued_find(const hz_binding *binding, const hz_record *record, size_t *at, hz_span *label);

#endif
