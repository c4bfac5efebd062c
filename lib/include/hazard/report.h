/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Reports: documents made from a roll-up. They are official papers and always in Chinese.
 *
 * A report kind is a number below hz_report_count(); the numbers may differ between versions, names
 * do not.
 */
#ifndef HAZARD_REPORT_H
#define HAZARD_REPORT_H

#include <hazard/base.h>
#include <hazard/plan.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** Find the report kind called @p name: its name or Chinese label. -1: none. Since 0.1. */
int hz_report_find(const char *name);

/** The number of report kinds. Since 0.1. */
size_t hz_report_count(void);

/** The name of report kind @p i, such as bulletin. Static. Since 0.1. */
const char *hz_report_name(size_t i);

/** The Chinese label of report kind @p i, such as 通报. Static. Since 0.1. */
const char *hz_report_label(size_t i);

/**
 * Read the roll-up @p path ("-": standard input), as `rollup --month` writes it, and write report
 * @p kind to @p writer (art. 2.4.1), which should hold its output: after an error part of the
 * document may have been written. Findings go to @p sink. Return 0, or -1 with @p err set: E114 if
 * the table cannot be a report's, or the finding that makes its values unreliable, or the error of
 * reading or writing. May be called from several threads with different writers. Since 0.1.
 */
int hz_report_write(int kind, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_writer *writer, hz_error *err);

HZ_API_END

#endif
