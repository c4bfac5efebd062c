#include "rows/kept.h"
#include <stdlib.h>

/* What stands before a row's text. */
struct kept_head {
    hz_record record; /* its pointers say nothing */
    hz_layout layout;
    bool is_header;
    bool is_dispatch;
    bool only_id;
    bool plain;      /* the text is the record's own */
    size_t text_len; /* the fields' ends stand behind it */
};

/* A field in the text of the row. */
struct kept_field {
    uint32_t at; /* HZ_RECORD_MAX bounds both */
    uint32_t len;
};

/* What is kept of a field: of the number alone, where the others are left out. */
static hz_span field_kept(const hz_row *row, bool only_id, size_t i)
{
    bool is_left_out = only_id && (int)i != row->binding->fields[HZ_COL_ID];
    return is_left_out ? hz_span_of("") : row->record->fields[i];
}

static size_t text_length(const hz_row *row, const struct kept_head *head)
{
    size_t len = 0;
    if (head->plain) {
        return row->record->text.len;
    }
    for (size_t i = 0; i < head->record.count; i++) {
        len += field_kept(row, head->only_id, i).len;
    }
    return len;
}

/* Puts the fields' text, for which there is room, at @p text, and where they are to @p fields. */
static void put_fields(const hz_row *row, const struct kept_head *head, char *text, char *fields)
{
    size_t at = 0;
    if (head->plain) {
        memcpy(text, row->record->text.ptr, head->text_len);
    }
    for (size_t i = 0; i < head->record.count; i++) {
        hz_span field = field_kept(row, head->only_id, i);
        if (head->plain) {
            at = (size_t)(field.ptr - row->record->text.ptr);
        } else if (field.len > 0) {
            memcpy(text + at, field.ptr, field.len);
        }
        struct kept_field kept = {(uint32_t)at, (uint32_t)field.len};
        memcpy(fields + i * sizeof kept, &kept, sizeof kept);
        at += field.len;
    }
}

bool kept_put(struct kept *kept, const hz_row *row, bool only_id)
{
    struct kept_head head = {*row->record,
                             row->layout,
                             row->is_header,
                             row->is_dispatch,
                             only_id,
                             !only_id && row->record->text.len > 0,
                             0};
    struct buf *b = &kept->bytes;
    if (only_id) {
        head.record.count = (size_t)row->binding->fields[HZ_COL_ID] + 1;
    }
    head.text_len = text_length(row, &head);
    size_t size = sizeof head + head.text_len + head.record.count * sizeof(struct kept_field);
    if (!buf_reserve(b, size)) {
        return false;
    }
    char *at = b->ptr + b->len;
    memcpy(at, &head, sizeof head);
    put_fields(row, &head, at + sizeof head, at + sizeof head + head.text_len);
    b->len += size;
    return true;
}

static bool reserve_fields(struct kept *kept, size_t count)
{
    if (count <= kept->field_cap) {
        return true;
    }
    hz_span *fields = realloc(kept->fields, count * sizeof *fields);
    if (fields == NULL) {
        return false;
    }
    kept->fields = fields;
    kept->field_cap = count;
    return true;
}

int kept_take(struct kept *kept, hz_record *record, hz_row *row)
{
    struct kept_head head;
    if (kept->at == kept->bytes.len) {
        return 0;
    }
    memcpy(&head, kept->bytes.ptr + kept->at, sizeof head);
    if (!reserve_fields(kept, head.record.count)) {
        return -1;
    }
    const char *text = kept->bytes.ptr + kept->at + sizeof head;
    const char *fields = text + head.text_len;
    for (size_t i = 0; i < head.record.count; i++) {
        struct kept_field field;
        memcpy(&field, fields + i * sizeof field, sizeof field);
        kept->fields[i] = (hz_span){text + field.at, field.len};
    }
    kept->at += sizeof head + head.text_len + head.record.count * sizeof(struct kept_field);
    *record = head.record;
    record->fields = kept->fields;
    record->text = head.plain ? (hz_span){text, head.text_len} : hz_span_of("");
    row->layout = head.layout;
    row->is_header = head.is_header;
    row->is_dispatch = head.is_dispatch;
    row->only_id = head.only_id;
    return 1;
}

void kept_free(struct kept *kept)
{
    buf_free(&kept->bytes);
    free(kept->fields);
    *kept = (struct kept){0};
}
