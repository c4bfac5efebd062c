/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Hazards: the typed row, and what was true of it on a day. */
#ifndef HAZARD_HAZARD_H
#define HAZARD_HAZARD_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/rows.h>
#include <hazard/value.h>

HZ_API_BEGIN

/** A cell and what it means. */
typedef struct hz_cell {
    hz_span text; /**< without blanks around; borrowed from the row */
    hz_fault fault;
    union {
        hz_date date;
        hz_money money;
        int choice; /**< place in the plan's or the schema's list; HZ_TYPE_ACTION: a bit for each */
    } as;
} hz_cell;

typedef struct hz_hazard {
    hz_cell cells[HZ_COLUMN_COUNT];
    uint64_t wrong;  /**< the columns (HZ_BIT of each) whose text is not what they take */
    uint64_t filled; /**< the columns read that have text */
} hz_hazard;

/** Reads one value as @p type; the plan gives areas, sectors and sources. */
void hz_cell_read(hz_cell *cell, hz_type type, const hz_plan *plan, hz_span text);

/** Makes all cells of @p hazard empty. */
void hz_hazard_clear(hz_hazard *hazard);

/**
 * Reads the columns in @p mask (HZ_BIT of each) of @p row. The other cells stay as they are, so
 * that who reads row after row clears once.
 */
void hz_hazard_read(hz_hazard *hazard, const hz_row *row, const hz_plan *plan, uint64_t mask);

/** The day in @p column; HZ_NO_DATE if it is empty or unreadable. */
hz_date hz_hazard_date(const hz_hazard *hazard, hz_column column);

/** The amount in @p column in fen; 0 if it is empty or unreadable. */
hz_money hz_hazard_money(const hz_hazard *hazard, hz_column column);

/** The columns on which the functions below depend. */
#define HZ_STATE_COLUMNS                                                                           \
    (HZ_BIT(HZ_COL_FOUND_ON) | HZ_BIT(HZ_COL_DUE_ON) | HZ_BIT(HZ_COL_EXTENDED_TO) |                \
     HZ_BIT(HZ_COL_RECTIFIED_ON) | HZ_BIT(HZ_COL_CLOSED_ON))

/** The day that stops the clock of a deadline. */
typedef enum hz_until { HZ_UNTIL_RECTIFIED, HZ_UNTIL_CLOSED } hz_until;

/* What was true at the end of @p day is told from the dates, never from the status. */
bool hz_was_found(const hz_hazard *hazard, hz_date day);
bool hz_was_rectified(const hz_hazard *hazard, hz_date day);
bool hz_was_closed(const hz_hazard *hazard, hz_date day);

/** 挂牌督办: listed since 挂牌日期, where that is empty since 发现日期. */
bool hz_was_listed(const hz_hazard *hazard, hz_date day);

/** The deadline: 延期至, else 整改期限; HZ_NO_DATE if neither can be read. */
hz_date hz_deadline(const hz_hazard *hazard);

/** Found, its clock not stopped by @p day, and @p day after the deadline. */
bool hz_was_overdue(const hz_hazard *hazard, hz_date day, hz_until until);

HZ_API_END

#endif
