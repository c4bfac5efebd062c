/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Dates as people write them in a hurry: 6月30日前, 6月底, 30日内, 立行立改, 待定.
 *
 * hz_date_parse() refuses such cells, because they name no day by themselves. This parser says what
 * they mean as far as they do, so that ledger-check can suggest the date to write.
 */
#ifndef VALUE_INFORMAL_DATE_H
#define VALUE_INFORMAL_DATE_H

#include "value/value.h"

typedef enum informal_date_kind {
    INFORMAL_UNKNOWN,
    INFORMAL_DAY,      /**< `month` and `day`; `year` is 0 if it is not written */
    INFORMAL_TWO_DAYS, /**< `first` and `last` */
    INFORMAL_MONTH,    /**< a month; `day` is 31 */
    INFORMAL_PERIOD, /**< 下旬, 二季度, 年底: its last month and day; 31 for the month's last day */
    INFORMAL_WITHIN,    /**< within `count` of `unit` from some day */
    INFORMAL_NUMBER,    /**< `count`, perhaps a spreadsheet's serial number */
    INFORMAL_AT_ONCE,   /**< 立行立改 */
    INFORMAL_UNDECIDED, /**< 限期整改, 长期坚持, 待定 */
    INFORMAL_DONE,      /**< 已完成 */
    INFORMAL_NOT_DONE,  /**< 未整改 */
    INFORMAL_NONE,      /**< 无, / */
} informal_date_kind;

typedef enum informal_unit {
    UNIT_HOURS,
    UNIT_DAYS,
    UNIT_WORKDAYS,
    UNIT_WEEKS,
    UNIT_MONTHS
} informal_unit;

/** From which day time runs. */
typedef enum informal_start {
    START_UNSAID,
    START_DISCOVERY,
    START_ASSIGNMENT,
    START_NOTICE, /**< 接通知后, 即日起: a day that the ledger does not have */
} informal_start;

typedef struct informal_date {
    informal_date_kind kind;
    int year;
    int month;
    int day;
    bool before;   /**< 前 follows */
    bool phrased;  /**< words such as 限 or 完成 are around the day */
    bool ends;     /**< INFORMAL_MONTH: 底 or 末 is written */
    bool partly;   /**< there is other text in the cell, which was not understood */
    bool extended; /**< INFORMAL_TWO_DAYS: the cell has 延期 */
    hz_date first;
    hz_date last;
    int count;
    informal_unit unit;
    informal_start from; /**< INFORMAL_WITHIN */
} informal_date;

/**
 * Parse a date with a time of day, 2023-05-12 14:30, of which hz_date_parse() allows only 0:00.
 * False: @p text is none.
 */
bool date_parse_timed(hz_span text, hz_date *date);

/** Parse @p text, which is not a date. */
void informal_date_parse(informal_date *date, hz_span text);

#endif
