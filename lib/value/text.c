/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/characters.h"
#include "table/table.h"
#include "value/value.h"
#include "value/words.h"
#include <errno.h>
#include <stdlib.h>
#include <uninorm.h>
#include <unistr.h>

static const char *const fault_texts[HZ_FAULT_COUNT] = {
    [HZ_VALUE_OK] = "",
    [HZ_VALUE_EMPTY] = N_("empty"),
    [HZ_NOT_A_DATE] = N_("not a date"),
    [HZ_NO_SUCH_DAY] = N_("the calendar has no such day"),
    [HZ_DATE_SERIAL] = N_("a spreadsheet's day number"),
    [HZ_NOT_AN_AMOUNT] = N_("not an amount"),
    [HZ_AMOUNT_UNIT] = N_("an amount with a unit, although the column is in 万元"),
    [HZ_AMOUNT_TOO_FINE] = N_("more precise than one fen"),
    [HZ_AMOUNT_TOO_LARGE] = N_("larger than any real amount"),
    [HZ_AMOUNT_NEGATIVE] = N_("a negative amount"),
    [HZ_USCC_LENGTH] = N_("it must have 18 characters"),
    [HZ_USCC_LETTER] =
        N_("only digits and capital letters other than I, O, S, V and Z are allowed"),
    [HZ_USCC_CHECK] = N_("a character is mistyped"),
    [HZ_NOT_IN_LIST] = N_("not one of the allowed names"),
    [HZ_NO_VALUE] = N_("an error of the spreadsheet"),
};

const char *hz_fault_text(hz_fault fault, hz_language language)
{
    return hz_translate(language, fault_texts[fault], NULL, 0);
}

/*
 * Writes the form of the next character of nearly all texts: ASCII and U+4E00 to U+9FFF, which NFKC
 * does not change, U+FF01 to U+FF5E, which it makes ASCII, and U+3001 and U+3002. The bytes read;
 * 0: it is another character.
 */
static size_t normalize_common(const unsigned char *p, size_t left, char *to, size_t *written)
{
    bool in_three = left >= 3 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
    bool han = in_three && p[0] >= 0xE4 && p[0] <= 0xE9 && (p[0] > 0xE4 || p[1] >= 0xB8);
    bool full_width = in_three && p[0] == 0xEF &&
                      ((p[1] == 0xBC && p[2] > 0x80) || (p[1] == 0xBD && p[2] < 0x9F));
    bool stop = in_three && p[0] == 0xE3 && p[1] == 0x80 && (p[2] == 0x81 || p[2] == 0x82);
    if (*p < 0x80 || full_width) {
        *to = (char)(*p < 0x80 ? *p : p[2] - (p[1] == 0xBC ? 0x60 : 0x20));
        *written = 1;
        return *p < 0x80 ? 1 : 3;
    }
    if (han || stop) {
        memcpy(to, p, 3);
        *written = 3;
        return 3;
    }
    return 0;
}

/* hz_normalize() where all characters are of those; false: there are others. */
static bool normalize_quickly(hz_span text, char *plain, size_t *len)
{
    size_t at = 0;
    size_t step = 1;
    *len = 0;
    while (at < text.len && step > 0) {
        size_t written = 0;
        step = normalize_common((const unsigned char *)text.ptr + at, text.len - at, plain + *len,
                                &written);
        at += step;
        *len += written;
    }
    return step > 0;
}

bool hz_normalize(hz_span text, char *plain, size_t size, size_t *len)
{
    if (text.len > size) {
        return false;
    }
    if (normalize_quickly(text, plain, len)) {
        return true;
    }
    /* u8_normalize() allocates if the result does not fit into the buffer */
    *len = size;
    uint8_t *result =
        u8_normalize(UNINORM_NFKC, (const uint8_t *)text.ptr, text.len, (uint8_t *)plain, len);
    bool fits = result == (uint8_t *)plain;
    if (!fits) {
        free(result);
    }
    return fits;
}

bool hz_text_is_usable(hz_span text, char wrong[16])
{
    wrong[0] = '\0';
    if (u8_check((const uint8_t *)text.ptr, text.len) != NULL) {
        return false;
    }
    while (text.len > 0) {
        uint32_t c = next_character(&text);
        if (is_control(c)) {
            name_character(c, wrong);
            return false;
        }
    }
    return true;
}

bool value_is_error(hz_span text)
{
    static const char errors[] = "#N/A|#REF!|#VALUE!|#DIV/0!|#NAME?|#NULL!|#NUM!|#SPILL!|#CALC!|"
                                 "#FIELD!|#BLOCKED!|#CONNECT!|#BUSY!|#UNKNOWN!|#GETTING_DATA|"
                                 "#PYTHON!|#EXTERNAL!|" TABLE_NO_RESULT;
    return text.len > 0 && text.ptr[0] == '#' && word_in(text, errors);
}

bool hz_is_name(hz_span text)
{
    while (text.len > 0) {
        if (is_letter(next_character(&text))) {
            return true;
        }
    }
    return false;
}
