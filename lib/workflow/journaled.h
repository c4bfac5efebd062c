/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The numbers that a journal knows, and which of them the ledger still has. */
#ifndef STEP_JOURNALED_H
#define STEP_JOURNALED_H

#include "base/intern.h"
#include <stdint.h>

struct journaled_id {
    uint64_t line; /* 序号 of the first line about it */
    bool in_ledger;
};

/** Begin with all zero. */
struct journaled {
    struct intern ids; /* in their plain form */
    struct journaled_id *items;
    size_t cap;
};

/** Notes that line @p line of the journal is about @p id. False: out of memory. */
bool journaled_add(struct journaled *j, hz_span id, uint64_t line);

/** Notes that @p id is in the ledger. */
void journaled_found(struct journaled *j, hz_span id);

/** The first line about @p id if the ledger has lost it; 0: it is free, or still there. */
uint64_t journaled_lost(const struct journaled *j, hz_span id);

void journaled_free(struct journaled *j);

#endif
