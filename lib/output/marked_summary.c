/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked_summary.h"
#include "rows/marked_title.h"
#include <stdio.h>

/* The rows that have an error; marks and headers are in the order of the lines. */
static uint64_t count_wrong(const struct hz_marked *m)
{
    uint64_t count = 0;
    uint64_t last = 0;
    size_t header = 0;
    for (size_t i = 0; i < m->count; i++) {
        uint64_t line = m->marks[i].line;
        while (header < m->header_count && m->headers[header] < line) {
            header++;
        }
        bool is_header = header < m->header_count && m->headers[header] == line;
        if (m->marks[i].is_error && line != last && !is_header) {
            count++;
            last = line;
        }
    }
    return count;
}

void marked_summary(const struct hz_marked *marked, char *text, size_t size)
{
    (void)snprintf(text, size, marked_line(MARKED_ROWS, marked->language),
                   (unsigned long long)marked->rows, (unsigned long long)count_wrong(marked));
}

const char *marked_whole(hz_language language)
{
    return marked_line(MARKED_WHOLE, language);
}
