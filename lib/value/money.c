/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/span.h"
#include "value/value.h"
#include <inttypes.h>
#include <stdio.h>

enum { FEN_PER_WAN = 1000000 };

/* Ten billion yuan: larger than any real amount; sums of millions of rows fit in 63 bits. */
static const int64_t largest = INT64_C(1000000) * FEN_PER_WAN;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Removes the digits before the point; thousands separators are used throughout or not at all. */
static hz_fault take_whole(hz_span *s, int64_t *fen, size_t *digits)
{
    size_t since_mark = 0;
    bool marked = false;
    size_t i = 0;
    for (; i < s->len && (is_digit(s->ptr[i]) || s->ptr[i] == ','); i++) {
        if (s->ptr[i] == ',') {
            if (*digits == 0 || since_mark > 3 || (marked && since_mark != 3)) {
                return HZ_NOT_AN_AMOUNT;
            }
            marked = true;
            since_mark = 0;
            continue;
        }
        *fen = *fen * 10 + (int64_t)(s->ptr[i] - '0') * FEN_PER_WAN;
        if (*fen > largest) {
            return HZ_AMOUNT_TOO_LARGE;
        }
        ++*digits;
        since_mark++;
    }
    *s = (hz_span){s->ptr + i, s->len - i};
    return marked && since_mark != 3 ? HZ_NOT_AN_AMOUNT : HZ_VALUE_OK;
}

static hz_fault take_decimals(hz_span *s, int64_t *fen, size_t *digits)
{
    int64_t unit = FEN_PER_WAN / 10;
    size_t i = 0;
    for (; i < s->len && is_digit(s->ptr[i]); i++) {
        if (unit == 0 && s->ptr[i] != '0') {
            return HZ_AMOUNT_TOO_FINE;
        }
        *fen += (int64_t)(s->ptr[i] - '0') * unit;
        unit /= 10;
        ++*digits;
    }
    *s = (hz_span){s->ptr + i, s->len - i};
    return HZ_VALUE_OK;
}

static hz_fault read_amount(hz_span s, hz_money *money)
{
    size_t digits = 0;
    int64_t fen = 0;
    bool negative = s.len > 0 && s.ptr[0] == '-';
    if (negative || (s.len > 0 && s.ptr[0] == '+')) {
        s = (hz_span){s.ptr + 1, s.len - 1};
    }
    hz_fault fault = take_whole(&s, &fen, &digits);
    if (fault == HZ_VALUE_OK && s.len > 0 && s.ptr[0] == '.') {
        s = (hz_span){s.ptr + 1, s.len - 1};
        fault = take_decimals(&s, &fen, &digits);
    }
    if (fault != HZ_VALUE_OK) {
        return fault;
    }
    if (digits == 0) {
        return HZ_NOT_AN_AMOUNT;
    }
    if (fen > largest) {
        return HZ_AMOUNT_TOO_LARGE;
    }
    s = span_trim(s);
    if (s.len > 0) {
        bool unit = hz_span_equal(s, hz_span_of("元")) || hz_span_equal(s, hz_span_of("万")) ||
                    hz_span_equal(s, hz_span_of("万元"));
        return unit ? HZ_AMOUNT_UNIT : HZ_NOT_AN_AMOUNT;
    }
    *money = negative ? -fen : fen;
    return *money < 0 ? HZ_AMOUNT_NEGATIVE : HZ_VALUE_OK;
}

hz_fault hz_money_parse(hz_span text, hz_money *money)
{
    char plain[96];
    size_t len = 0;
    *money = 0;
    text = span_trim(text);
    if (text.len == 0) {
        return HZ_VALUE_EMPTY;
    }
    if (text.len <= sizeof plain && read_amount(text, money) == HZ_VALUE_OK) {
        return HZ_VALUE_OK; /* the usual case; the normalized form decides all others */
    }
    if (!hz_normalize(text, plain, sizeof plain, &len)) {
        return HZ_NOT_AN_AMOUNT;
    }
    return read_amount((hz_span){plain, len}, money);
}

void hz_money_format(hz_money money, char text[32])
{
    uint64_t fen = money < 0 ? (uint64_t) - (money + 1) + 1 : (uint64_t)money;
    const char *sign = money < 0 ? "-" : "";
    uint64_t whole = fen / FEN_PER_WAN;
    uint64_t part = fen % FEN_PER_WAN;
    if (fen == 0) {
        (void)snprintf(text, 32, "0");
    } else if (part % 100 == 0) {
        (void)snprintf(text, 32, "%s%" PRIu64 ".%04" PRIu64, sign, whole, part / 100);
    } else {
        (void)snprintf(text, 32, "%s%" PRIu64 ".%06" PRIu64, sign, whole, part);
    }
}

int64_t hz_rate(int64_t part, int64_t whole)
{
    /* half of the divisor is added, since division truncates */
    int64_t quotient = part / whole;
    int64_t rest = part % whole;
    int64_t tenths = (rest * 2000 + (rest < 0 ? -whole : whole)) / (2 * whole);
    return quotient * 1000 + tenths;
}
