/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/ahead.h"

/* Frees the memory of what was taken, so that a long file does not make the queue grow. */
static void compact(struct ahead *a)
{
    struct stored *s = &a->stored;
    if (s->at > 0) {
        memmove(s->bytes.ptr, s->bytes.ptr + s->at, s->bytes.len - s->at);
        s->bytes.len -= s->at;
        s->at = 0;
    }
}

bool ahead_put(struct ahead *a, const hz_record *record)
{
    hz_record copy = *record;
    const hz_row row = {.record = &copy, .is_header = record->is_header};
    a->sheet = record->sheet;
    a->other_sheets = record->other_sheets;
    copy.sheet = copy.other_sheets = NULL;
    compact(a);
    bool put = stored_rows_put(&a->stored, &row, false, 0);
    a->count += put ? 1 : 0;
    return put;
}

bool ahead_put_end(struct ahead *a, const hz_error *failed)
{
    compact(a);
    a->has_end = stored_rows_put_end(&a->stored, failed);
    a->count += a->has_end ? 1 : 0;
    return a->has_end;
}

int ahead_take(struct ahead *a, const hz_record **record, hz_error *err)
{
    hz_row row = {.is_header = false};
    uint8_t mark = 0;
    hz_diag_set(err, HZ_E003, NULL, NULL);
    enum stored_what what = stored_rows_take(&a->stored, &a->record, &row, &mark, err);
    if (what == STORED_ROW) {
        a->count--;
        a->record.is_header = row.is_header;
        a->record.sheet = a->sheet;
        a->record.other_sheets = a->other_sheets;
        *record = &a->record;
        bool known = a->record.field_lines != NULL || field_lines_find(&a->lines, &a->record);
        return known ? 1 : -1;
    }
    if (what == STORED_END || what == STORED_FAILED) {
        a->count--;
        a->has_end = false;
    }
    return what == STORED_END ? 0 : -1;
}

struct ahead_place ahead_place(const struct ahead *a)
{
    return (struct ahead_place){a->stored.at, a->count, a->has_end};
}

void ahead_return(struct ahead *a, struct ahead_place place)
{
    a->stored.at = place.at;
    a->count = place.count;
    a->has_end = place.has_end;
}

size_t ahead_size(const struct ahead *a)
{
    return a->stored.bytes.len - a->stored.at;
}

void ahead_clear(struct ahead *a)
{
    a->stored.at = a->stored.bytes.len = 0;
    a->count = 0;
    a->has_end = false;
}

void ahead_free(struct ahead *a)
{
    stored_rows_free(&a->stored);
    field_lines_free(&a->lines);
    *a = (struct ahead){.count = 0};
}
