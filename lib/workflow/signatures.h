/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The columns of the ledger in which somebody signs, one line each in signatures.c. */
#ifndef AUDIT_SIGNATURES_H
#define AUDIT_SIGNATURES_H

#include "schema/schema.h"

struct signature {
    hz_column person;
    hz_column day; /* on which, or by which */
};

extern const struct signature signatures[];
extern const size_t signature_count;

/** The place of @p column among them; -1: nobody signs there. */
int signature_find(int column);

#endif
