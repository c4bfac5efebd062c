/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/hazard.h"
#include "plan/plan.h"
#include "schema/informal_choice.h"
#include "value/iso_date.h"
#include <stdlib.h>

/* The type of each column; a small table of its own, since it is read for every cell. */
#define COLUMN(name, id, label, aliases, type, need) HZ_TYPE_##type,
static const unsigned char types[HZ_COLUMN_COUNT] = {
#include "schema/columns.def"
};
#undef COLUMN
static const uint64_t all_columns = UINT64_MAX >> (64 - HZ_COLUMN_COUNT);

int hz_hazard_new(hz_hazard **hazard, hz_error *err)
{
    *hazard = malloc(sizeof **hazard);
    if (*hazard == NULL) {
        return error_no_memory(err, NULL);
    }
    hazard_clear(*hazard);
    return 0;
}

void hz_hazard_free(hz_hazard *hazard)
{
    free(hazard);
}

void hz_hazard_read(hz_hazard *hazard, const hz_row *row, const hz_plan *plan)
{
    hazard_read(hazard, row, plan, all_columns);
}

void hazard_clear(hz_hazard *hazard)
{
    hazard->wrong = hazard->filled = 0;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        hazard->cells[c] = (hz_cell){.text = {"", 0}, .fault = HZ_VALUE_EMPTY};
    }
}

static inline const char *label_over(const hz_binding *binding, int field)
{
    return field < 0 ? "" : binding->labels[field];
}

void hazard_read(hz_hazard *hazard, const hz_row *row, const hz_plan *plan, uint64_t mask)
{
    const hz_record *record = row->record;
    const int *fields = row->binding->fields;
    uint64_t wrong = 0;
    uint64_t filled = 0;
    for (uint64_t rest = mask & all_columns; rest != 0; rest &= rest - 1) {
        int c = __builtin_ctzll(rest);
        hz_cell *cell = &hazard->cells[c];
        bool there = fields[c] >= 0 && (size_t)fields[c] < record->count;
        hz_span text = there ? record->fields[fields[c]] : (hz_span){"", 0};
        if (types[c] == HZ_TYPE_DATE && iso_date_parse(text, &cell->as.date)) {
            cell->text = text;
            cell->fault = HZ_VALUE_OK;
        } else {
            hz_cell_read(cell, types[c], plan, text, label_over(row->binding, fields[c]));
        }
        wrong |= (uint64_t)(cell->fault > HZ_VALUE_EMPTY) << c;
        filled |= (uint64_t)(cell->text.len > 0) << c;
    }
    hazard->wrong = wrong;
    hazard->filled = filled;
}

bool state_is_accepted(hz_span state, hz_span verified_on, hz_span verifier)
{
    bool waits = hz_choice_find(HZ_TYPE_STATUS, state) == HZ_STATUS_TO_BE_ACCEPTED ||
                 choice_is_accepted(state);
    return waits && verified_on.len > 0 && verifier.len > 0;
}

hz_date hz_hazard_date(const hz_hazard *hazard, int column)
{
    const hz_cell *cell = &hazard->cells[column];
    return cell->fault == HZ_VALUE_OK ? cell->as.date : HZ_NO_DATE;
}

hz_money hz_hazard_money(const hz_hazard *hazard, int column)
{
    const hz_cell *cell = &hazard->cells[column];
    return cell->fault == HZ_VALUE_OK ? cell->as.money : 0;
}

static bool reached(hz_date date, hz_date day)
{
    return date != HZ_NO_DATE && date <= day;
}

hz_date hz_hazard_deadline(const hz_hazard *hazard, hz_date day)
{
    hz_date extended = hz_hazard_date(hazard, HZ_COL_EXTENDED_TO);
    hz_date approved = hz_hazard_date(hazard, HZ_COL_EXTENDED_ON);
    hz_date due = hz_hazard_date(hazard, HZ_COL_DUE_ON);
    bool counts = extended != HZ_NO_DATE && (approved == HZ_NO_DATE || approved <= day);
    return counts || due == HZ_NO_DATE ? extended : due;
}

static bool is_listed(const hz_hazard *hazard, hz_date day)
{
    hz_date listed_on = hz_hazard_date(hazard, HZ_COL_LISTED_ON);
    return hazard->cells[HZ_COL_LISTED].text.len > 0 &&
           (listed_on == HZ_NO_DATE || listed_on <= day);
}

static bool is_overdue(const hz_hazard *hazard, int stopping, hz_date day)
{
    hz_date deadline = hz_hazard_deadline(hazard, day);
    return deadline != HZ_NO_DATE && day > deadline &&
           !reached(hz_hazard_date(hazard, stopping), day);
}

bool hz_hazard_is(const hz_hazard *hazard, hz_condition condition, hz_date day)
{
    if (!reached(hz_hazard_date(hazard, HZ_COL_FOUND_ON), day)) {
        return false;
    }
    if (reached(hz_hazard_date(hazard, HZ_COL_CANCELLED_ON), day)) {
        return condition == HZ_CANCELLED;
    }
    switch (condition) {
    case HZ_RECTIFIED:
        return reached(hz_hazard_date(hazard, HZ_COL_RECTIFIED_ON), day);
    case HZ_CLOSED:
        return reached(hz_hazard_date(hazard, HZ_COL_CLOSED_ON), day);
    case HZ_LISTED:
        return is_listed(hazard, day);
    case HZ_OVERDUE:
        return is_overdue(hazard, HZ_COL_RECTIFIED_ON, day);
    case HZ_OVERDUE_UNCLOSED:
        return is_overdue(hazard, HZ_COL_CLOSED_ON, day);
    case HZ_CANCELLED:
        return false;
    default:
        return true; /* found */
    }
}

/* The index of the first measure that is due later than @p days after the deadline, or the last. */
static int measure_after(const hz_plan *plan, int days)
{
    size_t i = 0;
    while (i + 1 < plan->escalation.count && days >= plan->escalation.items[i].days) {
        i++;
    }
    return (int)i;
}

int hazard_measure_taken(const hz_hazard *hazard, const hz_plan *plan, hz_date deadline,
                         hz_date day)
{
    const hz_cell *measure = &hazard->cells[HZ_COL_REMINDED];
    hz_date on = hz_hazard_date(hazard, HZ_COL_REMINDED_ON);
    bool counts = on == HZ_NO_DATE || (on > deadline && on <= day);
    if (!counts || measure->fault != HZ_VALUE_OK) {
        return -1;
    }
    int most = on == HZ_NO_DATE ? measure->as.choice : measure_after(plan, on - deadline);
    return measure->as.choice < most ? measure->as.choice : most;
}
