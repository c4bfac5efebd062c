/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Lots: what a hazard draws, the same on every machine. */
#ifndef SAMPLE_LOTS_H
#define SAMPLE_LOTS_H

#include "ledger/hash.h"

/** Sets @p lot to the smallest of the @p count lots of the hazard @p number. */
void lots_draw(const char *seed, hz_span number, int count, char lot[HASH_SIZE]);

#endif
