/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * What the journal says of the tables that townships sent before: which values came from them, what
 * the county has done since, and up to which day each township has reported.
 */
#ifndef WORKFLOW_REPORTS_H
#define WORKFLOW_REPORTS_H

#include "base/intern.h"
#include "ledger/journal.h"
#include "ledger/row_hash.h"
#include "plan/plan.h"
#include "workflow/undone_lines.h"

/** The stages of the closed loop; unlike states, they distinguish whether a hazard was accepted. */
enum stage {
    STAGE_REGISTERED,
    STAGE_ASSIGNED,
    STAGE_RECTIFYING,
    STAGE_TO_BE_ACCEPTED,
    STAGE_ACCEPTED,
    STAGE_CLOSED,
};

/** The columns whose days a township could put before a report in which it said otherwise. */
enum { COMPLETIONS = 3 };
extern const hz_column completion_columns[COMPLETIONS];

/** The stage of an hz_status by itself. */
enum stage stage_of_status(int status);

/** What the journal knows of a hazard. */
struct reported_hazard {
    uint64_t line;             /* 序号 of the last line about it */
    char row[ROW_HASH_SIZE];   /* 行校验 in that line */
    bool was_reported;         /* in a table that its township sent */
    int8_t stage;              /* up to which it was reported; later steps are the county's */
    uint64_t columns;          /* whose values came from such tables */
    uint64_t of_county;        /* columns that the county has changed since it was reported */
    hz_date returned_on;       /* rejected or reopened by the county; HZ_NO_DATE: never */
    hz_date said[COMPLETIONS]; /* days in rows that were left alone, see completion_columns */
};

/** A table that a township sent. */
struct report_notice {
    int area;
    hz_date day; /* up to which it counts */
    char digest[SHA256_HEX_SIZE];
    uint64_t line; /* 序号 in the journal */
};

/** Begin with all zero but the plan. */
struct reports {
    const hz_plan *plan;
    uint64_t lines; /* of the journal */
    bool has_undo;  /* a line of it */
    struct undone_lines undone;
    struct intern ids;
    struct reported_hazard *hazards; /* one for each of ids */
    size_t cap;
    struct report_notice *notices;
    size_t notice_count;
    size_t notice_cap;
};

/** For ledger_options: notes what @p line says. 0, or -1 when out of memory. */
int reports_read_line(void *reports, const struct journal_line *line);

/**
 * If the journal of @p ledger has an undo, read it again without the lines that are undone. Call it
 * after all lines. 0, or -1 with @p err set.
 */
int reports_forget_undone(struct reports *r, const char *ledger, hz_error *err);

/** What the journal knows of a number; NULL: nothing. */
const struct reported_hazard *reports_find(const struct reports *r, hz_span id);

/** The last day other than @p day up to which township @p area has reported; HZ_NO_DATE: none. */
hz_date reports_previous(const struct reports *r, int area, hz_date day);

/** If this very table is an older one, which another has followed: its day; HZ_NO_DATE: it is not.
 */
hz_date reports_day_of_older(const struct reports *r, const struct report_notice *notice);

/** True if this very table was received before. */
bool reports_has(const struct reports *r, const struct report_notice *notice);

void reports_free(struct reports *r);

/** Labels of the notes of a line about a table that was received; a line about a hazard has the
 * unit if it comes from the table of its own township. */
extern const char report_unit[];
extern const char report_day[];
extern const char report_file[];
extern const char report_digest[];
extern const char report_rows[];

#endif
