/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/visible.h"
#include <stdio.h>
#include <unictype.h>
#include <unistr.h>

/* Cc: controls; Cf: marks of direction, joiners, soft hyphens; Zl and Zp: separators. */
enum {
    UNSEEN = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp,
};

static void name_byte(unsigned char c, char code[VISIBLE_SIZE])
{
    if (c == '\n' || c == '\r') {
        (void)snprintf(code, VISIBLE_SIZE, "%s", c == '\n' ? "\\n" : "\\r");
    } else {
        (void)snprintf(code, VISIBLE_SIZE, "\\x%02X", c);
    }
}

size_t visible_first(hz_span text, char code[VISIBLE_SIZE])
{
    const unsigned char first = (unsigned char)text.ptr[0];
    ucs4_t c = 0;
    code[0] = '\0';
    if (first >= ' ' && first < 0x7F) {
        return 1;
    }
    int len = u8_mbtoucr(&c, (const uint8_t *)text.ptr, text.len);
    if (len <= 0 || first < 0x80) {
        name_byte(first, code);
        return 1;
    }
    if (uc_is_general_category_withtable(c, UNSEEN)) {
        (void)snprintf(code, VISIBLE_SIZE, "\\u%04X", (unsigned)c);
    }
    return (size_t)len;
}

bool buf_add_visible(struct buf *out, hz_span text)
{
    char code[VISIBLE_SIZE];
    for (size_t at = 0, len; at < text.len; at += len) {
        char c = text.ptr[at];
        len = visible_first((hz_span){text.ptr + at, text.len - at}, code);
        bool blank = c == '\n' || c == '\r' || c == '\t';
        bool ok = blank             ? buf_add_text(out, " ")
                  : code[0] != '\0' ? buf_add_text(out, code)
                                    : buf_add(out, text.ptr + at, len);
        if (!ok) {
            return false;
        }
    }
    return true;
}
