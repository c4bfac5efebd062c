/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** How many hazards each stratum gives to a sample. */
#ifndef SAMPLE_ALLOCATE_H
#define SAMPLE_ALLOCATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct share {
    uint64_t lots;
    size_t hazards; /* the most that can be drawn */
    size_t drawn;
};

/** Shares @p wanted out among @p shares, see hz_sample_draw(). False: out of memory. */
bool allocate(struct share *shares, size_t count, size_t wanted);

#endif
