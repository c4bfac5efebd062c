/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "base/options.h"
#include "base/span.h"
#include "rollup/dated_names.h"
#include "rollup/group_cell.h"
#include "rollup/rollup_state.h"
#include "value/words.h"
#include <stdio.h>
#include <stdlib.h>

/* Fill in the defaults and check the columns. */
static int read_options(hz_rollup_options *options, const hz_rollup_options *given,
                        const hz_plan *plan, hz_error *err)
{
    static const int area = HZ_COL_AREA;
    *options = (hz_rollup_options){.by = NULL};
    if (options_copy(options, sizeof *options, given, err) != 0) {
        return -1;
    }
    if (options->by_count == 0) {
        options->by = &area;
        options->by_count = 1;
    }
    bool known = options->by_count <= HZ_BY_MAX;
    for (size_t i = 0; known && i < options->by_count; i++) {
        known = dispatch_groups_by(options->by[i]);
        if (known && !group_is_planned(options->by[i], plan, err)) {
            return -1;
        }
    }
    if (!known) {
        hz_diag_set(err, HZ_E004, NULL, "options.by");
        return -1;
    }
    return 0;
}

/* The report day of a month and of the month before, or any day. */
static struct cutoff cutoff_of(const hz_plan *plan, const hz_rollup_options *o)
{
    struct cutoff c = {.day = o->day == 0 ? hz_date_today() : o->day, .before = HZ_NO_DATE};
    if (o->month == 0) {
        hz_date_format(c.day, c.label);
        return c;
    }
    c.day = hz_plan_cutoff(plan, o->month);
    c.increase = true;
    hz_month_format(o->month, c.label);
    if (o->month > plan->first_report) {
        c.before = hz_plan_cutoff(plan, o->month - 1);
    }
    return c;
}

/* What must be readable for a row to count. Any name will do: the plan's, another, or none. */
static hz_needs needs_of(const hz_rollup_options *o)
{
    static const uint64_t names = HZ_BIT(HZ_COL_AREA) | HZ_BIT(HZ_COL_SECTOR) |
                                  HZ_BIT(HZ_COL_SUPERVISOR) | HZ_BIT(HZ_COL_TRANSFERRED_FROM) |
                                  HZ_BIT(HZ_COL_COMMITTEE);
    hz_needs needs = {.columns = indicators_columns() | HZ_BIT(HZ_COL_STATUS), .left_out = HZ_W641};
    for (size_t i = 0; i < o->by_count; i++) {
        bool renamed = o->by[i] == HZ_COL_AREA && o->unit_name != NULL;
        needs.columns |=
            renamed ? 0 : group_columns(o->by[i]) | dated_names_need((hz_column)o->by[i]);
    }
    needs.any_text = needs.columns & names;
    return needs;
}

static bool init(hz_rollup *r, const hz_rollup_options *options)
{
    const hz_needs needs = needs_of(options);
    r->options = *options;
    r->options.by = r->by;
    r->cutoff = cutoff_of(r->plan, options);
    r->today = hz_date_today();
    r->columns = needs.columns | HZ_BIT(HZ_COL_AREA);
    r->columns |= options->reconcile ? HZ_BIT(HZ_COL_SUPERVISOR) : 0;
    for (size_t i = 0; i < options->by_count; i++) {
        r->by[i] = options->by[i];
        r->columns |= HZ_BIT(options->by[i]);
        r->is_dated = r->is_dated || dated_names_need((hz_column)options->by[i]) != 0;
        r->moves = r->moves || dated_names_move((hz_column)options->by[i]);
    }
    hazard_clear(&r->hazard);
    r->dispatch.may_repeat = true; /* the later row of a unit and month counts */
    if (hz_indicators_init(&r->indicators, r->plan) != 0) {
        return false;
    }
    submissions_init(&r->submissions, &r->indicators);
    return reporting_init(&r->reporting, hz_unit_count(r->plan)) &&
           groups_init(&r->groups, r->plan, r->by, options->by_count, r->indicators.count,
                       r->cutoff.increase) &&
           hz_usable_new(r->plan, &needs, r->sink, &r->usable) == 0;
}

int hz_rollup_new(const hz_plan *plan, const hz_rollup_options *options, hz_sink sink,
                  hz_rollup **rollup, hz_error *err)
{
    hz_rollup_options known;
    if (read_options(&known, options, plan, err) != 0) {
        return -1;
    }
    hz_rollup *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return error_no_memory(err, NULL);
    }
    r->plan = plan;
    r->sink = sink;
    r->own_rounds.plan = plan;
    r->rounds = &r->own_rounds;
    if (!init(r, &known)) {
        hz_rollup_free(r);
        return error_no_memory(err, NULL);
    }
    rollup_set_worker(r);
    *rollup = r;
    return 0;
}

void hz_rollup_free(hz_rollup *rollup)
{
    if (rollup != NULL) {
        hz_usable_free(rollup->usable);
        groups_clear(&rollup->groups);
        submissions_clear(&rollup->submissions);
        ledger_hazards_clear(&rollup->hazards);
        reporting_clear(&rollup->reporting);
        dispatch_check_free(&rollup->dispatch);
        hz_indicators_clear(&rollup->indicators);
        earlier_rounds_free(&rollup->own_rounds);
        free(rollup);
    }
}

int hz_rollup_read_journals(hz_rollup *rollup, const char *const *ledgers, size_t count,
                            hz_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (earlier_rounds_read(&rollup->own_rounds, ledgers[i], err) != 0) {
            return -1;
        }
    }
    return 0;
}

static void emit(hz_rollup *r, hz_code code, const hz_row *row, hz_column column,
                 const hz_diag *args)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, NULL);
    diag_copy_args(&diag, args);
    sink_emit(r->sink, &diag);
}

/* True if @p name needs no finding: the plan has it, or any name will do. */
static bool is_known(const struct dimension *d, const hz_plan *plan, hz_span name)
{
    return d->plan_names == NULL ||
           (d->column == HZ_COL_AREA && hz_names_find(&plan->departments, name) >= 0);
}

static void emit_unknown(hz_rollup *r, const struct dimension *d, const hz_row *row,
                         const hz_cell *cell)
{
    hz_diag args = {.code = HZ_W602};
    const char *near = hz_names_nearest(d->plan_names, cell->text);
    if (near[0] != '\0') {
        diag_arg_sentence(&args, "advice", N_("did you mean {name}?"), "name", near, NULL);
    } else {
        diag_arg_message(&args, "advice", N_("correct it, or add it to the plan"));
    }
    if (near[0] != '\0' && d->column == HZ_COL_AREA) { /* a unit that misspells its name reported */
        r->reporting.unreadable[hz_unit_find(r->plan, hz_span_of(near))] = true;
    }
    emit(r, HZ_W602, row, d->column, &args);
}

/* A hazard without a name: its cell is empty, which is reported once, or its table does not have
 * the column, which is reported for each file. */
static void emit_unnamed(hz_rollup *r, struct dimension *d, const hz_row *row)
{
    bool derived = d->column == HZ_COL_COMMITTEE; /* from the plan; few tables have it */
    bool lacks =
        row->binding->fields[d->column] < 0 && !derived && !row->layout.yaml; /* which omits keys */
    hz_diag diag;
    if (lacks ? d->lacking_file == row->file : d->empty_reported) {
        return;
    }
    if (lacks) {
        d->lacking_file = row->file;
        hz_diag_set(&diag, HZ_W618, row->file, NULL);
        record_set_sheet(&diag, row->record);
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(hz_column_get(d->column)->label));
    } else {
        d->empty_reported = true;
        hz_row_diag(&diag, derived ? HZ_W619 : HZ_W605, row,
                    derived ? HZ_COL_SUPERVISOR : d->column, NULL);
    }
    diag_arg(&diag, "name", UNNAMED);
    sink_emit(r->sink, &diag);
}

int rollup_find_name(hz_rollup *r, struct dimension *d, const hz_row *row, const hz_cell *cell,
                     uint32_t *number)
{
    bool renamed = d->column == HZ_COL_AREA && r->options.unit_name != NULL;
    char buffer[CELL_SIZE];
    size_t before = d->names.count;
    if (!renamed && d->plan_names != NULL && cell->text.len > 0 && cell->fault == HZ_VALUE_OK) {
        *number = (uint32_t)cell->as.choice; /* the plan's names come first, in its order */
        return 0;
    }
    hz_span name =
        renamed ? hz_span_of(r->options.unit_name) : group_name(d->column, r->plan, cell, buffer);
    size_t found = intern_put(&d->names, name);
    if (found == SIZE_MAX) {
        return -1;
    }
    if (!renamed && hz_span_is(name, UNNAMED)) {
        emit_unnamed(r, d, row);
    } else if (found == before && !renamed && !is_known(d, r->plan, cell->text)) {
        emit_unknown(r, d, row, cell);
    }
    *number = (uint32_t)found;
    return 0;
}

/* The one township that the texts of @p record name; -1: none, or several. */
static int named_area(const hz_plan *plan, const hz_record *record)
{
    int named = -1;
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        int own = text.len == 0 ? -1 : hz_names_find(&plan->areas, text);
        for (int a = 0; a < (int)plan->areas.count; a++) {
            bool here =
                own < 0 ? span_find(text, hz_span_of(plan->areas.items[a].name)) != NULL : a == own;
            if (here && named >= 0 && named != a) {
                return -1;
            }
            named = here ? a : named;
        }
    }
    return named;
}

/* A ledger that says 零报告: its township has reported that it found nothing. */
static int add_zero_report(hz_rollup *r, const hz_row *row)
{
    int area = named_area(r->plan, row->record);
    bool by_area = r->groups.dimension_count == 1 &&
                   r->groups.dimensions[0].column == HZ_COL_AREA && r->options.unit_name == NULL;
    if (area < 0) {
        return 0;
    }
    if (!reporting_add_row(&r->reporting, hz_span_of(row->file), area)) {
        return -1;
    }
    uint32_t numbers[HZ_BY_MAX] = {(uint32_t)area};
    size_t group = by_area ? groups_put(&r->groups, numbers) : 0;
    if (group == SIZE_MAX) {
        return -1;
    }
    if (by_area) {
        hazard_clear(&r->hazard);
        rollup_count(r, &(struct placing){.now = group, .before = group});
    }
    return 0;
}

/* r->hazard, or what it was in @p round. */
static const hz_hazard *in_round(hz_rollup *r, const struct earlier_round *round)
{
    if (round == NULL) {
        return &r->hazard;
    }
    r->earlier = r->hazard;
    earlier_round_apply(r->rounds, round, &r->earlier);
    return &r->earlier;
}

/* Where @p hazard counts on @p day, which only some names depend on. SIZE_MAX: out of memory. */
static size_t group_on(hz_rollup *r, const hz_row *row, const hz_hazard *hazard, hz_date day)
{
    uint32_t numbers[HZ_BY_MAX];
    for (size_t i = 0; i < r->groups.dimension_count; i++) {
        struct dimension *d = &r->groups.dimensions[i];
        hz_cell derived;
        const hz_cell *cell = group_cell(d->column, hazard, r->plan, day, &derived);
        if (d->dated != NULL) {
            numbers[i] = (uint32_t)dated_name_on(d->column, hazard, day);
        } else if (rollup_find_name(r, d, row, cell, &numbers[i]) != 0) {
            return SIZE_MAX;
        }
    }
    return groups_put(&r->groups, numbers);
}

int rollup_find_group(hz_rollup *r, const hz_row *row, struct placing *placing)
{
    const hz_hazard *hazard = &r->hazard;
    const hz_cell *area = &hazard->cells[HZ_COL_AREA];
    r->reporting.any_ledger = true;
    if (area->fault == HZ_VALUE_OK &&
        !reporting_add_row(&r->reporting, hz_span_of(row->file), area->as.choice)) {
        return -1;
    }
    bool moves = r->is_dated && hz_hazard_is(hazard, HZ_FOUND, r->cutoff.before);
    hz_span id = hz_row_text(row, HZ_COL_ID);
    placing->round_now = earlier_rounds_find(r->rounds, id, r->cutoff.day);
    placing->round_before = earlier_rounds_find(r->rounds, id, r->cutoff.before);
    placing->now = group_on(r, row, in_round(r, placing->round_now), r->cutoff.day);
    placing->before = moves ? group_on(r, row, in_round(r, placing->round_before), r->cutoff.before)
                            : placing->now;
    return placing->now == SIZE_MAX || placing->before == SIZE_MAX ? -1 : 0;
}

void rollup_count(hz_rollup *r, const struct placing *placing)
{
    static const struct hazard_state none = {.found = false};
    struct group group = groups_at(&r->groups, placing->now);
    struct group before = groups_at(&r->groups, placing->before);
    struct hazard_state state =
        hazard_state_on(in_round(r, placing->round_now), r->plan, r->cutoff.day, r->options.until);
    indicators_add(&state, group.now);
    if (r->cutoff.increase && r->cutoff.before != HZ_NO_DATE) {
        state = hazard_state_on(in_round(r, placing->round_before), r->plan, r->cutoff.before,
                                r->options.until);
        indicators_add(&state, before.before);
    }
    if (placing->before != placing->now) { /* the hazard has left a group, which may be empty now */
        indicators_add(&none, before.now);
    }
}

/* Count a row of a ledger. */
static int add_hazard(hz_rollup *r, const hz_row *row)
{
    struct placing placing;
    hazard_read(&r->hazard, row, r->plan, r->columns);
    int used = hz_usable_row(r->usable, row, &r->hazard);
    if (used <= 0) {
        return used;
    }
    if (rollup_find_group(r, row, &placing) != 0) {
        return -1;
    }
    rollup_count(r, &placing);
    return r->options.reconcile ? ledger_hazards_add(&r->hazards, row, &r->hazard, r->plan) : 0;
}

int hz_rollup_add(hz_rollup *rollup, const hz_row *row, hz_error *err)
{
    int result;
    if (row->is_dispatch) {
        result = rollup_add_dispatch(rollup, row);
    } else if (row->is_header) {
        result = hz_usable_header(rollup->usable, row);
    } else if (row->is_zero) {
        result = add_zero_report(rollup, row);
    } else {
        result = add_hazard(rollup, row);
    }
    return result == 0 ? 0 : error_no_memory(err, row->file);
}
