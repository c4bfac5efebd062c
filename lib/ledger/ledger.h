/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "ledger/journal.h"
#include "rows/rows.h"
#include <hazard/ledger.h>

#endif
