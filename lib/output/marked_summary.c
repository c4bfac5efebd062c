/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/marked_summary.h"
#include "base/catalog.h"
#include <stdio.h>

static const char summary[] =
    N_("Rows checked: %llu, with errors: %llu. Change the red cells; their notes and the list "
       "需修改清单 say how.");
static const char whole[] = N_("To be changed: ");

/* The rows that have an error. */
static uint64_t count_wrong(const struct hz_marked *m)
{
    uint64_t count = 0;
    uint64_t last = 0;
    for (size_t i = 0; i < m->count; i++) {
        count += m->marks[i].is_error && m->marks[i].line != last ? 1 : 0;
        last = m->marks[i].is_error ? m->marks[i].line : last;
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

static bool begins_with(hz_span text, const char *words)
{
    size_t len = strcspn(words, "%");
    return text.len > len && memcmp(text.ptr, words, len) == 0;
}

bool marked_is_summary(hz_span text)
{
    static const hz_language languages[] = {HZ_ENGLISH, HZ_CHINESE};
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        if (begins_with(text, hz_translate(languages[i], summary, NULL, 0)) ||
            begins_with(text, marked_whole(languages[i]))) {
            return true;
        }
    }
    return false;
}
