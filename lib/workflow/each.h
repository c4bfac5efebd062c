/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Going through a ledger, or its journal, from the first to the last. */
#ifndef AUDIT_EACH_H
#define AUDIT_EACH_H

#include "ledger/journal.h"
#include "ledger/journal_line.h"
#include "rows/rows.h"

/** Is handed one after the other. 0: go on; 1: stop; -1: out of memory, or @p err was set by it. */
typedef int (*each_row_fn)(void *ctx, const hz_row *row);
typedef int (*each_line_fn)(void *ctx, const hz_journal_line *line);

/** Hands each row of data to @p fn. 0, 1 if it stopped, or -1 with @p err set. */
int each_row(const char *ledger, each_row_fn fn, void *ctx, hz_error *err);

/** The journal that was gone through. */
struct each_journal {
    bool exists;
    unsigned form; /* enum journal_form */
    char head[HZ_HASH_SIZE];
};

/** Hands each line, damaged ones too, to @p fn. @p seen may be NULL. */
int each_line(const char *ledger, each_line_fn fn, void *ctx, struct each_journal *seen,
              hz_error *err);

#endif
