#include "step/kept_rows.h"
#include <stdlib.h>

bool kept_rows_add(struct kept_rows *kept, const hz_span *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (kept->count == kept->cap) {
            size_t cap = kept->cap == 0 ? 256 : kept->cap * 2;
            size_t *ends = realloc(kept->ends, cap * sizeof *ends);
            if (ends == NULL) {
                return false;
            }
            kept->ends = ends;
            kept->cap = cap;
        }
        if (!buf_add_span(&kept->text, cells[i])) {
            return false;
        }
        kept->ends[kept->count++] = kept->text.len;
    }
    return true;
}

void kept_rows_get(const struct kept_rows *kept, size_t first, hz_span *cells, size_t count)
{
    size_t start = first == 0 ? 0 : kept->ends[first - 1];
    for (size_t c = 0; c < count; c++) {
        const char *text = kept->text.ptr == NULL ? "" : kept->text.ptr + start;
        cells[c] = (hz_span){text, kept->ends[first + c] - start};
        start = kept->ends[first + c];
    }
}

void kept_rows_free(struct kept_rows *kept)
{
    buf_free(&kept->text);
    free(kept->ends);
    *kept = (struct kept_rows){0};
}
