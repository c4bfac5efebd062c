/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Files concatenated without a line end: the last row of the first contains the second's header.
 */
#ifndef ROWS_GLUED_H
#define ROWS_GLUED_H

#include "schema/binding.h"

/**
 * Finds a header inside @p record, a row with more cells than @p binding has. @p at is the cell in
 * which it begins, after the end of the first file; @p label is the part of the cell that is a
 * label.
 */
bool glued_find(const hz_binding *binding, const hz_record *record, size_t *at, hz_span *label);

#endif
