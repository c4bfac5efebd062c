/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** One row under check, and how a check reports. */
#ifndef CHECK_ROW_CHECK_H
#define CHECK_ROW_CHECK_H

#include "base/diag.h"
#include "base/scan.h"
#include "check/check.h"

struct row_check {
    const hz_plan *plan;
    hz_date today;
    const hz_row *row;
    const hz_hazard *hazard;
    hz_sink sink;
    size_t errors;
    uint64_t columns; /* HZ_BIT of those to be checked; 0: all */
};

/** True if findings about @p column are wanted. */
static inline bool row_check_wants(const struct row_check *rc, hz_column column)
{
    return rc->columns == 0 || (rc->columns & HZ_BIT(column)) != 0;
}

/** Reports @p code at @p column, unless findings about it are not wanted. @p detail is copied; may
 * be NULL. */
void emit_finding(struct row_check *rc, hz_code code, hz_column column, const char *detail);

/** The same with the arguments of @p args. */
void emit_finding_with(struct row_check *rc, hz_code code, hz_column column, const hz_diag *args);

/** Reports @p code at field @p field of the record, whatever column that is; -1: at the record. */
void emit_finding_at(struct row_check *rc, hz_code code, int field, const char *detail);

/** The same with the arguments of @p args. */
void emit_finding_at_with(struct row_check *rc, hz_code code, int field, const hz_diag *args);

/** Checks that field @p i of a header is not a column of the very same label once more. */
void check_doubled_label(struct row_check *rc, size_t i);

/** Compares the cells of columns that the table has twice, under different labels. */
void check_doubled_cells(struct row_check *rc);

/** True if the row has text in cells beyond the header. */
bool row_has_surplus(const hz_row *row);

/**
 * Reports that the row has more cells than the header. Cells beyond it do no harm while they are
 * empty, as spreadsheets often leave them. True: it is not certain that any cell is under its own
 * column.
 */
bool check_cell_count(struct row_check *rc);

/** Reports text under columns without a label. */
void check_unlabelled(struct row_check *rc);

/**
 * Checks what does not depend on the meaning of cells: bytes, and how many cells
 * there are. False: it is not certain that any cell is under its own column.
 */
bool check_shape(struct row_check *rc, const struct scan_impl *scan);

/** Runs the checks of codes.def on the row. */
void run_row_checks(struct row_check *rc);

/** Runs only the checks of values and dates, E201 to E399, not those of persons and the plan. */
void run_value_checks(struct row_check *rc);

/** The columns that must be filled. */
uint64_t required_columns(void);

/** The columns that should be filled or empty in the state of @p hazard, and are not. */
uint64_t state_faults(const hz_hazard *hazard);

#endif
