/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a ledger's file, or those who read it, could not take of a row. */
#ifndef STEP_WRITABLE_H
#define STEP_WRITABLE_H

#include "base/buf.h"
#include "ledger/ledger.h"

/**
 * Reports to @p sink what keeps a row out of @p ledger: a character that would not be read back, a
 * number with what no one can see, more text than a row may have. Its cells will be the @p
 * cell_count ones at @p cells; places are those of @p row, which holds the same text. @p scratch is
 * overwritten. How many reports, or SIZE_MAX when out of memory.
 */
size_t writable_check(const hz_ledger *ledger, const hz_row *row, const hz_span *cells,
                      size_t cell_count, hz_sink sink, struct buf *scratch);

#endif
