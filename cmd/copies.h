/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Marked copies of the files that are checked, with -f xlsx or html: one after the other. */
#ifndef CMD_COPIES_H
#define CMD_COPIES_H

#include "cli.h"

struct copies {
    struct cli *cli;
    char **paths;        /* where the copy of each file goes; NULL: no copies are written */
    hz_checker *checker; /* borrowed; has the counts of each file */
    hz_marked *marked;   /* of the current file; NULL: none yet */
    size_t current;      /* its number */
    bool dropped;        /* it cannot be read, so there is no copy */
    size_t written;      /* copies */
    size_t failed;       /* copies that could not be written */
};

/** True if the format of the command writes copies. */
bool copies_are_wanted(const struct cli *cli);

/**
 * Refuses options that have no effect with such a format, whose copies are made of files that are
 * read twice. Returns EXIT_DONE or EXIT_FAILED, as a command does.
 */
int copies_check_options(struct cli *cli);

/**
 * Decides where the copies go, and makes the folder of several. Nothing is written if two would go
 * to one file, or one to a file that is read, or one in the folder to a file that is no copy.
 * Returns EXIT_DONE or EXIT_FAILED; close in either case.
 */
int copies_open(struct copies *c, struct cli *cli);

/** Takes note of a finding. Returns 0, or -1 with @p err set. */
int copies_add(struct copies *c, const hz_diag *diag, hz_error *err);

/** Takes note of a row. Returns 0, or -1 with @p err set. */
int copies_add_row(struct copies *c, const hz_row *row, hz_error *err);

/** The file that @p err names cannot be read: it gets no copy. Returns 0, or -1 with @p err set. */
int copies_drop(struct copies *c, hz_error *err);

/** Writes the last copy. */
void copies_finish(struct copies *c);

/** Prints how many copies could not be written, if there are any. */
void copies_print_failed(const struct copies *c);

void copies_close(struct copies *c);

#endif
