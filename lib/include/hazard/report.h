/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Reports: documents made from the figures. They are official papers and always in Chinese. */
#ifndef HAZARD_REPORT_H
#define HAZARD_REPORT_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/**
 * Reads @p path ("-": standard input) and writes a document. What is wrong in the table goes to
 * @p sink; where its figures do not add up or cannot be told apart there is no document. 0, or -1
 * with @p err set.
 */
typedef int (*hz_report_fn)(const char *path, const hz_plan *plan, hz_sink sink, hz_writer *writer,
                            hz_error *err);

typedef struct hz_report {
    const char *name;  /**< as the command line gives it */
    const char *label; /**< in Chinese, which the command line may give too */
    hz_report_fn make;
} hz_report;

/** All reports, a NULL name at the end. Static. */
const hz_report *hz_reports(void);

/**
 * The bulletin (通报, art. 2.4.1) from a roll-up by township: the figures, the townships that lag
 * with the figures that prove it, who reported late or not as the table's 报送情况 says, what is to
 * be done, and the tables of townships and departments. It is a draft: no head, number or date.
 */
int hz_report_bulletin(const char *path, const hz_plan *plan, hz_sink sink, hz_writer *writer,
                       hz_error *err);

/** The same in one line, for a message by SMS or WeChat. */
int hz_report_brief(const char *path, const hz_plan *plan, hz_sink sink, hz_writer *writer,
                    hz_error *err);

HZ_API_END

#endif
