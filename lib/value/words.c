/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "value/words.h"
#include "base/characters.h"
#include "base/span.h"
#include "value/value.h"

hz_span word_squeeze(hz_span text, char buffer[WORD_SIZE])
{
    size_t len = 0;
    size_t kept = 0;
    if (!hz_normalize(text, buffer, WORD_SIZE, &len)) {
        return text;
    }
    for (hz_span rest = {buffer, len}; rest.len > 0;) {
        const char *at = rest.ptr;
        uint32_t c = next_character(&rest);
        if (!is_blank(c) && !is_invisible(c)) {
            size_t size = (size_t)(rest.ptr - at);
            memmove(buffer + kept, at, size);
            kept += size;
        }
    }
    return (hz_span){buffer, kept};
}

bool word_cut_end(hz_span *s, const char *text)
{
    size_t len = strlen(text);
    bool ends = s->len >= len && memcmp(s->ptr + s->len - len, text, len) == 0;
    s->len -= ends ? len : 0;
    return ends;
}

bool word_cut_start(hz_span *s, const char *text)
{
    size_t len = strlen(text);
    bool starts = s->len >= len && memcmp(s->ptr, text, len) == 0;
    *s = starts ? (hz_span){s->ptr + len, s->len - len} : *s;
    return starts;
}

hz_span word_bare(hz_span text, char buffer[WORD_SIZE])
{
    static const char *const marks[] = {"。", "、", ",", ";", ":", ".", "!", "'", "\"",
                                        "“",  "”",  "‘", "’", "*", "`", "~", "…", "·"};
    hz_span word = word_squeeze(text, buffer);
    bool cut = true;
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            cut = word_cut_end(&word, marks[i]) || word_cut_start(&word, marks[i]) || cut;
        }
    }
    return word;
}

/* True for the first bytes of the separators in word_next(). */
static bool may_be_separator(char c)
{
    return c == '\xE3' || c == '\xEF' || c == '\xC2' || c == ',' || c == ';' || c == '/' ||
           c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

hz_span word_next(hz_span *list)
{
    static const char *const separators[] = {"、", "，", "；", "　", "／", "\xC2\xA0", ",",
                                             ";",  "/",  " ",  "\n", "\t", "\r"};
    for (size_t i = 0; i < list->len; i++) {
        if (!may_be_separator(list->ptr[i])) {
            continue;
        }
        for (size_t j = 0; j < sizeof separators / sizeof separators[0]; j++) {
            size_t len = strlen(separators[j]);
            if (list->len - i >= len && memcmp(list->ptr + i, separators[j], len) == 0) {
                hz_span word = {list->ptr, i};
                *list = (hz_span){list->ptr + i + len, list->len - i - len};
                return word;
            }
        }
    }
    hz_span word = *list;
    *list = (hz_span){list->ptr + list->len, 0};
    return word;
}

/* Removes the first of words joined by | from @p list. */
static hz_span next_of(const char **list)
{
    hz_span word = {*list, strcspn(*list, "|")};
    *list += word.len;
    *list += **list == '|' ? 1 : 0;
    return word;
}

bool word_in(hz_span word, const char *list)
{
    bool found = false;
    while (*list != '\0' && !found) {
        found = hz_span_equal(word, next_of(&list));
    }
    return found;
}

bool word_within(hz_span text, const char *list)
{
    bool found = false;
    while (*list != '\0' && !found) {
        found = span_find(text, next_of(&list)) != NULL;
    }
    return found;
}

bool word_is_decimal(hz_span word)
{
    size_t points = 0;
    size_t others = 0;
    for (size_t i = 0; i < word.len; i++) {
        bool is_point = word.ptr[i] == '.';
        points += is_point ? 1 : 0;
        others += !is_point && (word.ptr[i] < '0' || word.ptr[i] > '9') ? 1 : 0;
    }
    return points == 1 && others == 0;
}
