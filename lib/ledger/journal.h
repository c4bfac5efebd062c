/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * The journal of a ledger, LEDGER.journal.csv: one line for each change, each chained to the one
 * before by SHA-256, so that no line can be changed, removed, inserted or moved unnoticed.
 *
 * 谁检查、谁签名、谁负责 and 责任倒查 (art. 2.3.5). The file is UTF-8 with a byte order mark, one
 * line of text a change, and opens in a spreadsheet.
 */
#ifndef LEDGER_JOURNAL_H
#define LEDGER_JOURNAL_H

#include "base/diag.h"
#include "ledger/ledger_files.h"
#include "ledger/sha256.h"
#include "schema/schema.h"
#include "value/value.h"

struct journal;

/** One line; valid until the next is read. */
struct journal_line {
    hz_span cells[HZ_JOURNAL_COLUMNS];
    uint64_t number;      /* 序号; 0 for the header and for what is not a line of a journal */
    int event;            /* hz_event; -1 if it is unknown */
    uint64_t text_line;   /* in the file, from 1 */
    const hz_diag *fault; /* what is wrong with it; NULL: nothing */
};

/**
 * Open the journal of @p ledger for reading. A symbolic link to the ledger is followed, one to the
 * journal is not (E011). The journal must be a regular file with one name that belongs to the
 * ledger's owner, the caller or root (E011, E013, E014). A missing journal has no lines. Lines of
 * an interrupted change are not read. 0, or -1 with @p err set.
 */
int journal_open(const char *ledger, struct journal **journal, hz_error *err);

/** As journal_open(), for a ledger whose files (borrowed) are open already. */
int journal_open_in(const struct ledger_files *files, struct journal **journal, hz_error *err);

/** True if the file exists; it may be empty. */
bool journal_exists(const struct journal *journal);

/** The name of the journal for messages. Owned by @p journal. */
const char *journal_name(const struct journal *journal);

/** Read the next line, damaged ones too: 1; 0 at the end; -1 with @p err set. */
int journal_next(struct journal *journal, const struct journal_line **line, hz_error *err);

/** The check value of the last line read; "" if there is none. */
const char *journal_head(const struct journal *journal);

/** How another program changed the form of the lines read so far: a set of enum journal_form. */
unsigned journal_form(const struct journal *journal);

/** Stat the file of a journal that exists. False: errno. */
bool journal_stat(const struct journal *journal, struct stat *st);

void journal_close(struct journal *journal);

/** Receive one part of the cell 变更: a change, or a note (@p before.ptr is NULL). */
typedef int (*journal_change_fn)(void *ctx, hz_span label, hz_span before, hz_span after);

/**
 * Call @p fn with each part of the cell 变更 until it returns other than 0, which is then
 * returned. 0: all parts; -1 also when out of memory.
 */
int journal_line_changes(const struct journal_line *line, journal_change_fn fn, void *ctx);

#endif
