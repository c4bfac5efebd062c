/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/kept_rows.h"
#include <stdlib.h>

/* Makes room for one more number. False: out of memory. */
static bool reserve(size_t **numbers, size_t count, size_t *cap)
{
    if (count < *cap) {
        return true;
    }
    size_t more = *cap == 0 ? 256 : *cap * 2;
    size_t *grown = realloc(*numbers, more * sizeof *grown);
    if (grown == NULL) {
        return false;
    }
    *numbers = grown;
    *cap = more;
    return true;
}

bool kept_rows_add(struct kept_rows *kept, const hz_span *cells, size_t count)
{
    if (!reserve(&kept->firsts, kept->rows, &kept->row_cap)) {
        return false;
    }
    kept->firsts[kept->rows++] = kept->count;
    for (size_t i = 0; i < count; i++) {
        if (!reserve(&kept->ends, kept->count, &kept->cap) ||
            !buf_add_span(&kept->text, cells[i])) {
            return false;
        }
        kept->ends[kept->count++] = kept->text.len;
    }
    return true;
}

void kept_rows_get(const struct kept_rows *kept, size_t i, hz_span *cells, size_t count)
{
    size_t first = kept->firsts[i];
    size_t end = i + 1 < kept->rows ? kept->firsts[i + 1] : kept->count;
    size_t start = first == 0 ? 0 : kept->ends[first - 1];
    for (size_t c = 0; c < count; c++) {
        size_t stop = first + c < end ? kept->ends[first + c] : start;
        cells[c] = (hz_span){kept->text.ptr == NULL ? "" : kept->text.ptr + start, stop - start};
        start = stop;
    }
}

void kept_rows_free(struct kept_rows *kept)
{
    buf_free(&kept->text);
    free(kept->ends);
    free(kept->firsts);
    *kept = (struct kept_rows){0};
}
