/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "output/row_writer.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/intern.h"
#include "base/options.h"
#include "base/span.h"
#include "output/format.h"
#include "plan/plan.h"
#include "schema/binding.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/*
 * A column of the output is identified by a key, followed by its label: a column of the schema, or
 * an unknown label and how often it occurred before in the header, so that no cell is lost where
 * two columns have the same label.
 */
struct key {
    char kind; /* KNOWN or UNKNOWN */
    uint32_t before;
};
enum { KNOWN, UNKNOWN };

struct hz_row_writer {
    hz_writer *writer;
    const hz_plan *plan;
    const char *const *extras;
    size_t extra_count;
    bool verbatim;
    struct intern keys; /* of all rows so far and of those expected; extras follow them */
    struct buf key;     /* a struct key and the label */
    struct intern seen; /* unknown labels of the header being mapped, */
    uint32_t *times;    /* and how often each occurred before */
    size_t times_cap;
    size_t begun;         /* labels of the table being written; 0: none is */
    hz_digest mapped;     /* the digest of the labels whose places are known, */
    size_t mapped_count;  /* and how many they are; 0: none */
    bool has_blank_label; /* one of them is blank */
    size_t width;    /* of a table of rows written verbatim, cells beyond the header included, */
    struct buf file; /* and the name of the file that its rows come from, if it is a sheet */
    size_t *places;  /* the key of each field of the row; SIZE_MAX: not written */
    size_t place_cap;
    struct buf names;      /* labels changed because YAML cannot have them twice, */
    struct intern written; /* and all labels of the table */
    hz_span *cells;
    size_t cell_cap;
    char (*buffers)[CELL_SIZE]; /* one for each cell */
    size_t buffer_cap;
};

void hz_row_writer_free(hz_row_writer *rows)
{
    if (rows != NULL) {
        intern_free(&rows->keys);
        intern_free(&rows->seen);
        buf_free(&rows->file);
        buf_free(&rows->key);
        buf_free(&rows->names);
        intern_free(&rows->written);
        free(rows->times);
        free(rows->places);
        free(rows->cells);
        free(rows->buffers);
        free(rows);
    }
}

/* True if @p label is the label of an extra column, which is written anew. */
static bool is_extra(const hz_row_writer *r, const char *label)
{
    for (size_t e = 0; e < r->extra_count; e++) {
        if (strcmp(label, r->extras[e]) == 0) {
            return true;
        }
    }
    return false;
}

/* The number of a key, which is added if it is new; SIZE_MAX: out of memory. */
static size_t put_key(hz_row_writer *r, char kind, uint32_t before, const char *label)
{
    struct key key;
    memset(&key, 0, sizeof key); /* the padding too */
    key.kind = kind;
    key.before = before;
    r->key.len = 0;
    return buf_add(&r->key, (const char *)&key, sizeof key) && buf_add_text(&r->key, label)
               ? intern_put(&r->keys, buf_span(&r->key))
               : SIZE_MAX;
}

/* The label of key @p i. */
static hz_span label_of(const hz_row_writer *r, size_t i, struct key *key)
{
    hz_span text = intern_get(&r->keys, i);
    memcpy(key, text.ptr, sizeof *key);
    return (hz_span){text.ptr + sizeof *key, text.len - sizeof *key};
}

/* The key of an unknown label, distinct from those of the same label before it in the header. */
static size_t put_unknown(hz_row_writer *r, const char *label)
{
    size_t known = r->seen.count;
    size_t number = intern_put(&r->seen, hz_span_of(label));
    if (number == SIZE_MAX ||
        !array_reserve(&r->times, &r->times_cap, number + 1, sizeof *r->times)) {
        return SIZE_MAX;
    }
    r->times[number] = number == known ? 0 : r->times[number] + 1;
    return put_key(r, UNKNOWN, r->times[number], label);
}

/* Find the place of every field, adding labels that are new. False: out of memory. */
static bool map_fields(hz_row_writer *r, const hz_binding *binding)
{
    bool ok = array_reserve(&r->places, &r->place_cap, binding->count, sizeof *r->places);
    intern_free(&r->seen);
    r->has_blank_label = false;
    for (size_t i = 0; ok && i < binding->count; i++) {
        int column = binding->columns[i];
        const char *label = binding->labels[i];
        bool skipped = column == HZ_COL_NONE && (label[0] == '\0' || is_extra(r, label));
        r->has_blank_label = r->has_blank_label || label[0] == '\0';
        r->places[i] = SIZE_MAX;
        if (column != HZ_COL_NONE) {
            r->places[i] = put_key(r, KNOWN, 0, hz_column_get((hz_column)column)->label);
        } else if (!skipped) {
            r->places[i] = put_unknown(r, label);
        }
        ok = skipped || r->places[i] != SIZE_MAX;
    }
    return ok;
}

/* Give text under a blank label a column; there is none before there is such text. */
static bool map_blank_labels(hz_row_writer *r, const hz_row *row)
{
    uint32_t before = 0;
    for (size_t i = 0; i < row->binding->count && i < row->record->count; i++) {
        if (row->binding->labels[i][0] != '\0') {
            continue;
        }
        if (r->places[i] == SIZE_MAX && span_trim(row->record->fields[i]).len > 0) {
            r->places[i] = put_key(r, UNKNOWN, before, "");
            if (r->places[i] == SIZE_MAX) {
                return false;
            }
        }
        before++;
    }
    return true;
}

/*
 * As map_fields(). A header with a new label is written together with all labels so far, which
 * takes quadratic time in a file made of such headers; beyond MOST_LABELS only its own are written.
 */
static bool map_header(hz_row_writer *r, const hz_binding *binding)
{
    enum { MOST_LABELS = 1024 };
    size_t before = r->keys.count;
    if (!map_fields(r, binding)) {
        return false;
    }
    if (before < MOST_LABELS || r->keys.count == before) {
        return true;
    }
    intern_free(&r->keys);
    r->begun = 0;
    return map_fields(r, binding);
}

static bool reserve_cells(hz_row_writer *r)
{
    size_t count = r->keys.count + r->extra_count + 1;
    return array_reserve(&r->cells, &r->cell_cap, count, sizeof *r->cells) &&
           array_reserve(&r->buffers, &r->buffer_cap, count, sizeof *r->buffers);
}

/* Find the places of the row's fields. False: out of memory. */
static bool map_row(hz_row_writer *r, const hz_row *row)
{
    const hz_binding *binding = row->binding;
    if (!digest_is(&binding->digest, &r->mapped) || binding->count != r->mapped_count) {
        r->mapped_count = 0;
        if (!map_header(r, binding)) {
            return false;
        }
        r->mapped = binding->digest;
        r->mapped_count = binding->count;
    }
    return row->is_header || !r->has_blank_label || map_blank_labels(r, row);
}

int row_writer_expect_row(hz_row_writer *rows, const hz_row *row, hz_error *err)
{
    return map_row(rows, row) ? 0 : error_no_memory(err, NULL);
}

/* True if key @p i has its place before the next ones in pass @p pass: a pass for each column of
 * the schema, then one for all unknown labels. */
static bool is_of_pass(const hz_row_writer *r, size_t i, int pass)
{
    struct key key;
    hz_span label = label_of(r, i, &key);
    return key.kind == UNKNOWN
               ? pass == HZ_COLUMN_COUNT
               : pass < HZ_COLUMN_COUNT && hz_span_is(label, hz_column_get(pass)->label);
}

bool row_writer_order_columns(hz_row_writer *rows)
{
    struct intern ordered = {0};
    bool ok = true;
    for (int pass = 0; pass <= HZ_COLUMN_COUNT; pass++) {
        for (size_t i = 0; ok && i < rows->keys.count; i++) {
            ok = !is_of_pass(rows, i, pass) ||
                 intern_put(&ordered, intern_get(&rows->keys, i)) != SIZE_MAX;
        }
    }
    intern_free(ok ? &rows->keys : &ordered);
    if (ok) {
        rows->keys = ordered;
        rows->mapped_count = 0; /* the places of the fields are others now */
    }
    return ok;
}

/* Read the first header of @p file. What is wrong with the file is reported with its rows. */
static int expect_file(hz_row_writer *r, const char *file, const hz_plan *plan, hz_error *err)
{
    hz_rows *reader = NULL;
    const hz_row *row = NULL;
    hz_error failure;
    struct stat st;
    if (stat(file, &st) != 0 || !S_ISREG(st.st_mode)) {
        return 0; /* what can be read only once */
    }
    const hz_rows_options options = {.size = sizeof options, .plan = plan};
    if (hz_rows_open(&file, 1, &options, &reader, err) != 0) {
        return -1;
    }
    int result = 0;
    int found = hz_rows_next(reader, &row, &failure);
    if (found > 0) {
        result = row_writer_expect_row(r, row, err);
    } else if (found < 0 && failure.code == HZ_E003) {
        *err = failure;
        result = -1;
    }
    hz_rows_close(reader);
    return result;
}

static int expect_files(hz_row_writer *r, const hz_row_writer_options *options, hz_error *err)
{
    for (size_t i = 0; i < options->file_count; i++) {
        if (expect_file(r, options->files[i], options->plan, err) != 0) {
            return -1;
        }
    }
    return 0;
}

int hz_row_writer_new(hz_writer *writer, const hz_row_writer_options *options, hz_row_writer **rows,
                      hz_error *err)
{
    hz_row_writer_options known = {.plan = NULL};
    if (options_copy(&known, sizeof known, options, err) != 0) {
        return -1;
    }
    if (known.plan == NULL && !known.verbatim) {
        hz_diag_set(err, HZ_E004, NULL, "options.plan");
        return -1;
    }
    hz_row_writer *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return error_no_memory(err, NULL);
    }
    r->writer = writer;
    r->plan = known.plan;
    r->extras = known.extras;
    r->extra_count = known.extra_count;
    r->verbatim = known.verbatim;
    if (expect_files(r, &known, err) != 0) {
        hz_row_writer_free(r);
        return -1;
    }
    *rows = r;
    return 0;
}

/* Set cell @p i to @p label with “ (N)” for the first N from @p number on that is not used yet. */
static bool number_label(hz_row_writer *r, size_t i, hz_span label, uint32_t number)
{
    size_t at = r->names.len;
    size_t known = r->written.count;
    for (size_t place = 0; place < known; number++) {
        char text[24];
        (void)snprintf(text, sizeof text, " (%u)", number);
        r->names.len = at;
        if (!buf_add_span(&r->names, label) || !buf_add_text(&r->names, text)) {
            return false;
        }
        r->cells[i] = (hz_span){r->names.ptr + at, r->names.len - at};
        place = intern_put(&r->written, r->cells[i]);
        if (place == SIZE_MAX) {
            return false;
        }
    }
    return true;
}

/*
 * Set cell @p i to the label of key @p i. YAML cannot have a key twice: there the second column
 * with a label gets a number. False: out of memory.
 */
static bool write_label(hz_row_writer *r, size_t i)
{
    struct key key;
    hz_span label = label_of(r, i, &key);
    r->cells[i] = label;
    if (key.kind == KNOWN || !writer_has_unique_labels(r->writer)) {
        return true;
    }
    int column = hz_column_find(label);
    bool taken =
        column != HZ_COL_NONE && hz_span_is(label, hz_column_get((hz_column)column)->label);
    uint32_t number = key.before + 1 + (taken ? 1 : 0);
    return number == 1 || number_label(r, i, label, number);
}

/* Put the labels of the table into the cells. False: out of memory. */
static bool fill_labels(hz_row_writer *r)
{
    size_t count = r->keys.count;
    size_t most = 0;
    intern_free(&r->written);
    for (size_t i = 0; i < count; i++) {
        struct key key;
        most += intern_get(&r->keys, i).len + 24;
        if (intern_put(&r->written, label_of(r, i, &key)) == SIZE_MAX) {
            return false;
        }
    }
    r->names.len = 0;
    if (!reserve_cells(r) || !buf_reserve(&r->names, most)) { /* cells point into the names */
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!write_label(r, i)) {
            return false;
        }
    }
    for (size_t e = 0; e < r->extra_count; e++) {
        r->cells[count + e] = hz_span_of(r->extras[e]);
    }
    return true;
}

/* Begin a table with the columns of @p row, unless it has them. */
static int begin(hz_row_writer *rows, const hz_row *row, hz_error *err)
{
    if (!map_row(rows, row)) {
        return error_no_memory(err, NULL);
    }
    size_t count = rows->keys.count;
    if (rows->begun == count && count > 0) {
        return 0;
    }
    if (!fill_labels(rows)) {
        return error_no_memory(err, NULL);
    }
    rows->begun = count;
    return hz_writer_table(rows->writer, rows->cells, count + rows->extra_count, err);
}

static void fill_cells(hz_row_writer *r, const hz_row *row)
{
    for (size_t i = 0; i < r->keys.count; i++) {
        r->cells[i] = hz_span_of("");
    }
    for (size_t i = 0; i < row->record->count && i < row->binding->count; i++) {
        size_t place = r->places[i];
        int column = row->binding->columns[i];
        if (place == SIZE_MAX) {
            continue;
        }
        r->cells[place] = span_trim(row->record->fields[i]);
        if (column != HZ_COL_NONE) {
            hz_cell cell;
            hz_cell_read(&cell, hz_column_get((hz_column)column)->type, r->plan, r->cells[place],
                         row->binding->labels[i]);
            r->cells[place] = cell_format(&cell, (hz_column)column, r->plan, r->buffers[place]);
        }
    }
}

/* Say to people that a hazard has been accepted, which the ledger shows by its signature only. */
static void show_state(hz_row_writer *r, const hz_row *row)
{
    int field = row->binding->fields[HZ_COL_STATUS];
    bool for_people = writer_is_document(r->writer) && !writer_has_sheets(r->writer);
    if (for_people && field >= 0 && r->places[field] != SIZE_MAX &&
        state_is_accepted(r->cells[r->places[field]], hz_row_text(row, HZ_COL_VERIFIED_ON),
                          hz_row_text(row, HZ_COL_VERIFIER))) {
        r->cells[r->places[field]] = hz_span_of(STATE_ACCEPTED);
    }
}

static int add(hz_row_writer *rows, const hz_row *row, const hz_span *extras, hz_error *err)
{
    if (begin(rows, row, err) != 0) {
        return -1;
    }
    fill_cells(rows, row);
    show_state(rows, row);
    for (size_t e = 0; e < rows->extra_count; e++) {
        rows->cells[rows->keys.count + e] = extras[e];
    }
    return hz_writer_row(rows->writer, rows->cells, err);
}

/* How many fields of a row are written verbatim: those of the header, and text beyond it. */
static size_t width_of(const hz_row *row)
{
    size_t width = row->record->count;
    while (width > row->binding->count && span_trim(row->record->fields[width - 1]).len == 0) {
        width--;
    }
    return width < row->binding->count ? row->binding->count : width;
}

/* Put the row's labels, or its fields, into the cells; all but those of the extras. */
static size_t fill_verbatim(hz_row_writer *r, const hz_row *row, bool labels)
{
    size_t n = 0;
    for (size_t i = 0; i < r->width; i++) {
        bool has_label = i < row->binding->count;
        if (has_label && row->binding->columns[i] == HZ_COL_NONE &&
            is_extra(r, row->binding->labels[i])) {
            continue;
        }
        if (labels) {
            r->cells[n++] = hz_span_of(has_label ? row->binding->labels[i] : "");
        } else {
            r->cells[n++] = i < row->record->count ? row->record->fields[i] : hz_span_of("");
        }
    }
    return n;
}

/* Begin a table with the labels of the row, and blank ones for the fields beyond them. */
static int begin_verbatim(hz_row_writer *r, const hz_row *row, size_t width, hz_error *err)
{
    r->mapped = row->binding->digest;
    r->mapped_count = row->binding->count;
    r->width = width;
    if (!array_reserve(&r->cells, &r->cell_cap, width + r->extra_count, sizeof *r->cells)) {
        return error_no_memory(err, NULL);
    }
    size_t n = fill_verbatim(r, row, true);
    for (size_t e = 0; e < r->extra_count; e++) {
        r->cells[n++] = hz_span_of(r->extras[e]);
    }
    return hz_writer_table(r->writer, r->cells, n, err);
}

/* The rows of each file have a sheet of their own, which is named after it. */
static int begin_file(hz_row_writer *r, const char *file, hz_error *err)
{
    const char *slash = strrchr(file, '/');
    const char *name = slash == NULL ? file : slash + 1;
    if (!writer_has_sheets(r->writer) || hz_span_is(buf_span(&r->file), file)) {
        return 0;
    }
    r->file.len = 0;
    r->mapped_count = 0; /* a new table */
    if (!buf_add_text(&r->file, file)) {
        return error_no_memory(err, NULL);
    }
    return strcmp(file, "-") == 0 ? 0 : hz_writer_text(r->writer, HZ_TEXT_HEADING, name, err);
}

static int add_verbatim(hz_row_writer *rows, const hz_row *row, const hz_span *extras,
                        hz_error *err)
{
    const hz_binding *binding = row->binding;
    if (hz_record_require_cells(row->record, row->file, err) != 0) {
        return -1;
    }
    size_t width = width_of(row);
    if (begin_file(rows, row->file, err) != 0) {
        return -1;
    }
    bool same = digest_is(&binding->digest, &rows->mapped) && binding->count == rows->mapped_count;
    if ((!same || width > rows->width) && begin_verbatim(rows, row, width, err) != 0) {
        return -1;
    }
    size_t n = fill_verbatim(rows, row, false);
    for (size_t e = 0; e < rows->extra_count; e++) {
        rows->cells[n++] = extras[e];
    }
    return hz_writer_row(rows->writer, rows->cells, err);
}

int hz_row_writer_add(hz_row_writer *rows, const hz_row *row, const hz_span *extras, hz_error *err)
{
    if (row->is_header) {
        return rows->verbatim ? 0 : begin(rows, row, err);
    }
    return rows->verbatim ? add_verbatim(rows, row, extras, err) : add(rows, row, extras, err);
}
