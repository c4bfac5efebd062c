/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** SHA-256 over pieces of text, by libsodium. */
#ifndef JOURNAL_HASH_H
#define JOURNAL_HASH_H

#include "ledger/journal.h"
#include <sodium/crypto_hash_sha256.h>

/** SHA-256 in hexadecimal, with its NUL. */
enum { HASH_SIZE = HZ_HASH_SIZE };
_Static_assert(HASH_SIZE == crypto_hash_sha256_BYTES * 2 + 1, "two digits a byte and the NUL");

struct hash {
    crypto_hash_sha256_state state;
};

void hash_begin(struct hash *h);
void hash_add(struct hash *h, hz_span text);
void hash_end(struct hash *h, char hex[HASH_SIZE]);

#endif
