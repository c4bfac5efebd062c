/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Chunks of the input, read by several threads at once and returned in the order of the input, so
 * that the number of threads makes no difference.
 *
 * A file is divided at line ends. Whether a chunk begins inside a quoted cell, under another header
 * or in another encoding is only known when the chunk before it has been read. If the assumption
 * was wrong, the chunk is discarded, and reading continues where the chunk before it ended.
 */
#ifndef ROWS_CHUNKS_H
#define ROWS_CHUNKS_H

#include "rows/chunk.h"

/** How large chunks are. */
struct chunk_sizes {
    off_t chunk;  /* bytes */
    off_t least;  /* a file with fewer bytes left is not divided */
    size_t files; /* small files in a chunk, at most */
};
#define CHUNK_SIZES ((struct chunk_sizes){(off_t)1 << 20, (off_t)4 << 20, 32})

/** Sets the worker, the number of threads (may be 0) and the size of chunks. */
void rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads,
                     struct chunk_sizes size);

struct chunks;

/** NULL: out of memory. */
struct chunks *chunks_new(const hz_row_worker *worker, unsigned threads, struct chunk_sizes size);

/** Starts to read the rest of the file of @p r, if it is large enough. */
void chunks_begin(struct chunks *chunks, const struct reading *r);

/**
 * Starts to read the first of @p files, and as many after it as are small, unless they are being
 * read already. True: chunks_next() returns the rows of the first. False: it is not small.
 */
bool chunks_begin_files(struct chunks *chunks, const struct reading *r, const char *const *files,
                        size_t count);

/** True while there are chunks whose rows have not been returned. */
bool chunks_are_left(const struct chunks *chunks);

/**
 * Returns the next stored row in @p r, which is then as if it had read the file itself. 1: a row;
 * 0: the end of the file; -1: @p err is set; CHUNKS_LEFT: continue with @p r; CHUNKS_MERGED: a
 * chunk is finished, call again.
 */
int chunks_next(struct chunks *chunks, struct reading *r, hz_error *err);
enum { CHUNKS_LEFT = 2, CHUNKS_MERGED = 3 };

/** Rows of the chunks that are finished. */
uint64_t chunks_rows(const struct chunks *chunks);

void chunks_free(struct chunks *chunks);

#endif
