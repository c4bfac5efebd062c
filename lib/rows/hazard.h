/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Hazards as the library uses them: the typed cells of a row. */
#ifndef ROWS_HAZARD_H
#define ROWS_HAZARD_H

#include "rows/rows.h"
#include "value/value.h"

/** A cell and its value. */
typedef struct hz_cell {
    hz_span text; /**< without blanks around it; borrowed from the row */
    hz_fault fault;
    union {
        hz_date date;
        hz_money money;
        int choice; /**< index in the plan's or the schema's list; HZ_TYPE_ACTION: a bit for each */
    } as;
} hz_cell;

struct hz_hazard {
    hz_cell cells[HZ_COLUMN_COUNT];
    uint64_t wrong;  /**< the columns (HZ_BIT of each) with text that is no value of their type */
    uint64_t filled; /**< the columns read that have text */
};

/**
 * Reads one value of type @p type; the plan has the names of areas, sectors and sources, and adds
 * words.
 * @p label is that over the cell, which 是 and 否 answer.
 */
void hz_cell_read(hz_cell *cell, hz_type type, const hz_plan *plan, hz_span text,
                  const char *label);

/** The names of @p plan that cells of this type have; NULL: the type has none. */
const hz_names *cell_names(hz_type type, const hz_plan *plan);

/** Bytes that cell_format() may need. */
enum { CELL_SIZE = 128 };

/**
 * The normal form of a cell: dates, names and numbers in their one notation. @p buffer holds the
 * result where it is neither the text itself nor a name of the plan.
 */
hz_span cell_format(const hz_cell *cell, hz_column column, const hz_plan *plan,
                    char buffer[CELL_SIZE]);

/** Makes all cells of @p hazard empty. */
void hazard_clear(hz_hazard *hazard);

/**
 * Reads the columns in @p mask (HZ_BIT of each) of @p row. The other cells are unchanged, so that
 * a loop over rows clears the hazard only once.
 */
void hazard_read(hz_hazard *hazard, const hz_row *row, const hz_plan *plan, uint64_t mask);

/** What people are shown of 待验收 that was accepted: 已验收待销号. */
#define STATE_ACCEPTED "已验收待销号"

/** True if a hazard whose 整改状态 is @p state has been accepted and waits to be closed. */
bool state_is_accepted(hz_span state, hz_span verified_on, hz_span verifier);

/**
 * The measure of the plan's escalation that was last taken by @p day against @p deadline; -1: none.
 * A letter against an earlier deadline does not count: the measures begin anew. A letter counts at
 * most as the measure after the one that was due on its day, so that a measure taken far too early
 * does not end the escalation.
 */
int hazard_measure_taken(const hz_hazard *hazard, const hz_plan *plan, hz_date deadline,
                         hz_date day);

/** The columns on which hz_hazard_is() depends, except for listed supervision. */
#define HZ_STATE_COLUMNS                                                                           \
    (HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO) |                \
     HZ_BIT(HZ_COL_EXTENDED_ON) | HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_CLOSED_ON) |         \
     HZ_BIT(HZ_COL_CANCELLED_ON))

#endif
