/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Interning: maps byte strings to numbers, from 0 in the order in which they are first added. The
 * hash function has random secrets for each table, so that no file can make all strings collide.
 */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include "base/buf.h"
#include <stdint.h>

struct slot {
    uint32_t number; /* the string's number + 1; 0: free */
    uint32_t tag;    /* low bits of the hash: if they differ, the strings need not be compared */
};

struct intern {
    struct buf bytes;   /* all strings, one after the other */
    size_t *starts;     /* offset of each string, and the end of the last */
    struct slot *slots; /* open addressing */
    size_t slot_count;  /* a power of two */
    size_t count;
    size_t cap;
    uint64_t secrets[3]; /* of the hash function, chosen when the first string is added */
};

/** Returns the number of @p key, which is added if it is new. SIZE_MAX: out of memory. */
size_t intern_put(struct intern *in, hz_span key);

/** Returns the number of @p key; SIZE_MAX if it was never added. */
size_t intern_find(const struct intern *in, hz_span key);

/** The string of @p number; valid until the next intern_put(). */
hz_span intern_get(const struct intern *in, size_t number);

void intern_free(struct intern *in);

#endif
