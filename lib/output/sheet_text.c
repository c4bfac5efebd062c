/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/sheet_text.h"
#include <stdio.h>
#include <unistr.h>
#include <uniwidth.h>

size_t sheet_text_width(hz_span text)
{
    size_t widest = 0;
    for (size_t at = 0; at < text.len;) {
        const char *end = memchr(text.ptr + at, '\n', text.len - at);
        size_t len = end == NULL ? text.len - at : (size_t)(end - text.ptr) - at;
        int width = u8_width((const uint8_t *)text.ptr + at, len, "UTF-8");
        widest = width > 0 && (size_t)width > widest ? (size_t)width : widest;
        at += len + 1;
    }
    return widest;
}

size_t sheet_text_lines(hz_span text, size_t width)
{
    size_t lines = 0;
    for (size_t at = 0; at <= text.len;) {
        const char *end = at == text.len ? NULL : memchr(text.ptr + at, '\n', text.len - at);
        size_t len = end == NULL ? text.len - at : (size_t)(end - text.ptr) - at;
        size_t wide = sheet_text_width((hz_span){text.ptr + at, len});
        lines += wide == 0 ? 1 : (wide + width - 1) / width;
        at += len + 1;
    }
    return lines;
}

size_t sheet_text_count(hz_span text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        count += (c & 0xC0) != 0x80 ? 1 : 0;
        count += c >= 0xF0 ? 1 : 0;
    }
    return count;
}

/* The character at @p at, and its length in bytes. */
static ucs4_t character_at(hz_span text, size_t at, size_t *len)
{
    ucs4_t c = 0;
    int size = u8_mbtoucr(&c, (const uint8_t *)text.ptr + at, text.len - at);
    *len = size > 0 ? (size_t)size : 1;
    return size > 0 ? c : 0xFFFD;
}

/* True if XML cannot hold @p c, or would have a line end in its place. */
static bool is_forbidden(ucs4_t c)
{
    return (c < ' ' && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF;
}

/* True if readers of workbooks would take the text at @p at, as it is written, for an escaped
 * character: _x0041_. */
static bool is_like_escape(hz_span text, size_t at)
{
    static const char hexadecimal[] = "0123456789ABCDEFabcdef";
    enum { DIGITS = 2, END = 6 };
    size_t len;
    if (text.len - at <= END || text.ptr[at] != '_' || text.ptr[at + 1] != 'x' ||
        (text.ptr[at + END] != '_' && !is_forbidden(character_at(text, at + END, &len)))) {
        return false;
    }
    for (size_t i = at + DIGITS; i < at + END; i++) {
        if (text.ptr[i] == '\0' || strchr(hexadecimal, text.ptr[i]) == NULL) {
            return false;
        }
    }
    return true;
}

/* Write the character at @p at, and return its length in @p len. False: out of memory. */
static bool add_character(struct buf *out, hz_span text, size_t at, size_t *len)
{
    char escape[16];
    ucs4_t c = character_at(text, at, len);
    if (is_forbidden(c) || is_like_escape(text, at)) {
        (void)snprintf(escape, sizeof escape, "_x%04X_", (unsigned)c);
        return buf_add_text(out, escape);
    }
    return c == 0xFFFD ? buf_add_text(out, "\uFFFD") : buf_add(out, text.ptr + at, *len);
}

bool sheet_text_make(struct buf *out, hz_span text)
{
    out->len = 0;
    for (size_t at = 0, len = 1; at < text.len; at += len) {
        bool ends_line = text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
        len = 1;
        if (!ends_line && !add_character(out, text, at, &len)) {
            return false;
        }
    }
    return buf_add(out, "", 1);
}
