/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Updating a ledger from the tables that townships sent: the job, and its result as a table. */
#ifndef WORKFLOW_UPDATE_H
#define WORKFLOW_UPDATE_H

#include "workflow/add_columns.h"
#include "workflow/fill_status.h"
#include "workflow/hazard_ids.h"
#include "workflow/matching.h"
#include "workflow/review.h"
#include "workflow/targets.h"

/** The lines of the result, kept until the end so that doubts come first. */
struct result_list {
    struct buf text;
    size_t *ends; /* of each cell in `text` */
    size_t end_cap;
    bool *doubtful; /* of each line */
    size_t doubtful_cap;
    size_t count; /* of the lines */
};

struct update_job {
    hz_session *session;
    hz_update update;
    struct ledger *ledger;
    hz_date cutoff; /* of these reports: the day, but the report day of the month if it is past */
    struct received received;
    struct reports reports;
    struct matching matching;
    struct hazard_ids ids;
    struct targets listed; /* hazards that the tables list; read when a check value differs */
    struct row_change change;
    struct review review;
    struct add_columns columns;
    struct filled_row filled;
    bool *accepted; /* of each confirmation: it settled a doubt */
    struct buf scratch;
    size_t doubts;
    size_t added;   /* hazards */
    size_t changes; /* hazards that were changed */
    struct result_list result;
    hz_error *err;
};

/** A line of the result. Texts may be empty. */
struct update_line {
    const struct received_row *given; /* NULL: about a hazard that no row lists, or a file */
    const char *file;                 /* without a row; NULL: none */
    hz_span id;
    hz_span enterprise;
    int area; /* of the plan; -1: none */
    hz_column column;
    const char *label; /* of another column; NULL: that of `column` */
    hz_span before;
    hz_span after;
    const char *what;    /* an event's label, 疑点 or 提示 */
    const hz_diag *diag; /* says why; NULL: nothing to say */
};

/** The line of a row: what it has in @p column, with its own number. */
struct update_line update_line_of(const struct received_row *given, hz_column column);

/** Write the title, the sums and the table, doubts first. 0, or -1 with the error set. */
int update_result_finish(struct update_job *job);

void update_result_free(struct update_job *job);

/** Add a line to the table. 0, or -1 with the error set. */
int update_result_write(struct update_job *job, const struct update_line *line);

/** The same for a doubt, which is sent to the sink too and counted. */
int update_result_doubt(struct update_job *job, const struct update_line *line);

/** Apply what the received row changes in @p row of the ledger. 0, or -1 with the error set. */
int update_change_row(struct update_job *job, const hz_row *row, const struct received_row *given);

/** Add the hazards that are new. 0, or -1 with the error set. */
int update_add_new(struct update_job *job);

/** True if the county has confirmed @p column of hazard @p id. */
bool update_is_accepted(struct update_job *job, hz_span id, hz_column column);

/** Set @p place to “FILE:LINE” of a row of the ledger. */
void update_place(const struct update_job *job, uint64_t line, char place[600]);

#endif
