/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The schema as the library uses it: each table is a .def file with one line per member, from which
 * the enumerators here and the tables in the .c files are generated.
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "plan/plan.h"
#include "table/table.h"
#include <stdint.h>

#define COLUMN(name, id, label, aliases, type, need) HZ_COL_##name,
typedef enum hz_column {
    HZ_COL_NONE = -1, /**< not a column of the schema */
#include "schema/columns.def"
    HZ_COLUMN_COUNT
} hz_column;
#undef COLUMN

/** A set that contains @p column. */
#define HZ_BIT(column) (UINT64_C(1) << (column))

typedef enum hz_type {
    HZ_TYPE_TEXT,
    HZ_TYPE_DATE,
    HZ_TYPE_MONEY,
    HZ_TYPE_USCC,
    HZ_TYPE_AREA,       /**< one of the plan's townships */
    HZ_TYPE_SECTOR,     /**< one of the plan's sectors */
    HZ_TYPE_SOURCE,     /**< one of the plan's sources */
    HZ_TYPE_DEPARTMENT, /**< one of the plan's departments */
    HZ_TYPE_UNIT,       /**< one of its townships or departments, see hz_unit_find() */
    HZ_TYPE_STEP,       /**< one of the plan's steps against overdue hazards */
    HZ_TYPE_COMMITTEE,  /**< one of the plan's committees */
    HZ_TYPE_LEVEL,      /**< this and the following: fixed values, see choices.def */
    HZ_TYPE_LISTING,
    HZ_TYPE_STATUS,
    HZ_TYPE_ACTION, /**< several of the values, joined by 、 */
} hz_type;

typedef enum hz_need {
    HZ_NEED_OPTIONAL,
    HZ_NEED_REQUIRED,
    HZ_NEED_FIVE,  /**< required, as one of the five 落实 (art. 2.1.1) */
    HZ_NEED_EXTRA, /**< a table may have it, see columns.def */
} hz_need;

/** A line of columns.def. */
typedef struct hz_column_info {
    const char *id;
    const char *label;
    const char *aliases; /**< joined by | */
    hz_type type;
    hz_need need;
} hz_column_info;

/** Return the line of @p column. Static. */
const hz_column_info *hz_column_get(int column);

/** Return true if nothing is added without @p column, which may be HZ_COL_NONE. */
bool column_is_required(int column);

/** Return true of HZ_NEED_EXTRA. @p column may be HZ_COL_NONE. */
bool column_is_extra(int column);

/** Return the column that @p label names, as hz_list_find() does; HZ_COL_NONE: none. */
int hz_column_find(hz_span label);

/** Return the label of the column that @p label resembles most. Static. */
const char *hz_column_nearest(hz_span label);

/* The fixed values, in the order of choices.def. */
#include "schema/choices.def"

#define LEVEL(name, text) HZ_LEVEL_##name,
typedef enum hz_level { LEVELS(LEVEL) HZ_LEVEL_COUNT } hz_level;
#undef LEVEL

#define LISTING(name, text) HZ_LISTING_##name,
typedef enum hz_listing { LISTINGS(LISTING) HZ_LISTING_COUNT } hz_listing;
#undef LISTING

#define STATUS(name, text) HZ_STATUS_##name,
typedef enum hz_status { STATUSES(STATUS) HZ_STATUS_COUNT } hz_status;
#undef STATUS

#define ACTION(name, text) HZ_ACTION_##name,
typedef enum hz_action { ACTIONS(ACTION) HZ_ACTION_COUNT } hz_action;
#undef ACTION

/** Return the fixed values of @p type, ending with NULL; NULL if it has none. Static. */
const char *const *hz_choices(hz_type type);

/** Return fixed value @p i of @p type that may be filled in by hand; NULL: there are no more.
 * 已撤销, the last state, comes only from a step of the county. @p type has fixed values. Static.
 */
const char *choice_offered(hz_type type, size_t i);

/** Return the enumerator of @p value among the fixed values of @p type; -1: it is none of them. */
int hz_choice_find(hz_type type, hz_span value);

#define EVENT(name, ...) HZ_EVENT_##name,
typedef enum hz_event {
    HZ_EVENT_NONE = -1,
#include "schema/events.def"
    HZ_EVENT_COUNT
} hz_event;
#undef EVENT

/** The events before this one are steps of a hazard in a ledger. */
enum { HZ_EVENT_STEPS = HZ_EVENT_ADD };

/** A line of events.def. Columns are -1 for none, sets of columns have HZ_BIT of each. */
typedef struct hz_event_info {
    const char *id;
    const char *label;
    const char *role; /**< what the journal calls the person responsible */
    unsigned from;    /**< the states in which it may happen, a bit for each hz_status */
    int to;           /**< hz_status; -1: the state stays */
    int dates;
    int signs;
    int after;
    uint64_t given;
    uint64_t needs;
    uint64_t may;
    uint64_t clears;
    bool needs_reason;
} hz_event_info;

/** Return the line of @p event. Static. */
const hz_event_info *hz_event_get(int event);

/** Return the event with the id or label @p name; HZ_EVENT_NONE: none. */
int hz_event_find(hz_span name);

#define JOURNAL(name, label) HZ_JOURNAL_##name,
typedef enum hz_journal_column {
#include "schema/journal_columns.def"
    HZ_JOURNAL_COLUMNS
} hz_journal_column;
#undef JOURNAL

/** Return the label of a column of the journal. Static. */
const char *hz_journal_label(hz_journal_column column);

/**
 * Return true if @p record reads as the header of a ledger: all labels are known, or three and more
 * than half of them, or five. With @p plan (or NULL), so are the labels that it adds, and with weak
 * labels four and more than half are enough, of which two are not weak.
 */
bool hz_is_header(const hz_record *record, const hz_plan *plan);

/** Return true if @p record is the header of a journal. */
bool hz_is_journal_header(const hz_record *record);

/**
 * The test for hz_table_open(): does a line, of CSV or YAML, name columns of a ledger? In a
 * workbook dispatch tables are found too; @p with_figures: they are wanted.
 */
hz_header_test hz_schema_header_test(bool with_figures);

#endif
