/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked_summary.h"
#include "base/catalog.h"
#include <stdio.h>

static const char summary[] =
    N_("Rows checked: %llu, with errors: %llu. Change the red cells; their notes and the list "
       "需修改清单 say how.");
static const char whole[] = N_("To be changed: ");

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
    (void)snprintf(text, size, hz_translate(marked->language, summary, NULL, 0),
                   (unsigned long long)marked->rows, (unsigned long long)count_wrong(marked));
}

const char *marked_whole(hz_language language)
{
    return hz_translate(language, whole, NULL, 0);
}

/* True if @p text is @p format, a sentence with numbers (%llu), filled in; or, if it has none,
 * begins with it. */
static bool is_sentence(hz_span text, const char *format)
{
    static const char number[] = "%llu";
    bool has_numbers = strstr(format, number) != NULL;
    size_t at = 0;
    while (format[0] != '\0') {
        if (strncmp(format, number, sizeof number - 1) == 0) {
            for (; at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++) {
            }
            format += sizeof number - 1;
        } else if (at == text.len || text.ptr[at++] != *format++) {
            return false;
        }
    }
    return !has_numbers || at == text.len;
}

bool marked_is_summary(hz_span text)
{
    static const hz_language languages[] = {HZ_ENGLISH, HZ_CHINESE};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        if (is_sentence(text, hz_translate(languages[i], summary, NULL, 0)) ||
            is_sentence(text, marked_whole(languages[i]))) {
            return true;
        }
    }
    return false;
}

bool marked_is_title(hz_span title)
{
    static const char joint[] = "；";
    const size_t size = sizeof joint - 1;
    size_t len = 0;
    while (title.len - len >= size && memcmp(title.ptr + len, joint, size) != 0) {
        len++;
    }
    len = title.len - len < size ? title.len : len;
    return marked_is_summary((hz_span){title.ptr, len});
}
