/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Foreign text on its way to people: what they could not see, or what would deceive them, shown.
 */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/buf.h"

enum { VISIBLE_SIZE = 12 };

/**
 * Returns the bytes of the first character of @p text, which is not empty, and writes to @p code
 * what to show instead, such as \u202E: for control characters, marks of direction, line and
 * paragraph separators and other characters without a form, and for bytes that are not UTF-8.
 * @p code is empty where the character is shown as it is.
 */
size_t visible_first(hz_span text, char code[VISIBLE_SIZE]);

/** Appends a line: line ends and tabs are blanks, the rest as visible_first(). False: no memory. */
bool buf_add_visible(struct buf *out, hz_span text);

#endif
