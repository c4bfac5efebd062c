/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows of a file that is open already. */
#ifndef ROWS_OPEN_H
#define ROWS_OPEN_H

#include "rows/rows.h"

/**
 * As hz_rows_open(), of the one regular file @p fd, which is read from its beginning and may be
 * closed at once; @p name is for messages and borrowed. 0; -1: out of memory or of descriptors.
 */
int rows_open_at(int fd, char *const *name, hz_rows **rows);

#endif
