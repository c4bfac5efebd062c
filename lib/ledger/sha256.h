/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** SHA-256 over several pieces of text, by libsodium. */
#ifndef LEDGER_SHA256_H
#define LEDGER_SHA256_H

#include "base/span.h"
#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

/** SHA-256 in hexadecimal, with its NUL. */
enum { SHA256_HEX_SIZE = crypto_hash_sha256_BYTES * 2 + 1 };

struct sha256 {
    crypto_hash_sha256_state state;
};

/* Needs no sodium_init(), which only chooses among implementations of other algorithms. */
static inline void sha256_init(struct sha256 *h)
{
    (void)crypto_hash_sha256_init(&h->state);
}

static inline void sha256_add(struct sha256 *h, hz_span text)
{
    (void)crypto_hash_sha256_update(&h->state, (const unsigned char *)text.ptr, text.len);
}

static inline void sha256_final(struct sha256 *h, char hex[SHA256_HEX_SIZE])
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256_final(&h->state, bytes);
    (void)sodium_bin2hex(hex, SHA256_HEX_SIZE, bytes, sizeof bytes);
}

#endif
