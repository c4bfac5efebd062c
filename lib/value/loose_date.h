/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What people write where a date is wanted: a date without its year, a month, words. */
#ifndef VALUE_LOOSE_DATE_H
#define VALUE_LOOSE_DATE_H

#include "value/value.h"

typedef enum loose_kind {
    LOOSE_UNKNOWN,
    LOOSE_DAY,    /**< month and day; year, where it is not 0 */
    LOOSE_TWO,    /**< two whole dates, first and last */
    LOOSE_MONTH,  /**< a month; `day` is 31 */
    LOOSE_PART,   /**< 上旬, 二季度, 年底: its last month and day; 31 means the last of it */
    LOOSE_WITHIN, /**< `count` of `unit` from some day */
    LOOSE_NUMBER, /**< a number, as of a spreadsheet's day: `count` */
    LOOSE_AT_ONCE, /**< 立行立改 */
    LOOSE_OPEN,    /**< 限期整改, 长期坚持, 待定: no day at all */
    LOOSE_DONE,    /**< 已完成 */
    LOOSE_NOT_YET, /**< 未整改 */
    LOOSE_NONE,    /**< 无, / and the like */
} loose_kind;

typedef enum loose_unit {
    LOOSE_HOURS,
    LOOSE_DAYS,
    LOOSE_WORKDAYS,
    LOOSE_WEEKS,
    LOOSE_MONTHS
} loose_unit;

typedef struct loose_date {
    loose_kind kind;
    int year; /**< 0: not written */
    int month;
    int day;
    bool before;   /**< 前 stands after it */
    bool extended; /**< LOOSE_TWO: 延期 is between them */
    hz_date first; /**< LOOSE_TWO */
    hz_date last;
    int count;
    loose_unit unit;
    bool from_found; /**< LOOSE_WITHIN: of the discovery, it says */
} loose_date;

/** Takes @p text, which is no date, to pieces. */
void loose_date_read(loose_date *date, hz_span text);

#endif
