/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The kinds of report; the table of them is in report.c. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "report/sentence.h"
#include <hazard/report.h>

/** Set the name and the Chinese label of kind @p i. False: there are not so many. */
bool report_kind(size_t i, const char **name, const char **label);

/**
 * Write the bulletin (通报, art. 2.4.1) from a roll-up by township: the totals, the townships that
 * lag with the values that prove it, missing and late reports as 报送情况 says, what is demanded,
 * and the tables of townships and departments. It is a draft without head, number and date.
 */
int write_bulletin(struct document *d);

/** Write the same in one line, for a message by SMS or WeChat. */
int write_brief(struct document *d);

/** Write the empty tables that units fill in: a ledger, and a dispatch table (art. 2.4.1). */
int write_ledger_template(struct document *d);
int write_dispatch_template(struct document *d);

#endif
