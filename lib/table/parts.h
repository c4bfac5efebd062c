/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Reading a file in parts: positions between two records, from which any thread can continue, and
 * tables opened there.
 */
#ifndef TABLE_PARTS_H
#define TABLE_PARTS_H

#include "table/reader.h"

/** A position between two records, with all that is needed to continue there. */
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
 * Sets @p state to the position of @p table. False: it is not between two blocks of text, its
 * delimiter is not known yet, or files of its format can only be read from the beginning.
 */
bool table_pause(const hz_table *table, struct table_state *state);

/** True if reading from @p a and from @p b returns the same records, except for their numbers. */
bool table_state_same(const struct table_state *a, const struct table_state *b);

/** Continues at @p from, a position set by table_pause(). */
void table_resume(hz_table *table, const struct table_state *from);

/** The number of bytes of the file after the current block; -1 if it is not a regular file. */
off_t table_left(const hz_table *table);

/**
 * Opens the file of @p of again, to read it from @p from on in any one thread. After the last
 * record that begins before @p limit, and the end of its line, table_is_beyond() is true. 0, or -1
 * with
 * @p err set. Close @p out before @p of.
 */
int table_open_part(const hz_table *of, const struct table_state *from, off_t limit, hz_table **out,
                    hz_error *err);

/** True if the next record begins at or after @p limit. */
bool table_is_beyond(const hz_table *table, off_t limit);

/**
 * The offset of the first line of the file of @p table that begins at or after @p wanted;
 * DECODER_NO_LIMIT if there is none.
 */
off_t table_line_after(const hz_table *table, off_t wanted);

#endif
