#include "rows/kept.h"
#include <stdlib.h>

/* What stands before the lengths of a row's fields and their text. */
struct kept_head {
    hz_record record; /* its pointers say nothing */
    hz_row row;
};

/* The fields that are kept: all, or empty ones up to the number. */
static size_t count_kept(const hz_row *row, bool only_id)
{
    return only_id ? (size_t)row->binding->fields[HZ_COL_ID] + 1 : row->record->count;
}

static hz_span field_kept(const hz_row *row, bool only_id, size_t i)
{
    bool is_left_out = only_id && (int)i != row->binding->fields[HZ_COL_ID];
    return is_left_out ? hz_span_of("") : row->record->fields[i];
}

static bool put_fields(struct kept *kept, const hz_row *row, bool only_id)
{
    size_t count = count_kept(row, only_id);
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++) {
        uint32_t len = (uint32_t)field_kept(row, only_id, i).len; /* HZ_RECORD_MAX bounds it */
        ok = buf_add(&kept->bytes, &len, sizeof len);
    }
    for (size_t i = 0; i < count && ok; i++) {
        ok = buf_add_span(&kept->bytes, field_kept(row, only_id, i));
    }
    return ok;
}

bool kept_put(struct kept *kept, const hz_row *row, bool only_id)
{
    struct kept_head head = {*row->record, *row};
    head.record.count = count_kept(row, only_id);
    head.row.only_id = only_id;
    return buf_add(&kept->bytes, &head, sizeof head) && put_fields(kept, row, only_id);
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
    const char *lens = kept->bytes.ptr + kept->at + sizeof head;
    const char *text = lens + head.record.count * sizeof(uint32_t);
    for (size_t i = 0; i < head.record.count; i++) {
        uint32_t len;
        memcpy(&len, lens + i * sizeof len, sizeof len);
        kept->fields[i] = (hz_span){text, len};
        text += len;
    }
    kept->at = (size_t)(text - kept->bytes.ptr);
    *row = head.row;
    *record = head.record;
    record->fields = kept->fields;
    record->text = (hz_span){"", 0};
    return 1;
}

void kept_free(struct kept *kept)
{
    buf_free(&kept->bytes);
    free(kept->fields);
    *kept = (struct kept){0};
}
