/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Checks that a ledger can store a row so that it is read back unchanged. */
#ifndef WORKFLOW_STORABLE_H
#define WORKFLOW_STORABLE_H

#include "base/buf.h"
#include "ledger/ledger.h"

/**
 * Report what keeps a row out of @p ledger: a character that its format does not preserve, an
 * invisible character in a number, a row that is too long. The row will have the @p cell_count
 * @p cells; reports are located in @p row, which has the same text. @p scratch is overwritten.
 * Return the count of reports, or SIZE_MAX when out of memory.
 */
size_t storable_check(const struct ledger *ledger, const hz_row *row, const hz_span *cells,
                      size_t cell_count, hz_sink sink, struct buf *scratch);

#endif
