/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The schema as the library uses it: each table is a .def file with one line per member, from which
 * the enumerators here and the tables in the .c files are generated.
 */
#ifndef SCHEMA_SCHEMA_H
#define SCHEMA_SCHEMA_H

#include "table/table.h"
#include <hazard/schema.h>

typedef enum hz_need {
    HZ_NEED_OPTIONAL,
    HZ_NEED_REQUIRED,
    HZ_NEED_FIVE, /**< required, as one of the five 落实 (art. 2.1.1) */
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

/* The fixed values, in the order of choices.def. */

#define LEVEL(name, text) HZ_LEVEL_##name,
typedef enum hz_level {
#include "schema/choices.def"
    HZ_LEVEL_COUNT
} hz_level;

#define LISTING(name, text) HZ_LISTING_##name,
typedef enum hz_listing {
#include "schema/choices.def"
    HZ_LISTING_COUNT
} hz_listing;

#define STATUS(name, text) HZ_STATUS_##name,
typedef enum hz_status {
#include "schema/choices.def"
    HZ_STATUS_COUNT
} hz_status;

#define ACTION(name, text) HZ_ACTION_##name,
typedef enum hz_action {
#include "schema/choices.def"
    HZ_ACTION_COUNT
} hz_action;

/** Return the fixed values of @p type, ending with NULL; NULL if it has none. Static. */
const char *const *hz_choices(hz_type type);

/** Return the enumerator of @p value among the fixed values of @p type; -1: it is none of them. */
int hz_choice_find(hz_type type, hz_span value);

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

/** Return the label of a column of the journal. Static. */
const char *hz_journal_label(hz_journal_column column);

/**
 * Return true if @p record reads as the header of a ledger: all labels are known, or three and more
 * than half of them, or five.
 */
bool hz_is_header(const hz_record *record);

/** Return true if @p record is the header of a journal. */
bool hz_is_journal_header(const hz_record *record);

/** The test for hz_table_open(): does a line, of CSV or YAML, name columns of a ledger? */
hz_header_test hz_schema_header_test(void);

#endif
