/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/characters.h"
#include <stdio.h>
#include <unictype.h>
#include <unistr.h>

/* Nearly all characters are ASCII or these, which need no search in libunistring's tables. */
static bool is_han(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

uint32_t next_character(hz_span *s)
{
    ucs4_t c = first_han(*s);
    if (c != 0) {
        *s = (hz_span){s->ptr + 3, s->len - 3};
        return c;
    }
    c = 0xFFFD;
    int len = u8_mbtoucr(&c, (const uint8_t *)s->ptr, s->len);
    c = len > 0 ? c : 0xFFFD;
    len = len > 0 ? len : 1;
    *s = (hz_span){s->ptr + len, s->len - (size_t)len};
    return c;
}

bool is_invisible(uint32_t c)
{
    return c >= 0x80 && !is_han(c) &&
           (uc_is_property_default_ignorable_code_point(c) || uc_is_general_category(c, UC_FORMAT));
}

bool is_blank(uint32_t c)
{
    /* U+2800 is a Braille cell without dots */
    return c <= ' ' || (c >= 0x80 && !is_han(c) && (uc_is_property_white_space(c) || c == 0x2800));
}

bool is_control(uint32_t c)
{
    return c < ' ' || c == 0x7F ||
           (c >= 0x80 &&
            (c < 0xA0 || c == 0x2028 || c == 0x2029 || uc_is_property_bidi_control(c)));
}

bool is_letter(uint32_t c)
{
    return uc_is_general_category(c, UC_LETTER) && !is_invisible(c);
}

void name_character(uint32_t c, char name[16])
{
    (void)snprintf(name, 16, "U+%04X", (unsigned)c);
}
