#include "base/intern.h"
#include "base/nearest.h"
#include "check/row_check.h"
#include <hazard/ledger.h>
#include <hazard/step.h>
#include <stdlib.h>

/* The columns that closing fills. */
static const hz_column filled[] = {HZ_COL_STATUS, HZ_COL_CLOSED_ON, HZ_COL_APPROVER};
enum { FILLED = sizeof filled / sizeof filled[0] };

struct closing {
    const hz_step *step;
    hz_ledger *ledger;
    hz_binding widened;        /* of a row of YAML, with the columns that closing fills */
    const hz_binding *binding; /* of the row being closed */
    struct intern ids;         /* to be closed */
    bool *found;               /* each of them */
    char **nearest;            /* a number of the ledger like it, for those not found */
    size_t *distance;
    hz_span values[FILLED];
    hz_span *cells;
    size_t cell_cap;
    size_t refusals;
    hz_diag *err;
};

static int no_memory(struct closing *c)
{
    hz_diag_set(c->err, HZ_E003, c->step->ledger, NULL);
    return -1;
}

static void refuse(struct closing *c, hz_code code, const hz_row *row, hz_column column,
                   const char *detail)
{
    hz_diag diag;
    hz_row_diag(&diag, code, row, column, detail);
    c->refusals++;
    c->step->sink.fn(c->step->sink.ctx, &diag);
}

/* Passes on what is wrong with the columns that closing fills; the rest was so before. */
static void refuse_filled(void *ctx, const hz_diag *diag)
{
    struct closing *c = ctx;
    for (size_t i = 0; i < FILLED; i++) {
        int field = c->binding->fields[filled[i]];
        if (field >= 0 && diag->column == (uint32_t)field + 1) {
            c->refusals++;
            c->step->sink.fn(c->step->sink.ctx, diag);
        }
    }
}

/* True if acceptance is signed and dated; says what is missing. */
static bool is_accepted(struct closing *c, const hz_row *row)
{
    static const hz_column signs[] = {HZ_COL_RECTIFIED_ON, HZ_COL_VERIFIED_ON, HZ_COL_VERIFIER};
    hz_span status = hz_row_text(row, HZ_COL_STATUS);
    size_t before = c->refusals;
    int state_now = hz_choice_find(HZ_TYPE_STATUS, status);
    if (state_now == HZ_CLOSED) {
        char day[64];
        hz_diag_copy(day, sizeof day, hz_row_text(row, HZ_COL_CLOSED_ON));
        refuse(c, HZ_E506, row, HZ_COL_ID, day);
        return false;
    }
    if (state_now != HZ_TO_BE_ACCEPTED) {
        char state[64];
        hz_diag_copy(state, sizeof state, status.len == 0 ? hz_span_of("—") : status);
        refuse(c, HZ_E502, row, HZ_COL_ID, state);
        return false;
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (hz_row_text(row, signs[i]).len == 0) {
            refuse(c, HZ_E503, row, HZ_COL_ID, hz_column_get(signs[i])->label);
        }
    }
    return c->refusals == before;
}

static bool reserve_cells(struct closing *c, size_t count)
{
    if (count <= c->cell_cap) {
        return true;
    }
    hz_span *cells = realloc(c->cells, count * sizeof *cells);
    if (cells != NULL) {
        c->cells = cells;
        c->cell_cap = count;
    }
    return cells != NULL;
}

/* Copies the row's cells with those of the closing; false: the ledger lacks a column. */
static bool fill_cells(struct closing *c, const hz_row *row)
{
    for (size_t i = 0; i < row->binding->count; i++) {
        bool there = i < row->record->count;
        c->cells[i] = there ? row->record->fields[i] : hz_span_of("");
    }
    for (size_t i = 0; i < FILLED; i++) {
        int field = row->binding->fields[filled[i]];
        if (field < 0) {
            refuse(c, HZ_E504, row, filled[i], hz_column_get(filled[i])->label);
            return false;
        }
        c->cells[field] = c->values[i];
    }
    return true;
}

/* Runs the checks on the row as it would be. */
static bool passes_checks(struct closing *c, const hz_row *row)
{
    hz_record record = *row->record;
    hz_row closed = *row;
    hz_hazard hazard;
    size_t before = c->refusals;
    record.fields = c->cells;
    record.count = row->binding->count;
    closed.record = &record;
    hz_hazard_read(&hazard, &closed, c->step->plan, UINT64_MAX);
    struct row_check rc = {c->step->plan, c->step->today, &closed, &hazard, {refuse_filled, c}, 0};
    run_row_checks(&rc);
    return c->refusals == before;
}

/* YAML has no header: what a hazard does not have yet is added to it. */
static int widen(struct closing *c, hz_row *row)
{
    hz_record nothing = {.count = 0};
    hz_binding_free(&c->widened);
    bool ok = hz_binding_make(&c->widened, &nothing) == 0;
    for (size_t i = 0; ok && i < row->binding->count; i++) {
        ok = hz_binding_add(&c->widened, hz_span_of(row->binding->labels[i])) == 0;
    }
    for (size_t i = 0; ok && i < FILLED; i++) {
        hz_span label = hz_span_of(hz_column_get(filled[i])->label);
        ok = c->widened.fields[filled[i]] >= 0 || hz_binding_add(&c->widened, label) == 0;
    }
    row->binding = &c->widened;
    return ok ? 0 : no_memory(c);
}

static int close_row(struct closing *c, const hz_row *found)
{
    hz_row widened = *found;
    const hz_row *row = &widened;
    if (found->layout.yaml && widen(c, &widened) != 0) {
        return -1;
    }
    c->binding = row->binding;
    if (!reserve_cells(c, row->binding->count)) {
        return no_memory(c);
    }
    if (!is_accepted(c, row) || !fill_cells(c, row) || !passes_checks(c, row)) {
        return 0; /* refused, and said */
    }
    if (hz_ledger_change(c->ledger, row, c->cells, c->err) != 0) {
        return -1;
    }
    hz_record record = {.fields = c->cells, .count = row->binding->count};
    hz_row closed = *row;
    closed.record = &record;
    return hz_row_writer_put(c->step->out, &closed, c->step->plan, NULL, c->err);
}

/* Remembers which number of the ledger looks most like each that has not been found. */
static int offer_nearest(struct closing *c, hz_span id)
{
    for (size_t i = 0; i < c->ids.count; i++) {
        size_t distance = edit_distance(intern_get(&c->ids, i), id);
        if (c->found[i] || (c->nearest[i] != NULL && distance >= c->distance[i])) {
            continue;
        }
        char *copy = strndup(id.ptr, id.len);
        if (copy == NULL) {
            return no_memory(c);
        }
        free(c->nearest[i]);
        c->nearest[i] = copy;
        c->distance[i] = distance;
    }
    return 0;
}

static int close_rows(struct closing *c)
{
    const hz_row *row = NULL;
    int found;
    while ((found = hz_ledger_next(c->ledger, &row, c->err)) > 0) {
        hz_span id = hz_row_text(row, HZ_COL_ID);
        size_t number = intern_find(&c->ids, id);
        if (number == SIZE_MAX) {
            continue;
        }
        if (c->found[number]) {
            refuse(c, HZ_E210, row, HZ_COL_ID, c->step->ledger);
            continue;
        }
        c->found[number] = true;
        if (close_row(c, row) != 0) {
            return -1;
        }
    }
    return found;
}

/* Says of each number that is not in the ledger which one it may have been; reads it once more. */
static int refuse_unknown(struct closing *c)
{
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    char *path = (char *)c->step->ledger;
    int found = hz_rows_open(&path, 1, 0, &rows) == 0 ? 1 : no_memory(c);
    while (found > 0 && (found = hz_rows_next(rows, &row, c->err)) > 0) {
        hz_span id = row->is_header ? hz_span_of("") : hz_row_text(row, HZ_COL_ID);
        found = id.len > 0 && offer_nearest(c, id) != 0 ? -1 : found;
    }
    for (size_t i = 0; found == 0 && i < c->ids.count; i++) {
        if (!c->found[i]) {
            hz_diag diag;
            hz_diag_set(&diag, HZ_E501, c->step->ledger,
                        c->nearest[i] == NULL ? "—" : c->nearest[i]);
            hz_diag_copy(diag.value, sizeof diag.value, intern_get(&c->ids, i));
            c->refusals++;
            c->step->sink.fn(c->step->sink.ctx, &diag);
        }
    }
    hz_rows_close(rows);
    return found;
}

static int begin(struct closing *c, const hz_texts *ids)
{
    for (size_t i = 0; i < ids->count; i++) {
        if (intern_put(&c->ids, hz_span_trim(hz_span_of(ids->items[i]))) == SIZE_MAX) {
            return no_memory(c);
        }
    }
    c->found = calloc(c->ids.count + 1, sizeof *c->found);
    c->nearest = calloc(c->ids.count + 1, sizeof *c->nearest);
    c->distance = calloc(c->ids.count + 1, sizeof *c->distance);
    if (c->found == NULL || c->nearest == NULL || c->distance == NULL) {
        return no_memory(c);
    }
    return hz_ledger_open(c->step->ledger, false, &c->ledger, c->err);
}

static bool all_found(const struct closing *c)
{
    for (size_t i = 0; i < c->ids.count; i++) {
        if (!c->found[i]) {
            return false;
        }
    }
    return true;
}

static hz_step_result run(struct closing *c)
{
    if (close_rows(c) != 0 || (!all_found(c) && refuse_unknown(c) != 0)) {
        return HZ_STEP_FAILED;
    }
    if (c->refusals > 0) {
        return HZ_STEP_REFUSED;
    }
    bool ok = c->ids.count == 0 || hz_ledger_commit(c->ledger, c->err) == 0;
    return ok ? HZ_STEP_DONE : HZ_STEP_FAILED;
}

hz_step_result hz_close(const hz_step *step, const hz_texts *ids, const char *by, hz_date on,
                        hz_diag *err)
{
    char day[16];
    hz_date_format(on, day);
    struct closing c = {.step = step, .err = err};
    c.values[0] = hz_span_of(hz_choices(HZ_TYPE_STATUS)[HZ_CLOSED]);
    c.values[1] = hz_span_of(day);
    c.values[2] = hz_span_of(by);
    hz_step_result result = begin(&c, ids) == 0 ? run(&c) : HZ_STEP_FAILED;
    for (size_t i = 0; c.nearest != NULL && i < c.ids.count; i++) {
        free(c.nearest[i]);
    }
    hz_ledger_close(c.ledger);
    hz_binding_free(&c.widened);
    intern_free(&c.ids);
    free(c.found);
    free(c.nearest);
    free(c.distance);
    free(c.cells);
    return result;
}
