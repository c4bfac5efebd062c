/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/options.h"
#include <string.h>

int options_copy(void *options, size_t size, const void *given, hz_error *err)
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
