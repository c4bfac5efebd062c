/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The styles of a workbook, as far as they say what the numbers of cells are. */
#ifndef TABLE_CELL_STYLES_H
#define TABLE_CELL_STYLES_H

#include "table/number_format.h"
#include <stdint.h>

/** Number formats by their numbers, and styles in their order; begin with all zero. */
struct cell_styles {
    enum number_kind *formats;
    size_t format_count;
    size_t format_cap;
    uint16_t *styles; /* the number format of each */
    size_t style_count;
    size_t style_cap;
};

/** Adds the number format @p index that the file defines. False: out of memory. */
bool cell_styles_add_format(struct cell_styles *s, uint16_t index, hz_span format);

/** Adds the next style, with the number format @p format. False: out of memory. */
bool cell_styles_add(struct cell_styles *s, uint16_t format);

/** True if there is @p style, or there are no styles at all: some programs number them regardless.
 */
bool cell_styles_has(const struct cell_styles *s, uint64_t style);

/** The kind of number that a cell with @p style shows. */
enum number_kind cell_styles_kind(const struct cell_styles *s, size_t style);

void cell_styles_free(struct cell_styles *s);

#endif
