/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Columns that a table has more than once. */
#ifndef SCHEMA_BINDING_H
#define SCHEMA_BINDING_H

#include "schema/schema.h"

/** How a field whose label names a column compares with the field that holds the column. */
enum doubled {
    DOUBLED_NOT,    /**< it holds the column itself, or its label names none */
    DOUBLED_WEAKER, /**< an alias; the other has the column's own label */
    DOUBLED_EQUAL,  /**< neither label is better than the other */
    DOUBLED_LABEL,  /**< the very same label */
};

/** True if both are of the same labels. */
static inline bool digest_is(const hz_digest *a, const hz_digest *b)
{
    return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

enum doubled binding_doubled(const hz_binding *binding, size_t i);

#endif
