/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What offices send by mistake instead of a text file. */
#ifndef TEXT_KIND_H
#define TEXT_KIND_H

#include "base/span.h"
#include <sys/types.h>

/**
 * Says what a file that begins with @p first is, and what to do with it, for E115; NULL if it may
 * be a text. @p fd: the file, of which other places may be read; -1 if it has none. Untranslated.
 */
const char *kind_find(hz_span first, int fd);

#endif
