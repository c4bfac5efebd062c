#include "base/nearest.h"
#include "check/row_check.h"
#include "text/convert.h"
#include <hazard/message.h>
#include <stdio.h>

/* True if @p text holds U+FFFD, put where bytes could not be read. */
static bool has_lost_bytes(hz_span text)
{
    const char *end = text.ptr + text.len;
    const char *p = memchr(text.ptr, 0xEF, text.len);
    while (p != NULL && end - p >= 3 && memcmp(p, "\xEF\xBF\xBD", 3) != 0) {
        p = memchr(p + 1, 0xEF, (size_t)(end - p - 1));
    }
    return p != NULL && end - p >= 3;
}

/* Line ends and tabs are text; what else steers a terminal or a printer is not. */
static bool has_control(hz_span text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == 0x7F || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            return true;
        }
    }
    return false;
}

static void check_bytes(struct row_check *rc, const struct scan_way *way)
{
    hz_span all = rc->row->record->text; /* UTF-8 where it comes from a file */
    if (all.len > 0 && way->is_clean(all)) {
        return;
    }
    for (size_t i = 0; i < rc->row->record->count; i++) {
        hz_span text = rc->row->record->fields[i];
        if (!utf8_valid(text) || has_lost_bytes(text)) {
            report_field(rc, HZ_E101, (int)i, NULL);
        }
        if (has_control(text)) {
            report_field(rc, HZ_E105, (int)i, NULL);
        }
    }
}

/*
 * Cells beyond the header do no harm while they are empty, as spreadsheets often leave them. True
 * if there are too many all the same: then no cell can be told to stand under its own column.
 */
static bool check_cell_count(struct row_check *rc)
{
    const hz_record *record = rc->row->record;
    size_t count = record->count;
    while (count > rc->row->binding->count && hz_span_trim(record->fields[count - 1]).len == 0) {
        count--;
    }
    if (count != rc->row->binding->count) {
        char detail[128];
        hz_diag diag;
        (void)snprintf(detail, sizeof detail, hz_translate("the row has %zu cells, the header %zu"),
                       count, rc->row->binding->count);
        hz_record_diag(&diag, HZ_E106, rc->row->file, record, 0, detail);
        rc->errors++;
        rc->sink.fn(rc->sink.ctx, &diag);
    }
    return count > rc->row->binding->count;
}

static void check_unlabelled(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    for (size_t i = 0; i < binding->count && i < rc->row->record->count; i++) {
        if (binding->labels[i][0] == '\0' && hz_span_trim(rc->row->record->fields[i]).len > 0) {
            report_field(rc, HZ_E111, (int)i, NULL);
        }
    }
}

/* A label that is nearly one of the missing columns was most likely meant to be it. */
static void check_unknown_label(struct row_check *rc, size_t field)
{
    hz_span label = hz_span_of(rc->row->binding->labels[field]);
    const char *nearest = hz_column_nearest(label);
    int column = hz_column_find(hz_span_of(nearest));
    size_t distance = edit_distance(label, hz_span_of(nearest));
    if (rc->row->binding->fields[column] < 0 && distance <= 1) {
        report_field(rc, HZ_W110, (int)field, nearest);
    }
}

void check_labels(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    for (size_t i = 0; i < binding->count; i++) {
        if (binding->claims[i] != HZ_COL_NONE) {
            check_doubled_label(rc, i);
        } else if (binding->labels[i][0] != '\0') {
            check_unknown_label(rc, i);
        }
    }
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        if (hz_column_get((hz_column)c)->need != HZ_NEED_OPTIONAL && binding->fields[c] < 0) {
            report(rc, HZ_E108, (hz_column)c, NULL);
        }
    }
}

bool check_shape(struct row_check *rc, const struct scan_way *way)
{
    check_bytes(rc, way);
    if (check_cell_count(rc)) {
        return false;
    }
    check_unlabelled(rc);
    check_doubled_cells(rc);
    return true;
}
