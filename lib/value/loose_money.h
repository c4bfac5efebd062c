/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What people write where an amount in 万元 is wanted: units, estimates, words. */
#ifndef VALUE_LOOSE_MONEY_H
#define VALUE_LOOSE_MONEY_H

#include "value/value.h"

typedef enum loose_amount {
    LOOSE_AMOUNT_UNKNOWN,
    LOOSE_AMOUNT_NONE,   /**< 无, /, 不涉及 */
    LOOSE_AMOUNT_SOURCE, /**< 自筹, 自筹5万: where the money comes from; the amount, where it is
                            said */
    LOOSE_AMOUNT_OPEN,   /**< 待定, 按需 */
    LOOSE_AMOUNT_TYPED, /**< a number in 万元, typed so that it cannot be read: ￥6.5, 五, 1e3 */
    LOOSE_AMOUNT_WAN,   /**< a number with 万元 */
    LOOSE_AMOUNT_OTHER, /**< a number with 元, 千元, 亿元 */
    LOOSE_AMOUNT_ABOUT, /**< 约5, 5万左右 */
    LOOSE_AMOUNT_RANGE, /**< 5-10 */
    LOOSE_AMOUNT_COMMA, /**< 12,34: a point or thousands */
} loose_amount;

typedef struct loose_money {
    loose_amount kind;
    hz_money value;
    const char *unit; /**< as written; NULL: none */
    hz_money
        second; /**< LOOSE_AMOUNT_RANGE: its end; LOOSE_AMOUNT_COMMA: the value with thousands */
} loose_money;

/** Takes @p text, which is no amount, to pieces. */
void loose_money_read(loose_money *money, hz_span text);

/** Writes @p money in 万元 without needless zeros: 2, 0.5. */
void loose_money_format(hz_money money, char text[32]);

#endif
