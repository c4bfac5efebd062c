/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * What offices write in place of the fixed values of choices.def: 已整改 for 待验收, 是, √, 无.
 *
 * Words with one meaning (choice_words.def, and what the plan adds) are read as values. The others
 * are a finding, and ledger-check suggests what to write.
 */
#ifndef SCHEMA_INFORMAL_CHOICE_H
#define SCHEMA_INFORMAL_CHOICE_H

#include "plan/plan.h"
#include "schema/schema.h"

enum {
    HZ_NO_CHOICE = -1,
    HZ_NOT_CLOSED = -2, /**< no state, but 已销号 it is not */
};

/** The meaning of a word. */
struct informal_choice {
    int choice;         /**< the value to write; HZ_NO_CHOICE: it depends on the facts */
    const char *advice; /**< a message to be translated; its {value}, if any, is the value */
};

/**
 * Return the value of @p type that @p text is or means, with the words that @p plan (or NULL) adds;
 * HZ_NO_CHOICE: none.
 */
int choice_read(hz_type type, const hz_plan *plan, hz_span text);

/** Return true if @p text is a state such as 已验收: 待验收, after the acceptance. */
bool choice_is_accepted(hz_span text);

/**
 * Read words whose meaning depends on @p label: 是, 否, √ and ×, which answer the question that it
 * asks, and 已完成 and 未完成 as a state. 是 under 是否销号 and 已完成 under 销号情况 are 已销号;
 * 否 and 未完成 there have no value, since the hazard may be rectified. False: the label asks
 * nothing, or
 * @p text is no such word.
 */
bool choice_read_answer(hz_type type, hz_span text, const char *label,
                        struct informal_choice *meaning);

/** As choice_read_answer(), for advice: also under labels that ask nothing, such as 整改情况. */
bool informal_choice_answer(hz_type type, hz_span text, const char *label,
                            struct informal_choice *meaning);

/** Find the meaning of @p word, in the form of word_bare(). False: unknown. */
bool informal_choice_find(hz_type type, hz_span word, struct informal_choice *meaning);

/** Return true if @p text means “none” in a column that may be empty: 挂牌督办, 执法措施, 整改状态.
 */
bool informal_choice_is_none(hz_type type, hz_span text);

#endif
