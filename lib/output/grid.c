/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The cells of a table that is written when all of them are known. */
#include "base/array.h"
#include "output/format.h"
#include <stdlib.h>

void grid_clear(struct grid *grid)
{
    buf_free(&grid->text);
    free(grid->ends);
    *grid = (struct grid){0};
}

bool is_number(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '\0' || strchr("0123456789.-+%", s.ptr[i]) == NULL) {
            return false;
        }
    }
    return true;
}

bool grid_add(struct grid *grid, hz_span cell)
{
    if (!array_reserve(&grid->ends, &grid->cap, grid->count + 1, sizeof *grid->ends) ||
        !buf_add_span(&grid->text, cell)) {
        return false;
    }
    grid->ends[grid->count++] = grid->text.len;
    return true;
}

hz_span grid_get(const struct grid *grid, size_t cell)
{
    size_t start = cell == 0 ? 0 : grid->ends[cell - 1];
    const char *text = grid->text.ptr == NULL ? "" : grid->text.ptr;
    return (hz_span){text + start, grid->ends[cell] - start};
}

bool grid_has_numbers(const struct grid *grid, size_t columns, size_t column)
{
    for (size_t i = columns + column; i < grid->count; i += columns) {
        if (!is_number(grid_get(grid, i))) {
            return false;
        }
    }
    return true;
}
