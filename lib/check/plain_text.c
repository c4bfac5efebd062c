/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/plain_text.h"
#include "base/characters.h"
#include <unictype.h>

uint32_t plain_character(uint32_t c)
{
    c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
    if (c < 0x80) {
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        return letter ? c | 0x20 : (c >= '0' && c <= '9' ? c : 0);
    }
    bool counts = (c >= 0x4E00 && c <= 0x9FFF) ||
                  uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N |
                                                          UC_CATEGORY_MASK_So);
    return counts ? c : 0;
}

/* A text under comparison. What is left out counts only where it parts two digits: 3.5 is not 35.
 */
struct plain {
    hz_span rest;
    uint32_t last; /* character that counted */
    uint32_t held; /* the digit after a part */
};

enum { PARTED = 1 };

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* The next character that counts, or PARTED; 0: none is left. */
static uint32_t next_plain(struct plain *text)
{
    uint32_t c = text->held;
    bool parted = false;
    text->held = 0;
    while (c == 0 && text->rest.len > 0) {
        c = plain_character(next_character(&text->rest));
        parted = parted || c == 0;
    }
    if (parted && is_digit(c) && is_digit(text->last)) {
        text->held = c;
        c = PARTED;
    }
    text->last = c;
    return c;
}

bool plain_equal(hz_span a, hz_span b)
{
    struct plain first = {.rest = a};
    struct plain second = {.rest = b};
    uint32_t x = next_plain(&first);
    uint32_t y = next_plain(&second);
    if (x == 0 && y == 0) {
        return hz_span_equal(a, b);
    }
    while (x == y && x != 0) {
        x = next_plain(&first);
        y = next_plain(&second);
    }
    return x == y;
}

enum { COMPARED = 256 };

static size_t plain_text(hz_span text, uint32_t out[COMPARED])
{
    struct plain plain = {.rest = text};
    size_t count = 0;
    uint32_t c;
    while (count < COMPARED && (c = next_plain(&plain)) != 0) {
        out[count++] = c;
    }
    return count;
}

bool plain_similar(hz_span a, hz_span b)
{
    uint32_t x[COMPARED];
    uint32_t y[COMPARED];
    bool used[COMPARED] = {false};
    size_t common = 0;
    size_t x_count = plain_text(a, x);
    size_t y_count = plain_text(b, y);
    if (x_count < 2 || y_count < 2) {
        return x_count == y_count && x_count > 0 && x[0] == y[0];
    }
    for (size_t i = 0; i + 1 < x_count; i++) {
        for (size_t k = 0; k + 1 < y_count; k++) {
            if (!used[k] && x[i] == y[k] && x[i + 1] == y[k + 1]) {
                used[k] = true;
                common++;
                break;
            }
        }
    }
    return common * 4 >= x_count - 1 + y_count - 1;
}
