/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/lots.h"
#include <stdio.h>

void lots_draw(const char *seed, hz_span number, int count, char lot[HASH_SIZE])
{
    for (int i = 1; i <= count; i++) {
        struct hash hash;
        char place[24];
        char drawn[HASH_SIZE];
        (void)snprintf(place, sizeof place, ":%d:", i);
        hash_begin(&hash);
        hash_add(&hash, hz_span_of(seed));
        hash_add(&hash, hz_span_of(place));
        hash_add(&hash, number);
        hash_end(&hash, drawn);
        if (i == 1 || memcmp(drawn, lot, HASH_SIZE) < 0) {
            memcpy(lot, drawn, HASH_SIZE);
        }
    }
}
