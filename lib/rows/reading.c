/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/reading.h"
#include "base/diag.h"
#include "base/span.h"
#include "rows/glued.h"
#include "rows/marked_title.h"
#include "rows/weak_labels.h"

bool reading_has_labels(const struct reading *r, const hz_record *record)
{
    const hz_binding *binding = &r->binding;
    bool same = binding->count > 0 && binding->count == record->count;
    for (size_t i = 0; same && i < record->count; i++) {
        same = hz_span_is(span_trim(record->fields[i]), binding->labels[i]);
    }
    return same;
}

int reading_bind(struct reading *r, const hz_record *header, hz_error *err)
{
    hz_binding binding;
    bool decided = r->bound || !r->binding.has_weak;
    if (decided && reading_has_labels(r, header)) {
        r->bound = true;
        return 0;
    }
    if (hz_binding_init(&binding, header, r->plan) != 0) {
        return error_no_memory(err, r->file);
    }
    if ((r->flags & READING_STRONG) != 0) {
        binding_drop_weak(&binding);
    }
    hz_binding_clear(&r->binding);
    r->binding = binding;
    r->bound = true;
    return 0;
}

/* Labels have no digits, so a row with one in its date or number is not a header. */
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

/* Fails at the stray quote, after which the rows of the file cannot be separated. */
static int fail_damaged(const struct reading *r, const hz_record *record, hz_error *err)
{
    hz_record_error_diag(err, r->file, record);
    return -1;
}

static int no_memory(const struct reading *r, hz_error *err)
{
    return error_no_memory(err, r->file);
}

/* Number of the last field with text, from 1; 0: the record is blank. */
static size_t last_text(const hz_record *record)
{
    size_t last = record->count;
    while (last > 0 && span_trim(record->fields[last - 1]).len == 0) {
        last--;
    }
    return last;
}

/*
 * Cuts the column of advice off, which is out of date once the cells have been corrected. A record
 * with text beyond it stays whole: it has more cells than labels, which is reported.
 */
static const hz_record *cut_advice(struct reading *r, const hz_record *record)
{
    bool is_cut = r->advice > 0 && record->count >= r->advice && last_text(record) <= r->advice &&
                  record->error == HZ_RECORD_OK;
    if (!is_cut) {
        return record;
    }
    r->no_advice = *record;
    r->no_advice.count = r->advice - 1;
    r->no_advice.text = hz_span_of("");
    return &r->no_advice;
}

/*
 * Finds the column of advice in the first header of a marked copy, and cuts it off. A ledger keeps
 * all of its columns: it is changed in place.
 */
static const hz_record *find_advice(struct reading *r, const hz_record *header)
{
    size_t last = last_text(header);
    bool has = !r->bound && (r->flags & READING_STRONG) == 0 && last > 0 &&
               hz_span_is(span_trim(header->fields[last - 1]), MARKED_ADVICE) &&
               marked_is_title(buf_span(&r->title));
    r->advice = has ? last : r->advice;
    return has ? cut_advice(r, header) : header;
}

int reading_next_record(struct reading *r, const hz_record **record, hz_error *err)
{
    int found = r->ahead.count > 0 ? ahead_take(&r->ahead, record, err)
                                   : hz_table_next(r->table, record, err);
    if (found > 0) {
        *record = cut_advice(r, *record);
    }
    return found;
}

bool reading_is_ahead(const struct reading *r)
{
    return r->is_header_ahead || r->ahead.count > 0;
}

int reading_fill_ahead(struct reading *r, size_t count, size_t bytes, hz_error *err)
{
    struct ahead *a = &r->ahead;
    while (a->count < count && ahead_size(a) < bytes && !a->has_end) {
        const hz_record *record = NULL;
        hz_error failed;
        int found = hz_table_next(r->table, &record, &failed);
        bool put = found > 0 ? ahead_put(a, record) : ahead_put_end(a, found < 0 ? &failed : NULL);
        if (!put) {
            return no_memory(r, err);
        }
    }
    return 0;
}

int reading_look_ahead(struct reading *r, const hz_record *header, const hz_record **next,
                       hz_error *err)
{
    hz_error failed;
    if (!header_copy_set(&r->header, header)) {
        return no_memory(r, err);
    }
    if (reading_fill_ahead(r, 1, SIZE_MAX, err) != 0) {
        return -1;
    }
    struct ahead_place place = ahead_place(&r->ahead);
    int found = ahead_take(&r->ahead, next, &failed);
    ahead_return(&r->ahead, place);
    return found > 0 ? 1 : 0;
}

int reading_bind_copy(struct reading *r, const hz_record **record, hz_error *err)
{
    *record = find_advice(r, &r->header.record);
    bool is_same = r->bound && reading_has_labels(r, *record);
    if (reading_bind(r, *record, err) != 0) {
        return -1;
    }
    return is_same || r->row.is_dispatch || weak_labels_decide(r, err) == 0 ? 1 : -1;
}

int reading_join_header(struct reading *r, const hz_record *next, hz_error *err)
{
    hz_error taken;
    int joined = header_join(&r->header, next, r->plan);
    if (joined > 0) {
        (void)ahead_take(&r->ahead, &next, &taken);
    }
    return joined < 0 ? no_memory(r, err) : joined;
}

int reading_begin(struct reading *r, const hz_record *header, const hz_record **record,
                  hz_error *err)
{
    const hz_record *next = NULL;
    if (header->is_header || r->row.is_dispatch) {
        *record = find_advice(r, header);
        return reading_bind(r, *record, err) == 0 ? 1 : -1;
    }
    int found = reading_look_ahead(r, header, &next, err);
    if (found < 0 || (found > 0 && reading_join_header(r, next, err) < 0)) {
        return -1;
    }
    return reading_bind_copy(r, record, err);
}

/* Looks for a header in a row with too many cells: two files were joined without a line end. */
static int look_inside(struct reading *r, const hz_record *record, hz_error *err)
{
    hz_span label;
    size_t at = 0;
    if (record->count <= r->binding.count || r->row.is_dispatch ||
        !glued_find(&r->binding, record, &at, &label)) {
        return 0;
    }
    r->is_header_ahead = true;
    return header_copy_tail(&r->header, record, at, label) ? 0 : no_memory(r, err);
}

/* The kind of a row, if it is to be skipped; otherwise IS_HAZARD. */
static enum skipped_row kind_of(const struct reading *r, const hz_record *record)
{
    if (record->field_lines != NULL && record->number == 0) {
        return hz_record_is_blank(record) ? SKIPPED_BLANK : IS_HAZARD; /* YAML */
    }
    return r->row.is_dispatch ? skipped_dispatch_row_kind(record)
                              : skipped_row_kind(&r->binding, record);
}

/* Handles a damaged record: it is returned, skipped, or ends the file. */
static int take_damaged(struct reading *r, const hz_record *record, hz_error *err)
{
    const unsigned reported = READING_REPORTS | HZ_ROWS_SKIP_INVALID;
    r->row.is_header = false;
    if ((r->flags & HZ_ROWS_KEEP_INVALID) != 0) {
        return 1;
    }
    if (record->error == HZ_RECORD_DUPLICATE_KEY && (r->flags & reported) == reported) {
        r->skipped = SKIPPED_DAMAGED;
        return 1;
    }
    return fail_damaged(r, record, err);
}

/* The next record of the open file that is a row or a header. */
static int next_of_file(struct reading *r, const hz_record **record, hz_error *err)
{
    if (!r->bound) {
        r->row.is_header = true;
        int found = reading_find_header(r, record, err);
        bool error_field = found > 0 && (*record)->error != HZ_RECORD_OK;
        return error_field ? fail_damaged(r, *record, err) : found;
    }
    if (r->is_header_ahead) {
        r->is_header_ahead = false;
        r->row.is_header = true;
        return reading_bind_copy(r, record, err);
    }
    for (;;) {
        int found = reading_next_record(r, record, err);
        if (found <= 0) {
            return found;
        }
        if ((*record)->error != HZ_RECORD_OK) {
            return take_damaged(r, *record, err);
        }
        bool is_hazard = !r->row.is_dispatch && is_surely_hazard(&r->binding, *record);
        bool is_hint = !is_hazard && !r->row.is_dispatch && is_hint_row(&r->binding, *record);
        r->row.is_header =
            !is_hazard && !is_hint && !is_surely_data(r, *record) && reading_is_header(r, *record);
        if (r->row.is_header) {
            return reading_begin(r, *record, record, err);
        }
        r->skipped = is_hazard ? IS_HAZARD : is_hint ? SKIPPED_NOTE : kind_of(r, *record);
        if (r->skipped != SKIPPED_BLANK) {
            return look_inside(r, *record, err) == 0 ? 1 : -1;
        }
    }
}

void reading_flush_above(struct reading *r)
{
    if (r->is_above_due) {
        above_take(&r->above, &r->row);
        r->is_above_due = false;
    }
}

/* Remembers the texts of the current row, which is above the next. */
static void note_above(struct reading *r)
{
    if ((r->flags & HZ_ROWS_ABOVE) == 0) {
        return;
    }
    if (r->row.is_header) {
        above_begin(&r->above);
    }
    r->is_above_due = !r->row.is_header && r->skipped == IS_HAZARD;
    r->row.above = &r->above;
}

int reading_next(struct reading *r, hz_error *err)
{
    const hz_record *record = NULL;
    reading_flush_above(r);
    r->skipped = IS_HAZARD;
    int found = next_of_file(r, &record, err);
    if (found > 0) {
        r->row.record = record;
        r->row.binding = &r->binding;
        r->row.file = r->file;
        r->row.title = buf_span(&r->title);
        r->row.layout = hz_table_layout(r->table);
        r->row.only_id = r->row.is_processed = false;
        note_above(r);
    }
    return found;
}

void reading_close(struct reading *r)
{
    hz_table_close(r->table);
    r->table = NULL;
    r->bound = false;
    r->is_header_ahead = false;
    r->advice = 0;
    ahead_clear(&r->ahead);
    r->is_above_due = false;
    r->title.len = 0;
}

void reading_free(struct reading *r)
{
    reading_close(r);
    hz_binding_clear(&r->binding);
    header_copy_free(&r->header);
    buf_free(&r->title);
    ahead_free(&r->ahead);
}
