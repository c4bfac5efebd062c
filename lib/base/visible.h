/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Untrusted text for display: invisible and misleading characters are replaced by their codes. */
#ifndef BASE_VISIBLE_H
#define BASE_VISIBLE_H

#include "base/buf.h"

enum { VISIBLE_SIZE = 12 };

/**
 * Returns the length of the first character of @p text, which is not empty, and writes to @p code
 * what to show instead, such as \u202E: for control characters, marks of direction, line and
 * paragraph separators and other characters without a shape, and for bytes that are not UTF-8.
 * @p code is empty if the character is shown as it is.
 */
size_t visible_first(hz_span text, char code[VISIBLE_SIZE]);

/** Appends @p text as one line: line ends and tabs become blanks. False: out of memory. */
bool buf_add_visible(struct buf *out, hz_span text);

#endif
