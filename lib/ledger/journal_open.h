/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Opening the journal of a ledger that is open already. */
#ifndef JOURNAL_OPEN_H
#define JOURNAL_OPEN_H

#include "ledger/journal.h"
#include "ledger/ledger_files.h"

/** As hz_journal_open(), beside the ledger @p b, which is borrowed. */
int journal_open_beside(const struct beside *b, hz_journal **journal, hz_error *err);

/** What another program made of the lines read so far: a set of enum journal_form. */
unsigned journal_form(const hz_journal *journal);

/** The file of a journal that exists. False: errno. */
bool journal_stat(const hz_journal *journal, struct stat *st);

#endif
