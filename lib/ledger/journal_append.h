/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Lines to be added to the journal, and appending them to the file. */
#ifndef LEDGER_JOURNAL_APPEND_H
#define LEDGER_JOURNAL_APPEND_H

#include "ledger/journal.h"
#include "ledger/ledger.h"
#include "ledger/row_hash.h"
#include "ledger/timestamp.h"
#include <sys/stat.h>

/** Lines not written yet. Begin with all zero, then set what the journal holds already. */
struct pending_lines {
    bool exists;                /* there is a journal */
    bool unended;               /* its last line has no line end */
    struct stat journal;        /* its status when it was read */
    uint64_t size;              /* in bytes */
    char head[SHA256_HEX_SIZE]; /* its last check value */
    uint64_t number;            /* of the last line, pending ones included */
    char link[SHA256_HEX_SIZE]; /* and its check value */
    char time[TIMESTAMP_SIZE];  /* of all lines: they belong to one call; "": no line yet */
    struct buf text;
    struct content before; /* of the row that the next line is about */
    struct content after;
};

/**
 * Add a line for a row that changed from @p lines->before to @p lines->after. A row with an empty
 * content after is gone and has no check value. False: out of memory.
 */
bool pending_lines_add(struct pending_lines *lines, const struct journal_entry *entry);

/** The journal that lines were appended to. */
struct journal_file {
    int fd; /* -1: not touched */
    struct stat st;
};

/**
 * Append the lines to the journal and sync it. It must be the file that was read (E005, E016); a
 * missing one is created. 0, or -1 with @p err set; call pending_lines_undo() or
 * journal_file_close() in either case.
 */
int pending_lines_write(const struct pending_lines *lines, const struct ledger_files *files,
                        struct journal_file *to, hz_error *err);

/** Check that the journal still is the file with the lines. 0, or -1 with @p err set (E016). */
int pending_lines_check(const struct pending_lines *lines, const struct ledger_files *files,
                        const struct journal_file *to, hz_error *err);

/** Remove the lines again, and a journal created for them. 0, or -1: a part may be left. */
int pending_lines_undo(const struct pending_lines *lines, const struct ledger_files *files,
                       struct journal_file *to);

void journal_file_close(struct journal_file *to);

void pending_lines_free(struct pending_lines *lines);

#endif
