/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "workflow/completed.h"
#include <stdlib.h>

/* What is filled in of a hazard that has come so far at least; the furthest first. */
static const struct {
    uint64_t columns;
    hz_status state;
} proofs[] = {
    {HZ_BIT(HZ_COL_CLOSED_ON) | HZ_BIT(HZ_COL_APPROVER), HZ_STATUS_CLOSED},
    {HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_VERIFIED_ON) | HZ_BIT(HZ_COL_VERIFIER),
     HZ_STATUS_TO_BE_ACCEPTED},
    {HZ_BIT(HZ_COL_ASSIGNED_ON), HZ_STATUS_ASSIGNED},
};

static hz_status proven_state(const hz_hazard *hazard)
{
    for (size_t i = 0; i < sizeof proofs / sizeof proofs[0]; i++) {
        if ((hazard->filled & proofs[i].columns) != 0) {
            return proofs[i].state;
        }
    }
    return HZ_STATUS_REGISTERED;
}

static void unbind(struct completed *c)
{
    hz_binding_clear(&c->binding);
    c->binding = (hz_binding){0};
}

bool completed_bind(struct completed *c, const hz_row *header)
{
    hz_span label = hz_span_of(hz_column_get(HZ_COL_STATUS)->label);
    unbind(c);
    c->given = header->binding->count;
    if (hz_binding_copy(&c->binding, header->binding) != 0) {
        return false;
    }
    return c->binding.fields[HZ_COL_STATUS] >= 0 || hz_binding_add(&c->binding, label) == 0;
}

static bool reserve(struct completed *c, size_t count)
{
    if (count <= c->cap) {
        return true;
    }
    hz_span *cells = realloc(c->cells, count * sizeof *cells);
    c->cells = cells == NULL ? c->cells : cells;
    uint64_t *lines = realloc(c->lines, count * sizeof *lines);
    c->lines = lines == NULL ? c->lines : lines;
    bool ok = cells != NULL && lines != NULL;
    c->cap = ok ? count : c->cap;
    return ok;
}

bool completed_make(struct completed *c, const hz_row *row, const hz_plan *plan)
{
    hz_hazard hazard;
    const hz_record *record = row->record;
    int field = c->binding.fields[HZ_COL_STATUS];
    c->row = *row;
    c->state = -1;
    if (record->count > row->binding->count || hz_row_text(row, HZ_COL_STATUS).len > 0) {
        return true;
    }
    if (!reserve(c, c->binding.count)) {
        return false;
    }
    for (size_t i = 0; i < c->binding.count; i++) {
        bool there = i < record->count;
        c->cells[i] = there ? record->fields[i] : hz_span_of("");
        c->lines[i] = there ? hz_record_field_line(record, i) : record->line;
    }
    hz_hazard_read(&hazard, row, plan, UINT64_MAX);
    c->state = (int)proven_state(&hazard);
    c->cells[field] = hz_span_of(hz_choices(HZ_TYPE_STATUS)[c->state]);
    c->record = *record;
    c->record.fields = c->cells;
    c->record.count = c->binding.count;
    c->record.field_lines = record->field_lines == NULL ? NULL : c->lines;
    c->row.record = &c->record;
    c->row.binding = &c->binding;
    return true;
}

void completed_free(struct completed *c)
{
    unbind(c);
    free(c->cells);
    free(c->lines);
}
