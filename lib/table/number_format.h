/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Numbers of workbooks as text. A date is a number there, of days; only the number format of its
 * cell says that it is one.
 */
#ifndef TABLE_NUMBER_FORMAT_H
#define TABLE_NUMBER_FORMAT_H

#include "base/span.h"
#include <stdbool.h>

/** What the number format of a cell makes of a number. */
enum number_kind {
    NUMBER_PLAIN,
    NUMBER_PERCENT,
    NUMBER_DATE,     /**< a day, perhaps with a time */
    NUMBER_TIME,     /**< a time of the day */
    NUMBER_DURATION, /**< hours, minutes or seconds, which go beyond 24 hours */
    NUMBER_YUAN,     /**< an amount that is shown with 元, or in 万 that the format divides by */
    NUMBER_DIGITS    /**< and the kinds after it: at least so many digits, 0007 */
};

/** The kind of the number format @p format, such as yyyy"年"m"月"d"日", by its first section. */
enum number_kind number_format_kind(hz_span format);

/** The kind of the number format @p index that a file uses without defining it. */
enum number_kind number_builtin_kind(unsigned index);

enum { NUMBER_SIZE = 64 };

/**
 * Writes @p number to @p text: 16.16, 83.3%, 2023-05-01, 2023-05-01 08:30, 08:30:15, 27:30, 500元,
 * 0007. A number that is no date of a spreadsheet is written as a number. @p from_1904: days are
 * counted from 1904 on.
 */
void number_write(char text[NUMBER_SIZE], double number, enum number_kind kind, bool from_1904);

/** Reads a number with a decimal point, whatever the locale. False: @p text is none. */
bool number_read(hz_span text, double *number);

#endif
