/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A chunk of the input: some lines of a file, or some small files whole, processed by one thread.
 */
#ifndef ROWS_CHUNK_H
#define ROWS_CHUNK_H

#include "base/pool.h"
#include "rows/reading.h"
#include "rows/stored_rows.h"
#include "table/parts.h"

/** How reading a chunk came to its end. */
enum chunk_end {
    CHUNK_OVER,      /* the file is over */
    CHUNK_ENDED,     /* between two records, after its last line or before */
    CHUNK_FAILED,    /* the file cannot be read further, or memory is short */
    CHUNK_TOO_LARGE, /* files that should have been small; nothing of them counts */
};

struct chunk {
    struct pool_job job;
    const hz_row_worker *worker;
    const hz_table *of; /* the file is open there; NULL: there are files to be read whole */
    const char *const *files;
    size_t file_count;
    struct table_state from; /* records are counted from 1 in each chunk */
    off_t limit;             /* records that begin before it belong to the chunk */
    size_t most_kept;        /* bytes, give or take a row */
    struct reading reading;

    /* What has become of it: */
    enum chunk_end end;
    struct table_state to; /* PART_ENDED: where */
    hz_error err;          /* PART_FAILED: why */
    struct stored stored;  /* the end of each of the files too */
    void *state;           /* the worker's */
    uint64_t rows;
};

/** A chunk of the file of @p of from @p from to @p limit. NULL: out of memory. */
struct chunk *chunk_new(const hz_row_worker *worker, const struct reading *of,
                        const struct table_state *from, off_t limit, size_t most_kept);

/**
 * The @p count files at @p files whole, which may have the header that @p of has met. NULL: out of
 * memory.
 */
struct chunk *chunk_new_files(const hz_row_worker *worker, const struct reading *of,
                              const char *const *files, size_t count, size_t most_kept);

/** Reads and processes the chunk of @p job, in whatever thread. */
void chunk_work(struct pool_job *job);

void chunk_free(struct chunk *chunk);

#endif
