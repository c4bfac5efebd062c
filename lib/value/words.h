/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Words in a cell: normalized, compared with lists, and split from one another. */
#ifndef VALUE_WORDS_H
#define VALUE_WORDS_H

#include "base/span.h"

enum { WORD_SIZE = 256 };

/**
 * Write the normalized form (NFKC) of @p text, without spaces, line ends and invisible characters,
 * to @p buffer and return it. Return @p text itself if it does not fit.
 */
hz_span word_squeeze(hz_span text, char buffer[WORD_SIZE]);

/** As word_squeeze(), also without punctuation at either end: “整改中。” gives 整改中. */
hz_span word_bare(hz_span text, char buffer[WORD_SIZE]);

/** Remove the first word from @p list, where 、, commas, semicolons, / and spaces separate words.
 */
hz_span word_next(hz_span *list);

/** If @p s ends with @p text, remove it and return true. */
bool word_cut_end(hz_span *s, const char *text);

/** If @p s begins with @p text, remove it and return true. */
bool word_cut_start(hz_span *s, const char *text);

/** Return true if @p word is in @p list, words joined by |. */
bool word_in(hz_span word, const char *list);

/** Return true if @p text contains a word of @p list, words joined by |. */
bool word_within(hz_span text, const char *list);

/** True of digits with one point in them. */
bool word_is_decimal(hz_span word);

#endif
