/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Timestamps of the journal (时间), such as 2023-06-01T09:30:00.123456+08:00. The fraction
 * distinguishes calls within one second; older lines have none.
 */
#ifndef LEDGER_TIMESTAMP_H
#define LEDGER_TIMESTAMP_H

#include "base/span.h"
#include <stdint.h>

enum { TIMESTAMP_SIZE = 40 };

/** Write the current local time with its UTC offset; empty if the clock cannot be read. */
void timestamp_now(char text[TIMESTAMP_SIZE]);

/** Seconds since 1970-01-01 UTC; -1: @p text is not a timestamp. */
int64_t timestamp_seconds(hz_span text);

/** The local time as 2023-06-01 09:30, in @p buffer; @p text itself if it is not a timestamp. */
hz_span timestamp_local(hz_span text, char buffer[TIMESTAMP_SIZE]);

#endif
