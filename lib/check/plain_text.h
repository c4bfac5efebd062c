/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Texts compared as people would: without blanks, punctuation and the width of letters. */
#ifndef CHECK_PLAIN_TEXT_H
#define CHECK_PLAIN_TEXT_H

#include "base/span.h"
#include <stdint.h>

/** The one form of a character; 0: it does not count. */
uint32_t plain_character(uint32_t c);

/** True if both texts have the same characters that count; texts without any are compared as they
 * are. */
bool plain_equal(hz_span a, hz_span b);

/** True if half of the pairs of neighbouring characters of both texts are the same. Only the first
 * 256 characters are compared. */
bool plain_similar(hz_span a, hz_span b);

#endif
