/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The moments of the journal (时间), 2023-06-01T09:30:00+08:00. */
#ifndef JOURNAL_MOMENT_H
#define JOURNAL_MOMENT_H

#include "base/span.h"
#include <stdint.h>

enum { MOMENT_SIZE = 40 };

/** Now, in local time with its distance from UTC. Empty if the clock cannot be read. */
void moment_now(char text[MOMENT_SIZE]);

/** Seconds since 1970, the same for a moment anywhere; -1: @p text is none. */
int64_t moment_seconds(hz_span text);

/** The moment as people read it, 2023-06-01 09:30 in local time; @p text itself if it is none. */
hz_span moment_local(hz_span text, char buffer[MOMENT_SIZE]);

#endif
