/** One row under check, and how a check reports. */
#ifndef CHECK_ROW_CHECK_H
#define CHECK_ROW_CHECK_H

#include <hazard/check.h>

struct row_check {
    const hz_plan *plan;
    hz_date today;
    const hz_row *row;
    const hz_hazard *hazard;
    hz_sink sink;
    size_t errors;
};

/** Reports @p code at @p column. @p detail is copied; may be NULL. */
void report(struct row_check *rc, hz_code code, hz_column column, const char *detail);

/** Reports @p code at field @p field of the record, whatever column that is; -1: at the record. */
void report_field(struct row_check *rc, hz_code code, int field, const char *detail);

/** Runs the checks of codes.def on the row. */
void run_row_checks(struct row_check *rc);

#endif
