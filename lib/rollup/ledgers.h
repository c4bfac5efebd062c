/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Which ledgers are those of one township: that it has reported. */
#ifndef COUNT_LEDGERS_H
#define COUNT_LEDGERS_H

#include "base/intern.h"

struct ledgers {
    struct intern files;
    int *areas; /* of each file: the one township of its rows, or several */
    size_t cap;
    size_t last; /* the file of the row before */
};

/** Notes that ledger @p file has a row of township @p area. False: out of memory. */
bool ledgers_note(struct ledgers *l, hz_span file, int area);

/** Notes all of @p part. False: out of memory. */
bool ledgers_join(struct ledgers *l, const struct ledgers *part);

/** True if one of the ledgers has rows of @p area alone. */
bool ledgers_has_own(const struct ledgers *l, int area);

void ledgers_free(struct ledgers *l);

#endif
