/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Reports: documents made from a roll-up, and templates for units to fill in. They are official
 * papers and always in Chinese.
 */
#ifndef HAZARD_REPORT_H
#define HAZARD_REPORT_H

#include <hazard/base.h>
#include <hazard/plan.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/**
 * Read the roll-up @p path ("-": standard input), as `rollup --month` writes it, and write the
 * document @p kind, a number in the list HZ_REPORTS, to @p writer (art. 2.4.1), which should hold
 * its output: after an error part of the document may have been written. Findings go to @p sink.
 * Return 0, or -1 with @p err set: E114 if the table cannot be a report's, or the finding that
 * makes its values unreliable, or the error of reading or writing. A form (hz_report_is_form())
 * reads nothing: @p path is ignored. May be called from several
 * threads with different writers. Since 0.1.
 */
int hz_report_write(int kind, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_writer *writer, hz_error *err);

/**
 * Return true if the document @p kind, a number in the list HZ_REPORTS, is a form: an empty table
 * that units fill in. As xlsx it has drop-down lists and a sheet of instructions, in other formats
 * only its header. Since 0.1.
 */
bool hz_report_is_form(int kind);

HZ_API_END

#endif
