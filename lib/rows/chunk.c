/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/chunk.h"
#include <stdlib.h>

/* Makes a chunk that is read like @p of and begins with its header. */
static struct chunk *make_chunk(const hz_row_worker *worker, const struct reading *of,
                                size_t most_kept)
{
    struct chunk *p = calloc(1, sizeof *p);
    if (p == NULL || hz_binding_copy(&p->reading.binding, &of->binding) != 0) {
        free(p);
        return NULL;
    }
    p->worker = worker;
    p->most_kept = most_kept;
    p->limit = DECODER_NO_LIMIT;
    p->reading.flags = of->flags;
    p->reading.plan = of->plan;
    p->reading.row.is_dispatch = of->row.is_dispatch;
    return p;
}

struct chunk *chunk_new(const hz_row_worker *worker, const struct reading *of,
                        const struct table_state *from, off_t limit, size_t most_kept)
{
    struct chunk *p = make_chunk(worker, of, most_kept);
    if (p != NULL) {
        p->reading.file = of->file;
        p->reading.advice = of->advice;
        p->from = *from;
        p->from.reader.number = p->from.reader.line = 1;
        p->from.reader.byte = 0;
        p->of = of->table;
        p->limit = limit;
        p->reading.bound = p->reading.is_part = true;
    }
    return p;
}

struct chunk *chunk_new_files(const hz_row_worker *worker, const struct reading *of,
                              const char *const *files, size_t count, size_t most_kept)
{
    struct chunk *p = make_chunk(worker, of, most_kept);
    if (p != NULL) {
        p->reading.file = files[0];
        p->files = files;
        p->file_count = count;
    }
    return p;
}

void chunk_free(struct chunk *chunk)
{
    if (chunk != NULL) {
        if (chunk->state != NULL) {
            chunk->worker->free(chunk->state);
        }
        reading_free(&chunk->reading);
        stored_rows_free(&chunk->stored);
        free(chunk);
    }
}

/* Only valid rows of ledgers are processed; all others are stored. */
static bool process(struct chunk *p)
{
    hz_row *row = &p->reading.row;
    bool plain = !row->is_header && !row->is_dispatch && row->record->error == HZ_RECORD_OK &&
                 p->reading.skipped == IS_HAZARD;
    hz_row_result state = plain ? p->worker->process(p->state, row) : HZ_ROW_KEEP;
    if (state == HZ_ROW_KEEP || state == HZ_ROW_ID_ONLY) {
        return stored_rows_put(&p->stored, row, state == HZ_ROW_ID_ONLY,
                               (uint8_t)p->reading.skipped);
    }
    return state == HZ_ROW_DONE;
}

/* True at the end of the chunk: after its lines, or early, to limit the memory that it keeps. */
static bool is_at_end(struct chunk *p)
{
    if (reading_is_ahead(&p->reading)) {
        return false; /* what was read ahead belongs to this chunk */
    }
    if (table_is_beyond(p->reading.table, p->limit)) {
        return table_pause(p->reading.table, &p->to);
    }
    /* files are given up whole: a workbook cannot be continued, and is larger than it looks */
    return p->stored.bytes.len > p->most_kept &&
           (p->of == NULL || table_pause(p->reading.table, &p->to));
}

static enum chunk_end read_rows(struct chunk *p)
{
    int found = 0;
    while (!is_at_end(p)) {
        found = reading_next(&p->reading, &p->err);
        if (found <= 0) {
            return found == 0                ? CHUNK_OVER
                   : p->reading.is_undecided ? CHUNK_UNDECIDED
                                             : CHUNK_FAILED;
        }
        p->rows++;
        if (!process(p)) {
            hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
            return CHUNK_FAILED;
        }
    }
    reading_flush_above(&p->reading);
    return p->of == NULL ? CHUNK_TOO_LARGE : CHUNK_ENDED;
}

/* Reads the table, if it was @p opened, and closes it. */
static enum chunk_end read_table(struct chunk *p, bool opened)
{
    enum chunk_end end = opened ? read_rows(p) : CHUNK_FAILED;
    reading_close(&p->reading);
    return end;
}

static enum chunk_end read_lines(struct chunk *p)
{
    bool opened = table_open_part(p->of, &p->from, p->limit, &p->reading.table, &p->err) == 0;
    return read_table(p, opened);
}

/* Reads the file @p name to its end, and stores how it ended. */
static enum chunk_end read_file(struct chunk *p, const char *name)
{
    p->reading.file = name;
    bool opened =
        hz_table_open(name, reading_header_test(&p->reading), &p->reading.table, &p->err) == 0;
    enum chunk_end end = read_table(p, opened);
    if (end == CHUNK_TOO_LARGE) {
        return end;
    }
    bool put = stored_rows_put_end(&p->stored, end == CHUNK_FAILED ? &p->err : NULL);
    hz_diag_set(&p->err, HZ_E003, name, NULL);
    return put ? CHUNK_OVER : CHUNK_FAILED;
}

static enum chunk_end read_files(struct chunk *p)
{
    enum chunk_end end = CHUNK_OVER;
    for (size_t i = 0; i < p->file_count && end == CHUNK_OVER; i++) {
        end = read_file(p, p->files[i]);
    }
    return end;
}

void chunk_work(struct pool_job *job)
{
    struct chunk *p = (struct chunk *)job;
    hz_diag_set(&p->err, HZ_E003, p->reading.file, NULL);
    p->end = CHUNK_FAILED;
    p->state = p->worker->init(p->worker->ctx);
    if (p->state != NULL) {
        p->end = p->of == NULL ? read_files(p) : read_lines(p);
    }
}
