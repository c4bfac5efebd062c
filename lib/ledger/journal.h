#ifndef LEDGER_JOURNAL_H
#define LEDGER_JOURNAL_H

#include <hazard/journal.h>

#endif
