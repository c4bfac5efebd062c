/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of persons as offices write them: with titles, telephone numbers, several in a cell. */
#ifndef CHECK_PERSONS_H
#define CHECK_PERSONS_H

#include "base/span.h"

/**
 * True if one of the persons in @p a is in @p b too. Remarks in brackets, telephone numbers,
 * titles, blanks and invisible characters make no other person; a cell that holds nothing else is
 * compared as it is.
 */
bool share_a_name(hz_span a, hz_span b);

/** True if @p a and @p b name the same persons, compared in the same way. */
bool same_persons(hz_span a, hz_span b);

/** @p name without the titles before and after it (站长, 副主任); at least two characters are left.
 */
hz_span without_titles(hz_span name);

/** True if @p name is a title and nothing else. */
bool is_title(hz_span name);

/** Put stars for the digits of telephone numbers in @p text, but for some at both ends. */
void mask_phones(char *text, size_t len);

size_t count_characters(hz_span s);

#endif
