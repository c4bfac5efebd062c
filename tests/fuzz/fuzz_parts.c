/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rows read in chunks by threads against rows read by one: for any bytes, divided into chunks
 * anywhere, the same rows are returned, in the same order, and the same are processed by workers.
 */
#include "fuzz.h"
#include "rows/chunks.h"
#include <stdlib.h>

/* The first bytes of the input say how the rest is read. */
enum { HEAD = 3, FILES = 3 };

/* A sum over the rows that were not returned, in any order. */
struct sum {
    uint64_t rows;
    uint64_t hash;
};

static uint64_t hash_row(const hz_row *row)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < row->record->count; i++) {
        for (size_t k = 0; k < row->record->fields[i].len; k++) {
            h = (h ^ (unsigned char)row->record->fields[i].ptr[k]) * UINT64_C(1099511628211);
        }
        h = (h ^ i) * UINT64_C(1099511628211);
    }
    return h;
}

static bool has_id(const hz_row *row)
{
    int field = row->binding->fields[HZ_COL_ID];
    return field >= 0 && (size_t)field < row->record->count;
}

/* What the worker of this test does with a row. */
static hz_row_result choose(const hz_row *row)
{
    uint64_t h = hash_row(row) >> 7;
    if (row->is_header || row->is_dispatch || row->record->error != HZ_RECORD_OK || h % 4 == 0) {
        return HZ_ROW_KEEP;
    }
    return h % 4 == 1 && has_id(row) ? HZ_ROW_ID_ONLY : HZ_ROW_DONE;
}

static void *init(void *ctx)
{
    (void)ctx;
    return calloc(1, sizeof(struct sum));
}

static void add(struct sum *sum, const hz_row *row)
{
    sum->rows++;
    sum->hash += hash_row(row);
}

static hz_row_result process(void *state, hz_row *row)
{
    hz_row_result choice = choose(row);
    if (choice == HZ_ROW_DONE) {
        add(state, row);
    }
    return choice;
}

static int merge(void *ctx, void *state)
{
    struct sum *all = ctx;
    const struct sum *chunk = state;
    all->rows += chunk->rows;
    all->hash += chunk->hash;
    return 0;
}

struct reading_of {
    hz_rows *rows;
    const hz_row *row;
    hz_error err;
    int found;
    struct sum sum;
};

static void compare_places(const hz_row *a, const hz_row *b)
{
    REQUIRE(a->record->number == b->record->number && a->record->line == b->record->line);
    REQUIRE(a->record->lines == b->record->lines && a->record->byte == b->record->byte);
    REQUIRE(a->is_header == b->is_header && strcmp(a->file, b->file) == 0);
}

static void compare_rows(const hz_row *a, const hz_row *b)
{
    REQUIRE(a->record->count == b->record->count && a->record->error == b->record->error);
    REQUIRE(a->record->error_field == b->record->error_field);
    REQUIRE(a->record->swallowed == b->record->swallowed && a->is_dispatch == b->is_dispatch);
    for (size_t i = 0; i < a->record->count; i++) {
        REQUIRE(hz_span_equal(a->record->fields[i], b->record->fields[i]));
    }
    /* the rest of the layout depends on how much has been read, even after the row */
    REQUIRE(a->layout.bom == b->layout.bom && a->layout.delimiter == b->layout.delimiter);
    REQUIRE(a->binding->count == b->binding->count);
    for (size_t i = 0; i < a->binding->count; i++) {
        REQUIRE(strcmp(a->binding->labels[i], b->binding->labels[i]) == 0);
    }
}

static void compare_ids(const hz_row *whole, const hz_row *id)
{
    int field = id->binding->fields[HZ_COL_ID];
    REQUIRE(field >= 0 && field == whole->binding->fields[HZ_COL_ID]);
    REQUIRE(hz_span_equal(id->record->fields[field], whole->record->fields[field]));
}

static void compare_errors(const hz_diag *a, const hz_diag *b)
{
    REQUIRE(a->code == b->code && a->line == b->line && a->column == b->column);
    REQUIRE(a->record == b->record && strcmp(a->value, b->value) == 0);
    REQUIRE(memcmp(a->detail, b->detail, sizeof a->detail) == 0 && strcmp(a->file, b->file) == 0);
}

/* The next row that the worker does not keep; for the first reading it is called here. */
static void next(struct reading_of *r)
{
    do {
        r->found = hz_rows_next(r->rows, &r->row, &r->err);
        if (r->found <= 0 || r->row->only_id || choose(r->row) != HZ_ROW_DONE) {
            return;
        }
        add(&r->sum, r->row);
    } while (true);
}

static void compare(struct reading_of *one, struct reading_of *many)
{
    do {
        next(one);
        next(many);
        REQUIRE(one->found == many->found);
        if (one->found > 0) {
            compare_places(one->row, many->row);
            (many->row->only_id ? compare_ids : compare_rows)(one->row, many->row);
        } else if (one->found < 0) {
            compare_errors(&one->err, &many->err);
        }
    } while (one->found != 0);
    REQUIRE(one->sum.rows == many->sum.rows && one->sum.hash == many->sum.hash);
    REQUIRE(hz_rows_count(one->rows) == hz_rows_count(many->rows));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hz_error err;
    struct fuzz_file file;
    struct reading_of one = {.found = 0};
    struct reading_of many = {.found = 0};
    if (size < HEAD) {
        return 0;
    }
    fuzz_file_open(&file, (hz_span){(const char *)data + HEAD, size - HEAD});
    char *files[FILES] = {file.path, file.path, file.path};
    size_t count = data[0] % FILES + 1;
    unsigned flags = (data[0] & 0x80) != 0 ? HZ_ROWS_KEEP_INVALID | HZ_ROWS_DISPATCH : 0;
    struct chunk_sizes chunks = {data[1] + 1, data[2], data[0] / FILES % 4 + 1};
    const hz_row_worker worker = {&many.sum, init, process, merge, free};
    REQUIRE(rows_open((const char *const *)files, count, flags, &one.rows, &err) == 0);
    REQUIRE(rows_open((const char *const *)files, count, flags, &many.rows, &err) == 0);
    rows_set_worker(many.rows, &worker, data[0] >> 4 == 0 ? 2 : 0,
                    chunks); /* threads take their time */
    compare(&one, &many);
    hz_rows_close(one.rows);
    hz_rows_close(many.rows);
    fuzz_file_close(&file);
    return 0;
}
