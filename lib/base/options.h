/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Structs of options: the first field, `size`, is sizeof of the struct that the caller knows. */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include "base/diag.h"

/**
 * Copies the options @p given over the defaults in @p options, which are @p size bytes: as much as
 * both have, so that a caller built with an older header has the defaults of newer fields. NULL:
 * the defaults. Returns 0, or -1 with @p err set (E004) if `size` was not set.
 */
int options_copy(void *options, size_t size, const void *given, hz_error *err);

#endif
