/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/sheet_text.h"
#include "base/visible.h"
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

/* True if readers of workbooks would take the text at @p at for an escaped character: _x0041_. */
static bool is_escape(hz_span text, size_t at)
{
    static const char hexadecimal[] = "0123456789ABCDEFabcdef";
    if (text.len - at < 7 || text.ptr[at] != '_' || text.ptr[at + 1] != 'x' ||
        text.ptr[at + 6] != '_') {
        return false;
    }
    for (size_t i = at + 2; i < at + 6; i++) {
        if (text.ptr[i] == '\0' || strchr(hexadecimal, text.ptr[i]) == NULL) {
            return false;
        }
    }
    return true;
}

bool sheet_text_make(struct buf *out, hz_span text)
{
    char code[VISIBLE_SIZE];
    out->len = 0;
    for (size_t at = 0, len; at < text.len; at += len) {
        char c = text.ptr[at];
        len = visible_first((hz_span){text.ptr + at, text.len - at}, code);
        bool blank = c == '\n' || c == '\t';
        bool ok = c == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n' ? true
                  : is_escape(text, at)       ? buf_add_text(out, "_x005F_")
                  : code[0] != '\0' && !blank ? buf_add_text(out, code)
                                              : buf_add(out, text.ptr + at, len);
        if (!ok) {
            return false;
        }
    }
    return buf_add(out, "", 1);
}
