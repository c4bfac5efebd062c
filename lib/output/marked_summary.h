/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The lines that a marked copy begins with. */
#ifndef OUTPUT_MARKED_SUMMARY_H
#define OUTPUT_MARKED_SUMMARY_H

#include "output/marked.h"

/** Write the first line. */
void marked_summary(const struct hz_marked *marked, char *text, size_t size);

/** The words before a finding on the whole table. */
const char *marked_whole(hz_language language);

#endif
