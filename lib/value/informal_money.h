/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Amounts as people write them in a hurry: 约5万, 自筹, 5-10, 伍仟元, 待定.
 *
 * hz_money_parse() refuses such cells, because columns are in 万元 and must not be guessed. This
 * parser says what they mean, so that ledger-check can suggest the amount to write.
 */
#ifndef VALUE_INFORMAL_MONEY_H
#define VALUE_INFORMAL_MONEY_H

#include "value/value.h"

typedef enum informal_money_kind {
    AMOUNT_UNKNOWN,
    AMOUNT_NONE,      /**< 无, /, 不涉及 */
    AMOUNT_FUNDING,   /**< 自筹, 自筹5万: the source of the money, with the amount if given */
    AMOUNT_UNDECIDED, /**< 待定, 按需 */
    AMOUNT_MISTYPED,  /**< a number in 万元 in another notation: ￥6.5, 五, 1e3 */
    AMOUNT_IN_WAN,    /**< a number with 万元 */
    AMOUNT_IN_OTHER_UNIT, /**< a number with 元, 千元, 亿元 */
    AMOUNT_APPROXIMATE,   /**< 约5, 5万左右 */
    AMOUNT_RANGE,         /**< 5-10, `value` to `second` */
    AMOUNT_COMMA, /**< 12,34: `value` with a decimal comma, `second` with a thousands separator */
} informal_money_kind;

typedef struct informal_money {
    informal_money_kind kind;
    hz_money value;
    const char *unit; /**< as written; NULL: none */
    bool perhaps;     /**< AMOUNT_NONE: the cell may also not be filled in: 暂无, NULL */
    hz_money second;
} informal_money;

/**
 * As hz_money_parse(), and amounts with a unit, which are as certain: 2.5万元, 25000元, 五万元.
 * hz_money_parse() does not know them, since the check values of journals depend on it.
 */
hz_fault money_read(hz_span text, hz_money *money);

/** Parse @p text, which is not an amount. */
void informal_money_parse(informal_money *money, hz_span text);

/** Write @p money in 万元 without trailing zeros: 2, 0.5. */
void money_format_short(hz_money money, char text[32]);

#endif
