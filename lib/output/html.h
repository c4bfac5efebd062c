/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Text in pages. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "base/buf.h"

/** Append @p s with entities, control characters made visible. Line ends and tabs are kept:
 * browsers show them as blanks. False: out of memory. */
bool html_add_escaped(struct buf *out, hz_span s);

#endif
