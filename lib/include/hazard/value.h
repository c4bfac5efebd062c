/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Values: dates, amounts and codes as offices write them, read without loss. */
#ifndef HAZARD_VALUE_H
#define HAZARD_VALUE_H

#include <hazard/api.h>
#include <hazard/span.h>
#include <stdint.h>

HZ_API_BEGIN

/** A day, counted from 1970-01-01 (proleptic Gregorian). */
typedef int32_t hz_date;
#define HZ_NO_DATE INT32_MIN

/** An amount in fen (0.01 yuan); 万元 with six decimals is exact. */
typedef int64_t hz_money;

/** A month, year * 12 + month - 1. */
typedef int32_t hz_month;

/** What is wrong with a value; each has a sentence, see hz_fault_text(). */
typedef enum hz_fault {
    HZ_VALUE_OK,
    HZ_VALUE_EMPTY,
    HZ_NOT_A_DATE,
    HZ_NO_SUCH_DAY, /**< or none of the years 1900 to 2199 */
    HZ_DATE_SERIAL, /**< a spreadsheet's day number; the right date is told */
    HZ_NOT_AN_AMOUNT,
    HZ_AMOUNT_UNIT,
    HZ_AMOUNT_TOO_FINE,
    HZ_AMOUNT_TOO_LARGE,
    HZ_AMOUNT_NEGATIVE,
    HZ_USCC_LENGTH,
    HZ_USCC_LETTER,
    HZ_USCC_CHECK,
    HZ_NOT_IN_LIST, /**< none of the names or values allowed */
    HZ_FAULT_COUNT
} hz_fault;

/** What @p fault means, translated. Static. */
const char *hz_fault_text(hz_fault fault);

/** Makes full-width forms plain (NFKC) into @p plain. False if it does not fit into @p size. */
bool hz_normalize(hz_span text, char *plain, size_t size, size_t *len);

/**
 * True if @p text may stand in an argument: UTF-8 without control characters (C0, DEL, C1), line
 * ends (U+2028 and U+2029 too) and bidi controls. Else @p wrong names the first of them, such as
 * U+202E; it is empty if @p text is not UTF-8.
 */
bool hz_text_is_usable(hz_span text, char wrong[16]);

/** True if @p text can be a person's name: there is a letter or a Han character in it. */
bool hz_is_name(hz_span text);

/**
 * Reads 2023-5-1, 2023/5/1, 2023.5.1, 2023年5月1日, 20230501, full-width digits and signs, a time
 * of 0:00 after it. Years 1900 to 2199. @p date is HZ_NO_DATE unless HZ_VALUE_OK.
 */
hz_fault hz_date_parse(hz_span text, hz_date *date);

/** The day of a spreadsheet's day number (1900 system) in @p text; HZ_NO_DATE if it is none. */
hz_date hz_date_from_serial(hz_span text);

/** The day @p year-@p month-@p day; HZ_NO_DATE if there is none. */
hz_date hz_date_from_ymd(int year, int month, int day);

/** Splits a day. Pointers may be NULL. */
void hz_date_split(hz_date date, int *year, int *month, int *day);

/** Writes 2023-05-01 to @p text; an empty text for HZ_NO_DATE. */
void hz_date_format(hz_date date, char text[16]);

/** Today in the system's time zone. */
hz_date hz_date_today(void);

/** Reads 2023-05, 2023-5, 2023年5月. False: not a month. */
bool hz_month_parse(hz_span text, hz_month *month);

/** Writes 2023-05. */
void hz_month_format(hz_month month, char text[16]);

/** Day @p day of @p month, or the month's last day where it is shorter. */
hz_date hz_month_day(hz_month month, int day);

/**
 * Reads an amount in 万元: digits, thousands separators, full-width forms, at most six decimals
 * other than zero. An amount below zero is read and HZ_AMOUNT_NEGATIVE returned.
 */
hz_fault hz_money_parse(hz_span text, hz_money *money);

/** Writes 万元: "0", "2.1980", "0.000001": four decimals, six where fen need them. */
void hz_money_format(hz_money money, char text[32]);

/** Checks a unified social credit code by GB 32100-2015, check character included. */
hz_fault hz_uscc_check(hz_span text);

/** The check character for the first 17 characters of @p text; 0 if one of them is not allowed. */
char hz_uscc_check_character(hz_span text);

/**
 * Rate in tenths of a percent of @p part in @p whole, halves away from zero; @p whole > 0.
 * 整改率 is printed so.
 */
int64_t hz_rate(int64_t part, int64_t whole);

HZ_API_END

#endif
