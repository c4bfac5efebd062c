#include "journal/content.h"
#include <hazard/value.h>
#include <stdio.h>
#include <stdlib.h>

hz_span content_label(const struct content *c, const struct entry *e)
{
    if (e->column != HZ_COL_NONE) {
        return hz_span_of(hz_column_get((hz_column)e->column)->label);
    }
    return (hz_span){c->text.ptr + e->label, e->label_len};
}

hz_span content_value(const struct content *c, const struct entry *e)
{
    return (hz_span){c->text.ptr + e->value, e->value_len};
}

void content_free(struct content *c)
{
    buf_free(&c->text);
    free(c->entries);
    *c = (struct content){0};
}

static int compare_spans(hz_span a, hz_span b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len == 0 ? 0 : memcmp(a.ptr, b.ptr, len);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Columns of the schema in its order, then the others by their labels. */
static int compare_entries(const struct content *a, const struct entry *x, const struct content *b,
                           const struct entry *y)
{
    unsigned left = (unsigned)x->column; /* HZ_COL_NONE is the largest */
    unsigned right = (unsigned)y->column;
    if (left != right || x->column != HZ_COL_NONE) {
        return (left > right) - (left < right);
    }
    return compare_spans(content_label(a, x), content_label(b, y));
}

/* Line ends within a cell are those of the file that held it; here they are LF. */
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

/* The place of an entry: that of the same column, or where it would stand. */
static size_t find_place(const struct content *c, const struct entry *e, bool *there)
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
    if (c->count < c->cap) {
        return true;
    }
    size_t cap = c->cap == 0 ? HZ_COLUMN_COUNT + 8 : c->cap * 2;
    struct entry *entries = realloc(c->entries, cap * sizeof *entries);
    if (entries != NULL) {
        c->entries = entries;
        c->cap = cap;
    }
    return entries != NULL;
}

static void take_out(struct content *c, size_t place)
{
    c->count--;
    memmove(&c->entries[place], &c->entries[place + 1],
            (c->count - place) * sizeof c->entries[place]);
}

static bool set(struct content *c, int column, hz_span label, hz_span value)
{
    struct entry e = {.column = column, .label = c->text.len, .label_len = label.len};
    bool there = false;
    if (!reserve(c) || (column == HZ_COL_NONE && !buf_add_span(&c->text, label))) {
        return false;
    }
    e.value = c->text.len;
    if (!add_text(c, hz_span_trim(value))) {
        return false;
    }
    e.value_len = c->text.len - e.value;
    size_t place = find_place(c, &e, &there);
    if (e.value_len == 0) {
        if (there) {
            take_out(c, place);
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

bool content_set(struct content *c, hz_span label, hz_span value)
{
    return set(c, hz_column_find(label), label, value);
}

bool content_of(struct content *c, const hz_binding *binding, const hz_span *cells, size_t count)
{
    c->text.len = 0;
    c->count = 0;
    for (size_t i = 0; i < binding->count && i < count; i++) {
        int column = binding->columns[i];
        bool first = column != HZ_COL_NONE && binding->fields[column] == (int)i;
        /* of a column that stands twice the first counts; the second is kept by its label */
        if (hz_span_trim(cells[i]).len > 0 &&
            !set(c, first ? column : HZ_COL_NONE, hz_span_of(binding->labels[i]), cells[i])) {
            return false;
        }
    }
    return true;
}

/* The one way of writing a date or an amount; everything else stands for itself. */
static hz_span plain(int column, hz_span value, char room[32])
{
    hz_type type = column == HZ_COL_NONE ? HZ_TYPE_TEXT : hz_column_get((hz_column)column)->type;
    hz_date date;
    hz_money money;
    if (type == HZ_TYPE_DATE && hz_date_parse(value, &date) == HZ_VALUE_OK) {
        hz_date_format(date, room);
        return hz_span_of(room);
    }
    if (type == HZ_TYPE_MONEY && hz_money_parse(value, &money) == HZ_VALUE_OK) {
        hz_money_format(money, room);
        return hz_span_of(room);
    }
    return value;
}

/* Adds @p sign, unless it is NUL, and “LEN:”. By hand: there are dozens in a row. */
static void add_length(struct hash *h, char sign, size_t len)
{
    char room[32];
    size_t at = sizeof room;
    room[--at] = ':';
    do {
        room[--at] = (char)('0' + len % 10);
        len /= 10;
    } while (len > 0);
    if (sign != '\0') {
        room[--at] = sign;
    }
    hash_add(h, (hz_span){room + at, sizeof room - at});
}

void content_hash(const struct content *c, char hash[HASH_SIZE])
{
    struct hash h;
    hash_begin(&h);
    for (size_t i = 0; i < c->count; i++) {
        const struct entry *e = &c->entries[i];
        char room[32];
        hz_span id = e->column == HZ_COL_NONE ? content_label(c, e)
                                              : hz_span_of(hz_column_get((hz_column)e->column)->id);
        hz_span value = plain(e->column, content_value(c, e), room);
        add_length(&h, '\0', id.len);
        hash_add(&h, id);
        add_length(&h, '=', value.len);
        hash_add(&h, value);
        hash_add(&h, hz_span_of("\n"));
    }
    hash_end(&h, hash);
}

static bool same_value(const struct content *a, const struct entry *x, const struct content *b,
                       const struct entry *y)
{
    char left[32];
    char right[32];
    return hz_span_equal(plain(x->column, content_value(a, x), left),
                         plain(y->column, content_value(b, y), right));
}

bool content_compare(const struct content *before, const struct content *after, content_differs fn,
                     void *ctx)
{
    hz_span none = hz_span_of("");
    size_t i = 0;
    size_t k = 0;
    bool go_on = true;
    while (go_on && (i < before->count || k < after->count)) {
        const struct entry *x = i < before->count ? &before->entries[i] : NULL;
        const struct entry *y = k < after->count ? &after->entries[k] : NULL;
        int order = x != NULL && y != NULL ? compare_entries(before, x, after, y) : 0;
        if (x != NULL && (y == NULL || order < 0)) {
            go_on = fn(ctx, content_label(before, x), content_value(before, x), none);
            i++;
        } else if (y != NULL && (x == NULL || order > 0)) {
            go_on = fn(ctx, content_label(after, y), none, content_value(after, y));
            k++;
        } else if (x != NULL && y != NULL) {
            go_on =
                same_value(before, x, after, y) ||
                fn(ctx, content_label(after, y), content_value(before, x), content_value(after, y));
            i++;
            k++;
        }
    }
    return go_on;
}
