/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/message.h"
#include "base/text_domain.h"
#include "plan/plan.h"
#include "rollup/rollup_state.h"
#include "value/words.h"
#include <stdio.h>
#include <stdlib.h>

const int *hz_rollup_group_columns(size_t *count)
{
    /* the columns by which offices ask for figures */
    static const int columns[] = {HZ_COL_AREA,  HZ_COL_SECTOR,     HZ_COL_SOURCE,
                                  HZ_COL_LEVEL, HZ_COL_SUPERVISOR, HZ_COL_ENTERPRISE};
    *count = sizeof columns / sizeof columns[0];
    return columns;
}

bool hz_rollup_can_group(hz_column column)
{
    size_t count;
    const int *columns = hz_rollup_group_columns(&count);
    for (size_t i = 0; i < count; i++) {
        if (columns[i] == (int)column) {
            return true;
        }
    }
    return false;
}

/* The columns that are looked at. */
static uint64_t columns_of(const hz_rollup *rollup)
{
    uint64_t columns = indicators_columns() | HZ_BIT(HZ_COL_AREA);
    for (size_t i = 0; i < rollup->options.by_count; i++) {
        columns |= HZ_BIT(rollup->options.by[i]);
    }
    return columns;
}

/*
 * What has to be understood of a row. A name that the plan lacks has a row of its own, and one that
 * is empty too.
 */
static hz_needs needs_of(const hz_rollup_options *o)
{
    static const uint64_t names = HZ_BIT(HZ_COL_AREA) | HZ_BIT(HZ_COL_SECTOR);
    hz_needs needs = {.columns = indicators_columns() | HZ_BIT(HZ_COL_STATUS), .left_out = HZ_W641};
    for (size_t i = 0; i < o->by_count; i++) {
        bool renamed = o->by[i] == HZ_COL_AREA && o->unit_name != NULL;
        needs.columns |= renamed ? 0 : HZ_BIT(o->by[i]);
    }
    needs.any_text = needs.columns & names;
    return needs;
}

int hz_rollup_new(const hz_plan *plan, const hz_rollup_options *options, hz_sink sink,
                  hz_rollup **rollup)
{
    hz_rollup *r = calloc(1, sizeof *r);
    const hz_needs needs = needs_of(options);
    if (r == NULL || hz_usable_new(plan, &needs, sink, &r->usable) != 0) {
        free(r);
        return -1;
    }
    r->plan = plan;
    r->options = *options;
    r->sink = sink;
    r->columns = columns_of(r) | needs.columns;
    hz_hazard_clear(&r->hazard);
    r->has_ledger = calloc((size_t)hz_unit_count(plan) + 1, sizeof *r->has_ledger);
    r->unread = calloc((size_t)hz_unit_count(plan) + 1, sizeof *r->unread);
    bool ok =
        r->has_ledger != NULL && r->unread != NULL && hz_indicators_init(&r->figures, plan) == 0;
    reports_init(&r->reports, &r->figures);
    r->dispatch.may_repeat = true; /* the later one stands */
    r->today = hz_date_today();
    r->shown = calloc(r->figures.count + 1, sizeof *r->shown);
    if (!ok || r->shown == NULL ||
        !groups_init(&r->groups, plan, options->by, options->by_count, r->figures.count,
                     options->increase)) {
        hz_rollup_free(r);
        return -1;
    }
    *rollup = r;
    return 0;
}

void hz_rollup_free(hz_rollup *rollup)
{
    if (rollup != NULL) {
        hz_usable_free(rollup->usable);
        groups_free(&rollup->groups);
        reports_free(&rollup->reports);
        traces_free(&rollup->traces);
        dispatch_check_free(&rollup->dispatch);
        hz_indicators_clear(&rollup->figures);
        free(rollup->shown);
        ledgers_free(&rollup->ledgers);
        free(rollup->has_ledger);
        free(rollup->unread);
        free(rollup);
    }
}

void rollup_report(hz_rollup *r, hz_code code, const hz_row *row, hz_column column,
                   const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    r->sink.fn(r->sink.ctx, &diag);
}

/* True if the plan has the name, or will have it told once that it has not. */
static bool is_known(const struct dimension *d, const hz_plan *plan, hz_span name)
{
    return d->plan_names == NULL ||
           (d->column == HZ_COL_AREA && hz_names_find(&plan->departments, name) >= 0);
}

static void report_unknown(hz_rollup *r, const struct dimension *d, const hz_row *row,
                           const hz_cell *cell)
{
    char detail[160] = "";
    const char *near = hz_names_nearest(d->plan_names, cell->text);
    if (near[0] != '\0') {
        (void)snprintf(detail, sizeof detail, hz_translate(N_("; did you mean %s?")), near);
    }
    if (near[0] != '\0' && d->column == HZ_COL_AREA) { /* who misspells its name has reported */
        r->unread[hz_unit_find(r->plan, hz_span_of(near))] = true;
    }
    rollup_report(r, HZ_W602, row, d->column, detail);
}

int rollup_number(hz_rollup *r, struct dimension *d, const hz_row *row, const hz_cell *cell,
                  uint32_t *number)
{
    bool renamed = d->column == HZ_COL_AREA && r->options.unit_name != NULL;
    char buffer[128];
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
    if (found == before && !renamed && cell->text.len == 0) {
        rollup_report(r, HZ_W605, row, d->column, HZ_UNNAMED);
    } else if (found == before && !renamed && !is_known(d, r->plan, cell->text)) {
        report_unknown(r, d, row, cell);
    }
    *number = (uint32_t)found;
    return 0;
}

/* Remembers that a unit has a ledger, which then stands for what it could submit. */
static bool note_area(hz_rollup *r, const hz_row *row, int area)
{
    r->any_ledger = true;
    r->has_ledger[area] = true;
    return ledgers_note(&r->ledgers, hz_span_of(row->file), area);
}

static bool note_ledger(hz_rollup *r, const hz_row *row, const hz_hazard *hazard)
{
    const hz_cell *area = &hazard->cells[HZ_COL_AREA];
    r->any_ledger = true;
    return area->fault != HZ_VALUE_OK || note_area(r, row, area->as.choice);
}

/* The one township that the texts of @p record name; -1: none, or several. */
static int named_area(const hz_plan *plan, const hz_record *record)
{
    int named = -1;
    for (size_t i = 0; i < record->count; i++) {
        hz_span text = hz_span_trim(record->fields[i]);
        int own = text.len == 0 ? -1 : hz_names_find(&plan->areas, text);
        for (int a = 0; a < (int)plan->areas.count; a++) {
            bool here =
                own < 0 ? word_find(text, hz_span_of(plan->areas.items[a].name)) != NULL : a == own;
            if (here && named >= 0 && named != a) {
                return -1;
            }
            named = here ? a : named;
        }
    }
    return named;
}

/* A ledger that says 零报告: its township has reported that nothing was found. */
static int add_zero_report(hz_rollup *r, const hz_row *row)
{
    int area = named_area(r->plan, row->record);
    bool by_area = r->groups.dimension_count == 1 &&
                   r->groups.dimensions[0].column == HZ_COL_AREA && r->options.unit_name == NULL;
    if (area < 0 || !note_area(r, row, area)) {
        return area < 0 ? 0 : -1;
    }
    uint32_t numbers[HZ_BY_MAX] = {(uint32_t)area};
    size_t group = by_area ? groups_put(&r->groups, numbers) : 0;
    if (group == SIZE_MAX) {
        return -1;
    }
    if (by_area) {
        hz_hazard_clear(&r->hazard);
        rollup_count(r, group);
    }
    return 0;
}

int rollup_find_group(hz_rollup *rollup, const hz_row *row, size_t *group)
{
    const hz_hazard *hazard = &rollup->hazard;
    uint32_t numbers[HZ_BY_MAX];
    if (!note_ledger(rollup, row, hazard)) {
        return -1;
    }
    for (size_t i = 0; i < rollup->groups.dimension_count; i++) {
        struct dimension *d = &rollup->groups.dimensions[i];
        if (rollup_number(rollup, d, row, &hazard->cells[d->column], &numbers[i]) != 0) {
            return -1;
        }
    }
    *group = groups_put(&rollup->groups, numbers);
    return *group == SIZE_MAX ? -1 : 0;
}

void rollup_count(hz_rollup *rollup, size_t number)
{
    const hz_hazard *hazard = &rollup->hazard;
    const hz_rollup_options *o = &rollup->options;
    struct group group = groups_at(&rollup->groups, number);
    struct counted counted = counted_on(hazard, rollup->plan, o->day, o->until);
    indicators_add(&counted, group.now);
    if (o->increase && o->before != HZ_NO_DATE) {
        counted = counted_on(hazard, rollup->plan, o->before, o->until);
        indicators_add(&counted, group.before);
    }
}

int hz_rollup_add(hz_rollup *rollup, const hz_row *row)
{
    size_t group;
    if (row->is_header) {
        return hz_usable_header(rollup->usable, row);
    }
    if (row->is_zero) {
        return add_zero_report(rollup, row);
    }
    hz_hazard_read(&rollup->hazard, row, rollup->plan, rollup->columns);
    int used = hz_usable_row(rollup->usable, row, &rollup->hazard);
    if (used <= 0) {
        return used;
    }
    if (rollup_find_group(rollup, row, &group) != 0) {
        return -1;
    }
    rollup_count(rollup, group);
    bool traced = rollup->options.reconcile;
    return !traced || traces_add(&rollup->traces, row, &rollup->hazard, rollup->plan) ? 0 : -1;
}
