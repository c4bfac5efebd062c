/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Values: what was read and is written in its one way reads again as the same. */
#include "fuzz.h"
#include "value/value.h"

static void check_date(hz_span text)
{
    hz_date date;
    hz_date again;
    char written[16];
    hz_fault fault = hz_date_parse(text, &date);
    REQUIRE((fault == HZ_VALUE_OK) == (date != HZ_NO_DATE));
    if (fault == HZ_DATE_SERIAL) {
        REQUIRE(strlen(hz_fault_text(fault, HZ_CHINESE)) > 0);
    }
    if (fault == HZ_VALUE_OK) {
        int y = 0;
        int m = 0;
        int d = 0;
        hz_date_format(date, written);
        REQUIRE(strlen(written) == 10);
        REQUIRE(hz_date_parse(hz_span_of(written), &again) == HZ_VALUE_OK && again == date);
        hz_date_split(date, &y, &m, &d);
        REQUIRE(hz_date_from_ymd(y, m, d) == date);
        REQUIRE(hz_month_day(y * 12 + m - 1, d) == date);
    }
}

static void check_month(hz_span text)
{
    hz_month month;
    hz_month again;
    char written[16];
    if (hz_month_parse(text, &month)) {
        hz_month_format(month, written);
        REQUIRE(hz_month_parse(hz_span_of(written), &again) && again == month);
        REQUIRE(hz_month_day(month, 31) >= hz_month_day(month, 28));
        REQUIRE(hz_month_day(month, 31) < hz_month_day(month + 1, 1));
    }
}

static void check_money(hz_span text)
{
    hz_money money;
    hz_money again;
    char written[32];
    hz_fault fault = hz_money_parse(text, &money);
    REQUIRE(fault == HZ_VALUE_OK || fault == HZ_AMOUNT_NEGATIVE || money == 0);
    REQUIRE(fault != HZ_VALUE_OK || money >= 0);
    if (fault == HZ_VALUE_OK || fault == HZ_AMOUNT_NEGATIVE) {
        hz_money_format(money, written);
        REQUIRE(hz_money_parse(hz_span_of(written), &again) == fault && again == money);
    }
}

static void check_uscc(hz_span text)
{
    char code[18];
    hz_fault fault = hz_uscc_check(text);
    if (text.len >= 17 && hz_uscc_check_character(text) != '\0') {
        memcpy(code, text.ptr, 17);
        code[17] = hz_uscc_check_character(text);
        REQUIRE(hz_uscc_check((hz_span){code, 18}) == HZ_VALUE_OK);
        code[16] = code[16] == '0' ? '1' : '0'; /* one mistyped character is always found */
        REQUIRE(hz_uscc_check((hz_span){code, 18}) == HZ_USCC_CHECK);
    }
    REQUIRE(fault != HZ_VALUE_OK || text.len >= 18);
}

static void check_plain(hz_span text)
{
    char plain[128];
    char again[128];
    size_t len = 0;
    size_t again_len = 0;
    if (hz_normalize(text, plain, sizeof plain, &len)) {
        REQUIRE(len <= sizeof plain);
        REQUIRE(hz_normalize((hz_span){plain, len}, again, sizeof again, &again_len));
        REQUIRE(hz_span_equal((hz_span){plain, len}, (hz_span){again, again_len}));
    }
    hz_span trimmed = span_trim(text);
    REQUIRE(hz_span_equal(trimmed, span_trim(trimmed)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hz_span text = {(const char *)data, size};
    check_date(text);
    check_month(text);
    check_money(text);
    check_uscc(text);
    check_plain(text);
    return 0;
}
