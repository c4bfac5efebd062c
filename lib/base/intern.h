/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Interning: byte strings to small numbers, counted from 0 in the order of their first coming. The
 * hash has secrets of each table's own: no file can be made whose strings all collide.
 */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/buf.h"
#include <stdint.h>

struct slot {
    uint32_t number; /* and 1; 0: it is free */
    uint32_t tag;    /* of the hash: where it differs the strings need not be fetched */
};

struct intern {
    struct buf bytes;   /* all strings, one after the other */
    size_t *starts;     /* of each string; one more than there are strings */
    struct slot *slots; /* open addressing */
    size_t slot_count;  /* a power of two */
    size_t count;
    size_t cap;
    uint64_t secrets[3]; /* of the hash, chosen with the first slots */
};

/** The number of @p key, given a new one if it was not there. SIZE_MAX: out of memory. */
size_t intern_put(struct intern *in, hz_span key);

/** The number of @p key; SIZE_MAX if it is not there. */
size_t intern_find(const struct intern *in, hz_span key);

/** The string of @p number; valid until the next intern_put(). */
hz_span intern_get(const struct intern *in, size_t number);

void intern_free(struct intern *in);

#endif
