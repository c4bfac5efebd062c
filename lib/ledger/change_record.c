/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/change_record.h"
#include <inttypes.h>
#include <stdio.h>

static const char magic[] = "hazard-ledger change 1 ";
enum { MAGIC = sizeof magic - 1, CHECK = SHA256_HEX_SIZE - 1, NUMBERS = 10 };

/* The numbers in the order of the text. */
static void list_numbers(struct change_record *r, uint64_t *numbers[NUMBERS])
{
    uint64_t *all[NUMBERS] = {&r->had_journal,      &r->size,           &r->before.inode,
                              &r->before.size,      &r->before.seconds, &r->before.nanoseconds,
                              &r->after.inode,      &r->after.size,     &r->after.seconds,
                              &r->after.nanoseconds};
    memcpy(numbers, all, sizeof all);
}

bool change_record_format(const struct change_record *r, struct buf *text)
{
    struct change_record copy = *r;
    uint64_t *numbers[NUMBERS];
    char check[SHA256_HEX_SIZE];
    char number[24];
    struct buf body = {0};
    struct sha256 hash;
    bool ok = true;
    list_numbers(&copy, numbers);
    for (size_t i = 0; i < NUMBERS; i++) {
        (void)snprintf(number, sizeof number, "%" PRIu64 " ", *numbers[i]);
        ok = ok && buf_add_text(&body, number);
    }
    ok = ok && buf_add_span(&body, r->head) && buf_add_text(&body, " ") &&
         buf_add_span(&body, r->temporary) && buf_add_text(&body, "\n") &&
         buf_add_span(&body, r->lines);
    sha256_init(&hash);
    sha256_add(&hash, buf_span(&body));
    sha256_final(&hash, check);
    ok = ok && buf_add_text(text, magic) && buf_add_text(text, check) && buf_add_text(text, "\n") &&
         buf_add_span(text, buf_span(&body));
    buf_free(&body);
    return ok;
}

/* Remove the text before the next @p end, and the end, from @p rest. False: there is none. */
static bool take(hz_span *rest, char end, hz_span *word)
{
    const char *at = rest->len == 0 ? NULL : memchr(rest->ptr, end, rest->len);
    if (at == NULL) {
        return false;
    }
    size_t len = (size_t)(at - rest->ptr);
    *word = (hz_span){rest->ptr, len};
    *rest = (hz_span){at + 1, rest->len - len - 1};
    return true;
}

static bool take_number(hz_span *rest, uint64_t *number)
{
    hz_span word;
    if (!take(rest, ' ', &word) || word.len == 0 || word.len > 20) {
        return false;
    }
    *number = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9') {
            return false;
        }
        *number = *number * 10 + (uint64_t)(word.ptr[i] - '0');
    }
    return true;
}

/* Parse the part after the checksum. */
static bool parse_body(hz_span rest, struct change_record *r)
{
    uint64_t *numbers[NUMBERS];
    list_numbers(r, numbers);
    for (size_t i = 0; i < NUMBERS; i++) {
        if (!take_number(&rest, numbers[i])) {
            return false;
        }
    }
    if (!take(&rest, ' ', &r->head) || !take(&rest, '\n', &r->temporary)) {
        return false;
    }
    r->lines = rest;
    return r->head.len < SHA256_HEX_SIZE && rest.len > 0;
}

enum record_state change_record_parse(hz_span text, struct change_record *r)
{
    char check[SHA256_HEX_SIZE];
    struct sha256 hash;
    size_t start = text.len < MAGIC ? text.len : MAGIC;
    *r = (struct change_record){0};
    if (start > 0 && memcmp(text.ptr, magic, start) != 0) {
        return RECORD_FOREIGN;
    }
    if (text.len <= MAGIC + CHECK) {
        return RECORD_TORN;
    }
    hz_span body = { text.ptr + MAGIC + CHECK + 1, text.len - MAGIC - CHECK - 1 };
    sha256_init(&hash);
    sha256_add(&hash, body);
    sha256_final(&hash, check);
    bool whole = text.ptr[MAGIC + CHECK] == '\n' && memcmp(text.ptr + MAGIC, check, CHECK) == 0;
    if (!whole) {
        return RECORD_TORN;
    }
    return parse_body(body, r) ? RECORD_VALID : RECORD_FOREIGN;
}
