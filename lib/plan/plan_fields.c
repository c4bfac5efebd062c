/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/diag.h"
#include "base/nearest.h"
#include "base/span.h"
#include "plan/plan_file.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Limits what a short file can become by lists that refer to one anchor. */
enum { MOST_ELEMENTS = 20000 };

int plan_file_error(struct plan_file *f, size_t line, const char *message, ...)
{
    va_list args;
    hz_diag_set(f->err, HZ_E006, f->name, NULL);
    va_start(args, message);
    diag_arg_sentence_list(f->err, "reason", message, args);
    va_end(args);
    f->err->line = line;
    return -1;
}

static hz_span text_of(const yaml_node_t *node)
{
    return (hz_span){(const char *)node->data.scalar.value, node->data.scalar.length};
}

struct shown plan_file_show(hz_span text)
{
    struct shown shown;
    hz_diag_copy(shown.text, sizeof shown.text, text);
    return shown;
}

/* The value at @p node has a @p problem, with names and texts for its placeholders, up to NULL. */
__attribute__((sentinel)) static int fail_at(struct plan_file *f, const yaml_node_t *node,
                                             const char *key, const char *problem, ...)
{
    va_list args;
    hz_span value = node->type == YAML_SCALAR_NODE ? text_of(node) : hz_span_of("");
    hz_diag_set(f->err, HZ_E006, f->name, NULL);
    f->err->line = node->start_mark.line + 1;
    va_start(args, problem);
    diag_arg_sentence_list(f->err, "problem", problem, args);
    va_end(args);
    diag_arg_sentence(f->err, "reason",
                      value.len == 0 ? N_("{key}: {problem}") : N_("{key}: {value}: {problem}"),
                      "key", key, "value", plan_file_show(value).text, NULL);
    return -1;
}

/* Returns zeroed memory for a list at @p node, which lives as long as the document; or NULL. */
static void *allocate(struct plan_file *f, const yaml_node_t *node, size_t count, size_t size)
{
    if (count > MOST_ELEMENTS - f->elements) {
        (void)plan_file_error(f, node->start_mark.line + 1,
                              N_("more than {limit} elements in all lists together"), "limit",
                              digits_of(MOST_ELEMENTS).text, NULL);
        return NULL;
    }
    f->elements += count;
    if (!array_reserve(&f->blocks, &f->block_cap, f->block_count + 1, sizeof *f->blocks)) {
        (void)error_no_memory(f->err, f->name);
        return NULL;
    }
    void *block = calloc(count + 1, size);
    if (block == NULL) {
        (void)error_no_memory(f->err, f->name);
        return NULL;
    }
    f->blocks[f->block_count++] = block;
    return block;
}

void plan_file_clear(struct plan_file *f)
{
    for (size_t i = 0; i < f->block_count; i++) {
        free(f->blocks[i]);
    }
    free(f->blocks);
    if (f->loaded) {
        yaml_document_delete(&f->document);
    }
}

/* The number of elements; a node that is not a list is a list of one. */
static size_t list_size(const yaml_node_t *node)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        return 1;
    }
    return (size_t)(node->data.sequence.items.top - node->data.sequence.items.start);
}

static yaml_node_t *list_node(struct plan_file *f, yaml_node_t *node, size_t i)
{
    return node->type != YAML_SEQUENCE_NODE
               ? node
               : yaml_document_get_node(&f->document, node->data.sequence.items.start[i]);
}

static int fill_text(struct plan_file *f, yaml_node_t *node, const char *key, const char **text)
{
    hz_span s = node->type == YAML_SCALAR_NODE ? text_of(node) : hz_span_of("");
    if (s.len == 0 || span_trim(s).len != s.len || memchr(s.ptr, '\0', s.len) != NULL) {
        return fail_at(f, node, key, N_("must be a text"), NULL);
    }
    *text = s.ptr;
    return 0;
}

/* The source of a rule; it may be empty, then none is cited. */
static int fill_basis(struct plan_file *f, yaml_node_t *node, const char *key, const char **text)
{
    *text = NULL;
    return node->type == YAML_SCALAR_NODE && text_of(node).len == 0 ? 0
                                                                    : fill_text(f, node, key, text);
}

static int fill_date(struct plan_file *f, yaml_node_t *node, const char *key, hz_date *date)
{
    bool ok = node->type == YAML_SCALAR_NODE && hz_date_parse(text_of(node), date) == HZ_VALUE_OK;
    return ok ? 0 : fail_at(f, node, key, N_("must be a date such as 2023-05-01"), NULL);
}

static int fill_month(struct plan_file *f, yaml_node_t *node, const char *key, hz_month *month)
{
    bool ok = node->type == YAML_SCALAR_NODE && hz_month_parse(text_of(node), month);
    return ok ? 0 : fail_at(f, node, key, N_("must be a month such as 2023-05"), NULL);
}

static int fill_choice(struct plan_file *f, yaml_node_t *node, const struct field *field,
                       const char **choice)
{
    if (fill_text(f, node, field->key, choice) != 0) {
        return -1;
    }
    struct nearest near = {.wanted = text_of(node)};
    for (const char *const *allowed = field->of.choices; *allowed != NULL; allowed++) {
        if (hz_span_is(near.wanted, *allowed)) {
            return 0;
        }
    }
    for (const char *const *allowed = field->of.choices; *allowed != NULL; allowed++) {
        nearest_offer(&near, *allowed);
    }
    return fail_at(f, node, field->key, N_("not an allowed value; the nearest is {choice}"),
                   "choice", near.best, NULL);
}

static int fill_number(struct plan_file *f, yaml_node_t *node, const struct field *field,
                       int *number)
{
    const struct range *range = field->of.range;
    hz_span s = node->type == YAML_SCALAR_NODE ? text_of(node) : hz_span_of("");
    bool ok = s.len >= 1 && s.len <= 9 && strspn(s.ptr, "0123456789") == s.len;
    *number = ok ? (int)strtol(s.ptr, NULL, 10) : 0;
    if (ok && *number >= range->least && *number <= range->most) {
        return 0;
    }
    return fail_at(f, node, field->key, N_("must be a number from {least} to {most}"), "least",
                   digits_of(range->least).text, "most", digits_of(range->most).text, NULL);
}

static int fill_flag(struct plan_file *f, yaml_node_t *node, const char *key, bool *flag)
{
    hz_span s = node->type == YAML_SCALAR_NODE ? text_of(node) : hz_span_of("");
    *flag = hz_span_equal(s, hz_span_of("true"));
    bool ok = *flag || hz_span_equal(s, hz_span_of("false"));
    return ok ? 0 : fail_at(f, node, key, N_("must be true or false"), NULL);
}

static int fill_texts(struct plan_file *f, yaml_node_t *node, const char *key,
                      hz_string_list *texts)
{
    size_t count = list_size(node);
    texts->items = allocate(f, node, count, sizeof *texts->items);
    if (texts->items == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (fill_text(f, list_node(f, node, i), key, &texts->items[i]) != 0) {
            return -1;
        }
    }
    texts->count = count;
    return 0;
}

static int fill_dates(struct plan_file *f, yaml_node_t *node, const char *key, hz_days *days)
{
    size_t count = list_size(node);
    days->items = allocate(f, node, count, sizeof *days->items);
    if (days->items == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        if (fill_date(f, list_node(f, node, i), key, &days->items[i]) != 0) {
            return -1;
        }
    }
    days->count = count;
    return 0;
}

static int fill_field(struct plan_file *f, yaml_node_t *node, const struct field *field,
                      void *target);

static bool is_one_text(const struct item *item)
{
    bool one = item->fields[0].required;
    for (size_t i = 1; item->fields[i].key != NULL; i++) {
        one = one && !item->fields[i].required;
    }
    return one;
}

static int fill_item(struct plan_file *f, yaml_node_t *node, const struct item *item, char *target)
{
    return node->type == YAML_SCALAR_NODE && is_one_text(item)
               ? fill_field(f, node, &item->fields[0], target)
               : plan_file_fill(f, node, item->fields, target);
}

static int fill_list(struct plan_file *f, yaml_node_t *node, const struct field *field,
                     char *member)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        return fail_at(f, node, field->key, N_("must be a list"), NULL);
    }
    size_t count = list_size(node);
    char *items = allocate(f, node, count, field->of.item->size);
    if (items == NULL) {
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        yaml_node_t *element = list_node(f, node, i);
        if (fill_item(f, element, field->of.item, items + i * field->of.item->size) != 0) {
            return -1;
        }
    }
    /* the types of these pointers differ, so the bytes are copied */
    memcpy(member, &items, sizeof items);
    memcpy(member + sizeof items, &count, sizeof count);
    return 0;
}

static int fill_field(struct plan_file *f, yaml_node_t *node, const struct field *field,
                      void *target)
{
    void *member = (char *)target + field->offset;
    switch (field->kind) {
    case FIELD_TEXT:
        return fill_text(f, node, field->key, member);
    case FIELD_BASIS:
        return fill_basis(f, node, field->key, member);
    case FIELD_CHOICE:
        return fill_choice(f, node, field, member);
    case FIELD_DATE:
        return fill_date(f, node, field->key, member);
    case FIELD_MONTH:
        return fill_month(f, node, field->key, member);
    case FIELD_NUMBER:
        return fill_number(f, node, field, member);
    case FIELD_FLAG:
        return fill_flag(f, node, field->key, member);
    case FIELD_TEXTS:
        return fill_texts(f, node, field->key, member);
    case FIELD_DATES:
        return fill_dates(f, node, field->key, member);
    default:
        return fill_list(f, node, field, member);
    }
}

/* Returns the field of @p key; NULL: unknown, with the most similar key in @p nearest. */
static const struct field *find_field(const struct field *fields, hz_span key, const char **nearest)
{
    struct nearest near = {.wanted = key};
    for (const struct field *field = fields; field->key != NULL; field++) {
        if (hz_span_is(key, field->key)) {
            return field;
        }
    }
    for (const struct field *field = fields; field->key != NULL; field++) {
        nearest_offer(&near, field->key);
    }
    *nearest = near.best;
    return NULL;
}

static int check_required(struct plan_file *f, yaml_node_t *node, const struct field *fields,
                          uint64_t seen)
{
    for (size_t i = 0; fields[i].key != NULL; i++) {
        if (fields[i].required && (seen & UINT64_C(1) << i) == 0) {
            return plan_file_error(f, node->start_mark.line + 1, N_("{key} is missing"), "key",
                                   fields[i].key, NULL);
        }
    }
    return 0;
}

int plan_file_fill(struct plan_file *f, yaml_node_t *node, const struct field *fields, void *target)
{
    uint64_t seen = 0;
    if (node == NULL || node->type != YAML_MAPPING_NODE) {
        size_t line = node == NULL ? 1 : node->start_mark.line + 1;
        return plan_file_error(f, line, N_("there must be “key: value” lines here"), NULL);
    }
    yaml_node_pair_t *pair = node->data.mapping.pairs.start;
    for (; pair < node->data.mapping.pairs.top; pair++) {
        yaml_node_t *key = yaml_document_get_node(&f->document, pair->key);
        yaml_node_t *value = yaml_document_get_node(&f->document, pair->value);
        const char *nearest = "";
        hz_span name = key->type == YAML_SCALAR_NODE ? text_of(key) : hz_span_of("?");
        const struct field *field = find_field(fields, name, &nearest);
        if (field == NULL) {
            return plan_file_error(f, key->start_mark.line + 1,
                                   N_("{key} is not a known key; did you mean {nearest}?"), "key",
                                   plan_file_show(name).text, "nearest", nearest, NULL);
        }
        uint64_t bit = UINT64_C(1) << (field - fields);
        if ((seen & bit) != 0) {
            return plan_file_error(f, key->start_mark.line + 1, N_("{key} occurs twice"), "key",
                                   field->key, NULL);
        }
        seen |= bit;
        if (fill_field(f, value, field, target) != 0) {
            return -1;
        }
    }
    return check_required(f, node, fields, seen);
}

size_t plan_file_line(struct plan_file *f, const char *key, size_t index)
{
    const yaml_node_t *root = yaml_document_get_root_node(&f->document);
    const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
    for (; pair < root->data.mapping.pairs.top; pair++) {
        const yaml_node_t *name = yaml_document_get_node(&f->document, pair->key);
        yaml_node_t *value = yaml_document_get_node(&f->document, pair->value);
        if (hz_span_equal(text_of(name), hz_span_of(key))) {
            const yaml_node_t *element =
                index < list_size(value) ? list_node(f, value, index) : value;
            return element->start_mark.line + 1;
        }
    }
    return root->start_mark.line + 1;
}
