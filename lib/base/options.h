/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Structs of options: the first field, `size`, is sizeof of the struct that the caller knows. */
#ifndef BASE_OPTIONS_H
#define BASE_OPTIONS_H

#include "base/diag.h"

/**
 * Copies the options @p given over the defaults in @p options, a struct of @p size bytes. Only the
 * fields that both have are copied, so that a caller built with an older header gets the defaults
 * of newer fields. NULL: all defaults. Returns 0, or -1 with @p err set (E004) if `size` is not
 * set.
 */
static inline int options_copy(void *options, size_t size, const void *given, hz_error *err)
{
    size_t known;
    if (given != NULL) {
        memcpy(&known, given, sizeof known);
        if (known < sizeof known) {
            hz_diag_set(err, HZ_E004, NULL, "options.size = 0");
            return -1;
        }
        memcpy(options, given, known < size ? known : size);
    }
    memcpy(options, &size, sizeof size); /* the copy has all fields */
    return 0;
}

#endif
