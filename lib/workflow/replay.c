/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/replay.h"
#include "ledger/journal_changes.h"
#include "ledger/row_hash.h"

/* True if the change is that of a row that was not there before: it is recorded whole. */
static bool begins_row(const struct change *change)
{
    return !change->is_note && change->number == 0 && change->before.len == 0 &&
           hz_column_find(change->name) == HZ_COL_ID;
}

int replay_line(struct content *content, const hz_journal_line *line, bool *told_apart)
{
    struct changes cell = {.rest = line->cells[HZ_JOURNAL_CHANGES]};
    struct change change;
    hz_span hash = line->cells[HZ_JOURNAL_ROW];
    int found;
    *told_apart = *told_apart && (hash.len == 0 || row_hash_is_current(hash));
    while ((found = changes_next(&cell, &change)) > 0) {
        if (begins_row(&change)) {
            content->count = content->text.len = 0;
            *told_apart = row_hash_is_current(hash);
        }
        if (!change.is_note && !content_set(content, change.name, change.number, change.after)) {
            found = -1;
            break;
        }
    }
    buf_free(&cell.buffer);
    return found;
}
