/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The table that a report is made from: a roll-up by township and department, read back. */
#ifndef REPORT_UNIT_TABLE_H
#define REPORT_UNIT_TABLE_H

#include "plan/plan.h"
#include "rollup/rollup.h"

/** How a unit reported, as 报送情况 says. */
enum reporting_status {
    STATUS_UNKNOWN, /* it says nothing */
    STATUS_IN_TIME,
    STATUS_LATE,
    STATUS_LEDGER,  /* a ledger of its own, but no dispatch table */
    STATUS_EARLIER, /* nothing for this period; earlier values are used */
    STATUS_MISSING,
};

/** A row of the table: a township or a department. */
struct unit {
    const char *name; /* the plan's */
    bool is_department;
    bool must_report;                     /* townships, and the departments that the plan names */
    int64_t now[HZ_INDICATOR_COUNT];      /* HZ_UNKNOWN: not given */
    int64_t increase[HZ_INDICATOR_COUNT]; /* likewise */
    enum reporting_status status;
    hz_date status_day; /* of the late report, or of the earlier values; HZ_NO_DATE: not given */
    bool zero;          /* 零报告 */
    char status_text[64];
};

enum { OF_TOWNSHIPS, OF_DEPARTMENTS, OF_ALL, TOTALS };

struct unit_table {
    struct unit *units;
    size_t count;
    size_t cap;
    struct unit totals[TOTALS];
    bool has_increase; /* and there is an earlier period to compare with */
    bool has_status;   /* 报送情况 is given for one unit at least */
    hz_date day;       /* the cut-off */
    hz_date first;     /* of the period; HZ_NO_DATE where the table is of a day */
    hz_month month;    /* 0: the table is of a day */
};

/**
 * Read the roll-up @p path. Findings go to @p sink; one that makes the values unreliable, such as
 * sums that do not agree, is an error. Return 0, or -1 with @p err set; clear in either case.
 */
int unit_table_read(struct unit_table *table, const char *path, const hz_plan *plan, hz_sink sink,
                    hz_error *err);

void unit_table_clear(struct unit_table *table);

#endif
