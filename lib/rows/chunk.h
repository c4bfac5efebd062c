/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A chunk of the input: some lines of a file, or some small files whole, processed by one thread.
 */
#ifndef ROWS_CHUNK_H
#define ROWS_CHUNK_H

#include "base/pool.h"
#include "rows/reading.h"
#include "rows/stored_rows.h"
#include "table/parts.h"

/** How reading a chunk ended. */
enum chunk_end {
    CHUNK_OVER,      /* at the end of the file */
    CHUNK_ENDED,     /* between two records: after its last line, or earlier if it keeps much */
    CHUNK_FAILED,    /* the file cannot be read further, or out of memory */
    CHUNK_UNDECIDED, /* weak labels depend on rows of the next chunk; the chunk is discarded */
    CHUNK_TOO_LARGE, /* a file that was small has grown; the chunk is discarded */
};

struct chunk {
    struct pool_job job;
    const hz_row_worker *worker;
    const hz_table *of; /* the open file; NULL: the chunk is whole files */
    const char *const *files;
    size_t file_count;
    struct table_state from; /* records are counted from 1 in each chunk */
    off_t limit;             /* records that begin before it belong to the chunk */
    size_t most_kept;        /* bytes of stored rows after which the chunk ends */
    struct reading reading;

    /* The result: */
    enum chunk_end end;
    struct table_state to; /* CHUNK_ENDED: where */
    hz_error err;          /* CHUNK_FAILED: why */
    struct stored stored;  /* rows, and the ends of files */
    void *state;           /* the worker's */
    uint64_t rows;
};

/** A chunk of the file of @p of from @p from to @p limit. NULL: out of memory. */
struct chunk *chunk_new(const hz_row_worker *worker, const struct reading *of,
                        const struct table_state *from, off_t limit, size_t most_kept);

/**
 * A chunk of the @p count files at @p files, which probably have the header that @p of has read.
 * NULL: out of memory.
 */
struct chunk *chunk_new_files(const hz_row_worker *worker, const struct reading *of,
                              const char *const *files, size_t count, size_t most_kept);

/** Reads and processes the chunk of @p job, on any thread. */
void chunk_work(struct pool_job *job);

void chunk_free(struct chunk *chunk);

#endif
