/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/row_check.h"
#include "rows/glued.h"
#include "table/convert.h"
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

/* Line ends and tabs are text; for another control character, its name. */
static bool find_control(hz_span text, char name[16])
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c == 0x7F || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
            (void)snprintf(name, 16, c == 0 ? "NUL" : "U+%04X", c);
            return true;
        }
    }
    return false;
}

static void check_bytes(struct row_check *rc, const struct scan_impl *scan)
{
    hz_span all = rc->row->record->text; /* UTF-8 if it comes from a file */
    if (all.len > 0 && scan->is_clean(all)) {
        return;
    }
    for (size_t i = 0; i < rc->row->record->count; i++) {
        hz_span text = rc->row->record->fields[i];
        if (!utf8_valid(text) || has_lost_bytes(text)) {
            emit_finding_at(rc, HZ_E101, (int)i, NULL);
        }
        char name[16];
        if (find_control(text, name)) {
            emit_finding_at(rc, HZ_E105, (int)i, name);
        }
    }
}

/* The first cell with text that is beyond the last label; SIZE_MAX: there is none. */
static size_t first_surplus(const hz_row *row)
{
    const hz_record *record = row->record;
    for (size_t i = row->binding->count; i < record->count; i++) {
        if (span_trim(record->fields[i]).len > 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

bool row_has_surplus(const hz_row *row)
{
    return first_surplus(row) != SIZE_MAX;
}

bool check_cell_count(struct row_check *rc)
{
    const hz_row *row = rc->row;
    hz_diag diag;
    hz_span label;
    size_t at = 0;
    if (!row_has_surplus(row)) {
        return false;
    }
    static const char *const advice[] = {
        N_("a text probably has a comma in it; write a full-width comma "
           "instead, or enclose the text in quotation marks"),
        N_("this cell is beyond the last label; give its column a label, or move its "
           "text to 备注")};
    bool is_sheet = row->layout.workbook;
    size_t count = row->record->count;
    while (span_trim(row->record->fields[count - 1]).len == 0) {
        count--;
    }
    bool glued = glued_find(row->binding, row->record, &at, &label);
    size_t first = is_sheet ? first_surplus(row) : 0;
    hz_record_diag(&diag, HZ_E106, row->file, row->record, glued ? at : first, NULL);
    diag_arg_count(&diag, "cells", "{n} cell", "{n} cells", count);
    diag_arg_count(&diag, "labels", "{n} label", "{n} labels", row->binding->count);
    diag_arg_message(&diag, "advice",
                     glued ? N_("a second header begins in it, because two files were joined "
                                "without a line end; separate them")
                           : advice[is_sheet ? 1 : 0]);
    rc->errors++;
    sink_emit(rc->sink, &diag);
    return true;
}

void check_unlabelled(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    for (size_t i = 0; i < binding->count && i < rc->row->record->count; i++) {
        if (binding->labels[i][0] == '\0' && span_trim(rc->row->record->fields[i]).len > 0) {
            emit_finding_at(rc, HZ_E111, (int)i, NULL);
        }
    }
}

bool check_shape(struct row_check *rc, const struct scan_impl *scan)
{
    check_bytes(rc, scan);
    if (check_cell_count(rc)) {
        return false;
    }
    check_unlabelled(rc);
    check_doubled_cells(rc);
    return true;
}
