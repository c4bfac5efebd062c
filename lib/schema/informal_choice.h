/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * What offices write in place of the fixed values of choices.def: 已整改 for 待验收, 是, √, 无.
 *
 * Apart from words for “none” they are not read as values, because most are ambiguous: they are a
 * finding, and ledger-check suggests what to write.
 */
#ifndef SCHEMA_INFORMAL_CHOICE_H
#define SCHEMA_INFORMAL_CHOICE_H

#include "schema/schema.h"

/** The meaning of a word. */
struct informal_choice {
    hz_type type;
    const char *value;  /**< the value to write; NULL: it depends on the facts */
    const char *words;  /**< joined by | */
    const char *advice; /**< a message to be translated; its %s, if any, is `value` */
};

/** Return the meaning of @p word, in the form of word_bare(); NULL: unknown. */
const struct informal_choice *informal_choice_find(hz_type type, hz_span word);

/**
 * Return the meaning of 是, 否, √ and × in a column of @p type, which depends on the question that
 * @p label asks; NULL: none.
 */
const struct informal_choice *informal_choice_yes_no(hz_type type, hz_span word, hz_span label);

/** Return true if @p text means “none” in a column that may be empty: 挂牌督办, 执法措施. */
bool informal_choice_is_none(hz_type type, hz_span text);

#endif
