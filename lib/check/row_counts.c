/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/row_counts.h"
#include "base/array.h"
#include "base/span.h"
#include <stdlib.h>

static hz_row_counts *counts_of(struct row_counts *counts, hz_span file)
{
    size_t known = counts->files.count;
    if (!array_reserve(&counts->items, &counts->cap, known + 1, sizeof *counts->items)) {
        return NULL;
    }
    size_t number = intern_put(&counts->files, file);
    if (number == SIZE_MAX) {
        return NULL;
    }
    if (number == known) {
        counts->items[number] = (hz_row_counts){0};
    }
    counts->last = number;
    return &counts->items[number];
}

hz_row_counts *row_counts_of(struct row_counts *counts, const char *file)
{
    if (counts->name != NULL && counts->name == file) { /* as rows of a file come together */
        return &counts->items[counts->last];
    }
    hz_row_counts *item = counts_of(counts, hz_span_of(file));
    counts->name = item == NULL ? NULL : file;
    return item;
}

int row_counts_add(struct row_counts *counts, const struct row_counts *more)
{
    counts->name = NULL;
    for (size_t i = 0; i < more->files.count; i++) {
        const hz_row_counts *from = &more->items[i];
        hz_row_counts *to = counts_of(counts, intern_get(&more->files, i));
        if (to == NULL) {
            return -1;
        }
        to->rows += from->rows;
        to->dispatch += from->dispatch;
        to->wrong += from->wrong;
        to->doubtful += from->doubtful;
    }
    return 0;
}

void row_counts_clear(struct row_counts *counts)
{
    intern_free(&counts->files);
    free(counts->items);
    *counts = (struct row_counts){.items = NULL};
}
