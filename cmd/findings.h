/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Writes findings: lines on standard error; with -f csv or yaml, a table; with -f xlsx, into a copy
 * of the file.
 */
#ifndef CMD_FINDINGS_H
#define CMD_FINDINGS_H

#include "cli.h"

struct findings {
    struct cli *cli;
    hz_writer *writer; /* NULL with -f text and xlsx */
    hz_marked *marked; /* with -f xlsx, else NULL */
};

/**
 * Refuses options that have no effect with -f xlsx, whose copy is made of one file, read twice.
 * Returns EXIT_DONE or EXIT_FAILED, as a command does.
 */
int findings_check_options(struct cli *cli);

/** Starts the table on @p stream, if -f asks for one. Returns 0, or -1 with @p err set. */
int findings_open(struct findings *f, struct cli *cli, FILE *stream, hz_error *err);

/** Counts and writes a finding. Returns 0, or -1 with @p err set. */
int findings_add(struct findings *f, const hz_diag *diag, hz_error *err);

/** Takes note of a row. Returns 0, or -1 with @p err set. */
int findings_row(struct findings *f, const hz_row *row, hz_error *err);

/** Ends the table. Returns 0, or -1 with @p err set. */
int findings_finish(struct findings *f, hz_error *err);

/** True unless they are a table for other programs. */
bool findings_are_for_people(const struct findings *f);

void findings_close(struct findings *f);

#endif
