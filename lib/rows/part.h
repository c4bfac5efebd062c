/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** A part of the input: some lines of a file, or some small files whole, sifted by one thread. */
#ifndef ROWS_PART_H
#define ROWS_PART_H

#include "base/pool.h"
#include "rows/kept.h"
#include "rows/reading.h"
#include "table/open.h"

/** How reading a part came to its end. */
enum part_end {
    PART_OVER,      /* the file is over */
    PART_ENDED,     /* between two records, behind its last line or before */
    PART_FAILED,    /* the file cannot be read further, or memory is short */
    PART_TOO_LARGE, /* files that should have been small; nothing of them counts */
};

struct part {
    struct pool_job job;
    const hz_row_worker *worker;
    const hz_table *of; /* the file is open there; NULL: there are files to be read whole */
    const char *const *files;
    size_t file_count;
    struct table_state from; /* records are counted from 1 in each part */
    off_t limit;             /* records that begin before it belong to the part */
    size_t most_kept;        /* bytes, give or take a row */
    struct reading reading;

    /* What has become of it: */
    enum part_end end;
    struct table_state to; /* PART_ENDED: where */
    hz_error err;          /* PART_FAILED: why */
    struct kept kept;      /* the end of each of the files too */
    void *state;           /* the sieve's */
    uint64_t rows;
};

/** A part of the file of @p of from @p from to @p limit. NULL: out of memory. */
struct part *part_new(const hz_row_worker *worker, const struct reading *of,
                      const struct table_state *from, off_t limit, size_t most_kept);

/**
 * The @p count files at @p files whole, which may have the header that @p of has met. NULL: out of
 * memory.
 */
struct part *part_new_files(const hz_row_worker *worker, const struct reading *of,
                            const char *const *files, size_t count, size_t most_kept);

/** Reads and sifts the part of @p job, in whatever thread. */
void part_work(struct pool_job *job);

void part_free(struct part *part);

#endif
