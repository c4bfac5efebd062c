/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** How a ledger ends: what is added must not be glued to half a character. */
#ifndef LEDGER_FILE_END_H
#define LEDGER_FILE_END_H

#include "ledger/state.h"

/** True if the file is made of whole units of its encoding; else @p err is set (E531). */
bool ledger_has_whole_units(const hz_ledger *l, hz_error *err);

/** True if a last line without a line end is whole text; else @p err is set (E531, or no memory).
 */
bool ledger_ends_whole(const hz_ledger *l, hz_error *err);

#endif
