/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Several ledgers into one: each hazard once, and what two ledgers say differently is told. */
#ifndef HAZARD_MERGE_H
#define HAZARD_MERGE_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/**
 * Writes the rows of @p files to @p out. A number with the same content is written once. Where the
 * content differs, the row whose journal changed it last stands, if each of them is as its own
 * journal left it; else all are written, and none is guessed away. Either is told to @p sink with
 * both places. Rows without a number are all written.
 *
 * The files are read twice or more, "-" from a temporary file; one that changes meanwhile is an
 * error (E005). Nothing is written before all of them could be read. Memory grows with the numbers,
 * not with the rows. 0, or -1 with @p err set.
 */
int hz_merge(char *const *files, size_t count, const hz_plan *plan, hz_sink sink,
             hz_row_writer *out, hz_error *err);

HZ_API_END

#endif
