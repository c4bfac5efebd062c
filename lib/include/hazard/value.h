/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Values: dates, months, amounts and credit codes as offices write them.
 *
 * Parsing accepts only what is unambiguous, in full-width or half-width characters and with spaces
 * around it. All functions may be called in any thread.
 */
#ifndef HAZARD_VALUE_H
#define HAZARD_VALUE_H

#include <hazard/base.h>
#include <hazard/error.h>
#include <stdint.h>

HZ_API_BEGIN

/**
 * A day as the number of days since 1970-01-01 in the Gregorian calendar: 1970-01-02 is 1, and the
 * difference of two days is a number of days. Since 0.1.
 */
typedef int32_t hz_date;

/** No date. Since 0.1. */
#define HZ_NO_DATE INT32_MIN

/** A month as year * 12 + month - 1: 2023-05 is 24280, the month after it 24281. Since 0.1. */
typedef int32_t hz_month;

/** An amount in fen (0.01 yuan), so that 万元 with six decimals are exact. Since 0.1. */
typedef int64_t hz_money;

/** What is wrong with a value. Since 0.1. */
typedef enum hz_fault {
    HZ_VALUE_OK,
    HZ_VALUE_EMPTY,
    HZ_NOT_A_DATE,
    HZ_NO_SUCH_DAY, /**< not in the calendar, or not in the years 1900 to 2199 */
    HZ_DATE_SERIAL, /**< a spreadsheet's serial number */
    HZ_NOT_AN_AMOUNT,
    HZ_AMOUNT_UNIT, /**< an amount with a unit, where 万元 is implied */
    HZ_AMOUNT_TOO_FINE,
    HZ_AMOUNT_TOO_LARGE,
    HZ_AMOUNT_NEGATIVE,
    HZ_USCC_LENGTH,
    HZ_USCC_LETTER,
    HZ_USCC_CHECK,
    HZ_NOT_IN_LIST, /**< not one of the names or values allowed */
    HZ_NO_VALUE,    /**< an error of a spreadsheet, such as #N/A */
    HZ_FAULT_COUNT
} hz_fault;

/** Return what @p fault means, in @p language; "" for HZ_VALUE_OK. Static. Since 0.1. */
const char *hz_fault_text(hz_fault fault, hz_language language);

/**
 * Parse a date: 2023-5-1, 2023/5/1, 2023.5.1, 2023年5月1日 or 20230501, optionally followed by the
 * time 0:00.
 *
 * @param date  receives the date; HZ_NO_DATE unless the result is HZ_VALUE_OK
 * @return HZ_VALUE_OK, HZ_VALUE_EMPTY, HZ_NOT_A_DATE, HZ_NO_SUCH_DAY or HZ_DATE_SERIAL
 *
 * Since 0.1.
 */
hz_fault hz_date_parse(hz_span text, hz_date *date);

/** Write @p date as 2023-05-01 to @p text; "" for HZ_NO_DATE. Since 0.1. */
void hz_date_format(hz_date date, char text[16]);

/** Return today's date in the system's time zone; HZ_NO_DATE if it is not known. Since 0.1. */
hz_date hz_date_today(void);

/**
 * Parse a month: 2023-05, 2023-5, 2023/5, 2023.5 or 2023年5月.
 *
 * @param month  receives the month; 0 if @p text is not one
 * @return true if @p text is a month
 *
 * Since 0.1.
 */
bool hz_month_parse(hz_span text, hz_month *month);

/** Write @p month as 2023-05 to @p text. Since 0.1. */
void hz_month_format(hz_month month, char text[16]);

/**
 * Parse an amount in 万元: digits, optionally with thousands separators and at most six decimals
 * that are not zero. A negative amount is parsed, but returns HZ_AMOUNT_NEGATIVE.
 *
 * @param money  receives the amount; 0 unless the result is HZ_VALUE_OK or HZ_AMOUNT_NEGATIVE
 * @return HZ_VALUE_OK, HZ_VALUE_EMPTY or one of the faults of an amount
 *
 * Since 0.1.
 */
hz_fault hz_money_parse(hz_span text, hz_money *money);

/**
 * Write an amount in 万元 to @p text: "0", or four decimals ("2.1980"), or six where fen require
 * them ("0.000001"). Since 0.1.
 */
void hz_money_format(hz_money money, char text[32]);

/**
 * Check a unified social credit code (统一社会信用代码) by GB 32100-2015, including its check
 * character.
 *
 * @return HZ_VALUE_OK, HZ_VALUE_EMPTY, HZ_USCC_LENGTH, HZ_USCC_LETTER or HZ_USCC_CHECK
 *
 * Since 0.1.
 */
hz_fault hz_uscc_check(hz_span text);

/**
 * Return true if @p text may be stored in a ledger: it is UTF-8 without control characters, line
 * separators (U+2028, U+2029) and bidirectional controls.
 *
 * @param wrong  receives the first character that is not allowed, such as "U+202E"; "" if @p text
 *               is usable or not UTF-8
 *
 * Since 0.1.
 */
bool hz_text_is_usable(hz_span text, char wrong[16]);

HZ_API_END

#endif
