/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "ledger/row_content.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "schema/labels.h"
#include "value/value.h"
#include <stdio.h>
#include <stdlib.h>

int content_identity(int column)
{
    return column_is_extra(column) ? HZ_COL_NONE : column;
}

hz_span content_label(const struct content *c, const struct content_entry *e)
{
    if (e->nth == 0) {
        return hz_span_of(hz_column_get((hz_column)e->column)->label);
    }
    return (hz_span){c->text.ptr + e->label, e->label_len};
}

/* The first column of an unknown label needs no number; that of a known label is never the first.
 */
unsigned content_number(const struct content_entry *e)
{
    if (e->column != HZ_COL_NONE) {
        return e->nth == 0 ? 0 : e->nth + 1;
    }
    return e->nth > 1 || e->label_len == 0 ? e->nth : 0;
}

hz_span content_value(const struct content *c, const struct content_entry *e)
{
    return (hz_span){c->text.ptr + e->value, e->value_len};
}

hz_span content_column(const struct content *c, hz_column column)
{
    for (size_t i = 0; i < c->count && c->entries[i].nth == 0; i++) {
        if (c->entries[i].column == (int)column) {
            return content_value(c, &c->entries[i]);
        }
    }
    return hz_span_of("");
}

void content_free(struct content *c)
{
    buf_free(&c->text);
    free(c->entries);
    free(c->others);
    *c = (struct content){0};
}

static int compare_spans(hz_span a, hz_span b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len == 0 ? 0 : memcmp(a.ptr, b.ptr, len);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Columns of the schema in its order, then the others by column, label and number. */
static int compare_entries(const struct content *a, const struct content_entry *x,
                           const struct content *b, const struct content_entry *y)
{
    unsigned left = (unsigned)x->column; /* HZ_COL_NONE is the largest */
    unsigned right = (unsigned)y->column;
    if ((x->nth == 0) != (y->nth == 0)) {
        return x->nth == 0 ? -1 : 1;
    }
    if (left != right) {
        return left > right ? 1 : -1;
    }
    int order =
        x->column == HZ_COL_NONE ? compare_spans(content_label(a, x), content_label(b, y)) : 0;
    return order != 0 ? order : (x->nth > y->nth) - (x->nth < y->nth);
}

/* Add text with its line ends as LF: in a cell they depend on the file. */
static bool add_text(struct content *c, hz_span value)
{
    const char *at;
    while (value.len > 0 && (at = memchr(value.ptr, '\r', value.len)) != NULL) {
        size_t len = (size_t)(at - value.ptr);
        bool before_feed = len + 1 < value.len && at[1] == '\n';
        if (!buf_add(&c->text, value.ptr, len) || (!before_feed && !buf_add(&c->text, "\n", 1))) {
            return false;
        }
        value = (hz_span){at + 1, value.len - len - 1};
    }
    return buf_add_span(&c->text, value);
}

/* The index of the entry of the same column, or where to insert it. */
static size_t find_place(const struct content *c, const struct content_entry *e, bool *there)
{
    size_t place = c->count;
    *there = false;
    while (place > 0) {
        int order = compare_entries(c, &c->entries[place - 1], c, e);
        if (order <= 0) {
            *there = order == 0;
            return *there ? place - 1 : place;
        }
        place--;
    }
    return place;
}

static bool reserve(struct content *c)
{
    size_t least = HZ_COLUMN_COUNT + 8;
    size_t count = c->count < least ? least : c->count + 1;
    return array_reserve(&c->entries, &c->cap, count, sizeof *c->entries);
}

static void remove_entry(struct content *c, size_t place)
{
    c->count--;
    memmove(&c->entries[place], &c->entries[place + 1],
            (c->count - place) * sizeof c->entries[place]);
}

/* Append the label, unless it is of the schema, and the value to the text. */
static bool add_entry_text(struct content *c, struct content_entry *e, hz_span label, hz_span value)
{
    e->label = c->text.len;
    e->label_len = e->nth == 0 ? 0 : label.len;
    if (e->nth != 0 && !buf_add_span(&c->text, label)) {
        return false;
    }
    e->value = c->text.len;
    if (!add_text(c, value)) {
        return false;
    }
    e->value_len = c->text.len - e->value;
    return true;
}

bool content_set_entry(struct content *c, int column, unsigned nth, hz_span label, hz_span value)
{
    struct content_entry e = {.column = column, .nth = nth};
    bool there = false;
    if (!reserve(c) || !add_entry_text(c, &e, label, span_trim(value))) {
        return false;
    }
    size_t place = find_place(c, &e, &there);
    if (e.value_len == 0) {
        if (there) {
            remove_entry(c, place);
        }
        return true;
    }
    if (!there) {
        memmove(&c->entries[place + 1], &c->entries[place],
                (c->count - place) * sizeof c->entries[place]);
        c->count++;
    }
    c->entries[place] = e;
    return true;
}

bool content_copy(struct content *copy, const struct content *c)
{
    copy->text.len = 0;
    copy->count = 0;
    if (c->text.len > 0 && !buf_add_span(&copy->text, buf_span(&c->text))) {
        return false;
    }
    for (size_t i = 0; i < c->count; i++) {
        if (!reserve(copy)) {
            return false;
        }
        copy->entries[copy->count++] = c->entries[i];
    }
    return true;
}

bool content_set_label(struct content *c, const hz_plan *plan, hz_span label, unsigned number,
                       hz_span value)
{
    int column = label.len == 0 ? HZ_COL_NONE : content_identity(label_column(plan, label));
    if (column != HZ_COL_NONE) {
        return content_set_entry(c, column, number == 0 ? 0 : number - 1, label, value);
    }
    return content_set_entry(c, column, number == 0 ? 1 : number, label, value);
}

/* The column that the label of a field names, whether or not this field holds it, if it identifies
 * the field. */
static int named_column(const hz_binding *binding, size_t field)
{
    return field < binding->count ? content_identity(binding->claims[field]) : HZ_COL_NONE;
}

int content_field(const hz_binding *binding, const hz_plan *plan, hz_span label, unsigned number)
{
    int known = label.len == 0 ? HZ_COL_NONE : label_column(plan, label);
    int column = content_identity(known);
    unsigned nth = number > 0 ? number : 1;
    if (column != HZ_COL_NONE && number == 0) {
        return binding->fields[column];
    }
    nth -= column != HZ_COL_NONE ? 1 : 0;
    for (size_t i = 0; i < binding->count; i++) {
        bool other = named_column(binding, i) == column &&
                     (column == HZ_COL_NONE ? hz_span_is(label, binding->labels[i])
                                            : binding->fields[column] != (int)i);
        if (other && --nth == 0) {
            return (int)i;
        }
    }
    /* an extra column, perhaps with another of its labels */
    return column == HZ_COL_NONE && known != HZ_COL_NONE && number == 0 ? binding->fields[known]
                                                                        : -1;
}

/* Add a value after the others, unless it is empty. */
static bool append(struct content *c, int column, unsigned nth, hz_span label, hz_span value)
{
    struct content_entry e = {.column = column, .nth = nth};
    value = span_trim(value);
    if (value.len == 0) {
        return true;
    }
    if (!reserve(c) || !add_entry_text(c, &e, label, value)) {
        return false;
    }
    c->entries[c->count++] = e;
    return true;
}

/* Group fields by column or unknown label, in the order of the table. */
static int compare_others(const void *left, const void *right)
{
    const struct other_field *a = left;
    const struct other_field *b = right;
    if (a->column != b->column) {
        return (unsigned)a->column > (unsigned)b->column ? 1 : -1;
    }
    int order = a->column == HZ_COL_NONE ? strcmp(a->label, b->label) : 0;
    return order != 0 ? order : (a->field > b->field) - (a->field < b->field);
}

static bool same_others(const struct other_field *a, const struct other_field *b)
{
    return a->column == b->column && (a->column != HZ_COL_NONE || strcmp(a->label, b->label) == 0);
}

/* Find the fields that hold no column of the schema; cells beyond the header have no label. */
static bool find_others(struct content *c, const hz_binding *binding, size_t fields, size_t *found)
{
    *found = 0;
    for (size_t i = 0; i < fields; i++) {
        int column = named_column(binding, i);
        if (column != HZ_COL_NONE && binding->fields[column] == (int)i) {
            continue;
        }
        if (!array_reserve(&c->others, &c->other_cap, *found + 1, sizeof *c->others)) {
            return false;
        }
        c->others[(*found)++] =
            (struct other_field){column, i < binding->count ? binding->labels[i] : "", i};
    }
    return true;
}

static bool add_others(struct content *c, const hz_binding *binding, const hz_span *cells,
                       size_t count)
{
    size_t found = 0;
    unsigned nth = 0;
    if (!find_others(c, binding, count > binding->count ? count : binding->count, &found)) {
        return false;
    }
    if (found > 1) {
        qsort(c->others, found, sizeof *c->others, compare_others);
    }
    for (size_t i = 0; i < found; i++) {
        const struct other_field *other = &c->others[i];
        nth = i > 0 && same_others(other - 1, other) ? nth + 1 : 1;
        if (other->field < count &&
            !append(c, other->column, nth, hz_span_of(other->label), cells[other->field])) {
            return false;
        }
    }
    return true;
}

bool content_read(struct content *c, const hz_binding *binding, const hz_span *cells, size_t count)
{
    size_t held = 0;
    c->text.len = 0;
    c->count = 0;
    for (int column = 0; column < HZ_COLUMN_COUNT; column++) {
        int field = content_identity(column) == column ? binding->fields[column] : -1;
        held += field >= 0 ? 1 : 0;
        if (field >= 0 && (size_t)field < count &&
            !append(c, column, 0, (hz_span){NULL, 0}, cells[field])) {
            return false;
        }
    }
    bool only_these = held == binding->count && count <= held;
    return only_these || add_others(c, binding, cells, count);
}

hz_span content_canonical(int column, hz_span value, char buffer[32])
{
    hz_type type = column == HZ_COL_NONE ? HZ_TYPE_TEXT : hz_column_get((hz_column)column)->type;
    hz_date date;
    hz_money money;
    if (type == HZ_TYPE_DATE && hz_date_parse(value, &date) == HZ_VALUE_OK) {
        hz_date_format(date, buffer);
        return hz_span_of(buffer);
    }
    if (type == HZ_TYPE_MONEY && hz_money_parse(value, &money) == HZ_VALUE_OK) {
        hz_money_format(money, buffer);
        return hz_span_of(buffer);
    }
    return value;
}

static bool same_value(const struct content *a, const struct content_entry *x,
                       const struct content *b, const struct content_entry *y)
{
    char left[32];
    char right[32];
    return hz_span_equal(content_canonical(x->column, content_value(a, x), left),
                         content_canonical(y->column, content_value(b, y), right));
}

hz_span difference_label(const struct difference *difference, char buffer[128])
{
    char label[112];
    if (difference->number == 0) {
        return difference->label;
    }
    hz_diag_copy(label, sizeof label, difference->label);
    (void)snprintf(buffer, 128, "%s#%u", label, difference->number);
    return hz_span_of(buffer);
}

bool content_compare(const struct content *before, const struct content *after, difference_fn fn,
                     void *ctx)
{
    size_t i = 0;
    size_t k = 0;
    bool go_on = true;
    while (go_on && (i < before->count || k < after->count)) {
        const struct content_entry *x = i < before->count ? &before->entries[i] : NULL;
        const struct content_entry *y = k < after->count ? &after->entries[k] : NULL;
        int order = x != NULL && y != NULL ? compare_entries(before, x, after, y) : 0;
        struct difference d = {.before = hz_span_of(""), .after = hz_span_of("")};
        bool same = false;
        if (x != NULL && (y == NULL || order <= 0)) {
            d.label = content_label(before, x);
            d.number = content_number(x);
            d.before = content_value(before, x);
            i++;
        }
        if (y != NULL && (x == NULL || order >= 0)) {
            d.label = content_label(after, y);
            d.number = content_number(y);
            d.after = content_value(after, y);
            same = x != NULL && order == 0 && same_value(before, x, after, y);
            k++;
        }
        go_on = same || fn(ctx, &d);
    }
    return go_on;
}
