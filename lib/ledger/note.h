/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Lines of the journal about rows that are not changed themselves. */
#ifndef LEDGER_NOTE_H
#define LEDGER_NOTE_H

#include "ledger/ledger.h"
#include "ledger/row_content.h"

/**
 * Adds a line to the journal, and nothing to the ledger: a row that said @p before (NULL: was not
 * there) says what @p row says; NULL: is gone. 0, or -1 with @p err set.
 */
int ledger_note(hz_ledger *ledger, const hz_row *row, const struct content *before,
                const hz_journal_entry *what, hz_error *err);

#endif
