/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef LEDGER_JOURNAL_H
#define LEDGER_JOURNAL_H

#include "schema/schema.h"
#include <hazard/journal.h>

#endif
