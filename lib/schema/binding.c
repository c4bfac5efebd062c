/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/binding.h"
#include "base/array.h"
#include "base/span.h"
#include "schema/labels.h"
#include "schema/table_kind.h"
#include <sodium/crypto_generichash.h>
#include <stdlib.h>

enum { ENOUGH_LABELS = 3, SURE_LABELS = 5 };

static char *copy_label(hz_span label)
{
    hz_span trimmed = span_trim(label);
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
 * Adds the labels from @p first on to the digest. What was derived from one header is used for
 * tables with an equal digest, so collisions must be impossible to construct. The terminating zero
 * of each label is part of what is hashed.
 */
static void digest_labels(hz_binding *b, size_t first, const char *before)
{
    crypto_generichash_state state;
    hz_digest *d = &b->digest;
    (void)crypto_generichash_init(&state, d->bytes, sizeof d->bytes, sizeof d->bytes);
    (void)crypto_generichash_update(&state, (const unsigned char *)before, strlen(before));
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
    free(binding->weak);
    free(binding->own);
    *binding = (hz_binding){0};
}

static bool reserve_field(hz_binding *b)
{
    size_t count = b->count + 1;
    size_t caps[] = {b->cap, b->cap, b->cap, b->cap, b->cap};
    bool ok = array_reserve(&b->columns, &caps[0], count, sizeof *b->columns) &&
              array_reserve(&b->labels, &caps[1], count, sizeof *b->labels) &&
              array_reserve(&b->claims, &caps[2], count, sizeof *b->claims) &&
              array_reserve(&b->own, &caps[3], count, sizeof *b->own) &&
              array_reserve(&b->weak, &caps[4], count, sizeof *b->weak);
    b->cap = ok ? caps[0] : b->cap; /* an array that did grow will do so again */
    return ok;
}

/* True if the label is verbatim the column's own, as in tables that the commands write. */
static bool is_plain(const hz_binding *b, int column, size_t i)
{
    return strcmp(b->labels[i], hz_column_get(column)->label) == 0;
}

/* The label takes precedence over the id: no table is written with two columns of that label. */
static bool has_better_claim(const hz_binding *b, int column, size_t i, size_t holder)
{
    return b->own[i] &&
           (!b->own[holder] || (is_plain(b, column, i) && !is_plain(b, column, holder)));
}

/* Gives @p column to field @p i, unless an earlier field has an equal claim to it. */
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

/* Appends a label and binds it. False: out of memory; the binding is unchanged. */
static bool add_label(hz_binding *binding, hz_span label)
{
    size_t i = binding->count;
    char *copy = reserve_field(binding) ? copy_label(label) : NULL;
    if (copy == NULL) {
        return false;
    }
    binding->labels[i] = copy;
    binding->columns[i] = HZ_COL_NONE;
    struct label_meaning meaning = label_find(binding->plan, label);
    bool weak = meaning.is_weak;
    binding->claims[i] = weak ? HZ_COL_NONE : meaning.column;
    binding->weak[i] = weak && binding->plan != NULL ? meaning.column : HZ_COL_NONE;
    binding->has_weak = binding->has_weak || binding->weak[i] != HZ_COL_NONE;
    binding->own[i] = meaning.is_own;
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
    digest_labels(binding, binding->count - 1, "");
    return 0;
}

bool binding_is_open(const hz_binding *binding, size_t i)
{
    int column = binding->weak[i];
    return column != HZ_COL_NONE && binding->fields[column] < 0;
}

bool binding_has_open(const hz_binding *binding)
{
    bool any = false;
    for (size_t i = 0; i < binding->count && !any; i++) {
        any = binding_is_open(binding, i);
    }
    return any;
}

void binding_take_weak(hz_binding *binding, size_t i)
{
    int column = binding->weak[i];
    binding->claims[i] = binding->columns[i] = column;
    binding->fields[column] = (int)i;
    digest_labels(binding, i, "weak");
}

void binding_drop_label(hz_binding *binding, size_t i)
{
    binding->labels[i][0] = '\0';
    digest_labels(binding, i, "dropped");
}

void binding_drop_weak(hz_binding *binding)
{
    for (size_t i = 0; i < binding->count; i++) {
        binding->weak[i] = HZ_COL_NONE;
    }
    binding->has_weak = false;
}

bool binding_is_taken(const hz_binding *binding, size_t i)
{
    return binding->weak[i] != HZ_COL_NONE && binding->columns[i] == binding->weak[i];
}

enum doubled binding_doubled(const hz_binding *binding, size_t i)
{
    int column = binding->claims[i];
    if (column == HZ_COL_NONE || binding->columns[i] != HZ_COL_NONE) {
        return DOUBLED_NOT;
    }
    size_t holder = (size_t)binding->fields[column];
    if (column_is_extra(column)) {
        return DOUBLED_WEAKER; /* nothing depends on which of the two holds it */
    }
    if (strcmp(binding->labels[i], binding->labels[holder]) == 0) {
        return DOUBLED_LABEL;
    }
    return binding->own[holder] && !binding->own[i] ? DOUBLED_WEAKER : DOUBLED_EQUAL;
}

int hz_binding_init(hz_binding *binding, const hz_record *header, const hz_plan *plan)
{
    *binding = (hz_binding){.plan = plan};
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        binding->fields[c] = -1;
    }
    for (size_t i = 0; i < header->count; i++) {
        if (!add_label(binding, header->fields[i])) {
            hz_binding_clear(binding);
            return -1;
        }
    }
    digest_labels(binding, 0, "");
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
    copy->weak = calloc(copy->cap, sizeof *copy->weak);
    bool ok = copy->columns != NULL && copy->labels != NULL && copy->claims != NULL &&
              copy->own != NULL && copy->weak != NULL;
    for (size_t i = 0; i < count && ok; i++) {
        copy->columns[i] = binding->columns[i];
        copy->claims[i] = binding->claims[i];
        copy->own[i] = binding->own[i];
        copy->weak[i] = binding->weak[i];
        copy->labels[i] = copy_label(hz_span_of(binding->labels[i]));
        ok = copy->labels[i] != NULL;
    }
    if (!ok) {
        copy->count = copy->labels == NULL ? 0 : count;
        hz_binding_clear(copy);
    }
    return ok ? 0 : -1;
}

/* The rule of hz_is_header(), for fields and for the parts of a line. */
static bool enough(size_t known, size_t labels)
{
    return known > 0 && (known == labels || known >= SURE_LABELS ||
                         (known >= ENOUGH_LABELS && known * 2 > labels));
}

/* Weak labels make a header only beside others, and if they are many. */
static bool enough_with_weak(size_t known, size_t weak, size_t labels)
{
    return known >= 2 && known + weak > ENOUGH_LABELS && (known + weak) * 2 > labels;
}

bool hz_is_header(const hz_record *record, const hz_plan *plan)
{
    size_t known = 0;
    size_t weak = 0;
    size_t labels = 0;
    int column = HZ_COL_NONE;
    if (record->is_header) {
        return true;
    }
    for (size_t i = 0; i < record->count && known < SURE_LABELS; i++) {
        bool repeats = i > 0 && hz_span_equal(record->fields[i], record->fields[i - 1]);
        if (!repeats && span_trim(record->fields[i]).len > 0) { /* once, if its cells are merged */
            struct label_meaning meaning = label_find(plan, record->fields[i]);
            bool is_known = meaning.column != HZ_COL_NONE && !meaning.is_weak &&
                            !column_is_extra(meaning.column);
            labels++;
            column = is_known ? meaning.column : column;
            known += is_known ? 1 : 0;
            weak += meaning.is_weak && plan != NULL ? 1 : 0;
        }
    }
    bool is_note =
        labels == 1 && column == HZ_COL_REMARK; /* 说明 or 其他 begins a note or a section */
    return (enough(known, labels) && !is_note) || enough_with_weak(known, weak, labels);
}

/* True for a character that ends a label: a delimiter of CSV, or the colon of YAML. */
static bool ends_label(char c)
{
    return c == ',' || c == '\t' || c == ';' || c == '|' || c == ':';
}

/* Splits a line at delimiters and colons; quotes and list marks are not part of a label. */
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
        hz_span label = span_trim((hz_span){line.ptr + start, i - start});
        start = i + 1;
        while (label.len > 0 && (label.ptr[0] == '"' || label.ptr[0] == '-')) {
            label = span_trim((hz_span){label.ptr + 1, label.len - 1});
        }
        if (label.len > 0 && label.ptr[label.len - 1] == '"') {
            label.len--;
        }
        labels += label.len > 0 ? 1 : 0;
        known += hz_column_find(label) != HZ_COL_NONE ? 1 : 0;
        if (i < line.len && line.ptr[i] == ':') {
            return known > 0; /* YAML: the key precedes the colon */
        }
    }
    return enough(known, labels);
}

/* True if the cells of a line, which tabs separate, are the header of a table of figures. */
static bool line_has_figures(void *ctx, hz_span line)
{
    enum { MOST = 256 };
    hz_span labels[MOST];
    hz_record header = {.fields = labels};
    (void)ctx;
    for (size_t start = 0; start < line.len && header.count < MOST;) {
        const char *end = memchr(line.ptr + start, '\t', line.len - start);
        size_t len = end == NULL ? line.len - start : (size_t)(end - line.ptr) - start;
        labels[header.count++] = (hz_span){line.ptr + start, len};
        start += len + 1;
    }
    return is_header_of_figures(&header, NULL);
}

hz_header_test hz_schema_header_test(bool with_figures)
{
    return (hz_header_test){
        .is_known = line_is_known, .has_figures = line_has_figures, .wants_figures = with_figures};
}
