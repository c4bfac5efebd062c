/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Growing arrays: pointer, count and capacity are fields of the struct that owns the array. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/**
 * Makes space for @p count items of @p size bytes. @p array is the address of the pointer to the
 * items, which realloc() may move; *@p cap is the number of items it has space for. False: out of
 * memory; the array is unchanged. Free the items with free().
 */
bool array_reserve(void *array, size_t *cap, size_t count, size_t size);

#endif
