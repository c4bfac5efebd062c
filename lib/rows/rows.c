/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/open.h"
#include "rows/parts.h"
#include "table/input.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* So many small files are worth threads of their own, however small they are. */
enum { MANY_FILES = 64 };

struct hz_rows {
    char *const *files;
    size_t count;
    size_t next_file;
    unsigned flags;
    struct input *inputs; /* one for each file; NULL: they are read once */
    bool open;            /* a file is in hand */
    struct reading reading;
    struct parts *parts; /* NULL: all is read here */
    uint64_t met;        /* rows, but for those of the parts */
    hz_sink sink;        /* is told what is left out; may have no function */
};

static char standard_input[] = "-";
static char *const only_standard_input[] = {standard_input};

static bool make_inputs(hz_rows *r)
{
    r->inputs = calloc(r->count, sizeof *r->inputs);
    for (size_t i = 0; r->inputs != NULL && i < r->count; i++) {
        r->inputs[i] = INPUT_NEW;
    }
    return r->inputs != NULL;
}

int hz_rows_open(char *const *files, size_t count, unsigned flags, hz_rows **rows)
{
    hz_rows *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return -1;
    }
    r->files = count == 0 ? only_standard_input : files;
    r->count = count == 0 ? 1 : count;
    r->flags = flags;
    r->reading.flags = flags;
    r->reading.alone = r->count == 1;
    if ((flags & HZ_ROWS_REWIND) != 0 && !make_inputs(r)) {
        free(r);
        return -1;
    }
    *rows = r;
    return 0;
}

int rows_open_at(int fd, char *const *name, hz_rows **rows)
{
    if (hz_rows_open(name, 1, HZ_ROWS_REWIND, rows) != 0) {
        return -1;
    }
    (*rows)->inputs[0].copy = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if ((*rows)->inputs[0].copy < 0) {
        hz_rows_close(*rows);
        return -1;
    }
    return 0;
}

void hz_rows_set_sink(hz_rows *rows, hz_sink sink)
{
    rows->sink = sink;
    rows->reading.flags |= READING_TELLS;
}

/* Tells what the row in hand is, which is left out. */
static void tell_skipped(const hz_rows *rows)
{
    hz_diag diag;
    const struct reading *r = &rows->reading;
    if (rows->sink.fn != NULL) {
        no_hazard_diag(r->skipped, &r->row, &diag);
        rows->sink.fn(rows->sink.ctx, &diag);
    }
}

void hz_rows_close(hz_rows *rows)
{
    if (rows != NULL) {
        parts_free(rows->parts);
        reading_free(&rows->reading);
        for (size_t i = 0; rows->inputs != NULL && i < rows->count; i++) {
            input_close(&rows->inputs[i]);
        }
        free(rows->inputs);
        free(rows);
    }
}

void hz_rows_rewind(hz_rows *rows)
{
    reading_close(&rows->reading);
    rows->open = false;
    rows->next_file = 0;
}

static bool are_many(const hz_rows *r, off_t enough)
{
    off_t size = 0;
    for (size_t i = 0; i < r->count && size < enough; i++) {
        struct stat st;
        size += stat(r->files[i], &st) == 0 && S_ISREG(st.st_mode) ? st.st_size : 0;
    }
    return size >= enough || r->count >= MANY_FILES;
}

void rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads,
                     struct parts_size size)
{
    if (rows->inputs == NULL && are_many(rows, size.least)) {
        rows->parts = parts_new(worker, threads, size); /* NULL: it takes longer, no more */
    }
}

void hz_rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads)
{
    if (threads > 1) {
        rows_set_worker(rows, worker, threads, PARTS_SIZE);
    }
}

uint64_t hz_rows_count(const hz_rows *rows)
{
    return rows->met + (rows->parts == NULL ? 0 : parts_rows(rows->parts));
}

/* Opens file @p i, or has it read whole with those behind it. */
static int open_file(hz_rows *r, size_t i, hz_error *err)
{
    hz_table **table = &r->reading.table;
    if (r->parts != NULL && r->count > 1 &&
        parts_begin_files(r->parts, &r->reading, r->files + i, r->count - i)) {
        return 0;
    }
    if (r->inputs == NULL) {
        return hz_table_open(r->files[i], hz_schema_header_test(), table, err);
    }
    int fd = input_open(&r->inputs[i], r->files[i], err);
    return fd < 0 ? -1 : table_open_at(fd, r->files[i], hz_schema_header_test(), table, err);
}

static int open_next(hz_rows *r, hz_error *err)
{
    size_t i = r->next_file++;
    r->reading.file = r->files[i];
    r->open = open_file(r, i, err) == 0;
    return r->open ? 0 : -1;
}

/* Ends a file, to its end or where it fails; the reason for either may be that it changed. */
static int end_file(hz_rows *r, hz_error *err)
{
    size_t i = r->next_file - 1;
    reading_close(&r->reading);
    r->open = false;
    return r->inputs == NULL ? 0 : input_check(&r->inputs[i], r->files[i], err);
}

int hz_rows_spool_stdin(hz_rows *rows, hz_error *err)
{
    if (strcmp(rows->files[0], standard_input) != 0) {
        return 0;
    }
    return open_next(rows, err) == 0 ? hz_table_spool_stdin(rows->reading.table, err) : -1;
}

/* True if what is left of the file in hand is read in parts, or can be from here on. */
static bool are_in_parts(hz_rows *r)
{
    if (r->parts != NULL && !parts_are_left(r->parts)) {
        reading_flush_above(&r->reading);
        parts_begin(r->parts, &r->reading);
    }
    return r->parts != NULL && parts_are_left(r->parts);
}

/* The next row of the file in hand, by whoever reads it. */
static int next_of_file(hz_rows *r, hz_error *err)
{
    int found = PARTS_LEFT;
    while (found == PARTS_LEFT && are_in_parts(r)) {
        found = parts_next(r->parts, &r->reading, err);
    }
    if (found == PARTS_LEFT) {
        found = reading_next(&r->reading, err);
        r->met += found > 0 ? 1 : 0;
    }
    return found;
}

int hz_rows_next(hz_rows *rows, const hz_row **row, hz_error *err)
{
    for (;;) {
        if (!rows->open && rows->next_file == rows->count) {
            return 0;
        }
        if (!rows->open && open_next(rows, err) != 0) {
            return -1;
        }
        int found = next_of_file(rows, err);
        bool is_zero = rows->reading.skipped == NO_HAZARD_ZERO;
        if (found > 0 && rows->reading.skipped != IS_HAZARD) {
            tell_skipped(rows);
            if (!is_zero || (rows->reading.flags & HZ_ROWS_ZERO_REPORTS) == 0) {
                continue;
            }
        }
        rows->reading.row.is_zero = is_zero;
        if (found > 0) {
            *row = &rows->reading.row;
            return 1;
        }
        if (end_file(rows, err) != 0 || found < 0) {
            return -1;
        }
    }
}
