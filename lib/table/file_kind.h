/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Detection of files that are not text, such as PDF, from their first bytes. */
#ifndef TABLE_FILE_KIND_H
#define TABLE_FILE_KIND_H

#include "base/span.h"
#include <sys/types.h>

/**
 * Says what a file that begins with @p first is, and what to do with it, for E115; NULL if it may
 * be text. Untranslated. @p fd: the file, which may be read at other offsets; -1: a stream.
 */
const char *kind_find(hz_span first, int fd);

#endif
