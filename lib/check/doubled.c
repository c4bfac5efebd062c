/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Columns that a table has twice: the cells of both must say the same. */
#include "base/catalog.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/row_check.h"
#include "schema/binding.h"
#include <stdio.h>

/* Texts in the form in which full-width and half-width characters are the same. */
static bool same_text(hz_span a, hz_span b)
{
    char plain_a[256];
    char plain_b[256];
    size_t len_a = 0;
    size_t len_b = 0;
    if (!hz_normalize(a, plain_a, sizeof plain_a, &len_a) ||
        !hz_normalize(b, plain_b, sizeof plain_b, &len_b)) {
        return hz_span_equal(a, b);
    }
    return hz_span_equal((hz_span){plain_a, len_a}, (hz_span){plain_b, len_b});
}

/* True if @p a, in field @p i, means the same in @p column as what the row has there. */
static bool same_value(const struct row_check *rc, hz_column column, size_t i, hz_span a)
{
    const hz_binding *binding = rc->row->binding;
    hz_type type = hz_column_get(column)->type;
    hz_cell x;
    hz_cell y;
    hz_cell_read(&x, type, rc->plan, a, binding->labels[i]);
    hz_cell_read(&y, type, rc->plan, hz_row_text(rc->row, column),
                 binding->labels[binding->fields[column]]);
    if (type == HZ_TYPE_TEXT || type == HZ_TYPE_USCC || x.fault != HZ_VALUE_OK ||
        y.fault != HZ_VALUE_OK) {
        return same_text(x.text, y.text);
    }
    switch (type) {
    case HZ_TYPE_DATE:
        return x.as.date == y.as.date;
    case HZ_TYPE_MONEY:
        return x.as.money == y.as.money;
    default:
        return x.as.choice == y.as.choice;
    }
}

static void report_difference(struct row_check *rc, size_t i, hz_code code)
{
    const hz_binding *binding = rc->row->binding;
    hz_column column = (hz_column)binding->claims[i];
    char letters[8];
    char value[64];
    hz_diag args = {.code = code};
    column_letters((uint32_t)binding->fields[column] + 1, letters);
    hz_diag_copy(value, sizeof value, hz_row_text(rc->row, column));
    if (code == HZ_W117) {
        diag_arg(&args, "letters", letters);
        diag_arg(&args, "value", value);
    } else {
        diag_arg_sentence(&args, "other", N_("column {letters} has “{value}” in this row"),
                          "letters", letters, "value", value, NULL);
    }
    emit_finding_at_with(rc, code, (int)i, &args);
}

void check_doubled_cells(struct row_check *rc)
{
    const hz_binding *binding = rc->row->binding;
    const hz_record *record = rc->row->record;
    size_t left = binding->doubled;
    for (size_t i = 0; left > 0 && i < binding->count && i < record->count; i++) {
        enum doubled doubled = binding_doubled(binding, i);
        if (doubled == DOUBLED_NOT) {
            continue;
        }
        left--;
        hz_column column = (hz_column)binding->claims[i];
        hz_span text = span_trim(record->fields[i]);
        if (doubled == DOUBLED_LABEL || text.len == 0 || !row_check_wants(rc, column) ||
            same_value(rc, column, i, text)) {
            continue;
        }
        report_difference(rc, i, doubled == DOUBLED_WEAKER ? HZ_W117 : HZ_E109);
    }
}

void check_doubled_label(struct row_check *rc, size_t i)
{
    const hz_binding *binding = rc->row->binding;
    char letters[8];
    hz_diag args = {.code = HZ_E109};
    if (binding_doubled(binding, i) == DOUBLED_LABEL &&
        row_check_wants(rc, (hz_column)binding->claims[i])) {
        column_letters((uint32_t)binding->fields[binding->claims[i]] + 1, letters);
        diag_arg_sentence(&args, "other", N_("the other is column {letters}"), "letters", letters,
                          NULL);
        emit_finding_at_with(rc, HZ_E109, (int)i, &args);
    }
}
