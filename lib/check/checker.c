/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/array.h"
#include "base/catalog.h"
#include "base/diag.h"
#include "base/intern.h"
#include "check/dispatch_check.h"
#include "check/duplicates.h"
#include "check/header_check.h"
#include "check/ids.h"
#include "check/row_counts.h"
#include "rows/above.h"
#include "rows/findings.h"
#include "rows/place.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct hz_checker {
    const hz_plan *plan;
    hz_date today;
    hz_sink sink;
    const struct scan_impl *scan;
    struct row_counts counts;
    size_t warnings;     /* of the row that is checked */
    size_t header_wrong; /* errors of the current header, which make the rows below it invalid */
    struct intern ids;
    struct intern files;
    struct row_place *places; /* one for each of ids */
    size_t place_cap;
    struct duplicates *duplicates;
    struct dispatch_check dispatch;
    struct header_check header;
    hz_row_worker worker;
};

/* Count warnings on their way to the sink. */
static void pass_finding(void *ctx, const hz_diag *diag)
{
    hz_checker *c = ctx;
    c->warnings += hz_code_severity(diag->code) == HZ_WARNING ? 1 : 0;
    sink_emit(c->sink, diag);
}

static void *worker_init(void *ctx);
static hz_row_result process(void *state, hz_row *row);
static int worker_merge(void *ctx, void *state);
static void worker_free(void *state);

int hz_checker_new(const hz_plan *plan, hz_date today, hz_sink sink, hz_checker **checker,
                   hz_error *err)
{
    hz_checker *c = calloc(1, sizeof *c);
    if (c == NULL || (c->duplicates = duplicates_new()) == NULL) {
        free(c);
        return error_no_memory(err, NULL);
    }
    c->worker = (hz_row_worker){c, worker_init, process, worker_merge, worker_free};
    c->plan = plan;
    c->today = today;
    c->sink = sink;
    c->scan = scan_best();
    *checker = c;
    return 0;
}

void hz_checker_free(hz_checker *checker)
{
    if (checker != NULL) {
        intern_free(&checker->ids);
        intern_free(&checker->files);
        dispatch_check_free(&checker->dispatch);
        duplicates_free(checker->duplicates);
        header_check_free(&checker->header);
        row_counts_clear(&checker->counts);
        free(checker->places);
        free(checker);
    }
}

void hz_checker_counts(const hz_checker *checker, const char *file, hz_row_counts *counts)
{
    size_t number = intern_find(&checker->counts.files, hz_span_of(file));
    *counts = number == SIZE_MAX ? (hz_row_counts){0} : checker->counts.items[number];
}

/* Rows of a file come together, so it is most likely the one that came last. */
static size_t number_of_file(hz_checker *c, const hz_row *row)
{
    char buffer[PLACE_SOURCE];
    hz_span source = place_source(row, buffer);
    size_t count = c->files.count;
    bool again = count > 0 && hz_span_equal(intern_get(&c->files, count - 1), source);
    return again ? count - 1 : intern_put(&c->files, source);
}

static bool reserve_place(hz_checker *c)
{
    return array_reserve(&c->places, &c->place_cap, c->ids.count + 1, sizeof *c->places);
}

/* Registers the place of a number; @p first: the place it was seen at before, or NULL. */
static int know_id(hz_checker *c, hz_span id, const hz_row *row, const struct row_place **first)
{
    char plain[PLAIN_ID];
    size_t known = c->ids.count;
    size_t file_number = number_of_file(c, row);
    size_t number = file_number == SIZE_MAX || !reserve_place(c)
                        ? SIZE_MAX
                        : intern_put(&c->ids, plain_id(id, plain));
    if (number == SIZE_MAX) {
        return -1;
    }
    *first = number < known ? &c->places[number] : NULL;
    if (number == known) {
        c->places[number] =
            (struct row_place){.file = (uint32_t)file_number, .line = row->record->line};
    }
    return 0;
}

/* Notes a row by its keys; @p first: where one like it is already, or NULL. */
static int know_keys(hz_checker *c, const hz_row *row, const uint64_t keys[HZ_ROW_KEYS],
                     const struct row_place **first)
{
    size_t file = number_of_file(c, row);
    struct row_place place = {.file = (uint32_t)file, .line = row->record->line};
    return file == SIZE_MAX ? -1 : duplicates_add(c->duplicates, keys, place, first);
}

int hz_checker_register(hz_checker *checker, const hz_row *row)
{
    hz_hazard hazard;
    const struct row_place *first = NULL;
    uint64_t keys[HZ_ROW_KEYS];
    hazard_read(&hazard, row, checker->plan, UINT64_MAX);
    duplicates_keys(checker->duplicates, &hazard, keys);
    hz_span id = hazard.cells[HZ_COL_ID].text;
    if (id.len > 0 && know_id(checker, id, row, &first) != 0) {
        return -1;
    }
    return know_keys(checker, row, keys, &first);
}

static void write_place(const hz_checker *c, const struct row_place *place, char text[PLACE_SIZE])
{
    place_write(text, intern_get(&c->files, place->file), place->line);
}

/* @p again: an earlier row has the number. */
static int check_id(hz_checker *c, struct row_check *rc, bool *again)
{
    hz_span id = rc->hazard->cells[HZ_COL_ID].text;
    const struct row_place *first = NULL;
    if (id.len > 0 && know_id(c, id, rc->row, &first) != 0) {
        return -1;
    }
    *again = first != NULL;
    if (first != NULL) {
        char place[PLACE_SIZE];
        char odd[16];
        hz_diag args = {.code = HZ_E210};
        write_place(c, first, place);
        if (odd_in_id(id, odd)) {
            diag_arg_sentence(&args, "place",
                              N_("{place} (the invisible {character} here makes no difference)"),
                              "place", place, "character", odd, NULL);
        } else {
            diag_arg(&args, "place", place);
        }
        emit_finding_with(rc, HZ_E210, HZ_COL_ID, &args);
    }
    return 0;
}

/* Compares a row with those before it. */
static int check_against_others(hz_checker *c, struct row_check *rc,
                                const uint64_t keys[HZ_ROW_KEYS])
{
    const struct row_place *first = NULL;
    bool again = false;
    if (check_id(c, rc, &again) != 0 || (!again && know_keys(c, rc->row, keys, &first) != 0)) {
        return -1;
    }
    if (first != NULL) {
        char place[PLACE_SIZE];
        write_place(c, first, place);
        hz_diag diag;
        duplicates_diag_of(&diag, rc->row, first, place);
        sink_emit(rc->sink, &diag);
    }
    return 0;
}

static void check_damage(struct row_check *rc)
{
    hz_diag diag;
    hz_record_error_diag(&diag, rc->row->file, rc->row->record);
    if (rc->row->record->error_field < rc->row->binding->count) {
        const char *label = rc->row->binding->labels[rc->row->record->error_field];
        hz_diag_copy(diag.label, sizeof diag.label, hz_span_of(label));
    }
    rc->errors++;
    sink_emit(rc->sink, &diag);
}

/* The result of a worker for a row. */
enum { CELLS_MISPLACED, CELLS_IN_PLACE };

/* Reports what a worker has found, and compares the row with those before it. */
static int check_processed(hz_checker *c, struct row_check *rc, hz_hazard *hazard)
{
    const hz_row *row = rc->row;
    int result = 0;
    duplicates_prefetch(c->duplicates, row->keys);
    findings_emit((hz_span){row->findings.ptr, row->early}, row, rc->sink);
    if (row->verdict == CELLS_IN_PLACE) {
        hazard_read(hazard, row, c->plan, HZ_BIT(HZ_COL_ID));
        result = check_against_others(c, rc, row->keys);
    }
    findings_emit((hz_span){row->findings.ptr + row->early, row->findings.len - row->early}, row,
                  rc->sink);
    rc->errors += row->errors;
    return result;
}

static int check_row(hz_checker *c, struct row_check *rc, hz_hazard *hazard)
{
    const hz_row *row = rc->row;
    if (row->is_processed) {
        return check_processed(c, rc, hazard);
    }
    if (row->is_dispatch && row->record->error == HZ_RECORD_OK) {
        return dispatch_check_row(&c->dispatch, rc);
    }
    if (row->is_header) {
        return check_header(&c->header, rc);
    }
    if (row->record->error != HZ_RECORD_OK) {
        check_damage(rc); /* its cells cannot be read with certainty */
        return 0;
    }
    hazard_read(hazard, row, c->plan, UINT64_MAX);
    if (!check_shape(rc, c->scan)) {
        return 0;
    }
    uint64_t keys[HZ_ROW_KEYS];
    duplicates_keys(c->duplicates, hazard, keys);
    int result = check_against_others(c, rc, keys);
    run_row_checks(rc);
    return result;
}

static int count_row(hz_checker *c, const struct row_check *rc)
{
    const hz_row *row = rc->row;
    if (row->is_header) {
        c->header_wrong = rc->errors;
        c->counts.name = NULL; /* it may be another file whose name is at the same address */
        return 0;
    }
    hz_row_counts *counts = row_counts_of(&c->counts, row->file);
    if (counts == NULL) {
        return -1;
    }
    bool wrong = rc->errors + c->header_wrong > 0;
    counts->rows++;
    counts->dispatch += row->is_dispatch ? 1 : 0;
    counts->wrong += wrong ? 1 : 0;
    counts->doubtful += !wrong && c->warnings > 0 ? 1 : 0;
    return 0;
}

int hz_checker_check(hz_checker *checker, const hz_row *row, size_t *errors, hz_error *err)
{
    hz_hazard hazard;
    hz_sink sink = {pass_finding, checker};
    struct row_check rc = {checker->plan, checker->today, row, &hazard, sink, 0, 0};
    checker->warnings = 0;
    int result = check_row(checker, &rc, &hazard) == 0 ? count_row(checker, &rc) : -1;
    *errors = rc.errors;
    return result == 0 ? 0 : error_no_memory(err, row->file);
}

/* The state of a chunk. */
struct state {
    const hz_checker *checker;
    struct row_counts counts; /* rows without a number, a key or a finding */
    bool header_known;        /* the next two are valid */
    hz_digest header;         /* of the labels above the rows */
    bool header_wrong;        /* they have an error */
    struct findings findings;
};

static void *worker_init(void *ctx)
{
    struct state *s = calloc(1, sizeof *s);
    if (s != NULL) {
        s->checker = ctx;
    }
    return s;
}

static void worker_free(void *state)
{
    struct state *s = state;
    findings_clear(&s->findings);
    row_counts_clear(&s->counts);
    free(s);
}

/* True if the number is on the first line of the row, as is assumed when only the number is kept.
 */
static bool is_on_first_line(const hz_row *row)
{
    int field = row->binding->fields[HZ_COL_ID];
    return field < 0 || row->record->text.len > 0 ||
           hz_record_field_line(row->record, (size_t)field) == row->record->line;
}

/* Whether the labels above @p row have an error. They are checked where they change; what is found
 * is reported when their own row is returned. */
static int check_labels_above(struct state *s, const hz_row *row)
{
    if (s->header_known && digest_is(&s->header, &row->binding->digest)) {
        return 0;
    }
    const hz_sink none = {NULL, NULL};
    struct row_check rc = {s->checker->plan, s->checker->today, row, NULL, none, 0, 0};
    struct header_check check = {.only_shape = false};
    int result = check_header(&check, &rc);
    header_check_free(&check);
    s->header_known = result == 0;
    s->header = row->binding->digest;
    s->header_wrong = rc.errors > 0;
    return result;
}

/* Count a row that is not returned. */
static hz_row_result count_good(struct state *s, const hz_row *row)
{
    hz_row_counts *counts = row_counts_of(&s->counts, row->file);
    if (counts == NULL || check_labels_above(s, row) != 0) {
        return HZ_ROW_FAILED;
    }
    counts->rows++;
    counts->wrong += s->header_wrong ? 1 : 0;
    return HZ_ROW_DONE;
}

static hz_row_result process(void *state, hz_row *row)
{
    struct state *s = state;
    const hz_checker *c = s->checker;
    hz_hazard hazard;
    findings_begin(&s->findings, row);
    struct row_check rc = {c->plan, c->today, row, &hazard, findings_sink(&s->findings), 0, 0};
    hazard_read(&hazard, row, c->plan, UINT64_MAX);
    bool in_place = check_shape(&rc, c->scan);
    row->early = (uint32_t)s->findings.bytes.len;
    row->keys[0] = row->keys[1] = 0;
    if (in_place) {
        duplicates_keys(c->duplicates, &hazard, row->keys);
        run_row_checks(&rc);
    }
    if (s->findings.no_memory) {
        return HZ_ROW_FAILED;
    }
    row->findings = buf_span(&s->findings.bytes);
    bool has_id = hazard.cells[HZ_COL_ID].text.len > 0;
    if (row->findings.len == 0 && !has_id && row->keys[0] == 0 && row->keys[1] == 0) {
        return count_good(s, row);
    }
    if (row->findings.len > 0 && above_is_unknown(row)) {
        return HZ_ROW_KEEP; /* the findings may name what is above */
    }
    row->is_processed = true;
    row->verdict = in_place ? CELLS_IN_PLACE : CELLS_MISPLACED;
    row->errors = (uint32_t)rc.errors;
    return is_on_first_line(row) ? HZ_ROW_ID_ONLY : HZ_ROW_KEEP;
}

static int worker_merge(void *ctx, void *state)
{
    return row_counts_add(&((hz_checker *)ctx)->counts, &((const struct state *)state)->counts);
}

const hz_row_worker *hz_checker_worker(hz_checker *checker)
{
    return &checker->worker;
}
