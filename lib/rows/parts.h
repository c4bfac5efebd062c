/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Parts of the input, read by several threads at once and handed out in their order, so that it
 * makes no difference how many there are.
 *
 * A file is cut at line ends. What a part begins with, be it the middle of a quoted cell, another
 * header or another encoding, is known for certain only where the part before it ended: if it was
 * taken for something else, the part is thrown away, and reading goes on from there.
 */
#ifndef ROWS_PARTS_H
#define ROWS_PARTS_H

#include "rows/part.h"

/** How large parts are. */
struct parts_size {
    off_t part;   /* bytes */
    off_t least;  /* bytes left of a file that is worth to be read in parts */
    size_t files; /* small files in a part, at most */
};
#define PARTS_SIZE ((struct parts_size){(off_t)1 << 20, (off_t)4 << 20, 32})

/** As hz_rows_set_worker(), with parts of another size, and in any number of threads, even none. */
void rows_set_worker(hz_rows *rows, const hz_row_worker *worker, unsigned threads,
                     struct parts_size size);

struct parts;

/** NULL: out of memory. */
struct parts *parts_new(const hz_row_worker *worker, unsigned threads, struct parts_size size);

/** Begins to read the rest of the file of @p r, if that is worth it. */
void parts_begin(struct parts *parts, const struct reading *r);

/**
 * Begins to read files from the first of @p files on, each whole, as long as they are small; those
 * are remembered that were read ahead. False: the first is not small; else it is what parts_next()
 * hands out, with the file's name in the reading.
 */
bool parts_begin_files(struct parts *parts, const struct reading *r, const char *const *files,
                       size_t count);

/** True while there are parts to be handed out. */
bool parts_are_left(const struct parts *parts);

/**
 * The next row that was kept, in @p r, which the parts keep as if it had read the file itself.
 * 1: a row; 0: the file is over; -1: @p err is set; PARTS_LEFT: @p r is to be read on;
 * PARTS_MERGED: a part is finished, call again.
 */
int parts_next(struct parts *parts, struct reading *r, hz_error *err);
enum { PARTS_LEFT = 2, PARTS_MERGED = 3 };

/** Rows met in parts that have been handed out. */
uint64_t parts_rows(const struct parts *parts);

void parts_free(struct parts *parts);

#endif
