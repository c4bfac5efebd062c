/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/row_hash.h"
#include <stdio.h>

/* Add @p sign, unless it is NUL, the number and @p end. By hand: there are dozens in a row. */
static void add_number(struct sha256 *h, char sign, size_t number, char end)
{
    char buffer[32];
    size_t at = sizeof buffer;
    buffer[--at] = end;
    do {
        buffer[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    if (sign != '\0') {
        buffer[--at] = sign;
    }
    sha256_add(h, (hz_span){buffer + at, sizeof buffer - at});
}

static void add_column(struct sha256 *h, const struct content *c, const struct content_entry *e)
{
    bool known = e->column != HZ_COL_NONE;
    char kind = 'u';
    hz_span name =
        known ? hz_span_of(hz_column_get((hz_column)e->column)->id) : content_label(c, e);
    if (known) {
        kind = 'd';
    }
    if (e->nth == 0) {
        kind = 'c';
    }
    if (name.len == 0) {
        sha256_add(h, hz_span_of("b"));
    } else {
        add_number(h, kind, name.len, ':');
        sha256_add(h, name);
    }
    if (e->nth == 0) {
        sha256_add(h, hz_span_of("="));
    } else {
        add_number(h, '#', e->nth, '=');
    }
}

void row_hash(const struct content *c, char hash[ROW_HASH_SIZE])
{
    struct sha256 h;
    sha256_init(&h);
    for (size_t i = 0; i < c->count; i++) {
        const struct content_entry *e = &c->entries[i];
        char buffer[32];
        hz_span value = content_canonical(e->column, content_value(c, e), buffer);
        add_column(&h, c, e);
        add_number(&h, '\0', value.len, ':');
        sha256_add(&h, value);
        sha256_add(&h, hz_span_of("\n"));
    }
    hash[0] = '2';
    hash[1] = ':';
    sha256_final(&h, hash + 2);
}

bool row_hash_is_current(hz_span hash)
{
    return hash.len >= 2 && hash.ptr[0] == '2' && hash.ptr[1] == ':';
}

bool row_hash_compare(const struct content *c, struct version1 *v, const hz_binding *binding,
                      const hz_span *cells, size_t count, const char *hash, enum row_match *match)
{
    char now[ROW_HASH_SIZE];
    if (row_hash_is_current(hz_span_of(hash)) || hash[0] == '\0') {
        row_hash(c, now);
        *match = strcmp(now, hash) == 0 ? ROW_MATCHES : ROW_DIFFERS;
        return true;
    }
    if (!row_hash_version1(v, binding, cells, count, now)) {
        return false;
    }
    *match = strcmp(now, hash) == 0 ? ROW_MATCHES_VERSION1 : ROW_DIFFERS;
    return true;
}
