/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/ids.h"
#include "base/characters.h"
#include "base/span.h"
#include "value/value.h"
#include <unistr.h>

/* ASCII without blanks, as nearly all numbers are. */
static bool is_usual(hz_span id)
{
    unsigned odd = id.len == 0 || id.ptr[0] == '\'';
    for (size_t i = 0; i < id.len; i++) {
        unsigned char c = (unsigned char)id.ptr[i];
        odd |= c <= ' ' || c >= 0x7F;
    }
    return odd == 0;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0xFF07;
}

static uint32_t plain_dash(uint32_t c)
{
    bool dash = (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63;
    return dash ? '-' : c;
}

/* True if the next character of a number is left out; @p begun: one before it was not. */
static bool is_left_out(uint32_t c, bool begun)
{
    return is_blank(c) || is_control(c) || is_invisible(c) || (!begun && is_apostrophe(c));
}

hz_span plain_id(hz_span id, char buffer[PLAIN_ID])
{
    uint8_t visible[PLAIN_ID];
    size_t len = 0;
    if (is_usual(id)) {
        return id;
    }
    for (hz_span rest = id; rest.len > 0;) {
        uint32_t c = next_character(&rest);
        if (is_left_out(c, len > 0)) {
            continue;
        }
        int size = u8_uctomb(visible + len, plain_dash(c), (ptrdiff_t)(sizeof visible - len));
        if (size < 0) {
            return id;
        }
        len += (size_t)size;
    }
    return hz_normalize((hz_span){(const char *)visible, len}, buffer, PLAIN_ID, &len)
               ? (hz_span){buffer, len}
               : id;
}

bool odd_in_id(hz_span id, char name[16])
{
    bool begun = false;
    for (hz_span rest = span_trim(id); rest.len > 0;) {
        uint32_t c = next_character(&rest);
        if (is_control(c) || is_invisible(c) || (!begun && is_apostrophe(c))) {
            name_character(c, name);
            return true;
        }
        begun = true;
    }
    return false;
}
