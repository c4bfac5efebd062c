/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/each.h"
#include "ledger/journal_open.h"

int each_row(const char *ledger, each_row_fn fn, void *ctx, hz_error *err)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    char *path = (char *)ledger;
    int result = 0;
    int found = beside_rows_open(&path, &rows, err) == 0 ? 1 : -1;
    while (found > 0 && result == 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        if (!row->is_header) {
            hz_diag_set(err, HZ_E003, ledger, NULL);
            result = fn(ctx, row);
        }
    }
    hz_rows_close(rows);
    return found < 0 ? -1 : result;
}

int each_line(const char *ledger, each_line_fn fn, void *ctx, struct each_journal *seen,
              hz_error *err)
{
    hz_journal *journal = NULL;
    const hz_journal_line *line = NULL;
    int result = 0;
    int found = hz_journal_open(ledger, &journal, err) == 0 ? 1 : -1;
    while (found > 0 && result == 0 && (found = hz_journal_next(journal, &line, err)) > 0) {
        hz_diag_set(err, HZ_E003, ledger, NULL);
        result = fn(ctx, line);
    }
    if (found == 0 && seen != NULL) {
        seen->exists = hz_journal_exists(journal);
        seen->form = journal_form(journal);
        memcpy(seen->head, hz_journal_head(journal), HZ_HASH_SIZE);
    }
    hz_journal_close(journal);
    return found < 0 ? -1 : result;
}
