/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/group_cell.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "plan/committees.h"
#include "rollup/dated_names.h"

bool group_is_planned(int column, const hz_plan *plan, hz_error *err)
{
    bool is_planned = column != HZ_COL_COMMITTEE || plan->committees.count > 0;
    if (!is_planned) {
        hz_diag_set(
            err, HZ_E004, NULL,
            N_("the plan lists no committees (专委会) to group by; list them under committees"));
    }
    return is_planned;
}

uint64_t group_columns(int column)
{
    return HZ_BIT(column) |
           (column == HZ_COL_COMMITTEE ? HZ_BIT(HZ_COL_SUPERVISOR) | HZ_BIT(HZ_COL_SECTOR) : 0);
}

static int choice_of(const hz_cell *cell)
{
    return cell->fault == HZ_VALUE_OK ? cell->as.choice : -1;
}

const hz_cell *group_cell(hz_column column, const hz_hazard *hazard, const hz_plan *plan,
                          hz_date day, hz_cell *derived)
{
    const hz_cell *cells = hazard->cells;
    const hz_cell *cell = &cells[dated_column(column, hazard, day)];
    if (column != HZ_COL_COMMITTEE || cell->text.len > 0) {
        return cell;
    }
    const hz_cell *department = &cells[dated_column(HZ_COL_SUPERVISOR, hazard, day)];
    int found = committee_find(plan, choice_of(department), choice_of(&cells[HZ_COL_SECTOR]));
    *derived = (hz_cell){.text = {"", 0}, .fault = HZ_VALUE_EMPTY};
    if (found >= 0) {
        derived->text = hz_span_of(plan->committees.items[found].name);
        derived->fault = HZ_VALUE_OK;
        derived->as.choice = found;
    }
    return derived;
}
