/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The lines that a marked copy begins with, by which it is recognised when it comes back. */
#ifndef OUTPUT_MARKED_SUMMARY_H
#define OUTPUT_MARKED_SUMMARY_H

#include "output/marked.h"

/** The label of the last column, with the advice on each row. */
#define MARKED_ADVICE "需修改"

/** Write the first line. */
void marked_summary(const struct hz_marked *marked, char *text, size_t size);

/** The words before a finding on the whole table. */
const char *marked_whole(hz_language language);

/** True if @p text is one of these lines, in any language. */
bool marked_is_summary(hz_span text);

/** True if the first of the texts above a table, joined by ；, is the first line of a copy. */
bool marked_is_title(hz_span title);

#endif
