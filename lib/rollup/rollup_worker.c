/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/rollup_state.h"
#include <stdlib.h>

/* A roll-up of a part of the rows, made on the thread that reads them. */
struct part {
    hz_rollup *rollup;
    bool has_finding; /* about the current row */
};

static void note_finding(void *ctx, const hz_diag *diag)
{
    (void)diag; /* the whole roll-up gets the row too, and reports it */
    ((struct part *)ctx)->has_finding = true;
}

static void part_free(void *state)
{
    struct part *part = state;
    hz_rollup_free(part->rollup);
    free(part);
}

static void *part_new(void *ctx)
{
    const hz_rollup *whole = ctx;
    hz_error err;
    struct part *part = calloc(1, sizeof *part);
    if (part != NULL && hz_rollup_new(whole->plan, &whole->options, (hz_sink){note_finding, part},
                                      &part->rollup, &err) != 0) {
        free(part);
        part = NULL;
    }
    if (part != NULL) {
        part->rollup->rounds = whole->rounds;
    }
    return part;
}

/*
 * Count a row that has no findings; a row with findings is passed on. A name that the plan lacks
 * is such a finding where it first occurs in each part.
 */
static hz_row_result process(void *state, hz_row *row)
{
    struct part *part = state;
    hz_rollup *rollup = part->rollup;
    struct placing placing;
    part->has_finding = false;
    hazard_read(&rollup->hazard, row, rollup->plan, rollup->columns);
    enum usable_result usable = hz_usable_process(rollup->usable, row, &rollup->hazard);
    if (usable != USABLE_GOOD) {
        return usable == USABLE_NO_MEMORY ? HZ_ROW_FAILED
               : usable == USABLE_NOT     ? HZ_ROW_ID_ONLY
                                          : HZ_ROW_KEEP;
    }
    if (rollup_find_group(rollup, row, &placing) != 0) {
        return HZ_ROW_FAILED;
    }
    if (part->has_finding) {
        return HZ_ROW_KEEP;
    }
    rollup_count(rollup, &placing);
    return HZ_ROW_DONE;
}

static int merge(void *ctx, void *state)
{
    hz_rollup *whole = ctx;
    const hz_rollup *part = ((struct part *)state)->rollup;
    return reporting_merge(&whole->reporting, &part->reporting, hz_unit_count(whole->plan)) &&
                   groups_merge(&whole->groups, &part->groups)
               ? 0
               : -1;
}

void rollup_set_worker(hz_rollup *r)
{
    r->worker = (hz_row_worker){r, part_new, process, merge, part_free};
}

const hz_row_worker *hz_rollup_worker(hz_rollup *rollup)
{
    bool helps = !rollup->options.reconcile;
    for (size_t i = 0; i < rollup->options.by_count; i++) {
        helps = helps && rollup->by[i] != HZ_COL_ENTERPRISE;
    }
    return helps ? &rollup->worker : NULL;
}
