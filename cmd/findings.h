/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Writes findings: lines on standard error; with -f csv or yaml, a table; with -f xlsx or html,
 * into copies of the files.
 */
#ifndef CMD_FINDINGS_H
#define CMD_FINDINGS_H

#include "copies.h"

struct findings {
    struct cli *cli;
    hz_writer *writer;     /* NULL with -f text and copies */
    struct copies *copies; /* that show the findings, else NULL */
};

/** Starts the table on @p stream, if -f asks for one. @p copies show the findings if they are
 * wanted. Returns 0, or -1 with @p err set. */
int findings_open(struct findings *f, struct cli *cli, struct copies *copies, FILE *stream,
                  hz_error *err);

/** Counts and writes a finding. Returns 0, or -1 with @p err set. */
int findings_add(struct findings *f, const hz_diag *diag, hz_error *err);

/** Ends the table. Returns 0, or -1 with @p err set. */
int findings_finish(struct findings *f, hz_error *err);

/** True unless they are a table for other programs. */
bool findings_are_for_people(const struct findings *f);

void findings_close(struct findings *f);

#endif
