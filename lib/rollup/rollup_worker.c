/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "plan/plan.h"
#include "rollup/rollup_state.h"
#include <stdlib.h>

/* A roll-up of some of the rows, by the thread that reads them. */
struct part {
    hz_rollup *rollup;
    bool told; /* something is to be told of the row in hand */
};

static void note_told(void *ctx, const hz_diag *diag)
{
    (void)diag; /* the caller's own roll-up meets the row again, and tells it */
    ((struct part *)ctx)->told = true;
}

static void worker_free(void *state)
{
    struct part *part = state;
    hz_rollup_free(part->rollup);
    free(part);
}

static void *init(void *ctx)
{
    const hz_rollup *whole = ctx;
    struct part *part = calloc(1, sizeof *part);
    if (part != NULL && hz_rollup_new(whole->plan, &whole->options, (hz_sink){note_told, part},
                                      &part->rollup) != 0) {
        free(part);
        part = NULL;
    }
    return part;
}

/* A name that the plan lacks is told of once: where it comes first in each part. */
static hz_row_result process(void *state, hz_row *row)
{
    struct part *part = state;
    size_t group;
    part->told = false;
    hz_rollup *rollup = part->rollup;
    hz_hazard_read(&rollup->hazard, row, rollup->plan, rollup->columns);
    if (!hz_usable_is_good(rollup->usable, row, &rollup->hazard)) {
        return HZ_ROW_KEEP;
    }
    if (rollup_find_group(rollup, row, &group) != 0) {
        return HZ_ROW_FAILED;
    }
    if (part->told) {
        return HZ_ROW_KEEP;
    }
    rollup_count(rollup, group);
    return HZ_ROW_DONE;
}

static int merge(void *ctx, void *state)
{
    hz_rollup *whole = ctx;
    const hz_rollup *part = ((struct part *)state)->rollup;
    whole->any_ledger = whole->any_ledger || part->any_ledger;
    for (int unit = 0; unit < hz_unit_count(whole->plan); unit++) {
        whole->has_ledger[unit] = whole->has_ledger[unit] || part->has_ledger[unit];
    }
    return ledgers_join(&whole->ledgers, &part->ledgers) &&
                   groups_join(&whole->groups, &part->groups)
               ? 0
               : -1;
}

bool hz_rollup_worker(hz_rollup *rollup, hz_row_worker *worker)
{
    *worker = (hz_row_worker){rollup, init, process, merge, worker_free};
    bool helps = !rollup->options.reconcile;
    for (size_t i = 0; i < rollup->options.by_count; i++) {
        helps = helps && rollup->options.by[i] != HZ_COL_ENTERPRISE;
    }
    return helps;
}
