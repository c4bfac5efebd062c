/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Arrays that grow: pointer, count and capacity are fields of whatever has the array. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Makes space for @p count items of @p size bytes. @p array is the address of the pointer to the
 * items, which realloc() may move; *@p cap is how many items have space. False when out of memory:
 * the array is unchanged. The items are the caller's, to be freed with free().
 */
bool array_reserve(void *array, size_t *cap, size_t count, size_t size);

#endif
