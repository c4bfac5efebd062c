/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Setting errors: what the library's own functions share. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <hazard/diag.h>

/** Sets @p err to E003, out of memory, while working on @p file (NULL: no file). Returns -1. */
int error_no_memory(hz_error *err, const char *file);

#endif
