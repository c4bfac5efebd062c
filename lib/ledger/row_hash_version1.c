/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Check values of version 1, to compare rows with old lines of a journal. */
#include "base/array.h"
#include "base/span.h"
#include "ledger/row_hash.h"
#include "schema/binding.h"
#include "value/value.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *id;
    const char *label;
    const char *aliases;
} labels[] = {
#define LABELS(name, id, label, aliases) {id, label, aliases},
#include "ledger/version1.def"
#undef LABELS
};

static const hz_column columns[] = {
#define LABELS(name, id, label, aliases) HZ_COL_##name,
#include "ledger/version1.def"
#undef LABELS
};

/* Half-width, lower case, no white space: the form in which version 1 compared labels. */
static bool normalize(hz_span label, char *out, size_t size, size_t *len)
{
    char plain[256];
    size_t plain_len = 0;
    *len = 0;
    if (!hz_normalize(span_trim(label), plain, sizeof plain, &plain_len) || plain_len > size) {
        return false;
    }
    for (size_t i = 0; i < plain_len; i++) {
        char c = plain[i];
        if (strchr(" \t\r\n", c) == NULL || c == '\0') {
            out[(*len)++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        }
    }
    return *len > 0;
}

/* True if @p normal is one of the labels joined by |. */
static bool is_one_of(hz_span normal, const char *known)
{
    while (*known != '\0') {
        char form[256];
        size_t len = 0;
        size_t end = strcspn(known, "|");
        if (normalize((hz_span){known, end}, form, sizeof form, &len) &&
            hz_span_equal(normal, (hz_span){form, len})) {
            return true;
        }
        known += end + (known[end] == '|' ? 1 : 0);
    }
    return false;
}

static int find_column(const char *label)
{
    char text[256];
    size_t len = 0;
    if (!normalize(hz_span_of(label), text, sizeof text, &len)) {
        return HZ_COL_NONE;
    }
    hz_span normal = {text, len};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (hz_span_is(normal, labels[i].id) || is_one_of(normal, labels[i].label) ||
            is_one_of(normal, labels[i].aliases)) {
            return (int)columns[i];
        }
    }
    return HZ_COL_NONE;
}

void version1_free(struct version1 *v)
{
    free(v->columns);
    content_free(&v->content);
    *v = (struct version1){0};
}

/* Of several labels that name one column the first held it. */
static bool bind(struct version1 *v, const hz_binding *binding)
{
    bool held[HZ_COLUMN_COUNT] = {false};
    if (v->columns != NULL && digest_is(&v->digest, &binding->digest) &&
        v->count == binding->count) {
        return true;
    }
    if (!array_reserve(&v->columns, &v->cap, binding->count + 1, sizeof *v->columns)) {
        return false;
    }
    v->count = binding->count;
    v->digest = binding->digest;
    for (size_t i = 0; i < v->count; i++) {
        int column = find_column(binding->labels[i]);
        v->columns[i] = column != HZ_COL_NONE && held[column] ? HZ_COL_NONE : column;
        if (column != HZ_COL_NONE) {
            held[column] = true;
        }
    }
    return true;
}

/* True if version 1 read the value as a date: separate year, month and day, no time but midnight.
 */
static bool was_date(hz_span value)
{
    char plain[64];
    size_t len = 0;
    size_t marks = 0;
    size_t colons = 0;
    if (!hz_normalize(span_trim(value), plain, sizeof plain - 1, &len)) {
        return false;
    }
    plain[len] = '\0';
    for (size_t i = 0; i < len; i++) {
        marks += strchr("-/.", plain[i]) != NULL ? 1 : 0;
        colons += plain[i] == ':' ? 1 : 0;
    }
    const char *time = strrchr(plain, ' ');
    bool midnight = colons == 0 || (time != NULL && strspn(time + 1, "0:") == strlen(time + 1)) ||
                    strstr(plain, "日0") != NULL;
    return midnight && (marks == 2 || strstr(plain, "年") != NULL);
}

/* True if version 1 read the value as an amount: digits and signs. */
static bool was_amount(hz_span value)
{
    char plain[96];
    size_t len = 0;
    if (!hz_normalize(span_trim(value), plain, sizeof plain - 1, &len)) {
        return false;
    }
    plain[len] = '\0';
    return strspn(plain, "0123456789,.+ ") == len;
}

static hz_span plain_value(int column, hz_span value, char buffer[32])
{
    hz_type type = column == HZ_COL_NONE ? HZ_TYPE_TEXT : hz_column_get((hz_column)column)->type;
    bool changes =
        (type == HZ_TYPE_DATE && was_date(value)) || (type == HZ_TYPE_MONEY && was_amount(value));
    return changes ? content_canonical(column, value, buffer) : value;
}

static void add_piece(struct sha256 *h, hz_span name, hz_span value)
{
    char length[32];
    (void)snprintf(length, sizeof length, "%zu:", name.len);
    sha256_add(h, hz_span_of(length));
    sha256_add(h, name);
    (void)snprintf(length, sizeof length, "=%zu:", value.len);
    sha256_add(h, hz_span_of(length));
    sha256_add(h, value);
    sha256_add(h, hz_span_of("\n"));
}

bool row_hash_version1(struct version1 *v, const hz_binding *binding, const hz_span *cells,
                       size_t count, char hash[SHA256_HEX_SIZE])
{
    struct content *c = &v->content;
    struct sha256 h;
    c->text.len = 0;
    c->count = 0;
    if (!bind(v, binding)) {
        return false;
    }
    for (size_t i = 0; i < v->count && i < count; i++) {
        bool known = v->columns[i] != HZ_COL_NONE;
        if (span_trim(cells[i]).len > 0 &&
            !content_set_entry(c, v->columns[i], known ? 0 : 1, hz_span_of(binding->labels[i]),
                               cells[i])) {
            return false;
        }
    }
    sha256_init(&h);
    for (size_t i = 0; i < c->count; i++) {
        const struct content_entry *e = &c->entries[i];
        char buffer[32];
        hz_span name =
            e->nth == 0 ? hz_span_of(hz_column_get((hz_column)e->column)->id) : content_label(c, e);
        add_piece(&h, name, plain_value(e->column, content_value(c, e), buffer));
    }
    sha256_final(&h, hash);
    return true;
}
