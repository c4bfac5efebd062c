#include "rows/reading.h"

bool reading_has_labels(const struct reading *r, const hz_record *record)
{
    const hz_binding *binding = &r->binding;
    bool same = binding->count > 0 && binding->count == record->count;
    for (size_t i = 0; same && i < record->count; i++) {
        same = hz_span_is(hz_span_trim(record->fields[i]), binding->labels[i]);
    }
    return same;
}

int reading_bind(struct reading *r, const hz_record *header, hz_diag *err)
{
    hz_binding binding;
    if (reading_has_labels(r, header)) {
        r->bound = true;
        return 0;
    }
    if (hz_binding_make(&binding, header) != 0) {
        hz_diag_set(err, HZ_E003, r->file, NULL);
        return -1;
    }
    hz_binding_free(&r->binding);
    r->binding = binding;
    r->bound = true;
    return 0;
}

static bool has_digit(hz_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* No label has a digit in it, so a row with one in its date or number needs no closer look. */
static bool is_surely_data(const struct reading *r, const hz_record *record)
{
    static const hz_column columns[] = {HZ_COL_FOUND_ON, HZ_COL_ID};
    for (size_t i = 0; i < 2; i++) {
        int field = r->binding.fields[columns[i]];
        if (field >= 0 && (size_t)field < record->count && has_digit(record->fields[field])) {
            return true;
        }
    }
    return false;
}

/* Fails at the quote that is wrong; keeps nothing of the file, whose rows cannot be told apart. */
static int fail_damaged(const struct reading *r, const hz_record *record, hz_diag *err)
{
    hz_damage_diag(err, r->file, record);
    return -1;
}

/* The next record of the open file that is a row or a header. */
static int next_of_file(struct reading *r, const hz_record **record, hz_diag *err)
{
    if (!r->bound) {
        r->row.is_header = true;
        int found = reading_find_header(r, record, err);
        bool damaged = found > 0 && (*record)->damage != HZ_WHOLE;
        return damaged ? fail_damaged(r, *record, err) : found;
    }
    for (;;) {
        int found = hz_table_next(r->table, record, err);
        if (found <= 0) {
            return found;
        }
        if ((*record)->damage != HZ_WHOLE) {
            r->row.is_header = false;
            return (r->flags & HZ_ROWS_KEEP_DAMAGED) != 0 ? 1 : fail_damaged(r, *record, err);
        }
        r->row.is_header = !is_surely_data(r, *record) && reading_is_header(r, *record);
        if (r->row.is_header) {
            return reading_bind(r, *record, err) == 0 ? 1 : -1;
        }
        if (!hz_record_is_blank(*record)) {
            return 1;
        }
    }
}

int reading_next(struct reading *r, hz_diag *err)
{
    const hz_record *record = NULL;
    int found = next_of_file(r, &record, err);
    if (found > 0) {
        r->row.record = record;
        r->row.binding = &r->binding;
        r->row.file = r->file;
        r->row.layout = hz_table_layout(r->table);
        r->row.only_id = false;
    }
    return found;
}

void reading_close(struct reading *r)
{
    hz_table_close(r->table);
    r->table = NULL;
    r->bound = false;
}

void reading_free(struct reading *r)
{
    reading_close(r);
    hz_binding_free(&r->binding);
}
