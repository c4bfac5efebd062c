/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/stored_rows.h"
#include "base/array.h"
#include <stdlib.h>

/* Precedes a row's text. It is short, since of many rows only the number is stored. */
struct stored_head {
    uint64_t number;
    uint64_t line;
    uint64_t byte;
    uint32_t lines; /* HZ_RECORD_MAX bounds all of these */
    uint32_t swallowed;
    uint32_t error_field;
    uint32_t count;
    uint32_t text_len; /* the fields' offsets follow it */
    hz_layout layout;
    uint8_t what; /* the diagnostic of a file that failed follows it */
    uint8_t error;
    bool is_header;
    bool is_dispatch;
    bool only_id;
    bool plain; /* the text is the record's own */
    uint8_t mark;
    bool has_above; /* what is above the row comes last */
    bool has_lines; /* YAML: the fields' lines are after their places */
    bool is_processed;
    uint8_t verdict;
    bool has_findings;  /* they come after the keys */
    uint16_t sheet_len; /* the names of sheets come last, each with its NUL; 0: there is none */
    uint32_t others_len;
    bool has_taken; /* a header: the fields whose weak labels were taken come last */
};

/* Precedes findings. */
struct stored_findings {
    uint32_t errors;
    uint32_t early;
    uint32_t len;
};

/* A field in the text of the row. */
struct stored_field {
    uint32_t at; /* HZ_RECORD_MAX bounds both */
    uint32_t len;
};

/* The text of a field to store; with @p only_id, of the number only. */
static hz_span field_kept(const hz_row *row, bool only_id, size_t i)
{
    bool is_left_out = only_id && (int)i != row->binding->fields[HZ_COL_ID];
    return is_left_out ? hz_span_of("") : row->record->fields[i];
}

static size_t text_length(const hz_row *row, const struct stored_head *head)
{
    size_t len = 0;
    if (head->plain) {
        return row->record->text.len;
    }
    for (size_t i = 0; i < head->count; i++) {
        len += field_kept(row, head->only_id, i).len;
    }
    return len;
}

/* Copies the fields' text to @p text, which is large enough, and sets @p fields to the copies. */
static void put_fields(const hz_row *row, const struct stored_head *head, char *text, char *fields)
{
    size_t at = 0;
    if (head->plain) {
        memcpy(text, row->record->text.ptr, head->text_len);
    }
    for (size_t i = 0; i < head->count; i++) {
        hz_span field = field_kept(row, head->only_id, i);
        if (head->plain) {
            at = (size_t)(field.ptr - row->record->text.ptr);
        } else if (field.len > 0) {
            memcpy(text + at, field.ptr, field.len);
        }
        struct stored_field stored = {(uint32_t)at, (uint32_t)field.len};
        memcpy(fields + i * sizeof stored, &stored, sizeof stored);
        at += field.len;
    }
}

static size_t name_size(const char *name)
{
    return name == NULL ? 0 : strlen(name) + 1;
}

static struct stored_head head_of(const hz_row *row, bool only_id)
{
    const hz_record *record = row->record;
    size_t up_to_id = only_id ? (size_t)row->binding->fields[HZ_COL_ID] + 1 : SIZE_MAX;
    size_t count = up_to_id < record->count ? up_to_id : record->count;
    struct stored_head head = {.what = STORED_ROW,
                               .number = record->number,
                               .line = record->line,
                               .byte = record->byte,
                               .lines = (uint32_t)record->lines,
                               .swallowed = (uint32_t)record->swallowed,
                               .error_field = (uint32_t)record->error_field,
                               .count = (uint32_t)count,
                               .layout = row->layout,
                               .error = (uint8_t)record->error,
                               .is_header = row->is_header,
                               .is_dispatch = row->is_dispatch,
                               .only_id = only_id,
                               .plain = !only_id && record->text.len > 0,
                               .sheet_len = (uint16_t)name_size(record->sheet),
                               .others_len = (uint32_t)name_size(record->other_sheets)};
    head.has_lines = record->number == 0 && record->field_lines != NULL;
    head.text_len = (uint32_t)text_length(row, &head);
    return head;
}

static bool put_findings(struct buf *b, const hz_row *row)
{
    const struct stored_findings head = {row->errors, row->early, (uint32_t)row->findings.len};
    return buf_add(b, (const char *)&head, sizeof head) && buf_add_span(b, row->findings);
}

static bool has_taken(const hz_row *row)
{
    return row->is_header && row->binding != NULL && row->binding->has_weak;
}

/* Puts how many labels were taken, and which. */
static bool put_taken(struct buf *b, const hz_binding *binding)
{
    uint32_t count = 0;
    for (size_t i = 0; i < binding->count; i++) {
        count += binding_is_taken(binding, i) ? 1 : 0;
    }
    bool ok = buf_add(b, (const char *)&count, sizeof count);
    for (size_t i = 0; ok && i < binding->count; i++) {
        uint32_t field = (uint32_t)i;
        ok = !binding_is_taken(binding, i) || buf_add(b, (const char *)&field, sizeof field);
    }
    return ok;
}

bool stored_rows_put(struct stored *stored, const hz_row *row, bool only_id, uint8_t mark)
{
    struct buf *b = &stored->bytes;
    struct stored_head head = head_of(row, only_id);
    head.mark = mark;
    head.has_above = !only_id && !row->is_processed && above_is_wanted(row);
    head.is_processed = row->is_processed;
    head.verdict = row->verdict;
    head.has_findings = row->is_processed && row->findings.len > 0;
    head.has_taken = has_taken(row);
    size_t places = head.count * sizeof(struct stored_field);
    size_t lines = head.has_lines ? head.count * sizeof(uint64_t) : 0;
    size_t keys = only_id || head.is_processed ? sizeof row->keys : 0;
    size_t above = head.has_above ? sizeof *row->above : 0;
    size_t size = sizeof head + head.text_len + places + lines + keys + above;
    if (!buf_reserve(b, size)) {
        return false;
    }
    char *at = b->ptr + b->len;
    memcpy(at, &head, sizeof head);
    if (keys > 0) {
        memcpy(at + size - keys, row->keys, keys);
    }
    if (above > 0) {
        memcpy(at + size - above, row->above, above);
    }
    char *fields = at + sizeof head + head.text_len;
    put_fields(row, &head, at + sizeof head, fields);
    if (lines > 0) {
        memcpy(fields + places, row->record->field_lines, lines);
    }
    size_t before = b->len;
    b->len += size;
    if ((head.has_findings && !put_findings(b, row)) ||
        !buf_add(b, row->record->sheet, head.sheet_len) ||
        !buf_add(b, row->record->other_sheets, head.others_len) ||
        (head.has_taken && !put_taken(b, row->binding))) {
        b->len = before; /* no part of a row is stored */
        return false;
    }
    return true;
}

bool stored_rows_put_end(struct stored *stored, const hz_error *failed)
{
    struct stored_head head = {.what = failed == NULL ? STORED_END : STORED_FAILED};
    return buf_reserve(&stored->bytes, sizeof head + sizeof *failed) &&
           buf_add(&stored->bytes, (const char *)&head, sizeof head) &&
           (failed == NULL || buf_add(&stored->bytes, (const char *)failed, sizeof *failed));
}

static bool reserve_fields(struct stored *stored, size_t count)
{
    size_t line_cap = stored->field_cap;
    return array_reserve(&stored->lines, &line_cap, count, sizeof *stored->lines) &&
           array_reserve(&stored->fields, &stored->field_cap, count, sizeof *stored->fields);
}

/* Takes the fields of the row of @p head, which is just taken; returns its text. */
static const char *take_fields(struct stored *stored, const struct stored_head *head)
{
    const char *text = stored->bytes.ptr + stored->at;
    const char *fields = text + head->text_len;
    for (size_t i = 0; i < head->count; i++) {
        struct stored_field field;
        memcpy(&field, fields + i * sizeof field, sizeof field);
        stored->fields[i] = (hz_span){text + field.at, field.len};
    }
    stored->at += head->text_len + head->count * sizeof(struct stored_field);
    if (head->has_lines) {
        memcpy(stored->lines, stored->bytes.ptr + stored->at, head->count * sizeof *stored->lines);
        stored->at += head->count * sizeof *stored->lines;
    }
    return text;
}

static void take_findings(struct stored *stored, const struct stored_head *head, hz_row *row)
{
    struct stored_findings findings = {0, 0, 0};
    if (head->has_findings) {
        memcpy(&findings, stored->bytes.ptr + stored->at, sizeof findings);
        stored->at += sizeof findings;
    }
    row->errors = findings.errors;
    row->early = findings.early;
    row->findings = (hz_span){stored->bytes.ptr + stored->at, findings.len};
    stored->at += findings.len;
}

static const char *take_name(struct stored *stored, size_t size)
{
    const char *name = size == 0 ? NULL : stored->bytes.ptr + stored->at;
    stored->at += size;
    return name;
}

/* False: out of memory. */
static bool take_taken(struct stored *stored, const struct stored_head *head)
{
    uint32_t count = 0;
    stored->taken_count = 0;
    if (!head->has_taken) {
        return true;
    }
    memcpy(&count, stored->bytes.ptr + stored->at, sizeof count);
    stored->at += sizeof count;
    if (!array_reserve(&stored->taken, &stored->taken_cap, count, sizeof *stored->taken)) {
        return false;
    }
    if (count > 0) {
        memcpy(stored->taken, stored->bytes.ptr + stored->at, count * sizeof *stored->taken);
    }
    stored->at += count * sizeof *stored->taken;
    stored->taken_count = count;
    return true;
}

static enum stored_what take_row(struct stored *stored, const struct stored_head *head,
                                 hz_record *record, hz_row *row)
{
    if (!reserve_fields(stored, head->count)) {
        return STORED_NO_MEMORY;
    }
    const char *text = take_fields(stored, head);
    *record = (hz_record){.fields = stored->fields,
                          .count = head->count,
                          .field_lines = head->has_lines ? stored->lines : NULL,
                          .text = head->plain ? (hz_span){text, head->text_len} : hz_span_of(""),
                          .number = head->number,
                          .line = head->line,
                          .lines = head->lines,
                          .byte = head->byte,
                          .error = (hz_record_error)head->error,
                          .error_field = head->error_field,
                          .swallowed = head->swallowed};
    row->layout = head->layout;
    row->is_header = head->is_header;
    row->is_dispatch = head->is_dispatch;
    row->only_id = head->only_id;
    row->is_processed = head->is_processed;
    row->verdict = head->verdict;
    if (head->only_id || head->is_processed) {
        memcpy(row->keys, stored->bytes.ptr + stored->at, sizeof row->keys);
        stored->at += sizeof row->keys;
    }
    take_findings(stored, head, row);
    row->above = NULL;
    if (head->has_above) {
        memcpy(&stored->above, stored->bytes.ptr + stored->at, sizeof stored->above);
        stored->at += sizeof stored->above;
        row->above = &stored->above;
    }
    record->sheet = take_name(stored, head->sheet_len);
    record->other_sheets = take_name(stored, head->others_len);
    return take_taken(stored, head) ? STORED_ROW : STORED_NO_MEMORY;
}

enum stored_what stored_rows_take(struct stored *stored, hz_record *record, hz_row *row,
                                  uint8_t *mark, hz_error *err)
{
    struct stored_head head;
    if (stored_rows_is_empty(stored)) {
        return STORED_NONE;
    }
    memcpy(&head, stored->bytes.ptr + stored->at, sizeof head);
    stored->at += sizeof head;
    if (head.what == STORED_ROW) {
        *mark = head.mark;
        return take_row(stored, &head, record, row);
    }
    if (head.what == STORED_FAILED) {
        memcpy(err, stored->bytes.ptr + stored->at, sizeof *err);
        stored->at += sizeof *err;
    }
    return (enum stored_what)head.what;
}

bool stored_rows_is_empty(const struct stored *stored)
{
    return stored->at == stored->bytes.len;
}

void stored_rows_free(struct stored *stored)
{
    buf_free(&stored->bytes);
    free(stored->fields);
    free(stored->lines);
    free(stored->taken);
    *stored = (struct stored){0};
}
