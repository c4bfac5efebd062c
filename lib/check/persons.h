/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Names of persons as offices write them: with titles, telephone numbers, several in a cell. */
#ifndef CHECK_PERSONS_H
#define CHECK_PERSONS_H

#include "base/span.h"

/**
 * True if one of the persons in @p a is in @p b too. Remarks in brackets, telephone numbers,
 * titles, blanks and invisible characters make no other person; a cell in which nothing else stands
 * is compared as it is.
 */
bool share_a_name(hz_span a, hz_span b);

#endif
