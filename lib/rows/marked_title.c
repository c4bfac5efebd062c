/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/marked_title.h"
#include "base/catalog.h"

static const char *const lines[MARKED_LINES] = {
    [MARKED_NOTHING] = N_("Rows checked: %llu. Nothing is to be changed."),
    [MARKED_NO_ROWS] = N_("Rows checked: %llu. Rows can be checked after what the list 需修改清单 "
                          "says is changed."),
    [MARKED_ROWS] = N_("Rows checked: %llu, good: %llu, to change: %llu, to verify: %llu. Change "
                       "the red cells and verify the yellow ones; their notes and the list "
                       "需修改清单 say how."),
    [MARKED_WHOLE] = N_("To be changed: "),
};

const char *marked_line(enum marked_line line, hz_language language)
{
    return hz_translate(language, lines[line], NULL, 0);
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
    bool is = false;
    for (int line = 0; line < MARKED_LINES && !is; line++) {
        is = is_sentence(text, marked_line((enum marked_line)line, HZ_ENGLISH)) ||
             is_sentence(text, marked_line((enum marked_line)line, HZ_CHINESE));
    }
    return is;
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
