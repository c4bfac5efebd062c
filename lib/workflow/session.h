/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** A session, its signer, and how the result of a change is written. */
#ifndef WORKFLOW_SESSION_H
#define WORKFLOW_SESSION_H

#include "ledger/row_content.h"
#include <hazard/ledger.h>

struct hz_session {
    const char *ledger;
    const hz_plan *plan;
    hz_date today;
    const char *by;
    const char *reason;
    int wait;
    bool dry_run;
    hz_sink sink; /* has a function */
    hz_writer *writer;
    hz_row_writer *rows;
    bool has_table; /* of differences */
    struct content before;
    struct content after;
};

/** Check that `by` is the name of a person. 0, or -1 with @p err set (E004). */
int session_check_signer(const hz_session *session, hz_error *err);

/** True if the session has a reason that is more than blanks. */
bool session_has_reason(const hz_session *session);

/**
 * Write the result of a change: the row that @p row becomes with the cells @p cells, or in a dry
 * run the columns that differ. A row without a record is new. 0, or -1 with @p err set.
 */
int session_write_result(hz_session *session, const hz_row *row, const hz_span *cells,
                         hz_error *err);

/** Begin the table of differences, once for a session. 0, or -1 with @p err set. */
int session_begin_differences(hz_session *session, hz_error *err);

/** Write a difference of hazard @p id to that table. 0, or -1 with @p err set. */
int session_write_difference(hz_session *session, hz_span id, const struct difference *difference,
                             hz_error *err);

#endif
