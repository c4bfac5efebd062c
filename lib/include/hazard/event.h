/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The events of the closed loop, which change hazards, and the columns in which they are kept. */
#ifndef HAZARD_EVENT_H
#define HAZARD_EVENT_H

#include <hazard/api.h>
#include <hazard/schema.h>

HZ_API_BEGIN

#define EVENT(name, ...) HZ_EVENT_##name,
typedef enum hz_event {
#include <hazard/events.def>
    HZ_EVENT_COUNT
} hz_event;
#undef EVENT

/** What is known of an event: see events.def. Columns are hz_column or HZ_COL_NONE. */
typedef struct hz_event_info {
    const char *id;
    const char *label;
    const char *role; /**< of who does it */
    unsigned from;    /**< a bit for each hz_status */
    int to;           /**< hz_status; -1: the state stays */
    int dates;
    int signs;
    int after;
    uint64_t given; /**< sets of columns, HZ_BIT of each */
    uint64_t needs;
    uint64_t may;
    uint64_t clears;
    bool needs_reason;
} hz_event_info;

/** What is known of @p event. Static. */
const hz_event_info *hz_event_get(hz_event event);

/** The event whose id or label is @p name; -1 if there is none. */
int hz_event_find(hz_span name);

/** The columns of the journal. */
#define JOURNAL(name, label) HZ_JOURNAL_##name,
typedef enum hz_journal_column {
#include <hazard/journal_columns.def>
    HZ_JOURNAL_COLUMNS
} hz_journal_column;
#undef JOURNAL

/** The label of a column of the journal. Static. */
const char *hz_journal_label(hz_journal_column column);

/** True if @p record is the header of a journal, which is no ledger. */
bool hz_is_journal_header(const hz_record *record);

HZ_API_END

#endif
