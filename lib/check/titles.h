/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Titles of persons: 站长, 副主任, 四级主任科员. */
#ifndef CHECK_TITLES_H
#define CHECK_TITLES_H

#include "base/span.h"

/** @p name without the titles before and after it; at least two characters are left. */
hz_span without_titles(hz_span name);

/** True if @p name is a title and nothing else. */
bool is_title(hz_span name);

#endif
