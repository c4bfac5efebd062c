/* SPDX-License-Identifier: LGPL-2.1-or-later */

#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include <hazard/ledger.h>

#endif
