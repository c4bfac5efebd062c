/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/hash.h"
#include <sodium/utils.h>

/* SHA-256 keeps no state outside its own; sodium_init() would only choose among other algorithms.
 */
void hash_begin(struct hash *h)
{
    (void)crypto_hash_sha256_init(&h->state);
}

void hash_add(struct hash *h, hz_span text)
{
    (void)crypto_hash_sha256_update(&h->state, (const unsigned char *)text.ptr, text.len);
}

void hash_end(struct hash *h, char hex[HASH_SIZE])
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256_final(&h->state, bytes);
    (void)sodium_bin2hex(hex, HASH_SIZE, bytes, sizeof bytes);
}
