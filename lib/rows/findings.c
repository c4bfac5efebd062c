/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/findings.h"
#include "base/diag.h"

/*
 * Precedes the texts of a finding. The line is relative to the row: a reader thread counts from the
 * beginning of its chunk.
 */
struct finding_head {
    int32_t line; /* lines after the first of the row */
    uint32_t column;
    uint16_t code;
    uint16_t label_len;
    uint16_t value_len;
    uint16_t detail_len;
};

void findings_begin(struct findings *f, const hz_row *row)
{
    f->row = row;
    f->bytes.len = 0;
}

static void collect(void *ctx, const hz_diag *diag)
{
    struct findings *f = ctx;
    const struct finding_head head = {.line = (int32_t)(diag->line - f->row->record->line),
                                      .column = diag->column,
                                      .code = (uint16_t)diag->code,
                                      .label_len = (uint16_t)strlen(diag->label),
                                      .value_len = (uint16_t)strlen(diag->value),
                                      .detail_len = (uint16_t)diag_detail_size(diag)};
    f->no_memory = f->no_memory || !buf_add(&f->bytes, (const char *)&head, sizeof head) ||
                   !buf_add(&f->bytes, diag->label, head.label_len) ||
                   !buf_add(&f->bytes, diag->value, head.value_len) ||
                   !buf_add(&f->bytes, diag->detail, head.detail_len);
}

hz_sink findings_sink(struct findings *f)
{
    return (hz_sink){collect, f};
}

void findings_clear(struct findings *f)
{
    buf_free(&f->bytes);
}

static const char *take_text(const char *from, char *field, size_t len)
{
    memcpy(field, from, len);
    field[len] = '\0';
    return from + len;
}

void findings_emit(hz_span findings, const hz_row *row, hz_sink sink)
{
    const char *end = findings.ptr + findings.len;
    for (const char *at = findings.ptr; at < end;) {
        struct finding_head head;
        hz_diag diag;
        memcpy(&head, at, sizeof head);
        hz_diag_set(&diag, (hz_code)head.code, row->file, NULL);
        diag.record = row->record->number;
        diag.line = row->record->line + (uint64_t)(int64_t)head.line;
        diag.column = head.column;
        record_set_sheet(&diag, row->record);
        at = take_text(at + sizeof head, diag.label, head.label_len);
        at = take_text(at, diag.value, head.value_len);
        memcpy(diag.detail, at, head.detail_len);
        at += head.detail_len;
        sink_emit(sink, &diag);
    }
}
