/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/glued.h"
#include "schema/labels.h"

static bool is_known(const hz_binding *binding, hz_span text)
{
    struct label label;
    return label_column(binding->plan, text) != HZ_COL_NONE ||
           (label_read(&label, text) && label_is(&label, "no", "序号", ""));
}

/* Returns the longest end of @p cell that is a label; empty if none is. */
static hz_span end_that_is_known(const hz_binding *binding, hz_span cell)
{
    for (size_t i = 0; i < cell.len; i++) {
        hz_span end = {cell.ptr + i, cell.len - i};
        if (((unsigned char)cell.ptr[i] & 0xC0) != 0x80 && is_known(binding, end)) {
            return end;
        }
    }
    return (hz_span){cell.ptr + cell.len, 0};
}

static bool is_header_from(const hz_binding *binding, const hz_record *record, size_t first)
{
    hz_record tail = *record;
    tail.fields += first;
    tail.count -= first;
    tail.is_header = false;
    return record->count - first >= 3 && hz_is_header(&tail, binding->plan);
}

/* The first cell in which the second header may begin: under the last label, if the row is
 * complete. */
static size_t first_known(const hz_binding *binding, const hz_record *record)
{
    size_t last = binding->count - 1;
    if (binding->count > 0 && is_header_from(binding, record, last + 1)) {
        return last;
    }
    for (size_t i = 1; i < record->count; i++) {
        if (is_known(binding, record->fields[i])) {
            return i - 1;
        }
    }
    return record->count;
}

bool glued_find(const hz_binding *binding, const hz_record *record, size_t *at, hz_span *label)
{
    *at = first_known(binding, record);
    if (*at >= record->count || !is_header_from(binding, record, *at + 1)) {
        return false;
    }
    hz_span cell = record->fields[*at];
    *label = end_that_is_known(binding, cell);
    bool is_under_last = *at + 1 == binding->count; /* otherwise the label must be known */
    if (label->len == 0 && is_under_last) {
        *label = cell;
    }
    return label->len > 0;
}
