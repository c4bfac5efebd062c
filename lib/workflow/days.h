/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a line of the journal says of days. */
#ifndef AUDIT_DAYS_H
#define AUDIT_DAYS_H

#include "ledger/journal.h"

struct line_days {
    int changes;                 /* how many columns changed */
    hz_date of[HZ_COLUMN_COUNT]; /* the days that columns were given */
    hz_date told;                /* 办理日期 */
    hz_date recorded;            /* of 时间 */
    int state;                   /* hz_status that the hazard came into; -1: it says none */
};

/** 0, or -1 when out of memory. */
int line_days_read(struct line_days *days, const hz_journal_line *line);

/** The day of the event: its own column, else what was told of it, else the day of recording. */
hz_date line_day(const struct line_days *days, hz_event event);

#endif
