/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reading check lists that were filled in. */
#include "rollup/results.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/options.h"
#include "check/ids.h"
#include "rows/place.h"
#include <stdlib.h>

hz_column visit_column(size_t i)
{
    static const hz_column columns[VISIT_COLUMNS] = {HZ_COL_ID, HZ_COL_AREA, HZ_COL_ENTERPRISE,
                                                     HZ_COL_DESCRIPTION, HZ_COL_STATUS};
    return columns[i];
}

/* The fields are unknown columns only to those that read ledgers. */
static void on_table_finding(void *ctx, const hz_diag *diag)
{
    const hz_results *r = ctx;
    if (diag->code != HZ_N119) {
        sink_emit(r->sink, diag);
    }
}

/* The lists are not ledgers: they lack the dates that a state needs. */
static bool init(hz_results *r, const int *by, size_t by_count)
{
    static const int area = HZ_COL_AREA;
    hz_needs needs = {.columns = HZ_BIT(HZ_COL_ID), .left_out = HZ_W646};
    by = by_count == 0 ? &area : by;
    by_count = by_count == 0 ? 1 : by_count;
    for (size_t i = 0; i < by_count; i++) {
        needs.columns |= HZ_BIT(by[i]);
    }
    r->columns = needs.columns | check_record_columns();
    for (size_t i = 0; i < VISIT_COLUMNS; i++) {
        r->columns |= HZ_BIT(visit_column(i));
    }
    needs.columns &= ~HZ_BIT(HZ_COL_STATUS);
    hazard_clear(&r->hazard);
    return hz_usable_new(r->plan, &needs, (hz_sink){on_table_finding, r}, &r->usable) == 0 &&
           groups_init(&r->groups, r->plan, by, by_count, RESULT_COUNTS, false);
}

int hz_results_new(const hz_plan *plan, const hz_results_options *options, hz_sink sink,
                   hz_results **results, hz_error *err)
{
    hz_results_options known = {.by = NULL};
    if (options_copy(&known, sizeof known, options, err) != 0) {
        return -1;
    }
    if (known.by_count > HZ_BY_MAX) {
        hz_diag_set(err, HZ_E004, NULL, "options.by");
        return -1;
    }
    hz_results *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return error_no_memory(err, NULL);
    }
    r->plan = plan;
    r->today = known.today == 0 ? hz_date_today() : known.today;
    r->sink = sink;
    if (!init(r, known.by, known.by_count)) {
        hz_results_free(r);
        return error_no_memory(err, NULL);
    }
    *results = r;
    return 0;
}

void hz_results_free(hz_results *results)
{
    if (results != NULL) {
        hz_usable_free(results->usable);
        groups_clear(&results->groups);
        intern_free(&results->ids);
        intern_free(&results->sources);
        draw_numbers_free(&results->numbers);
        grid_clear(&results->texts);
        free(results->listed);
        free(results->visits);
        free(results);
    }
}

/* The hazard on the lists with the number @p id, added if it is new, which @p is_new reports; NULL:
 * out of memory. */
static struct listed *find_listed(hz_results *r, hz_span id, bool *is_new)
{
    char plain[PLAIN_ID];
    size_t known = r->ids.count;
    if (!array_reserve(&r->listed, &r->listed_cap, known + 1, sizeof *r->listed)) {
        return NULL;
    }
    size_t number = intern_put(&r->ids, plain_id(id, plain));
    *is_new = number == known;
    if (number == known) {
        r->listed[number] = (struct listed){0};
    }
    return number == SIZE_MAX ? NULL : &r->listed[number];
}

/* Count a visit, or with @p by -1 no longer. */
static void count_visit(hz_results *r, const struct visit *visit, int by)
{
    int64_t *sums = groups_at(&r->groups, visit->group).now;
    group_add(&sums[RESULT_VISITED], by);
    group_add(&sums[RESULT_AGREES], visit->agrees == ANSWER_YES ? by : 0);
    group_add(&sums[RESULT_DIFFERS], visit->agrees == ANSWER_NO ? by : 0);
    group_add(&sums[RESULT_UNRECTIFIED], visit->is_unrectified ? by : 0);
}

/* Report that a hazard was inspected on another list, too. If that says otherwise, neither counts:
 * the list that is read first must not decide. */
static void add_again(hz_results *r, struct row_check *rc, const struct check_record *record,
                      const struct listed *listed)
{
    char place[PLACE_SIZE];
    struct visit *visit = &r->visits[listed->visit];
    bool is_same = visit->agrees == record->agrees && visit->rectified == record->rectified;
    place_write(place, intern_get(&r->sources, listed->source), listed->line);
    emit_finding(rc, is_same ? HZ_E655 : HZ_E658, HZ_COL_ID, place);
    if (!is_same) {
        hz_usable_leave_out(r->usable);
    }
    if (!is_same && visit->agrees != ANSWER_NONE) {
        count_visit(r, visit, -1);
        visit->agrees = ANSWER_NONE;
        visit->step = HZ_RESULTS_RATES;
    }
}

/* What follows from an inspection; HZ_RESULTS_RATES: nothing. */
static hz_results_table step_after(const struct check_record *record)
{
    bool is_closed = record->state == HZ_STATUS_CLOSED;
    if (check_record_claims(record) && record->rectified == ANSWER_NO) {
        return is_closed ? HZ_RESULTS_REOPEN : HZ_RESULTS_REJECT;
    }
    bool is_good = record->rectified == ANSWER_YES && record->agrees == ANSWER_YES;
    return is_closed && is_good ? HZ_RESULTS_RECHECK : HZ_RESULTS_RATES;
}

static bool keep_visit(hz_results *r, const struct check_record *record, size_t group)
{
    size_t first = r->texts.count;
    bool ok = array_reserve(&r->visits, &r->visit_cap, r->visit_count + 1, sizeof *r->visits);
    for (size_t i = 0; i < VISIT_COLUMNS && ok; i++) {
        char buffer[CELL_SIZE];
        hz_column column = visit_column(i);
        ok = grid_add(&r->texts, cell_format(&r->hazard.cells[column], column, r->plan, buffer));
    }
    for (enum check_field f = 0; f < FIELD_COUNT && ok; f++) {
        ok = grid_add(&r->texts, record->texts[f]);
    }
    if (ok) {
        struct visit *visit = &r->visits[r->visit_count++];
        *visit = (struct visit){
            .first = first,
            .group = group,
            .agrees = record->agrees,
            .rectified = record->rectified,
            .is_unrectified = check_record_claims(record) && record->rectified == ANSWER_NO,
            .step = (int)step_after(record),
        };
        count_visit(r, visit, 1);
    }
    return ok;
}

/* Several teams may share one list, each with a copy of its own: a hazard was drawn once. */
static bool count_row(hz_results *r, const struct row_check *rc, const struct check_record *record,
                      struct listed *listed, bool is_new)
{
    char buffer[PLACE_SOURCE];
    size_t group = groups_put_hazard(&r->groups, r->plan, &r->hazard);
    if (group == SIZE_MAX) {
        return false;
    }
    int64_t *sums = groups_at(&r->groups, group).now;
    for (size_t i = 0; i < RESULT_COUNTS; i++) {
        group_add(&sums[i], i == RESULT_DRAWN && is_new ? 1 : 0); /* 0: the group has a figure */
    }
    if (record == NULL) {
        return true;
    }
    listed->is_visited = true;
    listed->visit = r->visit_count;
    listed->line = rc->row->record->line;
    listed->source = intern_put(&r->sources, place_source(rc->row, buffer));
    return listed->source != SIZE_MAX && keep_visit(r, record, group);
}

static int add_record(hz_results *r, struct row_check *rc)
{
    struct check_record record;
    bool is_new = true;
    hz_span id = hz_row_text(rc->row, HZ_COL_ID);
    int visited = check_record_read(&record, &r->layout, rc);
    if (visited >= 0 && id.len == 0) {
        emit_finding(rc, HZ_E656, HZ_COL_ID, NULL);
    }
    if (visited < 0 || id.len == 0) {
        hz_usable_leave_out(r->usable);
        return 0;
    }
    struct listed *listed = find_listed(r, id, &is_new);
    if (listed == NULL) {
        return -1;
    }
    if (!listed->is_visited) {
        return count_row(r, rc, visited == 1 ? &record : NULL, listed, is_new) ? 0 : -1;
    }
    if (visited == 1) {
        add_again(r, rc, &record, listed);
    }
    return 0;
}

int hz_results_add(hz_results *results, const hz_row *row, hz_error *err)
{
    struct row_check rc = {.plan = results->plan,
                           .today = results->today,
                           .row = row,
                           .hazard = &results->hazard,
                           .sink = results->sink};
    if (row->is_header) {
        bool is_numbered = draw_numbers_header(&results->numbers, row->binding);
        check_layout_read(&results->layout, &rc, is_numbered);
        return hz_usable_header(results->usable, row) == 0 ? 0 : error_no_memory(err, row->file);
    }
    if (!draw_numbers_row(&results->numbers, row)) {
        return error_no_memory(err, row->file);
    }
    hazard_read(&results->hazard, row, results->plan, results->columns);
    int used = hz_usable_row(results->usable, row, &results->hazard);
    if (used > 0 && !results->layout.is_complete) {
        hz_usable_leave_out(results->usable);
        return 0;
    }
    return used == 0 || (used > 0 && add_record(results, &rc) == 0)
               ? 0
               : error_no_memory(err, row->file);
}
