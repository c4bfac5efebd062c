/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/rows.h"
#include "base/diag.h"
#include "base/options.h"
#include "rows/chunks.h"
#include "rows/repeated_files.h"
#include "table/input.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    MANY_FILES = 64, /* threads are used for so many files even if they are small */
    MAX_THREADS = 64,
    PROGRESS_ROWS = 50000, /* between two reports of progress */
};

struct hz_rows {
    const char *const *files;
    const char **unique; /* the files, if repeated ones were removed */
    size_t count;
    size_t next_file;
    hz_rows_options options;
    struct input *inputs; /* one for each file; NULL: they are read once */
    bool open;            /* a file is open */
    bool sheets_reported; /* those of it that are not read */
    struct reading reading;
    struct chunks *chunks; /* NULL: everything is read on this thread */
    uint64_t met;          /* rows read on this thread */
    uint64_t shown;        /* rows last reported as progress */
};

static const char standard_input[] = "-";
static const char *const only_standard_input[] = {standard_input};

static int copy_unique(hz_rows *r, hz_error *err)
{
    r->unique = malloc(r->count * sizeof *r->unique);
    if (r->unique == NULL) {
        return error_no_memory(err, NULL);
    }
    memcpy((void *)r->unique, (const void *)r->files, r->count * sizeof *r->unique);
    size_t count = repeated_files_remove(r->unique, r->count, r->options.sink);
    if (count == SIZE_MAX) {
        return error_no_memory(err, NULL);
    }
    r->files = r->unique;
    r->count = count;
    return 0;
}

static int make_inputs(hz_rows *r, hz_error *err)
{
    r->inputs = calloc(r->count, sizeof *r->inputs);
    for (size_t i = 0; r->inputs != NULL && i < r->count; i++) {
        r->inputs[i] = INPUT_NEW;
    }
    return r->inputs != NULL ? 0 : error_no_memory(err, NULL);
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
                     struct chunk_sizes size)
{
    if (rows->inputs == NULL && are_many(rows, size.least)) {
        rows->chunks = chunks_new(worker, threads, size); /* NULL, out of memory: one thread */
    }
}

static unsigned count_threads(unsigned wanted)
{
    long processors = wanted > 0 ? 1 : sysconf(_SC_NPROCESSORS_ONLN);
    unsigned threads = wanted > 0 ? wanted : (unsigned)(processors < 1 ? 1 : processors);
    return threads < MAX_THREADS ? threads : MAX_THREADS;
}

/* Prepares reading as the options say. */
static int prepare(hz_rows *r, hz_error *err)
{
    const hz_rows_options *o = &r->options;
    hz_rows_set_sink(r, o->sink);
    if (((o->flags & HZ_ROWS_UNIQUE_FILES) != 0 && r->count > 1 && copy_unique(r, err) != 0) ||
        ((o->flags & HZ_ROWS_REWIND) != 0 && make_inputs(r, err) != 0)) {
        return -1;
    }
    r->reading.flags |= o->flags;
    r->reading.plan = o->plan;
    r->reading.alone = r->count == 1;
    unsigned threads = o->worker == NULL ? 1 : count_threads(o->threads);
    if (threads > 1) {
        rows_set_worker(r, o->worker, threads, CHUNK_SIZES);
    }
    return 0;
}

int hz_rows_open(const char *const *files, size_t count, const hz_rows_options *options,
                 hz_rows **rows, hz_error *err)
{
    hz_rows *r = calloc(1, sizeof *r);
    if (r == NULL) {
        return error_no_memory(err, NULL);
    }
    r->files = count == 0 ? only_standard_input : files;
    r->count = count == 0 ? 1 : count;
    if (options_copy(&r->options, sizeof r->options, options, err) != 0 || prepare(r, err) != 0) {
        hz_rows_close(r);
        return -1;
    }
    *rows = r;
    return 0;
}

int rows_open_fd(int fd, const char *const *name, const hz_plan *plan, hz_rows **rows,
                 hz_error *err)
{
    hz_rows *r = NULL;
    const hz_rows_options options = {.size = sizeof options, .plan = plan};
    if (hz_rows_open(name, 1, &options, &r, err) != 0) {
        return -1;
    }
    r->reading.flags |= HZ_ROWS_REWIND | READING_STRONG;
    if (make_inputs(r, err) != 0 ||
        (r->inputs[0].copy = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)) < 0) {
        hz_rows_close(r);
        return error_no_memory(err, *name);
    }
    *rows = r;
    return 0;
}

void hz_rows_set_sink(hz_rows *rows, hz_sink sink)
{
    rows->options.sink = sink;
    rows->reading.flags |= sink.fn != NULL ? READING_REPORTS : 0;
}

void hz_rows_close(hz_rows *rows)
{
    if (rows != NULL) {
        chunks_free(rows->chunks);
        reading_free(&rows->reading);
        for (size_t i = 0; rows->inputs != NULL && i < rows->count; i++) {
            input_close(&rows->inputs[i]);
        }
        free(rows->inputs);
        free((void *)rows->unique);
        free(rows);
    }
}

static void rewind_rows(hz_rows *rows)
{
    reading_close(&rows->reading);
    rows->open = false;
    rows->next_file = 0;
}

int rows_each_again(hz_rows *rows, row_fn fn, void *ctx, hz_error *err)
{
    const hz_row *row = NULL;
    int result = 0;
    int found = 1;
    rewind_rows(rows);
    while (result == 0 && (found = hz_rows_next(rows, &row, err)) > 0) {
        result = fn(ctx, row);
    }
    return found < 0 ? -1 : result;
}

uint64_t hz_rows_count(const hz_rows *rows)
{
    return rows->met + (rows->chunks == NULL ? 0 : chunks_rows(rows->chunks));
}

/* Opens file @p i, or starts to read it in a chunk with the small files after it. */
static int open_file(hz_rows *r, size_t i, hz_error *err)
{
    hz_table **table = &r->reading.table;
    if (r->chunks != NULL && r->count > 1 &&
        chunks_begin_files(r->chunks, &r->reading, r->files + i, r->count - i)) {
        return 0;
    }
    if (r->inputs == NULL) {
        return hz_table_open(r->files[i], reading_header_test(&r->reading), table, err);
    }
    int fd = input_open(&r->inputs[i], r->files[i], err);
    return fd < 0 ? -1
                  : table_open_at(fd, r->files[i], reading_header_test(&r->reading), table, err);
}

static int open_next(hz_rows *r, hz_error *err)
{
    size_t i = r->next_file++;
    r->reading.file = r->files[i];
    r->sheets_reported = false;
    r->open = open_file(r, i, err) == 0;
    return r->open ? 0 : -1;
}

/* Closes a file at its end or after a failure; checks that it has not changed meanwhile. */
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

/* True if the rest of the file is read in chunks, or can be from here on. */
static bool are_in_chunks(hz_rows *r)
{
    if (r->chunks != NULL && !chunks_are_left(r->chunks)) {
        reading_flush_above(&r->reading);
        chunks_begin(r->chunks, &r->reading);
    }
    return r->chunks != NULL && chunks_are_left(r->chunks);
}

static void report_progress(hz_rows *r)
{
    uint64_t count = hz_rows_count(r);
    if (r->options.progress != NULL && count - r->shown >= PROGRESS_ROWS) {
        r->shown = count;
        r->options.progress(r->options.progress_ctx, count);
    }
}

/* Reads the next row of the open file, on this thread or from the chunks. */
static int next_of_file(hz_rows *r, hz_error *err)
{
    int found = CHUNKS_LEFT;
    while (found == CHUNKS_LEFT && are_in_chunks(r)) {
        do {
            found = chunks_next(r->chunks, &r->reading, err);
            report_progress(r);
        } while (found == CHUNKS_MERGED);
    }
    if (found == CHUNKS_LEFT) {
        found = reading_next(&r->reading, err);
        r->met += found > 0 ? 1 : 0;
    }
    return found;
}

static void report_skipped(const hz_rows *rows)
{
    hz_diag diag;
    const struct reading *r = &rows->reading;
    hz_sink sink = rows->options.sink;
    if (sink.fn != NULL) {
        skipped_row_diag(r->skipped, &r->row, &diag);
        sink_emit(sink, &diag);
    }
}

/* Says which sheets of a workbook are not read, once for each file. */
static void report_other_sheets(hz_rows *rows)
{
    hz_diag diag;
    const hz_record *record = rows->reading.row.record;
    if (record->other_sheets == NULL || rows->sheets_reported) {
        return;
    }
    hz_diag_set(&diag, HZ_N132, rows->reading.file, record->other_sheets);
    record_set_sheet(&diag, record);
    sink_emit(rows->options.sink, &diag);
    rows->sheets_reported = true;
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
        report_progress(rows);
        if (found > 0) {
            report_other_sheets(rows);
        }
        bool is_zero = rows->reading.skipped == SKIPPED_ZERO;
        if (found > 0 && rows->reading.skipped != IS_HAZARD) {
            report_skipped(rows);
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
