/* SPDX-License-Identifier: LGPL-2.1-or-later */

/*
 * Translations: the catalog that msgfmt makes of po/zh_CN.po, compiled in. The format is described
 * in the manual of gettext, “The Format of GNU MO Files”: a table of the originals, sorted as
 * strcmp() does, and one of the translations; each entry is a length and an offset.
 */
#include <hazard/error.h>

static const unsigned char zh_CN[] = {
#include "base/zh_CN.inc"
};

enum { AT_COUNT = 8, AT_ORIGINALS = 12, AT_TRANSLATIONS = 16, ENTRY_SIZE = 8, OFFSET = 4 };

/* The number at offset @p at; catalog.sh makes them little-endian. */
static size_t number_at(size_t at)
{
    const unsigned char *p = zh_CN + at;
    return (size_t)p[0] | (size_t)p[1] << 8 | (size_t)p[2] << 16 | (size_t)p[3] << 24;
}

/* String @p i of the table whose offset is at @p table; of a plural, the first form. */
static const char *string_at(size_t table, size_t i)
{
    return (const char *)zh_CN + number_at(number_at(table) + i * ENTRY_SIZE + OFFSET);
}

/* The translation of @p text; NULL: it has none. */
static const char *find(const char *text)
{
    size_t first = 0;
    size_t end = text[0] != '\0' ? number_at(AT_COUNT) : 0;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        int order = strcmp(text, string_at(AT_ORIGINALS, middle));
        if (order == 0) {
            return string_at(AT_TRANSLATIONS, middle);
        }
        first = order > 0 ? middle + 1 : first;
        end = order > 0 ? end : middle;
    }
    return NULL;
}

const char *hz_translate(hz_language language, const char *text, const char *plural,
                         unsigned long count)
{
    const char *translation = language == HZ_CHINESE ? find(text) : NULL;
    if (translation != NULL) {
        return translation; /* Chinese has one form for all numbers */
    }
    return plural == NULL || count == 1 ? text : plural;
}
