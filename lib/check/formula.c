/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/formula.h"
#include "base/characters.h"
#include "value/words.h"

/* A formula is read once from left to right; what is open is counted, not kept. */
struct parse {
    hz_span rest;
    int open;           /* brackets */
    bool ascii_only;    /* after @: its functions and references are of letters A to Z */
    bool may_intersect; /* the last operand was no number, so that a blank may be an operator */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char first(const struct parse *p)
{
    return (char)(p->rest.len > 0 ? p->rest.ptr[0] : '\0');
}

static void skip(struct parse *p, size_t bytes)
{
    p->rest = (hz_span){p->rest.ptr + bytes, p->rest.len - bytes};
}

static bool skip_blanks(struct parse *p)
{
    size_t before = p->rest.len;
    while (p->rest.len > 0 && is_blank((unsigned char)first(p))) {
        skip(p, 1);
    }
    return p->rest.len < before;
}

static size_t skip_digits(struct parse *p)
{
    size_t count = 0;
    for (; is_digit(first(p)); count++) {
        skip(p, 1);
    }
    return count;
}

/* 12, 1.5, .5, 1E+3, 50%. */
static bool take_number(struct parse *p)
{
    size_t digits = skip_digits(p);
    if (first(p) == '.') {
        skip(p, 1);
        digits += skip_digits(p);
    }
    if (digits > 0 && (first(p) == 'E' || first(p) == 'e')) {
        struct parse exponent = *p;
        skip(&exponent, 1);
        if (first(&exponent) == '+' || first(&exponent) == '-') {
            skip(&exponent, 1);
        }
        *p = skip_digits(&exponent) > 0 ? exponent : *p;
    }
    p->may_intersect = false;
    return digits > 0;
}

/* "text" or 'a sheet', the quote twice for one. */
static bool take_quoted(struct parse *p, char quote)
{
    bool closed = false;
    for (skip(p, 1); p->rest.len > 0 && !closed;) {
        closed = first(p) == quote;
        skip(p, 1);
        if (closed && first(p) == quote) {
            skip(p, 1);
            closed = false;
        }
    }
    p->may_intersect = false;
    return closed;
}

/* The bytes of a character of a name at the start; 0: none. */
static size_t character_of_name(const struct parse *p)
{
    hz_span rest = p->rest;
    if (rest.len == 0) {
        return 0;
    }
    uint32_t c = next_character(&rest);
    bool ascii = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '$' ||
                 c == '.' || c == '!' || c == ':' || c == '#' || (c >= '0' && c <= '9');
    bool letter = c >= 0x80 && !p->ascii_only && is_letter(c);
    return ascii || letter ? (size_t)(rest.ptr - p->rest.ptr) : 0;
}

/* A1, $A$1:B2, Sheet1!A1, a name, #REF!; a function's bracket comes next. */
static bool take_name(struct parse *p)
{
    size_t taken = 0;
    for (size_t len = character_of_name(p); len > 0; len = character_of_name(p)) {
        skip(p, len);
        taken += len;
    }
    p->may_intersect = true;
    return taken > 0;
}

/* A value without brackets; of a function only its name and the bracket that opens. */
static bool take_value(struct parse *p)
{
    char c = first(p);
    if (is_digit(c) || c == '.') {
        return take_number(p);
    }
    if (c == '"') {
        return take_quoted(p, c);
    }
    if (c == '\'') {
        return take_quoted(p, c) && first(p) == '!' && take_name(p);
    }
    return take_name(p);
}

/* An operand, with the signs and the brackets that open before it. */
static bool take_operand(struct parse *p)
{
    for (;;) {
        (void)skip_blanks(p);
        char c = first(p);
        bool bracket = c == '(' || c == '{';
        if (bracket || c == '+' || c == '-' || c == '@') {
            p->open += bracket ? 1 : 0;
            skip(p, 1);
            continue;
        }
        if (!take_value(p)) {
            return false;
        }
        if (!p->may_intersect || first(p) != '(') {
            return true;
        }
        skip(p, 1); /* of a function, whose first argument is the operand, if it has one */
        p->open++;
        (void)skip_blanks(p);
        if (first(p) == ')') {
            return true;
        }
    }
}

/* Closing brackets and per cents, which leave the operand an operand. */
static void take_endings(struct parse *p)
{
    while (first(p) == '%' || ((first(p) == ')' || first(p) == '}') && p->open > 0)) {
        p->open -= first(p) == '%' ? 0 : 1;
        p->may_intersect = first(p) != '%';
        skip(p, 1);
        struct parse after = *p;
        if (skip_blanks(&after) && (first(&after) == ')' || first(&after) == '\0')) {
            *p = after;
        }
    }
}

static bool take_operator(struct parse *p)
{
    bool blank = skip_blanks(p);
    char c = first(p);
    if (c != '\0' && strchr("+-*/^&=<>,;:|", c) != NULL) {
        skip(p, 1);
        if ((c == '<' || c == '>') && (first(p) == '=' || first(p) == '>')) {
            skip(p, 1);
        }
        return true;
    }
    return blank && p->may_intersect && p->rest.len > 0;
}

bool is_formula(hz_span text)
{
    struct parse p = {.rest = text};
    if (text.len < 2 || strchr("=+-@", text.ptr[0]) == NULL) {
        return false;
    }
    p.ascii_only = text.ptr[0] == '@';
    if (text.ptr[0] == '=') {
        skip(&p, 1);
    }
    bool ok = take_operand(&p);
    while (ok) {
        take_endings(&p);
        if (p.rest.len == 0) {
            return p.open == 0;
        }
        ok = take_operator(&p) && take_operand(&p);
    }
    return false;
}
