/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Files named more than once. */
#ifndef ROWS_REPEATED_FILES_H
#define ROWS_REPEATED_FILES_H

#include "base/diag.h"

/**
 * Removes from @p files all but the first name of each regular file, by device and inode, with the
 * note N645 to @p sink. Returns how many are left; SIZE_MAX: out of memory.
 */
size_t repeated_files_remove(const char **files, size_t count, hz_sink sink);

#endif
