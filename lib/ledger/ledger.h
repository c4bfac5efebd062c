#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <hazard/ledger.h>

#endif
