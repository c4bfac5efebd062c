/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a row said, followed through the journal. */
#ifndef AUDIT_REPLAY_H
#define AUDIT_REPLAY_H

#include "ledger/journal.h"
#include "ledger/row_content.h"

/**
 * Makes the changes of @p line to @p content; a line that records the row whole begins it anew.
 * @p told_apart says afterwards if every line since then is of the current version. 0, or -1 when
 * out of memory.
 */
int replay_line(struct content *content, const hz_journal_line *line, bool *told_apart);

#endif
