/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/overdue_previous.h"
#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "rows/rows.h"
#include "schema/binding.h"
#include <stdlib.h>

enum { NOT_OVERDUE = -2 };

/* The text under @p label, one that a list has beside those of the ledger. False: it has none. */
static bool find_text(const hz_row *row, const char *label, hz_span *text)
{
    for (size_t i = 0; i < row->binding->count; i++) {
        if (strcmp(row->binding->labels[i], label) == 0) {
            *text = hz_row_cell(row, i);
            return true;
        }
    }
    return false;
}

static bool is_overdue(hz_span days)
{
    return days.len > 0 && days.ptr[0] >= '1' && days.ptr[0] <= '9';
}

static int add_row(struct overdue_previous *previous, const hz_row *row, const hz_plan *plan,
                   hz_error *err)
{
    hz_span days;
    hz_span step;
    hz_span id = hz_row_text(row, HZ_COL_ID);
    if (row->binding->fields[HZ_COL_ID] < 0 || !find_text(row, OVERDUE_DAYS_LABEL, &days) ||
        !find_text(row, OVERDUE_STEP_LABEL, &step)) {
        hz_diag_set(
            err, HZ_E004, row->file,
            N_("this is not a list of overdue, which has 隐患编号, 逾期天数 and 应采取措施"));
        return -1;
    }
    if (row->is_header || id.len == 0) {
        return 0;
    }
    size_t number = intern_put(&previous->ids, id);
    if (number == SIZE_MAX ||
        !array_reserve(&previous->steps, &previous->cap, number + 1, sizeof *previous->steps)) {
        return error_no_memory(err, row->file);
    }
    previous->steps[number] = is_overdue(days) ? names_match(&plan->steps, step) : NOT_OVERDUE;
    return 0;
}

int overdue_previous_read(struct overdue_previous *previous, const char *path, const hz_plan *plan,
                          hz_error *err)
{
    const hz_row *row = NULL;
    hz_rows *rows = NULL;
    const hz_rows_options options = {.size = sizeof options, .flags = HZ_ROWS_OF_IDS, .plan = plan};
    if (hz_rows_open(&path, 1, &options, &rows, err) != 0) {
        return -1;
    }
    int found;
    while ((found = hz_rows_next(rows, &row, err)) > 0) {
        if (add_row(previous, row, plan, err) != 0) {
            hz_rows_close(rows);
            return -1;
        }
    }
    hz_rows_close(rows);
    return found < 0 && err->code == HZ_E138 ? 0 : found; /* nothing was overdue */
}

bool overdue_previous_has(const struct overdue_previous *previous, hz_span id,
                          const struct overdue *now)
{
    int step = now->days > 0 ? now->step : NOT_OVERDUE;
    size_t number = id.len == 0 ? SIZE_MAX : intern_find(&previous->ids, id);
    if (number == SIZE_MAX) {
        return false;
    }
    bool was_taken = step == -1 && previous->steps[number] >= 0;
    return previous->steps[number] == step || was_taken;
}

void overdue_previous_free(struct overdue_previous *previous)
{
    intern_free(&previous->ids);
    free(previous->steps);
}
