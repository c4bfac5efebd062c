/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rollup/overdue.h"
#include "base/diag.h"
#include "base/options.h"
#include "check/usable.h"
#include "output/writer.h"
#include "plan/plan.h"
#include "rollup/overdue_previous.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const extras[] = {OVERDUE_DAYS_LABEL, OVERDUE_STEP_LABEL};
enum { EXTRAS = sizeof extras / sizeof extras[0] };

/* What must be readable to know whether a row is overdue, and what was done about it. */
static const hz_needs needs = {.columns = HZ_STATE_COLUMNS | HZ_BIT(HZ_COL_STATUS) |
                                          HZ_BIT(HZ_COL_REMINDED) | HZ_BIT(HZ_COL_REMINDED_ON),
                               .left_out = HZ_W642};

struct hz_overdue {
    const hz_plan *plan;
    hz_overdue_options options;
    hz_usable *usable;
    hz_row_writer *rows;
    hz_writer *people; /* writes a short list for people; NULL: `rows` writes all columns */
    struct overdue_previous previous; /* with options.since */
    hz_hazard hazard;                 /* of the current row */
    uint64_t count;
    uint64_t left_out; /* rows that could not be evaluated */
    hz_row_worker worker;
};

/* The step after the last one taken, if it is due after @p days; no step is skipped. */
static int next_step(const hz_plan *plan, int taken, int days)
{
    size_t next = (size_t)taken + 1;
    return next < plan->escalation.count && days >= plan->escalation.items[next].days ? taken + 1
                                                                                      : -1;
}

const char *overdue_step(const struct overdue *overdue, const hz_plan *plan)
{
    return overdue->step < 0 ? "" : plan->escalation.items[overdue->step].step;
}

bool overdue_on(const hz_hazard *hazard, const hz_plan *plan, const hz_overdue_options *options,
                struct overdue *overdue)
{
    hz_date day = options->day;
    hz_date deadline = hz_hazard_deadline(hazard, day);
    bool stopped = options->until == HZ_UNTIL_CLOSED ? hz_hazard_is(hazard, HZ_CLOSED, day)
                                                     : hz_hazard_is(hazard, HZ_RECTIFIED, day);
    if (!hz_hazard_is(hazard, HZ_FOUND, day) || stopped || deadline == HZ_NO_DATE) {
        return false;
    }
    overdue->days = day - deadline;
    overdue->step =
        overdue->days <= 0
            ? -1
            : next_step(plan, hazard_measure_taken(hazard, plan, deadline, day), overdue->days);
    return overdue->days > 0 || (options->list_due && overdue->days >= -options->within);
}

/* The worker: what each thread needs to find the rows that are not listed. */
struct state {
    const hz_overdue *list;
    hz_usable *usable;
    hz_hazard hazard;
};

static void ignore_finding(void *ctx, const hz_diag *diag)
{
    (void)ctx; /* hz_overdue_add() gets the row and reports it */
    (void)diag;
}

static void *state_new(void *ctx)
{
    const hz_sink sink = {ignore_finding, NULL};
    struct state *s = malloc(sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    s->list = ctx;
    hazard_clear(&s->hazard);
    if (hz_usable_new(s->list->plan, &needs, sink, &s->usable) != 0) {
        free(s);
        return NULL;
    }
    return s;
}

static void state_free(void *state)
{
    hz_usable_free(((struct state *)state)->usable);
    free(state);
}

static hz_row_result process(void *state, hz_row *row)
{
    struct state *s = state;
    const hz_overdue *list = s->list;
    struct overdue overdue;
    hazard_read(&s->hazard, row, list->plan, needs.columns);
    enum usable_result usable = hz_usable_process(s->usable, row, &s->hazard);
    if (usable != USABLE_GOOD) {
        return usable == USABLE_NO_MEMORY ? HZ_ROW_FAILED
               : usable == USABLE_NOT     ? HZ_ROW_ID_ONLY
                                          : HZ_ROW_KEEP;
    }
    bool listed = overdue_on(&s->hazard, list->plan, &list->options, &overdue);
    return listed ? HZ_ROW_KEEP : HZ_ROW_DONE;
}

static int merge(void *ctx, void *state)
{
    (void)ctx;
    (void)state; /* every row that is listed has been passed on */
    return 0;
}

const hz_row_worker *hz_overdue_worker(hz_overdue *list)
{
    return &list->worker;
}

int hz_overdue_new(const hz_plan *plan, const hz_overdue_options *options, hz_sink sink,
                   hz_writer *writer, hz_overdue **list, hz_error *err)
{
    hz_overdue *l = calloc(1, sizeof *l);
    if (l == NULL) {
        return error_no_memory(err, NULL);
    }
    l->plan = plan;
    l->people = writer_is_document(writer) ? writer : NULL;
    l->worker = (hz_row_worker){l, state_new, process, merge, state_free};
    hazard_clear(&l->hazard);
    int result = options_copy(&l->options, sizeof l->options, options, err);
    if (result == 0 && l->options.since != NULL) {
        result = overdue_previous_read(&l->previous, l->options.since, plan, err);
    }
    if (result == 0 && hz_usable_new(plan, &needs, sink, &l->usable) != 0) {
        result = error_no_memory(err, NULL);
    }
    const hz_row_writer_options rows = {.size = sizeof rows,
                                        .plan = plan,
                                        .extras = extras,
                                        .extra_count = EXTRAS,
                                        .files = l->options.files,
                                        .file_count = l->options.file_count};
    if (result != 0 || hz_row_writer_new(writer, &rows, &l->rows, err) != 0) {
        hz_overdue_free(l);
        return -1;
    }
    l->options.files = NULL;                                 /* the caller's */
    l->options.since = l->options.since == NULL ? NULL : ""; /* likewise; there is such a list */
    l->options.day = l->options.day == 0 ? hz_date_today() : l->options.day;
    *list = l;
    return 0;
}

void hz_overdue_free(hz_overdue *list)
{
    if (list != NULL) {
        hz_usable_free(list->usable);
        overdue_previous_free(&list->previous);
        hz_row_writer_free(list->rows);
        free(list);
    }
}

static int add_for_people(const hz_overdue *list, const struct overdue *overdue, hz_error *err)
{
    return list->count > 1 || overdue_list_begin(list->people, list->plan, &list->options, err) == 0
               ? overdue_list_add(list->people, list->plan, &list->hazard, overdue, list->count,
                                  err)
               : -1;
}

int hz_overdue_add(hz_overdue *list, const hz_row *row, hz_error *err)
{
    struct overdue overdue;
    char days[16];
    if (row->is_header) {
        return hz_usable_header(list->usable, row) == 0 ? 0 : error_no_memory(err, row->file);
    }
    uint64_t more = list->people == NULL ? 0 : overdue_list_columns();
    hazard_read(&list->hazard, row, list->plan, needs.columns | more);
    int used = hz_usable_row(list->usable, row, &list->hazard);
    if (used < 0) {
        return error_no_memory(err, row->file);
    }
    list->left_out += used == 0 ? 1 : 0;
    if (used == 0 || !overdue_on(&list->hazard, list->plan, &list->options, &overdue)) {
        return 0;
    }
    if (list->options.since != NULL &&
        overdue_previous_has(&list->previous, hz_row_text(row, HZ_COL_ID), &overdue)) {
        return 0;
    }
    list->count++;
    if (list->people != NULL) {
        return add_for_people(list, &overdue, err);
    }
    (void)snprintf(days, sizeof days, "%d", overdue.days);
    const hz_span cells[EXTRAS] = {hz_span_of(days),
                                   hz_span_of(overdue_step(&overdue, list->plan))};
    return hz_row_writer_add(list->rows, row, cells, err);
}

int hz_overdue_write_none(hz_overdue *list, hz_error *err)
{
    hz_writer *writer = list->people;
    return writer != NULL && (writer_is_page(writer) || writer_has_forms(writer))
               ? overdue_list_none(writer, list->plan, &list->options, list->left_out, err)
               : 1;
}

void hz_overdue_finish(hz_overdue *list, uint64_t *count)
{
    hz_usable_end(list->usable);
    *count = list->count;
}
