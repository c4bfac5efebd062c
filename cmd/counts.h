/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The lines at the end of ledger-check: how many hazards each file has, and how many are good. */
#ifndef CMD_COUNTS_H
#define CMD_COUNTS_H

#include "cli.h"

/** What became of a file beside the rows that were checked. */
struct file_count {
    bool read;     /* it has a header */
    bool dispatch; /* of a dispatch table */
    bool failed;   /* it could not be read to its end */
};

struct counts {
    struct cli *cli;
    struct file_count *files; /* one for each argument */
    size_t last;              /* the file that came last */
};

/** Returns 0, or -1 with @p err set; close in either case. */
int counts_open(struct counts *c, struct cli *cli, hz_error *err);

/** Takes note of a row, or a header. */
void counts_add_row(struct counts *c, const hz_row *row);

/** Takes note that a file could not be read to its end. */
void counts_add_failure(struct counts *c, const hz_error *err);

/** Prints a line for each file, and one for all if there are several, to standard error. */
void counts_print(const struct counts *c, const hz_checker *checker);

void counts_close(struct counts *c);

#endif
