/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "schema/schema.h"

/* The words of events.def. */
#define C(column) HZ_BIT(HZ_COL_##column)
#define IN(status) (1U << HZ_STATUS_##status)
#define NOWHERE 0U
#define OPEN (IN(REGISTERED) | IN(ASSIGNED) | IN(RECTIFYING) | IN(TO_BE_ACCEPTED))
#define TO(status) HZ_STATUS_##status
#define SAME (-1)
#define REASON true
#define FREE false
#define EVENT(name, id, label, role, from, to, dates, signs, after, given, needs, may, clears,     \
              why, rule)                                                                           \
    {id,    label, role, from,   to, HZ_COL_##dates, HZ_COL_##signs, HZ_COL_##after,               \
     given, needs, may,  clears, why},
static const hz_event_info events[HZ_EVENT_COUNT] = {
#include "schema/events.def"
};
#undef EVENT

const hz_event_info *hz_event_get(int event)
{
    return &events[event];
}

int hz_event_find(hz_span name)
{
    for (int e = 0; e < HZ_EVENT_COUNT; e++) {
        if (hz_span_is(name, events[e].id) || hz_span_is(name, events[e].label)) {
            return e;
        }
    }
    return -1;
}

#define JOURNAL(name, label) label,
static const char *const journal_labels[HZ_JOURNAL_COLUMNS] = {
#include "schema/journal_columns.def"
};
#undef JOURNAL

const char *hz_journal_label(hz_journal_column column)
{
    return journal_labels[column];
}

bool hz_is_journal_header(const hz_record *record)
{
    for (size_t i = 0; i < HZ_JOURNAL_COLUMNS; i++) {
        if (i >= record->count || !hz_span_is(record->fields[i], journal_labels[i])) {
            return false;
        }
    }
    return true;
}
