/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAP = 8 };

bool array_reserve(void *array, size_t *cap, size_t count, size_t size)
{
    void *items;
    if (count <= *cap) {
        return true;
    }
    size_t wanted = *cap < FIRST_CAP ? FIRST_CAP : *cap;
    while (wanted < count) {
        if (wanted > SIZE_MAX / 2 / size) {
            return false;
        }
        wanted *= 2;
    }
    memcpy(&items, array, sizeof items); /* the pointer may be to any type */
    items = realloc(items, wanted * size);
    if (items == NULL) {
        return false;
    }
    memcpy(array, &items, sizeof items);
    *cap = wanted;
    return true;
}
