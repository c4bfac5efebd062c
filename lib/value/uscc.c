/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "value/value.h"
#include <limits.h>

enum { USCC_LENGTH = 18, MODULUS = 31 };

/* GB 32100-2015, table 2: the value of a character is its index here. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Value + 1 by character; 0 for characters that are not allowed. */
static const unsigned char values[UCHAR_MAX + 1] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
    ['G'] = 17, ['H'] = 18, ['J'] = 19, ['K'] = 20, ['L'] = 21, ['M'] = 22, ['N'] = 23, ['P'] = 24,
    ['Q'] = 25, ['R'] = 26, ['T'] = 27, ['U'] = 28, ['W'] = 29, ['X'] = 30, ['Y'] = 31};

static int value_of(char c)
{
    return values[(unsigned char)c] - 1;
}

char hz_uscc_check_character(hz_span text)
{
    /* 3 to the power of the index, modulo 31 */
    static const unsigned char weights[USCC_LENGTH - 1] = {1,  3,  9,  27, 19, 26, 16, 17, 20,
                                                           29, 25, 13, 8,  24, 10, 30, 28};
    int sum = 0;
    if (text.len < USCC_LENGTH - 1) {
        return '\0';
    }
    for (size_t i = 0; i < USCC_LENGTH - 1; i++) {
        int value = value_of(text.ptr[i]);
        if (value < 0) {
            return '\0';
        }
        sum += value * weights[i];
    }
    return alphabet[(MODULUS - sum % MODULUS) % MODULUS];
}

hz_fault hz_uscc_check(hz_span text)
{
    char plain[64];
    size_t len = 0;
    text = span_trim(text);
    if (text.len == 0) {
        return HZ_VALUE_EMPTY;
    }
    if (!hz_normalize(text, plain, sizeof plain, &len) || len != USCC_LENGTH) {
        return HZ_USCC_LENGTH;
    }
    for (size_t i = 0; i < len; i++) {
        if (value_of(plain[i]) < 0) {
            return HZ_USCC_LETTER;
        }
    }
    char check = hz_uscc_check_character((hz_span){plain, len});
    return plain[len - 1] == check ? HZ_VALUE_OK : HZ_USCC_CHECK;
}
