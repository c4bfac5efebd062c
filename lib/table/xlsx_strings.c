/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/catalog.h"
#include "table/workbook.h"
#include "table/xlsx_internal.h"
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

void xlsx_text_start(struct xlsx_text *text, const char *name)
{
    if (strcmp(name, "rPh") == 0) {
        text->reading++;
    } else if (strcmp(name, "t") == 0) {
        text->in_text = text->reading == 0;
    }
}

void xlsx_text_end(struct xlsx_text *text, const char *name)
{
    if (strcmp(name, "rPh") == 0) {
        text->reading--;
    } else if (strcmp(name, "t") == 0) {
        text->in_text = false;
    }
}

bool xlsx_text_add(struct xlsx_text *text, const char *bytes, size_t len)
{
    return !text->in_text || buf_add(text->out, bytes, len);
}

/* Reads _xHHHH_ at @p s, of @p len bytes. False: there is something else. */
static bool read_escape(const char *s, size_t len, unsigned *unit)
{
    enum { ESCAPE = 7 };
    *unit = 0;
    if (len < ESCAPE || s[0] != '_' || s[1] != 'x' || s[ESCAPE - 1] != '_') {
        return false;
    }
    for (size_t i = 2; i < ESCAPE - 1; i++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *at = s[i] == '\0' ? NULL : strchr(digits, s[i]);
        if (at == NULL) {
            return false;
        }
        *unit = *unit << 4 | (unsigned)((at - digits) & 15);
    }
    return true;
}

/* The character of the escape at @p s, of one or two units of UTF-16; its length, 0: none. */
static size_t read_character(const char *s, size_t len, ucs4_t *character)
{
    enum { ESCAPE = 7 };
    unsigned high;
    unsigned low;
    if (!read_escape(s, len, &high)) {
        return 0;
    }
    bool is_high = high >= 0xD800 && high <= 0xDBFF;
    if (is_high && read_escape(s + ESCAPE, len - ESCAPE, &low) && low >= 0xDC00 && low <= 0xDFFF) {
        *character = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        return 2 * (size_t)ESCAPE;
    }
    *character = high >= 0xD800 && high <= 0xDFFF ? 0xFFFD : high;
    return ESCAPE;
}

void xlsx_unescape(struct buf *b, size_t from)
{
    size_t to = from;
    while (from < b->len) {
        ucs4_t character;
        size_t len =
            b->ptr[from] == '_' ? read_character(b->ptr + from, b->len - from, &character) : 0;
        if (len > 0) {
            to += (size_t)u8_uctomb((uint8_t *)b->ptr + to, character, 6);
            from += len;
        } else {
            b->ptr[to++] = b->ptr[from++];
        }
    }
    b->len = to;
}

struct reading {
    struct xml xml;
    struct xlsx_strings *strings;
    struct xlsx_text text;
};

static void on_start(void *ctx, const char *name, const char **attributes)
{
    struct reading *r = ctx;
    (void)attributes;
    xlsx_text_start(&r->text, name);
}

static void on_text(void *ctx, const char *text, size_t len)
{
    struct reading *r = ctx;
    if (!xlsx_text_add(&r->text, text, len)) {
        (void)error_no_memory(xml_fail(&r->xml), NULL);
    } else if (r->strings->text.len > WORKBOOK_TEXT_MAX) {
        hz_diag_set(xml_fail(&r->xml), HZ_E135, NULL, NULL);
    }
}

/* Ends a string. */
static void on_end(void *ctx, const char *name)
{
    struct reading *r = ctx;
    struct xlsx_strings *s = r->strings;
    xlsx_text_end(&r->text, name);
    if (strcmp(name, "si") != 0) {
        return;
    }
    xlsx_unescape(&s->text, s->count == 0 ? 0 : s->ends[s->count - 1]);
    if (!array_reserve(&s->ends, &s->cap, s->count + 1, sizeof *s->ends)) {
        (void)error_no_memory(xml_fail(&r->xml), NULL);
    } else if (s->count == WORKBOOK_STRINGS_MAX) {
        hz_diag_set(xml_fail(&r->xml), HZ_E135, NULL, NULL);
    } else {
        s->ends[s->count++] = s->text.len;
    }
}

int xlsx_strings_read(struct xlsx_strings *strings, const struct archive *archive, int64_t index,
                      hz_error *err)
{
    struct reading r = {.strings = strings, .text = {.out = &strings->text}};
    struct xml_handler handler = {on_start, on_end, on_text, &r};
    return xml_read(&r.xml, archive, index, XLSX_STRINGS_MAX, handler, err);
}

bool xlsx_strings_get(const struct xlsx_strings *strings, size_t number, hz_span *text)
{
    if (number >= strings->count) {
        return false;
    }
    size_t start = number == 0 ? 0 : strings->ends[number - 1];
    *text = (hz_span){strings->text.ptr == NULL ? "" : strings->text.ptr + start,
                      strings->ends[number] - start};
    return true;
}

void xlsx_strings_free(struct xlsx_strings *strings)
{
    buf_free(&strings->text);
    free(strings->ends);
    *strings = (struct xlsx_strings){0};
}
