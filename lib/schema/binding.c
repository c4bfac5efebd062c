/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/binding.h"
#include "schema/labels.h"
#include <sodium/crypto_generichash.h>
#include <stdlib.h>

enum { ENOUGH_LABELS = 3, SURE_LABELS = 5 };

static char *copy_label(hz_span label)
{
    hz_span trimmed = hz_span_trim(label);
    char *copy = malloc(trimmed.len + 1);
    if (copy != NULL) {
        if (trimmed.len > 0) {
            memcpy(copy, trimmed.ptr, trimmed.len);
        }
        copy[trimmed.len] = '\0';
    }
    return copy;
}

/*
 * Takes the labels from @p first on into the digest. What one header meant is used for rows of an
 * equal digest: nobody may be able to choose labels that have the same. Each has its end with it.
 */
static void digest_labels(hz_binding *b, size_t first)
{
    crypto_generichash_state state;
    hz_digest *d = &b->digest;
    (void)crypto_generichash_init(&state, d->bytes, sizeof d->bytes, sizeof d->bytes);
    for (size_t i = first; i < b->count; i++) {
        (void)crypto_generichash_update(&state, (const unsigned char *)b->labels[i],
                                        strlen(b->labels[i]) + 1);
    }
    (void)crypto_generichash_final(&state, d->bytes, sizeof d->bytes);
}

void hz_binding_clear(hz_binding *binding)
{
    for (size_t i = 0; i < binding->count; i++) {
        free(binding->labels[i]);
    }
    free(binding->labels);
    free(binding->columns);
    free(binding->claims);
    free(binding->own);
    *binding = (hz_binding){0};
}

/* Grows @p array, of elements of @p size, to @p cap. False: out of memory, and it is as it was. */
static bool grow(void *array, size_t cap, size_t size)
{
    void *old;
    memcpy(&old, array, sizeof old);
    void *grown = realloc(old, cap * size);
    if (grown != NULL) {
        memcpy(array, &grown, sizeof grown);
    }
    return grown != NULL;
}

static bool reserve_field(hz_binding *b)
{
    if (b->count < b->cap) {
        return true;
    }
    size_t cap = b->cap == 0 ? 64 : b->cap * 2;
    if (!grow(&b->columns, cap, sizeof *b->columns) || !grow(&b->labels, cap, sizeof *b->labels) ||
        !grow(&b->claims, cap, sizeof *b->claims) || !grow(&b->own, cap, sizeof *b->own)) {
        return false;
    }
    b->cap = cap;
    return true;
}

/* True if the label is the column's own, letter by letter, as written rows have it. */
static bool is_plain(const hz_binding *b, int column, size_t i)
{
    return strcmp(b->labels[i], hz_column_get((hz_column)column)->label) == 0;
}

/* Of an id and the label the label holds the column: two columns of that label cannot be written.
 */
static bool has_better_claim(const hz_binding *b, int column, size_t i, size_t holder)
{
    return b->own[i] &&
           (!b->own[holder] || (is_plain(b, column, i) && !is_plain(b, column, holder)));
}

/* Gives @p column to field @p i, unless one that was there before has as good a claim. */
static void claim(hz_binding *b, int column, size_t i)
{
    int holder = b->fields[column];
    if (holder >= 0) {
        b->doubled++;
        if (!has_better_claim(b, column, i, (size_t)holder)) {
            return;
        }
        b->columns[holder] = HZ_COL_NONE;
    }
    b->fields[column] = (int)i;
    b->columns[i] = column;
}

/* Binds one more label. False: out of memory, and it is as it was. */
static bool add_label(hz_binding *binding, hz_span label)
{
    size_t i = binding->count;
    char *copy = reserve_field(binding) ? copy_label(label) : NULL;
    if (copy == NULL) {
        return false;
    }
    binding->labels[i] = copy;
    binding->columns[i] = HZ_COL_NONE;
    binding->claims[i] = column_claim(label, &binding->own[i]);
    if (binding->claims[i] != HZ_COL_NONE) {
        claim(binding, binding->claims[i], i);
    }
    binding->count++;
    return true;
}

int hz_binding_add(hz_binding *binding, hz_span label)
{
    if (!add_label(binding, label)) {
        return -1;
    }
    digest_labels(binding, binding->count - 1);
    return 0;
}

enum doubled binding_doubled(const hz_binding *binding, size_t i)
{
    int column = binding->claims[i];
    if (column == HZ_COL_NONE || binding->columns[i] != HZ_COL_NONE) {
        return DOUBLED_NOT;
    }
    size_t holder = (size_t)binding->fields[column];
    if (strcmp(binding->labels[i], binding->labels[holder]) == 0) {
        return DOUBLED_LABEL;
    }
    return binding->own[holder] && !binding->own[i] ? DOUBLED_WEAKER : DOUBLED_EQUAL;
}

int hz_binding_init(hz_binding *binding, const hz_record *header)
{
    *binding = (hz_binding){0};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        binding->fields[c] = -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        if (!add_label(binding, header->fields[i])) {
            hz_binding_clear(binding);
            return -1;
        }
    }
    digest_labels(binding, 0);
    return 0;
}

int hz_binding_copy(hz_binding *copy, const hz_binding *binding)
{
    size_t count = binding->count;
    *copy = *binding;
    copy->cap = count + 1;
    copy->columns = calloc(copy->cap, sizeof *copy->columns);
    copy->labels = calloc(copy->cap, sizeof *copy->labels);
    copy->claims = calloc(copy->cap, sizeof *copy->claims);
    copy->own = calloc(copy->cap, sizeof *copy->own);
    bool ok =
        copy->columns != NULL && copy->labels != NULL && copy->claims != NULL && copy->own != NULL;
    for (size_t i = 0; i < count && ok; i++) {
        copy->columns[i] = binding->columns[i];
        copy->claims[i] = binding->claims[i];
        copy->own[i] = binding->own[i];
        copy->labels[i] = copy_label(hz_span_of(binding->labels[i]));
        ok = copy->labels[i] != NULL;
    }
    if (!ok) {
        copy->count = copy->labels == NULL ? 0 : count;
        hz_binding_clear(copy);
    }
    return ok ? 0 : -1;
}

/* The rule for fields and for the pieces of a line alike. */
static bool enough(size_t known, size_t labels)
{
    return known > 0 && (known == labels || known >= SURE_LABELS ||
                         (known >= ENOUGH_LABELS && known * 2 > labels));
}

bool hz_is_header(const hz_record *record)
{
    size_t known = 0;
    size_t labels = 0;
    int column = HZ_COL_NONE;
    if (record->is_header) {
        return true;
    }
    for (size_t i = 0; i < record->count && known < SURE_LABELS; i++) {
        if (hz_span_trim(record->fields[i]).len > 0) {
            labels++;
            column = hz_column_find(record->fields[i]);
            known += column != HZ_COL_NONE ? 1 : 0;
        }
    }
    bool is_note =
        labels == 1 && column == HZ_COL_REMARK; /* 说明 or 其他, of a note or a section */
    return enough(known, labels) && !is_note;
}

/* True where a label of a line ends: before a delimiter of CSV, or the colon of YAML. */
static bool ends_label(char c)
{
    return c == ',' || c == '\t' || c == ';' || c == '|' || c == ':';
}

/* A line cut at delimiters and colons; quotes and list marks are not part of a label. */
static bool line_is_known(void *ctx, hz_span line)
{
    size_t known = 0;
    size_t labels = 0;
    size_t start = 0;
    (void)ctx;
    for (size_t i = 0; i <= line.len && known < SURE_LABELS; i++) {
        if (i < line.len && !ends_label(line.ptr[i])) {
            continue;
        }
        hz_span label = hz_span_trim((hz_span){line.ptr + start, i - start});
        start = i + 1;
        while (label.len > 0 && (label.ptr[0] == '"' || label.ptr[0] == '-')) {
            label = hz_span_trim((hz_span){label.ptr + 1, label.len - 1});
        }
        if (label.len > 0 && label.ptr[label.len - 1] == '"') {
            label.len--;
        }
        labels += label.len > 0 ? 1 : 0;
        known += hz_column_find(label) != HZ_COL_NONE ? 1 : 0;
        if (i < line.len && line.ptr[i] == ':') {
            return known > 0; /* YAML: the label stands before the colon */
        }
    }
    return enough(known, labels);
}

hz_header_test hz_schema_header_test(void)
{
    return (hz_header_test){line_is_known, NULL};
}
