/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Usable rows: which rows of ledgers a command can evaluate, and why it leaves out the others. */
#ifndef CHECK_USABLE_H
#define CHECK_USABLE_H

#include "rows/hazard.h"

/** The cells that a command must be able to read. */
typedef struct hz_needs {
    uint64_t columns;  /**< HZ_BIT of each column that it looks at */
    uint64_t any_text; /**< those of them in which any name is allowed */
    bool only_shape;   /**< it reads no value, but each cell must be under its own label */
    hz_code left_out;  /**< reports at the end of a file how many rows were left out */
} hz_needs;

typedef struct hz_usable hz_usable;

/**
 * Looks at tables for a command with @p needs. Findings about needed columns go to @p sink, with
 * the codes and the cells that hz_checker_check() gives them; a day in the future is none. @p plan
 * is borrowed. 0, or -1 when out of memory.
 */
int hz_usable_new(const hz_plan *plan, const hz_needs *needs, hz_sink sink, hz_usable **usable);
void hz_usable_free(hz_usable *usable);

/** Reports what is wrong with the labels of a header. 0, or -1 when out of memory. */
int hz_usable_header(hz_usable *usable, const hz_row *header);

/**
 * Reports what is wrong with a row, read into @p hazard with the columns of the needs. 1; 0: it
 * cannot be used, and is counted as left out; -1: out of memory.
 */
int hz_usable_row(hz_usable *usable, const hz_row *row, const hz_hazard *hazard);

/** Counts the last row as left out after all, for a reason that the command has reported. */
void hz_usable_leave_out(hz_usable *usable);

/** Results of hz_usable_process(). */
enum usable_result {
    USABLE_GOOD,
    USABLE_WITH_FINDINGS, /* they are kept with the row */
    USABLE_NOT,           /* findings are kept too */
    USABLE_NO_MEMORY,
};

/**
 * Does on a reader thread, with a @p usable of its own for each chunk, what hz_usable_row() does.
 * Findings are not reported but kept with @p row, for the hz_usable_row() that gets it: the worker
 * must return HZ_ROW_ID_ONLY or HZ_ROW_KEEP.
 */
enum usable_result hz_usable_process(hz_usable *usable, hz_row *row, const hz_hazard *hazard);

/** Reports how many rows of the last file were left out; called after the last row. */
void hz_usable_end(hz_usable *usable);

#endif
