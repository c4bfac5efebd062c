/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "check/usable.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/span.h"
#include "check/header_check.h"
#include "check/meant_date.h"
#include "check/row_check.h"
#include "rows/findings.h"
#include "schema/binding.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Why a cell that is not needed must be checked all the same. */
enum doubt {
    DOUBT_NONE,
    DOUBT_DOUBLED,  /* a needed column once more */
    DOUBT_NAMELESS, /* it has no label, and a needed column is missing */
    DOUBT_MAY_BE,   /* by its label it may be a needed column that is missing */
};

/* What the labels of a table mean for all rows under it. */
struct verdict {
    hz_digest digest;
    size_t count;          /* of the labels; 0: there is no verdict yet */
    bool useless;          /* a column is missing that every row must have, or is there twice */
    bool doubtful;         /* some field is */
    unsigned char *doubts; /* enum doubt of each field */
    size_t cap;
};

struct hz_usable {
    const hz_plan *plan;
    hz_needs needs;
    uint64_t checked;  /* the columns whose values are checked */
    uint64_t required; /* those of them that every row must fill */
    hz_sink sink;
    struct header_check header;
    struct verdict verdict;
    uint64_t left_out;        /* of the file */
    const char *file;         /* borrowed, as the rows borrow it */
    hz_hazard hazard;         /* all cells of a row that is checked closely */
    struct findings findings; /* of hz_usable_process() */
};

int hz_usable_new(const hz_plan *plan, const hz_needs *needs, hz_sink sink, hz_usable **usable)
{
    hz_usable *u = calloc(1, sizeof *u);
    if (u == NULL) {
        return -1;
    }
    u->plan = plan;
    u->needs = *needs;
    u->sink = sink;
    u->header.only_shape = needs->only_shape;
    u->checked = needs->columns & ~needs->any_text;
    u->required = u->checked & required_columns();
    *usable = u;
    return 0;
}

void hz_usable_free(hz_usable *usable)
{
    if (usable != NULL) {
        header_check_free(&usable->header);
        findings_clear(&usable->findings);
        free(usable->verdict.doubts);
        free(usable);
    }
}

static struct row_check make_check(const hz_usable *u, const hz_row *row)
{
    return (struct row_check){.plan = u->plan,
                              .today = INT32_MAX, /* days in the future are not reported */
                              .row = row,
                              .sink = u->sink,
                              .columns = u->needs.columns};
}

static void begin_file(hz_usable *u, const char *file)
{
    if (u->file != file) { /* all rows of a file share its name, so that pointers can be compared */
        hz_usable_end(u);
        u->file = file;
    }
}

int hz_usable_header(hz_usable *usable, const hz_row *header)
{
    struct row_check rc = make_check(usable, header);
    begin_file(usable, header->file);
    return check_header(&usable->header, &rc);
}

static bool needs(const hz_usable *u, int column)
{
    return column != HZ_COL_NONE && (u->needs.columns & HZ_BIT(column)) != 0;
}

/* True if the table lacks a needed column that tables usually have. */
static bool lacks(const hz_usable *u, const hz_binding *binding, int column)
{
    return needs(u, column) && !column_is_extra(column) && binding->fields[column] < 0;
}

static enum doubt find_doubt(const hz_usable *u, const hz_binding *binding, size_t i, bool lacking)
{
    if (binding_doubled(binding, i) != DOUBLED_NOT) {
        return needs(u, binding->claims[i]) ? DOUBT_DOUBLED : DOUBT_NONE;
    }
    if (binding->labels[i][0] == '\0') {
        return lacking || u->needs.only_shape ? DOUBT_NAMELESS : DOUBT_NONE;
    }
    return lacking && needs(u, missing_column_at(binding, i)) ? DOUBT_MAY_BE : DOUBT_NONE;
}

static bool reserve_doubts(struct verdict *v, size_t count)
{
    return array_reserve(&v->doubts, &v->cap, count, sizeof *v->doubts);
}

static const struct verdict *judge(hz_usable *u, const hz_binding *binding)
{
    struct verdict *v = &u->verdict;
    v->count = 0;
    if (!reserve_doubts(v, binding->count)) {
        return NULL;
    }
    bool lacking = false;
    for (int c = 0; c < HZ_COLUMN_COUNT && !u->needs.only_shape; c++) {
        lacking = lacking || lacks(u, binding, c);
    }
    v->useless = !u->needs.only_shape && lacking_columns(binding, u->needs.columns) != 0;
    v->doubtful = false;
    for (size_t i = 0; i < binding->count; i++) {
        v->doubts[i] = (unsigned char)find_doubt(u, binding, i, lacking);
        v->doubtful = v->doubtful || v->doubts[i] != DOUBT_NONE;
        v->useless = v->useless || (!u->needs.only_shape && v->doubts[i] == DOUBT_DOUBLED &&
                                    binding_doubled(binding, i) == DOUBLED_LABEL);
    }
    v->digest = binding->digest;
    v->count = binding->count;
    return v;
}

/* What the labels of @p binding mean; NULL: out of memory. */
static inline const struct verdict *verdict_on(hz_usable *u, const hz_binding *binding)
{
    const struct verdict *v = &u->verdict;
    return v->count == binding->count && digest_is(&v->digest, &binding->digest)
               ? v
               : judge(u, binding);
}

/* True if @p text could be what the table lacks: a value of a needed column without a place. */
static bool could_be_missing(const hz_usable *u, const hz_binding *binding, hz_span text)
{
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        hz_type type = hz_column_get((hz_column)c)->type;
        hz_cell cell;
        if (!lacks(u, binding, c)) {
            continue;
        }
        hz_cell_read(&cell, type, u->plan, text, "");
        if (cell.fault == HZ_VALUE_OK) {
            return true;
        }
    }
    return false;
}

/* True if a cell of the row may hold a needed value that the table has under no label known. */
static bool has_doubtful_cell(const hz_usable *u, const struct verdict *v, const hz_row *row)
{
    const hz_record *record = row->record;
    for (size_t i = 0; i < v->count && i < record->count; i++) {
        hz_span text = span_trim(record->fields[i]);
        if (text.len > 0 &&
            (v->doubts[i] == DOUBT_MAY_BE ||
             (v->doubts[i] == DOUBT_NAMELESS && could_be_missing(u, row->binding, text)))) {
            return true;
        }
    }
    return false;
}

/* True if none of the doubtful cells has text. */
static bool is_free_of_doubt(const struct verdict *v, const hz_record *record)
{
    for (size_t i = 0; i < v->count && i < record->count; i++) {
        if (v->doubts[i] != DOUBT_NONE && span_trim(record->fields[i]).len > 0) {
            return false;
        }
    }
    return true;
}

/* The date in @p column, all of which that are filled can be read; HZ_NO_DATE: none is read there.
 */
static inline hz_date date_in(const hz_hazard *h, hz_column column)
{
    return (h->filled & HZ_BIT(column)) != 0 ? h->cells[column].as.date : HZ_NO_DATE;
}

/*
 * True if no two of the dates contradict each other, as nearly always: what state_checks.c would
 * report needs no look then. HZ_NO_DATE is before all of them.
 */
static bool dates_agree(const hz_hazard *h)
{
    hz_date found = date_in(h, HZ_COL_FOUND_ON);
    hz_date due = date_in(h, HZ_COL_DUE_ON);
    hz_date extended = date_in(h, HZ_COL_EXTENDED_TO);
    hz_date listed = date_in(h, HZ_COL_LISTED_ON);
    hz_date unlisted = date_in(h, HZ_COL_UNLISTED_ON);
    hz_date last = found;
    static const hz_column order[] = {HZ_COL_ASSIGNED_ON, HZ_COL_RECTIFIED_ON, HZ_COL_VERIFIED_ON,
                                      HZ_COL_CLOSED_ON};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        hz_date date = date_in(h, order[i]);
        if (date != HZ_NO_DATE && date < last) {
            return false;
        }
        last = date == HZ_NO_DATE ? last : date;
    }
    static const hz_column later[] = {HZ_COL_EXTENDED_ON, HZ_COL_RECLASSIFIED_ON,
                                      HZ_COL_TRANSFERRED_ON, HZ_COL_CANCELLED_ON};
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        hz_date date = date_in(h, later[i]);
        if (date != HZ_NO_DATE && date < found) {
            return false;
        }
    }
    return (due == HZ_NO_DATE || due >= found) && (unlisted == HZ_NO_DATE || unlisted >= listed) &&
           (extended == HZ_NO_DATE || due == HZ_NO_DATE || extended > due) &&
           (listed == HZ_NO_DATE || listed >= found);
}

/* A year far from the plan's is reported: a deadline in 2032 is probably one of this year. */
static bool dates_are_plausible(const hz_plan *plan, const hz_hazard *h)
{
    static const hz_column decisive[] = {HZ_COL_FOUND_ON, HZ_COL_DUE_ON, HZ_COL_EXTENDED_TO,
                                         HZ_COL_RECTIFIED_ON};
    for (size_t i = 0; i < sizeof decisive / sizeof decisive[0]; i++) {
        hz_date date = date_in(h, decisive[i]);
        if (date != HZ_NO_DATE && !date_is_plausible(plan, date)) {
            return false;
        }
    }
    return true;
}

static bool is_good(hz_usable *usable, const hz_row *row, const hz_hazard *hazard)
{
    const struct verdict *v = verdict_on(usable, row->binding);
    if (v == NULL || v->useless || row->record->count > row->binding->count ||
        (v->doubtful && !is_free_of_doubt(v, row->record))) {
        return false;
    }
    return usable->needs.only_shape ||
           ((hazard->wrong & usable->checked) == 0 && (usable->required & ~hazard->filled) == 0 &&
            (state_faults(hazard) & usable->checked) == 0 && dates_agree(hazard) &&
            dates_are_plausible(usable->plan, hazard));
}

/* Reports to @p sink what is wrong with the row. False: it cannot be used. */
static bool check_row(hz_usable *u, const struct verdict *v, const hz_row *row, hz_sink sink)
{
    struct row_check rc = make_check(u, row);
    rc.sink = sink;
    if (check_cell_count(&rc)) {
        return false;
    }
    if (v->doubtful) {
        bool may_be_needed = !u->needs.only_shape && has_doubtful_cell(u, v, row);
        check_doubled_cells(&rc);
        if (u->needs.only_shape || may_be_needed) {
            check_unlabelled(&rc);
        }
        if (may_be_needed) {
            return false; /* a label that may be that of a needed column is reported at the header
                           */
        }
    }
    if (!u->needs.only_shape) {
        hazard_read(&u->hazard, row, u->plan, UINT64_MAX); /* 备注 may explain what is odd */
        rc.columns = u->checked;
        rc.hazard = &u->hazard;
        run_value_checks(&rc);
    }
    return rc.errors == 0 || u->needs.only_shape;
}

int hz_usable_row(hz_usable *usable, const hz_row *row, const hz_hazard *hazard)
{
    begin_file(usable, row->file);
    if (row->is_processed) {
        findings_emit(row->findings, row, usable->sink);
        usable->left_out += row->verdict == USABLE_NOT ? 1 : 0;
        return row->verdict == USABLE_NOT ? 0 : 1;
    }
    if (is_good(usable, row, hazard)) {
        return 1;
    }
    const struct verdict *v = verdict_on(usable, row->binding);
    if (v == NULL) {
        return -1;
    }
    bool used = !v->useless && check_row(usable, v, row, usable->sink);
    usable->left_out += used ? 0 : 1;
    return used ? 1 : 0;
}

void hz_usable_leave_out(hz_usable *usable)
{
    usable->left_out++;
}

enum usable_result hz_usable_process(hz_usable *usable, hz_row *row, const hz_hazard *hazard)
{
    if (is_good(usable, row, hazard)) {
        return USABLE_GOOD;
    }
    struct findings *f = &usable->findings;
    const struct verdict *v = verdict_on(usable, row->binding);
    findings_begin(f, row);
    bool used = v != NULL && !v->useless && check_row(usable, v, row, findings_sink(f));
    if (v == NULL || f->no_memory) {
        return USABLE_NO_MEMORY;
    }
    row->is_processed = true;
    row->verdict = used ? USABLE_WITH_FINDINGS : USABLE_NOT;
    row->findings = buf_span(&f->bytes);
    return (enum usable_result)row->verdict;
}

void hz_usable_end(hz_usable *usable)
{
    if (usable->left_out > 0) {
        char rows[32];
        hz_diag diag;
        (void)snprintf(rows, sizeof rows, "%" PRIu64, usable->left_out);
        hz_diag_set(&diag, usable->needs.left_out, usable->file, rows);
        usable->left_out = 0;
        sink_emit(usable->sink, &diag);
    }
}
