/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Numbers of hazards as they are compared: without differences that cannot be seen. */
#ifndef CHECK_IDS_H
#define CHECK_IDS_H

#include "base/span.h"

enum { PLAIN_ID = 128 };

/**
 * The plain form of @p id, in @p buffer where it is not @p id itself: without blanks, invisible
 * characters and the apostrophe by which spreadsheets mark text, full-width forms as half-width
 * ones, every dash as a hyphen. A number too long for the buffer is its own plain form.
 */
hz_span plain_id(hz_span id, char buffer[PLAIN_ID]);

/**
 * Names the first character of @p id, such as U+200B, that plain_id() leaves out though it is no
 * blank. False: there is none.
 */
bool odd_in_id(hz_span id, char name[16]);

#endif
