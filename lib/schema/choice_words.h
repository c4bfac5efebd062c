/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What offices write instead of the values of the fixed lists. */
#ifndef SCHEMA_CHOICE_WORDS_H
#define SCHEMA_CHOICE_WORDS_H

#include "schema/schema.h"

/** What a word means; for advice only, a value is never read so. */
struct choice_words {
    hz_type type;
    const char *value;  /**< the value to write; NULL: no value can be said for it */
    const char *words;  /**< joined by | */
    const char *advice; /**< an untranslated sentence; its %s, if any, is `value` */
};

/** The meaning of @p word, bare as word_bare() makes it; NULL: not known. */
const struct choice_words *choice_words_find(hz_type type, hz_span word);

/**
 * The meaning of 是, 否, √ and × in a column of @p type with the label @p label, which says what is
 * asked; NULL: they say nothing there.
 */
const struct choice_words *choice_words_yes_no(hz_type type, hz_span word, hz_span label);

/** True if @p text says that there is none, in the lists that may be empty: 挂牌督办, 执法措施. */
bool choice_means_none(hz_type type, hz_span text);

#endif
