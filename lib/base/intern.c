/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/intern.h"
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

enum { FIRST_SLOTS = 64, CACHE_LINE = 64 };

/*
 * The high and the low half of the product, combined by xor. As the factor is secret, no input can
 * be made to collide; SipHash has the same property but takes 15 ns for a hazard's number, this 2.
 */
static uint64_t fold(uint64_t word, uint64_t secret)
{
#ifdef __SIZEOF_INT128__
    __extension__ unsigned __int128 product = (unsigned __int128)word * secret;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t low = (word & UINT32_MAX) * (secret & UINT32_MAX);
    uint64_t cross = (word >> 32) * (secret & UINT32_MAX) + (low >> 32);
    uint64_t other = (word & UINT32_MAX) * (secret >> 32) + (cross & UINT32_MAX);
    uint64_t high = (word >> 32) * (secret >> 32) + (cross >> 32) + (other >> 32);
    return (other << 32 | (low & UINT32_MAX)) ^ high;
#endif
}

/* Most bits in which the last characters of consecutive numbers differ. */
enum { COUNTING = 7 };

/*
 * Eight bytes at a time; the last eight may overlap those before. Strings that differ only in the
 * counting bits get slots that differ only in them: the numbers of a ledger are often consecutive,
 * and then their slots share a cache line.
 */
static size_t hash(const struct intern *in, hz_span key)
{
    static const unsigned char others[] = {0xFF, 0xFF, 0xFF, 0xFF,
                                           0xFF, 0xFF, 0xFF, 0xFF - COUNTING};
    uint64_t h = in->secrets[0] ^ key.len;
    uint64_t word = 0;
    uint64_t mask;
    if (key.len == 0) {
        return (size_t)h;
    }
    unsigned char last = (unsigned char)key.ptr[key.len - 1];
    if (key.len < sizeof word) {
        for (size_t i = 0; i < key.len; i++) {
            word = word << 8 | (unsigned char)key.ptr[i];
        }
        word &= ~(uint64_t)COUNTING;
    } else {
        for (size_t i = 0; i + sizeof word < key.len; i += sizeof word) {
            memcpy(&word, key.ptr + i, sizeof word);
            h = fold(h ^ word, in->secrets[1]);
        }
        memcpy(&word, key.ptr + key.len - sizeof word, sizeof word);
        memcpy(&mask, others, sizeof mask);
        word &= mask;
    }
    return (size_t)fold(fold(h ^ word, in->secrets[1]), in->secrets[2]) ^ (last & COUNTING);
}

/* Compares strings of equal length, by words as hash() reads them. */
static bool is_same(const char *a, const char *b, size_t len)
{
    uint64_t x = 0;
    uint64_t y = 0;
    if (len < sizeof x) {
        return len == 0 || memcmp(a, b, len) == 0;
    }
    for (size_t i = 0; i + sizeof x < len; i += sizeof x) {
        memcpy(&x, a + i, sizeof x);
        memcpy(&y, b + i, sizeof y);
        if (x != y) {
            return false;
        }
    }
    memcpy(&x, a + len - sizeof x, sizeof x);
    memcpy(&y, b + len - sizeof y, sizeof y);
    return x == y;
}

hz_span intern_get(const struct intern *in, size_t number)
{
    const char *bytes = in->bytes.ptr == NULL ? "" : in->bytes.ptr;
    return (hz_span){bytes + in->starts[number], in->starts[number + 1] - in->starts[number]};
}

/* The slot that holds @p key, whose hash is @p h, or the free one where it belongs. */
static struct slot *find_slot(const struct intern *in, hz_span key, size_t h)
{
    size_t at =
        (uint32_t)h & (in->slot_count - 1); /* only the bits in the tag, as in grow_slots() */
    struct slot *slot = &in->slots[at];
    while (slot->number != 0) {
        hz_span there =
            slot->tag == (uint32_t)h ? intern_get(in, slot->number - 1) : hz_span_of("");
        if (slot->tag == (uint32_t)h && there.len == key.len &&
            is_same(there.ptr, key.ptr, key.len)) {
            break;
        }
        at = (at + 1) & (in->slot_count - 1);
        slot = &in->slots[at];
    }
    return slot;
}

size_t intern_find(const struct intern *in, hz_span key)
{
    if (in->slot_count == 0) {
        return SIZE_MAX;
    }
    uint32_t number = find_slot(in, key, hash(in, key))->number;
    return number == 0 ? SIZE_MAX : number - 1;
}

/* Without random bytes, uses the time and an address, which others do not know either. */
static void choose_secrets(struct intern *in)
{
    struct timespec now = {0};
    if (getrandom(in->secrets, sizeof in->secrets, GRND_NONBLOCK) != (ssize_t)sizeof in->secrets) {
        (void)clock_gettime(CLOCK_MONOTONIC, &now);
        in->secrets[0] = (uint64_t)now.tv_nsec << 32 ^ (uint64_t)(uintptr_t)in;
        in->secrets[1] = in->secrets[0] * UINT64_C(0x9E3779B97F4A7C15);
        in->secrets[2] = in->secrets[1] ^ (uint64_t)now.tv_sec;
    }
    in->secrets[1] |= 1;
    in->secrets[2] |= 1;
}

/* There are at most 2^32 strings, so the tags are enough to find the slots in a larger table. */
static bool grow_slots(struct intern *in)
{
    size_t slot_count = in->slot_count == 0 ? FIRST_SLOTS : in->slot_count * 2;
    struct slot *slots = aligned_alloc(CACHE_LINE, slot_count * sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    if (in->slot_count == 0) {
        choose_secrets(in);
    }
    memset(slots, 0, slot_count * sizeof *slots);
    for (size_t i = 0; i < in->slot_count; i++) {
        size_t at = in->slots[i].tag & (slot_count - 1);
        while (in->slots[i].number != 0 && slots[at].number != 0) {
            at = (at + 1) & (slot_count - 1);
        }
        if (in->slots[i].number != 0) {
            slots[at] = in->slots[i];
        }
    }
    free(in->slots);
    in->slots = slots;
    in->slot_count = slot_count;
    return true;
}

static bool grow_starts(struct intern *in)
{
    size_t cap = in->cap == 0 ? FIRST_SLOTS : in->cap * 2;
    size_t *starts = realloc(in->starts, (cap + 1) * sizeof *starts);
    if (starts == NULL) {
        return false;
    }
    in->starts = starts;
    in->starts[in->count] = in->bytes.len;
    in->cap = cap;
    return true;
}

size_t intern_put(struct intern *in, hz_span key)
{
    if ((in->count + 1) * 2 > in->slot_count && !grow_slots(in)) {
        return SIZE_MAX;
    }
    size_t h = hash(in, key);
    struct slot *slot = find_slot(in, key, h);
    if (slot->number != 0) {
        return slot->number - 1;
    }
    if ((in->count == in->cap && !grow_starts(in)) || in->count >= UINT32_MAX - 1 ||
        !buf_add_span(&in->bytes, key)) {
        return SIZE_MAX;
    }
    in->starts[++in->count] = in->bytes.len;
    *slot = (struct slot){(uint32_t)in->count, (uint32_t)h};
    return in->count - 1;
}

void intern_free(struct intern *in)
{
    buf_free(&in->bytes);
    free(in->starts);
    free(in->slots);
    *in = (struct intern){0};
}
