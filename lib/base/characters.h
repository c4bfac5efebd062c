/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Kinds of characters: visible, blank, and invisible ones that change how a text is read. */
#ifndef BASE_CHARACTERS_H
#define BASE_CHARACTERS_H

#include "base/span.h"
#include <stdint.h>

/** The first character of @p s if it is one of U+4E00 to U+9FFF, as most are; 0: any other. */
static inline uint32_t first_han(hz_span s)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    if (s.len < 3 || p[0] < 0xE4 || p[0] > 0xE9 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80) {
        return 0;
    }
    uint32_t c = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    return c >= 0x4E00 ? c : 0;
}

/** Removes the first character of @p s, which is not empty; a byte that is not UTF-8 is U+FFFD. */
uint32_t next_character(hz_span *s);

/** True for characters that are invisible and have no width, such as U+200B and U+FEFF. */
bool is_invisible(uint32_t c);

/** True for blanks of any width, U+00A0 and U+3000 among them. */
bool is_blank(uint32_t c);

/** True for C0, DEL and C1, line ends among them, for U+2028 and U+2029, and for bidi controls. */
bool is_control(uint32_t c);

/** True for letters and Han characters. */
bool is_letter(uint32_t c);

/** Writes the name of @p c, such as U+200B. */
void name_character(uint32_t c, char name[16]);

#endif
