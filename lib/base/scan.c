/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/scan.h"

const struct scan_impl *const scan_impls[] = {
#if defined __x86_64__
    &scan_avx2,
    &scan_sse2,
#elif defined __aarch64__
    &scan_neon,
#endif
    &scan_plain,
    NULL,
};

const struct scan_impl *scan_best(void)
{
    const struct scan_impl *const *scan = scan_impls;
    while (scan[1] != NULL && !scan[0]->works()) {
        scan++;
    }
    return *scan;
}
