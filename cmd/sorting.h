/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Sorts rows into valid ones and rejected ones, which are written with their reasons. */
#ifndef CMD_SORTING_H
#define CMD_SORTING_H

#include "cli.h"

struct sorting {
    struct cli *cli;
    hz_writer *valid; /* NULL if valid rows are not written */
    hz_row_writer *valid_rows;
    hz_writer *rejected; /* NULL if rejected rows are not written */
    hz_row_writer *rejected_rows;
    FILE *reasons; /* of the current row or header; NULL if there are none */
    char *reasons_text;
    size_t reasons_size;
    size_t header_errors; /* an error in a header makes all rows below it invalid */
    char *header_reasons;
};

/**
 * Refuses options that have no effect with the rows that are written, or without any. Returns
 * EXIT_DONE or EXIT_FAILED, as a command does.
 */
int sorting_check_options(struct cli *cli, bool pass, const char *rejects_path);

/**
 * Opens the outputs: valid rows to standard output if @p pass, rejected rows to the file
 * @p rejects_path unless it is NULL. Returns 0, or -1 with @p err set; close in either case.
 */
int sorting_open(struct sorting *s, struct cli *cli, bool pass, const char *rejects_path,
                 hz_error *err);

/** Adds a finding to the reasons of the current row. Returns 0, or -1 with @p err set. */
int sorting_add_reason(struct sorting *s, const hz_diag *diag, hz_error *err);

/** Drops the reasons of the current row. */
void sorting_drop_reasons(struct sorting *s);

/** Writes @p row, a header too, which has @p errors errors. Returns 0, or -1 with @p err set. */
int sorting_add_row(struct sorting *s, const hz_row *row, size_t errors, hz_error *err);

/** Ends the outputs. Returns 0, or -1 with @p err set. */
int sorting_finish(struct sorting *s, hz_error *err);

void sorting_close(struct sorting *s);

#endif
