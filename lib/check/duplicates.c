/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/duplicates.h"
#include "base/array.h"
#include "base/characters.h"
#include "base/diag.h"
#include "check/plain_text.h"
#include <sodium/randombytes.h>
#include <stdlib.h>

enum { FIRST_SLOTS = 256 };

/* The bit of a key that marks a cancelled hazard; no key in the table has it. */
#define CANCELLED_MARK (UINT64_C(1) << 63)

/* index + 1 of an entry, and the low bits of its key; 0 means empty. */
struct slot {
    uint32_t entry;
    uint32_t tag;
};

struct entry {
    uint64_t keys[HZ_ROW_KEYS];
    struct row_place place;
};

/* Both kinds of keys are in one table, as equal keys are equally unlikely there. */
struct duplicates {
    uint64_t seed;
    struct entry *entries;
    size_t count;
    size_t cap;
    struct slot *slots;
    size_t slot_count;
    size_t used;
};

struct duplicates *duplicates_new(void)
{
    struct duplicates *d = calloc(1, sizeof *d);
    if (d != NULL) {
        randombytes_buf(&d->seed, sizeof d->seed); /* so that rows cannot be made to collide */
    }
    return d;
}

void duplicates_free(struct duplicates *d)
{
    if (d != NULL) {
        free(d->entries);
        free(d->slots);
        free(d);
    }
}

/* A hash under way. Punctuation counts only where it parts two digits: 3.5 is not 35. */
struct digest {
    uint64_t h;
    uint64_t word; /* characters not yet in `h`, three at most */
    uint32_t last; /* character that counted; 0: none */
    bool parted;   /* something was left out since */
};

enum { CHARACTER_BITS = 21, PARTED = 1 };

static uint64_t mix(uint64_t a, uint64_t b)
{
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)(a ^ UINT64_C(0xA0761D6478BD642F)) * (b ^ UINT64_C(0xE7037ED1A0B428DB));
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static inline void add_code(struct digest *d, uint32_t c)
{
    d->word = d->word << CHARACTER_BITS | c;
    if (d->word >> 2 * CHARACTER_BITS != 0) {
        d->h = mix(d->h, d->word);
        d->word = 0;
    }
}

static inline void add_character(struct digest *d, uint32_t c)
{
    if (d->parted && is_digit(d->last) && is_digit(c)) {
        add_code(d, PARTED);
    }
    add_code(d, c);
    d->last = c;
    d->parted = false;
}

/* Adds a text. False: nothing of it counts. The copy of the digest stays in registers. */
static bool add_text(struct digest *digest, hz_span text)
{
    struct digest d = *digest;
    bool any = false;
    d.last = 0;
    while (text.len > 0) {
        uint32_t c = first_han(text);
        if (c != 0) {
            text = (hz_span){text.ptr + 3, text.len - 3};
        } else {
            c = plain_character(next_character(&text));
        }
        if (c != 0) {
            add_character(&d, c);
            any = true;
        } else {
            d.parted = true;
        }
    }
    d.h = mix(d.h, d.word);
    d.word = 0;
    *digest = d;
    return any;
}

/* 0 is no key. */
static uint64_t finish(const struct digest *d, bool complete)
{
    uint64_t key = mix(d->h, 3) & ~CANCELLED_MARK;
    return complete ? key | (key == 0) : 0;
}

void duplicates_identity(const struct duplicates *d, const hz_hazard *hazard,
                         uint64_t keys[HZ_ROW_KEYS])
{
    const hz_cell *cells = hazard->cells;
    hz_date found_on = hz_hazard_date(hazard, HZ_COL_FOUND_ON);
    struct digest text = {.h = d->seed};
    bool described = add_text(&text, cells[HZ_COL_DESCRIPTION].text);
    struct digest found = {.h = mix(text.h, (uint64_t)(uint32_t)found_on)};
    bool named =
        described && found_on != HZ_NO_DATE && add_text(&found, cells[HZ_COL_ENTERPRISE].text);
    struct digest placed = {.h = mix(text.h, 4)};
    bool located = described && cells[HZ_COL_USCC].fault == HZ_VALUE_OK &&
                   add_text(&placed, cells[HZ_COL_USCC].text) &&
                   add_text(&placed, cells[HZ_COL_LOCATION].text);
    keys[0] = finish(&found, named);
    keys[1] = finish(&placed, located);
}

void duplicates_keys(const struct duplicates *d, const hz_hazard *hazard,
                     uint64_t keys[HZ_ROW_KEYS])
{
    const hz_cell *status = &hazard->cells[HZ_COL_STATUS];
    bool cancelled = status->fault == HZ_VALUE_OK && status->as.choice == HZ_STATUS_CANCELLED;
    duplicates_identity(d, hazard, keys);
    for (size_t k = 0; k < HZ_ROW_KEYS; k++) {
        keys[k] |= cancelled && keys[k] != 0 ? CANCELLED_MARK : 0;
    }
}

uint64_t duplicates_text_key(const struct duplicates *d, hz_span text)
{
    struct digest digest = {.h = mix(d->seed, 5)};
    bool any = add_text(&digest, text);
    return finish(&digest, any);
}

static struct slot *find_slot(const struct duplicates *d, uint64_t key)
{
    size_t at = (uint32_t)key & (d->slot_count - 1);
    for (;; at = (at + 1) & (d->slot_count - 1)) {
        struct slot *slot = &d->slots[at];
        const struct entry *e = slot->entry == 0 ? NULL : &d->entries[slot->entry - 1];
        if (e == NULL || (slot->tag == (uint32_t)key && (e->keys[0] == key || e->keys[1] == key))) {
            return slot;
        }
    }
}

/* Puts a key of @p entry into the table, unless an entry has it: which, else 0. */
static uint32_t put(struct duplicates *d, uint64_t key, uint32_t entry)
{
    struct slot *slot = find_slot(d, key);
    uint32_t there = slot->entry;
    if (there == 0) {
        *slot = (struct slot){entry, (uint32_t)key};
        d->used++;
    }
    return there;
}

void duplicates_prefetch(const struct duplicates *d, const uint64_t keys[HZ_ROW_KEYS])
{
    for (size_t k = 0; k < HZ_ROW_KEYS; k++) {
        if (d->slots != NULL && keys[k] != 0) {
            __builtin_prefetch(&d->slots[(uint32_t)keys[k] & (d->slot_count - 1)]);
        }
    }
}

/* The tags give the slots in a table of any size, so that the keys need not be read. */
static bool grow(struct duplicates *d)
{
    size_t slot_count = d->slot_count == 0 ? FIRST_SLOTS : d->slot_count * 2;
    struct slot *slots = calloc(slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < d->slot_count; i++) {
        size_t at = d->slots[i].tag & (slot_count - 1);
        while (d->slots[i].entry != 0 && slots[at].entry != 0) {
            at = (at + 1) & (slot_count - 1);
        }
        if (d->slots[i].entry != 0) {
            slots[at] = d->slots[i];
        }
    }
    free(d->slots);
    d->slots = slots;
    d->slot_count = slot_count;
    return true;
}

static bool reserve(struct duplicates *d)
{
    if ((d->used + HZ_ROW_KEYS) * 4 > d->slot_count * 3 && !grow(d)) {
        return false;
    }
    return d->count < UINT32_MAX - 1 &&
           array_reserve(&d->entries, &d->cap, d->count + 1, sizeof *d->entries);
}

int duplicates_add(struct duplicates *d, const uint64_t keys[HZ_ROW_KEYS], struct row_place place,
                   const struct row_place **first)
{
    *first = NULL;
    if (keys[0] == 0 && keys[1] == 0) {
        return 0;
    }
    if (!reserve(d)) {
        return -1;
    }
    struct entry *e = &d->entries[d->count++];
    *e = (struct entry){.place = place};
    e->place.is_cancelled = ((keys[0] | keys[1]) & CANCELLED_MARK) != 0;
    for (size_t k = 0; k < HZ_ROW_KEYS; k++) {
        e->keys[k] = keys[k] & ~CANCELLED_MARK;
        uint32_t there = e->keys[k] == 0 ? 0 : put(d, e->keys[k], (uint32_t)d->count);
        if (*first == NULL && there != 0 && !e->place.is_cancelled) {
            *first = &d->entries[there - 1].place;
        }
    }
    return 0;
}

/* W528 without the place. */
static void begin_diag(hz_diag *diag, const hz_row *row)
{
    hz_row_diag(diag, HZ_W528, row, HZ_COL_DESCRIPTION, NULL);
    diag->value[0] = '\0'; /* threads keep of a row its number only */
    diag->line = row->record->line;
    record_set_sheet(diag, row->record);
}

void duplicates_diag(hz_diag *diag, const hz_row *row, const char *place)
{
    begin_diag(diag, row);
    diag_arg(diag, "place", place);
}

void duplicates_diag_of(hz_diag *diag, const hz_row *row, const struct row_place *first,
                        const char *place)
{
    begin_diag(diag, row);
    if (first->is_cancelled) {
        diag_arg_sentence(diag, "place", N_("{place} (cancelled)"), "place", place, NULL);
    } else {
        diag_arg(diag, "place", place);
    }
}
