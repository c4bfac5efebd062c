/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked_summary.h"
#include "rows/marked_title.h"
#include <stdio.h>

void marked_summary(const struct hz_marked *marked, char *text, size_t size)
{
    const hz_row_counts *n = &marked->counts;
    bool found = false;
    for (size_t i = 0; i < marked->count; i++) {
        found = found || marked->marks[i].severity != HZ_NOTE;
    }
    enum marked_line line = !found ? MARKED_NOTHING : n->rows == 0 ? MARKED_NO_ROWS : MARKED_ROWS;
    (void)snprintf(text, size, marked_line(line, marked->language), (unsigned long long)n->rows,
                   (unsigned long long)(n->rows - n->wrong - n->doubtful),
                   (unsigned long long)n->wrong, (unsigned long long)n->doubtful);
}

const char *marked_whole(hz_language language)
{
    return marked_line(MARKED_WHOLE, language);
}
