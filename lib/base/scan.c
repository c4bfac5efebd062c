/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/scan.h"

const struct scan_way *const scan_ways[] = {
#if defined __x86_64__
    &scan_avx2,
    &scan_sse2,
#elif defined __aarch64__
    &scan_neon,
#endif
    &scan_plain,
    NULL,
};

const struct scan_way *scan_best(void)
{
    const struct scan_way *const *way = scan_ways;
    while (way[1] != NULL && !way[0]->works()) {
        way++;
    }
    return *way;
}
