/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Checks as the library uses them. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "rows/hazard.h"
#include <hazard/check.h>

/**
 * Registers @p row, which is not checked, so that a row with the same number and a duplicate of it
 * are reported. 0, or -1 when out of memory.
 */
int hz_checker_register(hz_checker *checker, const hz_row *row);

#endif
