/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "table/delimiter.h"
#include "base/span.h"
#include <strings.h>

size_t delimiter_line_length(hz_span s)
{
    const char *lf = memchr(s.ptr, '\n', s.len);
    size_t len = lf == NULL ? s.len : (size_t)(lf - s.ptr) + 1;
    const char *cr = memchr(s.ptr, '\r', len);
    return cr == NULL || cr + 1 == lf ? len : (size_t)(cr - s.ptr) + 1;
}

/* Removes the first line of @p text and returns it. */
static hz_span take_first_line(hz_span *text)
{
    size_t len = delimiter_line_length(*text);
    hz_span line = {text->ptr, len};
    *text = (hz_span){text->ptr + len, text->len - len};
    return line;
}

/* Removes the first row of @p text and returns it; quoted cells may have some line ends. */
static hz_span take_first_row(hz_span *text)
{
    enum { MOST_LINES = 32 };
    hz_span row = {text->ptr, 0};
    bool quoted = false;
    for (int i = 0; i < MOST_LINES && text->len > 0 && (i == 0 || quoted); i++) {
        hz_span line = take_first_line(text);
        for (size_t k = 0; k < line.len; k++) {
            quoted = quoted != (line.ptr[k] == '"');
        }
        row.len += line.len;
    }
    return row;
}

/* Returns the most frequent delimiter outside quotes, the first of equals; 0 if there is none. */
static char most_frequent(hz_span line)
{
    static const char delimiters[] = {',', '\t', ';', '|'};
    size_t counts[sizeof delimiters] = {0};
    size_t best = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        quoted = quoted != (line.ptr[i] == '"');
        const char *known = quoted ? NULL : memchr(delimiters, line.ptr[i], sizeof delimiters);
        if (known != NULL) {
            counts[known - delimiters]++;
        }
    }
    for (size_t i = 1; i < sizeof delimiters; i++) {
        best = counts[i] > counts[best] ? i : best;
    }
    return (char)(counts[best] > 0 ? delimiters[best] : '\0');
}

char delimiter_of_header(hz_span text, const hz_header_test *test)
{
    enum { LINES = 16 };
    for (int i = 0; i < LINES && text.len > 0 && test->is_known != NULL; i++) {
        hz_span line = take_first_row(&text);
        char delimiter = most_frequent(line);
        if (delimiter != '\0' && test->is_known(test->ctx, line)) {
            return delimiter;
        }
    }
    return '\0';
}

char delimiter_find(hz_span text, const hz_header_test *test)
{
    char delimiter = delimiter_of_header(text, test);
    if (delimiter == '\0') {
        delimiter = most_frequent(take_first_row(&text));
    }
    return delimiter;
}

size_t delimiter_line(hz_span text, char *delimiter)
{
    static const char mark[] = "sep=";
    hz_span rest = text;
    hz_span line = span_trim(take_first_line(&rest));
    bool quoted = line.len >= 2 && line.ptr[0] == '"' && line.ptr[line.len - 1] == '"';
    line = quoted ? (hz_span){line.ptr + 1, line.len - 2} : line;
    bool is_tab = line.len == 4; /* the tab was trimmed */
    bool names_one = is_tab || (line.len == 5 && strchr(",;|:/^~!#", line.ptr[4]) != NULL);
    if (!names_one || strncasecmp(line.ptr, mark, 4) != 0) {
        return 0;
    }
    *delimiter = (char)(is_tab ? '\t' : line.ptr[4]);
    return text.len - rest.len;
}
