/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Parts of the input, read by several threads at once and handed out in their order, so that it
 * makes no difference how many there are.
 *
 * A file is cut at line ends. What a chunk begins with, be it the middle of a quoted cell, another
 * header or another encoding, is known for certain only where the chunk before it ended: if it was
 * taken for something else, the chunk is thrown away, and reading goes on from there.
 */
#ifndef ROWS_CHUNKS_H
#define ROWS_CHUNKS_H

#include "rows/chunk.h"

/** How large chunks are. */
struct chunk_sizes {
    off_t chunk;  /* bytes */
    off_t least;  /* bytes left of a file that is worth to be read in chunks */
    size_t files; /* small files in a chunk, at most */
};
#define CHUNK_SIZES ((struct chunk_sizes){(off_t)1 << 20, (off_t)4 << 20, 32})

/** As hz_rows_set_worker(), with chunks of another size, and in any number of threads, even none.
 */
void rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads,
                     struct chunk_sizes size);

struct chunks;

/** NULL: out of memory. */
struct chunks *chunks_new(const hz_row_worker *worker, unsigned threads, struct chunk_sizes size);

/** Begins to read the rest of the file of @p r, if that is worth it. */
void chunks_begin(struct chunks *chunks, const struct reading *r);

/**
 * Begins to read files from the first of @p files on, each whole, as long as they are small; those
 * are remembered that were read ahead. False: the first is not small; else it is what parts_next()
 * hands out, with the file's name in the reading.
 */
bool chunks_begin_files(struct chunks *chunks, const struct reading *r, const char *const *files,
                        size_t count);

/** True while there are chunks to be handed out. */
bool chunks_are_left(const struct chunks *chunks);

/**
 * The next row that was kept, in @p r, which the chunks keep as if it had read the file itself.
 * 1: a row; 0: the file is over; -1: @p err is set; PARTS_LEFT: @p r is to be read on;
 * PARTS_MERGED: a chunk is finished, call again.
 */
int chunks_next(struct chunks *chunks, struct reading *r, hz_error *err);
enum { CHUNKS_LEFT = 2, CHUNKS_MERGED = 3 };

/** Rows met in chunks that have been handed out. */
uint64_t chunks_rows(const struct chunks *chunks);

void chunks_free(struct chunks *chunks);

#endif
