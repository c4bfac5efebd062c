/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Opening tables by descriptors. */
#ifndef TABLE_OPEN_H
#define TABLE_OPEN_H

#include "table/reader.h"

/** The position between two records, and all that is needed to continue from there. */
struct table_state {
    off_t at; /**< in the file, in bytes */
    struct decoder_state text;
    struct reader_state reader;
};

/**
 * As hz_table_open(), from the descriptor @p fd, which is closed with it and on failure too; @p
 * name is for messages.
 */
int table_open_at(int fd, const char *name, hz_header_test test, hz_table **out, hz_error *err);

/**
 * What is known where @p table stands, which is where a block of its text ends. False: it does not
 * stand there, or its kind can only be read from the beginning.
 */
bool table_pause(const hz_table *table, struct table_state *state);

/** True if what follows @p a and @p b in a file is the same: all but the numbers of records. */
bool table_state_same(const struct table_state *a, const struct table_state *b);

/** Goes on from @p from, where table_pause() was true once. */
void table_resume(hz_table *table, const struct table_state *from);

/** Bytes of the file after the current block; -1: it is not a file. */
off_t table_left(const hz_table *table);

/**
 * Opens the file of @p of once more, to be read by any one thread, from @p from on. Where the
 * records end that begin before @p limit, and a line too, table_is_beyond() is true.
 * 0, or -1 with @p err set. To be closed before @p of is.
 */
int table_open_part(const hz_table *of, const struct table_state *from, off_t limit, hz_table **out,
                    hz_error *err);

/** True if what is read next begins at @p limit or after it. */
bool table_is_beyond(const hz_table *table, off_t limit);

/**
 * The first place behind @p from, in the file of @p table, at which a line begins, at or behind
 * @p wanted; TEXT_NO_LIMIT if there is none.
 */
off_t table_line_after(const hz_table *table, off_t wanted);

#endif
