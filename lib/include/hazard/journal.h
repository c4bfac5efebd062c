/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The journal beside a ledger, LEDGER.journal.csv: one line for each change, each chained to the
 * one before by SHA-256, so that none can be changed, taken out, put in or moved unseen.
 *
 * 谁检查、谁签名、谁负责 and 责任倒查 (art. 2.3.5). The file is UTF-8 with a byte order mark, one
 * line of text a change, and opens in a spreadsheet.
 */
#ifndef HAZARD_JOURNAL_H
#define HAZARD_JOURNAL_H

#include <hazard/api.h>
#include <hazard/diag.h>
#include <hazard/schema.h>
#include <hazard/value.h>

HZ_API_BEGIN

/** The beginning of what @p ledger calls its journal: its own name and this. */
#define HZ_JOURNAL_SUFFIX ".journal.csv"

/** Room for a check value: SHA-256 in hexadecimal and its NUL. */
#define HZ_HASH_SIZE 65

/** What happens to a hazard, who does it and why, as the journal will keep it. */
typedef struct hz_journal_entry {
    hz_event event;
    const char *by;
    hz_date on;         /**< written where no column of the ledger takes it; HZ_NO_DATE: never */
    const char *reason; /**< NULL: none */
} hz_journal_entry;

typedef struct hz_journal hz_journal;

/** One line, valid until the next is read. */
typedef struct hz_journal_line {
    hz_span cells[HZ_JOURNAL_COLUMNS];
    uint64_t number;      /**< 序号; 0 for the header and for what is no line of a journal */
    int event;            /**< hz_event, -1 if it cannot be told */
    uint64_t text_line;   /**< in the file, from 1 */
    const hz_diag *fault; /**< what is wrong with it; NULL: it is as it was written */
} hz_journal_line;

/**
 * Opens the journal of @p ledger for reading; a link to the ledger is followed, one to the journal
 * is not (E011). The journal has to be a regular file with one name that belongs to the ledger's
 * owner, the caller or root (E011, E013, E014). A journal that is not there has no lines. Lines of
 * a change that was interrupted are not read. 0, or -1 with @p err set; close with
 * hz_journal_close().
 */
int hz_journal_open(const char *ledger, hz_journal **journal, hz_error *err);

/** True if there is a journal, though it may be empty. */
bool hz_journal_exists(const hz_journal *journal);

/** How messages call the journal; owned by it. */
const char *hz_journal_name(const hz_journal *journal);

/** The next line, damaged ones too: 1; the end: 0; -1 with @p err set. */
int hz_journal_next(hz_journal *journal, const hz_journal_line **line, hz_error *err);

/** The check value of the last line read, "" if there is none. */
const char *hz_journal_head(const hz_journal *journal);

void hz_journal_close(hz_journal *journal);

/** Takes one piece of the cell 变更: a change, or a note (@p before.ptr is NULL). */
typedef int (*hz_change_fn)(void *ctx, hz_span label, hz_span before, hz_span after);

/**
 * Hands the pieces of a line's cell 变更 to @p fn until it returns other than 0, which is then
 * returned. 0: all of them; -1 also when out of memory.
 */
int hz_journal_changes(const hz_journal_line *line, hz_change_fn fn, void *ctx);

HZ_API_END

#endif
