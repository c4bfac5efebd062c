/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/fill_status.h"
#include "base/array.h"
#include <stdlib.h>

/* Columns, of which one that has a value proves that the state was reached; the last state first.
 */
static const struct {
    uint64_t columns;
    hz_status state;
} proofs[] = {
    {HZ_BIT(HZ_COL_CANCELLED_ON) | HZ_BIT(HZ_COL_CANCELLED_BY), HZ_STATUS_CANCELLED},
    {HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER), HZ_STATUS_CLOSED},
    {HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_VERIFIED_ON) | HZ_BIT(HZ_COL_VERIFIER),
     HZ_STATUS_TO_BE_ACCEPTED},
    {HZ_BIT(HZ_COL_ASSIGNED_ON), HZ_STATUS_ASSIGNED},
};

hz_status state_of_dates(const hz_hazard *hazard)
{
    for (size_t i = 0; i < sizeof proofs / sizeof proofs[0]; i++) {
        if ((hazard->filled & proofs[i].columns) != 0) {
            return proofs[i].state;
        }
    }
    return HZ_STATUS_REGISTERED;
}

hz_status state_of_hazard(const hz_hazard *hazard)
{
    const hz_cell *cell = &hazard->cells[HZ_COL_STATUS];
    bool says = cell->fault == HZ_VALUE_OK && cell->as.choice >= 0;
    return says ? (hz_status)cell->as.choice : state_of_dates(hazard);
}

static void unbind(struct filled_row *f)
{
    hz_binding_clear(&f->binding);
    f->binding = (hz_binding){0};
}

bool filled_row_bind(struct filled_row *f, const hz_row *header)
{
    hz_span label = hz_span_of(hz_column_get(HZ_COL_STATUS)->label);
    unbind(f);
    f->given = header->binding->count;
    if (hz_binding_copy(&f->binding, header->binding) != 0) {
        return false;
    }
    return f->binding.fields[HZ_COL_STATUS] >= 0 || hz_binding_add(&f->binding, label) == 0;
}

bool filled_row_fill(struct filled_row *f, const hz_row *row, const hz_plan *plan)
{
    hz_hazard hazard;
    const hz_record *record = row->record;
    int field = f->binding.fields[HZ_COL_STATUS];
    f->row = *row;
    f->state = -1;
    hazard_read(&hazard, row, plan, UINT64_MAX);
    if (record->count > row->binding->count ||
        hazard.cells[HZ_COL_STATUS].fault != HZ_VALUE_EMPTY) {
        return true;
    }
    size_t count = f->binding.count;
    if (!array_reserve(&f->cells, &f->cell_cap, count, sizeof *f->cells) ||
        !array_reserve(&f->lines, &f->line_cap, count, sizeof *f->lines)) {
        return false;
    }
    for (size_t i = 0; i < f->binding.count; i++) {
        bool there = i < record->count;
        f->cells[i] = there ? record->fields[i] : hz_span_of("");
        f->lines[i] = there ? hz_record_field_line(record, i) : record->line;
    }
    f->state = (int)state_of_dates(&hazard);
    f->cells[field] = hz_span_of(hz_choices(HZ_TYPE_STATUS)[f->state]);
    f->record = *record;
    f->record.fields = f->cells;
    f->record.count = f->binding.count;
    f->record.field_lines = record->field_lines == NULL ? NULL : f->lines;
    f->row.record = &f->record;
    f->row.binding = &f->binding;
    return true;
}

void filled_row_clear(struct filled_row *f)
{
    unbind(f);
    free(f->cells);
    free(f->lines);
}
