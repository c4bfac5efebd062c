/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "rows/chunks.h"
#include "base/diag.h"
#include "table/reader.h"
#include <stdlib.h>
#include <sys/stat.h>

/* Chunks for each thread: one that it reads, and some that are to be read or returned. */
enum { CHUNKS_EACH = 3 };

struct chunks {
    const hz_row_worker *worker;
    struct chunk_sizes size;
    struct pool *pool;
    struct chunk **ring; /* in the order of the input, from `first` on */
    size_t width;
    size_t trust; /* chunks to read ahead of a file: 1 after a wrong one, then more and more */
    size_t first;
    size_t count;
    size_t files;            /* files in the ring that have not been requested yet */
    bool in_hand;            /* the first chunk is right, and its rows are being returned */
    bool stale;              /* the other chunks were read under another header */
    struct table_state here; /* where the first begins */
    off_t next_at;           /* where the next chunk begins */
    const char *alone;       /* a file of which no chunk is read, up to `alone_until` */
    off_t alone_until;
    off_t end;             /* of the file */
    hz_record record;      /* of the current row */
    struct hz_above above; /* what is above the first chunk */
    struct hz_above row_above;
    struct field_lines field_lines;
    uint64_t rows;
};

struct chunks *chunks_new(const hz_row_worker *worker, unsigned threads, struct chunk_sizes size)
{
    struct chunks *p = calloc(1, sizeof *p);
    if (p == NULL) {
        return NULL;
    }
    p->worker = worker;
    p->size = size;
    p->width = (threads == 0 ? 1 : (size_t)threads) * CHUNKS_EACH;
    p->trust = p->width;
    p->ring = calloc(p->width, sizeof(struct chunk *));
    p->pool = p->ring == NULL ? NULL : pool_new(threads, chunk_work);
    if (p->pool == NULL) {
        chunks_free(p);
        return NULL;
    }
    return p;
}

static struct chunk *first_chunk(const struct chunks *chunks)
{
    return chunks->ring[chunks->first];
}

static void drop_first(struct chunks *chunks)
{
    pool_wait(chunks->pool, &first_chunk(chunks)->job);
    chunk_free(first_chunk(chunks));
    chunks->first = (chunks->first + 1) % chunks->width;
    chunks->count--;
    chunks->in_hand = false;
}

static void drop_all(struct chunks *chunks)
{
    while (chunks->count > 0) {
        drop_first(chunks);
    }
    chunks->next_at = chunks->end = 0;
    chunks->files = 0;
}

void chunks_free(struct chunks *chunks)
{
    if (chunks != NULL) {
        drop_all(chunks);
        pool_free(chunks->pool);
        free(chunks->ring);
        field_lines_free(&chunks->field_lines);
        free(chunks);
    }
}

/* Adds @p chunk to the ring. False: it is NULL, as memory was short. */
static bool add(struct chunks *chunks, struct chunk *chunk)
{
    if (chunk == NULL) {
        return false;
    }
    chunks->ring[(chunks->first + chunks->count++) % chunks->width] = chunk;
    pool_add(chunks->pool, &chunk->job);
    return true;
}

/* Returns where the chunk that begins at @p at ends; the last one extends to the end of the file.
 */
static off_t chunk_end_after(const struct chunks *chunks, const hz_table *table, off_t at)
{
    off_t chunk = chunks->size.chunk;
    return chunks->end - at < chunk + chunk / 2 ? DECODER_NO_LIMIT
                                                : table_line_after(table, at + chunk);
}

/* Starts to read further chunks of the file of @p r. */
static void read_ahead(struct chunks *chunks, const struct reading *r)
{
    struct table_state from = chunks->here;
    while (chunks->count < chunks->trust && chunks->next_at < chunks->end) {
        from.at = chunks->next_at;
        chunks->next_at = chunk_end_after(chunks, r->table, from.at);
        if (!add(chunks, chunk_new(chunks->worker, r, &from, chunks->next_at,
                                   (size_t)chunks->size.least))) {
            chunks->next_at = chunks->end;
        }
    }
}

void chunks_begin(struct chunks *chunks, const struct reading *r)
{
    off_t left = 0;
    if (!r->bound || r->row.is_dispatch || reading_is_ahead(r) ||
        !table_pause(r->table, &chunks->here) ||
        (r->file == chunks->alone && chunks->here.at < chunks->alone_until) ||
        (left = table_left(r->table)) < chunks->size.least) {
        return;
    }
    chunks->stale = false;
    chunks->above = r->above;
    chunks->next_at = chunks->here.at;
    chunks->end = chunks->here.at + left;
    read_ahead(chunks, r);
}

/* Returns how many of @p files, from the first on, one chunk takes; 0 if the first is not small. */
static size_t count_small(const struct chunks *chunks, const char *const *files, size_t count)
{
    struct stat st;
    size_t n = 0;
    off_t size = 0;
    off_t enough = chunks->size.chunk / 4; /* so that there is work for many threads */
    while (n < count && n < chunks->size.files && size < enough && stat(files[n], &st) == 0 &&
           S_ISREG(st.st_mode) && st.st_size < chunks->size.least) {
        size += st.st_size;
        n++;
    }
    return n;
}

bool chunks_begin_files(struct chunks *chunks, const struct reading *r, const char *const *files,
                        size_t count)
{
    chunks->here.reader = (struct reader_state){.number = 1, .line = 1};
    size_t most_kept = (size_t)chunks->size.least;
    while (chunks->files < count && chunks->count < chunks->width) {
        const char *const *next = files + chunks->files;
        size_t n = count_small(chunks, next, count - chunks->files);
        if (n == 0 || !add(chunks, chunk_new_files(chunks->worker, r, next, n, most_kept))) {
            break;
        }
        chunks->files += n;
    }
    if (chunks->files == 0) {
        return false;
    }
    chunks->files--;
    return true;
}

bool chunks_are_left(const struct chunks *chunks)
{
    return chunks->count > 0;
}

uint64_t chunks_rows(const struct chunks *chunks)
{
    return chunks->rows;
}

static bool has_whole_files(const struct chunk *chunk)
{
    return chunk->of == NULL;
}

/* True if the chunk began at the right place, under the right header. */
static bool is_right(const struct chunks *chunks, const struct chunk *chunk)
{
    if (has_whole_files(chunk)) {
        return chunk->end != CHUNK_TOO_LARGE;
    }
    return !chunks->stale && chunk->end != CHUNK_UNDECIDED &&
           table_state_same(&chunk->from, &chunks->here);
}

/* Discards all chunks: @p r reads the rest of the file, or the file that is not small. */
static int leave(struct chunks *chunks, struct reading *r, hz_error *err)
{
    if (chunks->count > 0 && first_chunk(chunks)->end == CHUNK_UNDECIDED) {
        chunks->alone = r->file;
        chunks->alone_until = first_chunk(chunks)->limit;
    }
    drop_all(chunks);
    if (r->table != NULL) {
        r->above = chunks->above;
        table_resume(r->table, &chunks->here);
        return CHUNKS_LEFT;
    }
    bool opened = hz_table_open(r->file, reading_header_test(r), &r->table, err) == 0;
    return opened ? CHUNKS_LEFT : -1;
}

/* Discards all chunks, so that no row of this file is returned for the next. */
static int give_up(struct chunks *chunks)
{
    drop_all(chunks);
    return -1;
}

/* Takes the weak labels that the chunk has taken. */
static void take_weak(hz_binding *binding, const struct stored *stored)
{
    for (size_t i = 0; i < stored->taken_count; i++) {
        binding_take_weak(binding, stored->taken[i]);
    }
}

/* Makes @p r as if it had read the stored row. 1, or -1 with @p err set. */
static int return_row(struct chunks *chunks, struct reading *r, hz_error *err)
{
    struct hz_row *row = &r->row;
    chunks->record.number += chunks->here.reader.number - 1;
    chunks->record.line += chunks->here.reader.line - 1;
    chunks->record.byte += chunks->here.reader.byte;
    row->record = &chunks->record;
    row->binding = &r->binding;
    row->file = r->file;
    r->is_above_due = false; /* the chunk has done it */
    if (row->above != NULL) {
        chunks->row_above = *row->above;
        above_complete(&chunks->row_above, &chunks->above);
        row->above = &chunks->row_above;
    }
    if (chunks->record.field_lines == NULL &&
        !field_lines_find(&chunks->field_lines, &chunks->record)) {
        hz_diag_set(err, HZ_E003, r->file, NULL);
        return give_up(chunks);
    }
    if (row->is_header && !(r->bound && reading_has_labels(r, row->record))) {
        chunks->stale = true;
        if (reading_bind(r, row->record, err) != 0) {
            return give_up(chunks);
        }
        take_weak(&r->binding, &first_chunk(chunks)->stored);
        return 1;
    }
    chunks->stale = chunks->stale || row->is_dispatch;
    return 1;
}

static void add_position(struct reader_state *here, const struct reader_state *chunk)
{
    uint64_t number = here->number - 1;
    uint64_t line = here->line - 1;
    uint64_t byte = here->byte;
    *here = *chunk;
    here->number += number;
    here->line += line;
    here->byte += byte;
}

static void set_error(hz_error *err, const struct chunk *chunk, const struct reader_state *here)
{
    *err = chunk->err;
    err->line += err->line == 0 ? 0 : here->line - 1;
    err->record += err->record == 0 ? 0 : here->number - 1;
}

/* Merges the worker's state of the first chunk. 0, or -1 with @p err set. */
static int join_first(struct chunks *chunks, hz_error *err)
{
    const struct chunk *chunk = first_chunk(chunks);
    chunks->rows += chunk->rows;
    if (chunk->state != NULL && chunks->worker->merge(chunks->worker->ctx, chunk->state) != 0) {
        return error_no_memory(err, chunk->reading.file);
    }
    return 0;
}

/* Finishes the first chunk, whose rows have all been returned. 1: the next may begin. */
static int finish_first(struct chunks *chunks, const struct reading *r, hz_error *err)
{
    struct chunk *chunk = first_chunk(chunks);
    set_error(err, chunk, &chunks->here.reader);
    enum chunk_end end = join_first(chunks, err) == 0 ? chunk->end : CHUNK_FAILED;
    if (end == CHUNK_ENDED) {
        struct reader_state before = chunks->here.reader;
        chunks->here = chunk->to;
        chunks->here.reader = before;
        add_position(&chunks->here.reader, &chunk->to.reader);
        struct hz_above above = chunk->reading.above;
        above_complete(&above, &chunks->above);
        chunks->above = above;
    }
    drop_first(chunks);
    if (end != CHUNK_ENDED) {
        drop_all(chunks);
        return end == CHUNK_OVER ? 0 : -1;
    }
    read_ahead(chunks, r);
    return 1;
}

/* Finishes a file of the first chunk; after the last one, the chunk. @p found, or -1: @p err. */
static int finish_file(struct chunks *chunks, int found, hz_error *err)
{
    const struct chunk *chunk = first_chunk(chunks);
    if (!stored_rows_is_empty(&chunk->stored) || chunk->end != CHUNK_OVER) {
        return found;
    }
    int joined = join_first(chunks, err);
    drop_first(chunks);
    return joined == 0 ? found : -1;
}

/* Waits for the first chunk. False: it is not right. */
static bool take_in_hand(struct chunks *chunks)
{
    pool_wait(chunks->pool, &first_chunk(chunks)->job);
    chunks->in_hand = is_right(chunks, first_chunk(chunks));
    size_t trust = chunks->in_hand ? chunks->trust * 2 : 1;
    chunks->trust = trust < chunks->width ? trust : chunks->width;
    return chunks->in_hand;
}

int chunks_next(struct chunks *chunks, struct reading *r, hz_error *err)
{
    if (chunks->count == 0 || (!chunks->in_hand && !take_in_hand(chunks))) {
        return leave(chunks, r, err);
    }
    uint8_t skipped = IS_HAZARD;
    switch (
        stored_rows_take(&first_chunk(chunks)->stored, &chunks->record, &r->row, &skipped, err)) {
    case STORED_ROW:
        r->skipped = (enum skipped_row)skipped;
        return return_row(chunks, r, err);
    case STORED_END:
        return finish_file(chunks, 0, err);
    case STORED_FAILED:
        return finish_file(chunks, -1, err);
    case STORED_NO_MEMORY:
        hz_diag_set(err, HZ_E003, r->file, NULL);
        return give_up(chunks);
    default: {
        int result = finish_first(chunks, r, err);
        return result > 0 ? CHUNKS_MERGED : result;
    }
    }
}
