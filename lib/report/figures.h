/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The figures of a roll-up table, read back for a report. */
#ifndef REPORT_FIGURES_H
#define REPORT_FIGURES_H

#include "plan/plan.h"
#include "rollup/rollup.h"

/** How a unit reported, as 报送情况 says. */
enum standing {
    STANDING_UNKNOWN, /* it says nothing */
    STANDING_IN_TIME,
    STANDING_LATE,
    STANDING_LEDGER, /* a ledger of its own, but no dispatch table */
    STANDING_OLDER,  /* nothing this time; earlier figures are used */
    STANDING_MISSING,
};

struct unit {
    const char *name; /* the plan's */
    bool is_department;
    bool must_report;                     /* townships, and the departments that the plan names */
    int64_t now[HZ_INDICATOR_COUNT];      /* HZ_UNKNOWN: not given */
    int64_t increase[HZ_INDICATOR_COUNT]; /* the same */
    enum standing standing;
    hz_date standing_day; /* of the late report, or of the earlier figures; HZ_NO_DATE: not said */
    bool zero;            /* 零报告 */
    char standing_text[64];
};

struct figures {
    struct unit *units;
    size_t count;
    size_t cap;
    struct unit totals[3]; /* of the townships, of the departments, of all; see below */
    bool has_increase;     /* and a period before it to compare with */
    bool has_standing;     /* 报送情况 says something of one unit at least */
    hz_date day;           /* the cut-off */
    hz_date first;         /* of the period; HZ_NO_DATE where the table is of a day */
    hz_month month;        /* 0: the table is of a day */
};

enum { OF_TOWNSHIPS, OF_DEPARTMENTS, OF_ALL };

/**
 * Reads the roll-up @p path. What is wrong in it goes to @p sink; what a report must not be made
 * from ends it. 0, or -1 with @p err set; free in either case.
 */
int figures_read(struct figures *f, const char *path, const hz_plan *plan, hz_sink sink,
                 hz_error *err);

void figures_free(struct figures *f);

#endif
