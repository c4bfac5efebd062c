/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Words in a cell: without the blanks and marks nobody sees, and several of them one by one. */
#ifndef VALUE_WORDS_H
#define VALUE_WORDS_H

#include "base/span.h"

enum { WORD_SIZE = 256 };

/**
 * Writes the plain form (NFKC) of @p text without blanks, line ends and invisible characters to
 * @p buffer and returns it; @p text itself if it does not fit.
 */
hz_span word_squeeze(hz_span text, char buffer[WORD_SIZE]);

/** The same, and without punctuation at either end: “整改中。” is 整改中. */
hz_span word_bare(hz_span text, char buffer[WORD_SIZE]);

/** Takes the first of several words, joined by 、, commas, semicolons, / or blanks, off @p list. */
hz_span word_next(hz_span *list);

/** Where @p word begins in @p text; NULL: nowhere, or it is empty. */
const char *word_find(hz_span text, hz_span word);

/** True if @p s ends with @p text, which is then cut off. */
bool word_cut_end(hz_span *s, const char *text);

/** True if @p s begins with @p text, which is then cut off. */
bool word_cut_start(hz_span *s, const char *text);

/** True if @p word is one of @p list, words joined by |. */
bool word_in(hz_span word, const char *list);

/** True if @p text holds one of @p list, words joined by |. */
bool word_within(hz_span text, const char *list);

#endif
