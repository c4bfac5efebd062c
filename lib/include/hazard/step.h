/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Steps of the closed loop, from adding a hazard to closing it: all of a call or none. */
#ifndef HAZARD_STEP_H
#define HAZARD_STEP_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/rows.h>
#include <hazard/schema.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** What every step needs to know. Everything is borrowed. */
typedef struct hz_session {
    const char *ledger; /**< path */
    const hz_plan *plan;
    hz_date today;
    const char *by;     /**< signs in the journal */
    const char *reason; /**< NULL: none is given */
    int wait;           /**< seconds, for another command that changes the ledger */
    hz_sink sink;       /**< refusals and warnings, one for each thing that is wrong, and notes */
    hz_row_writer *out; /**< where rows go as they will be; its writer must hold them back */
    hz_writer
        *differences; /**< not NULL: nothing is changed, and each column that would be goes here
                           with its number, label, old and new value; the writer must hold */
} hz_session;

/** How a step ended. */
typedef enum hz_session_result {
    HZ_SESSION_DONE,
    HZ_SESSION_REFUSED, /**< told to the sink; the ledger is as it was */
    HZ_SESSION_FAILED,  /**< @p err is set; the ledger is as it was */
} hz_session_result;

/**
 * Takes all of @p rows, then adds each of them to the ledger, which is begun if it is not there.
 * Numbers that are missing are given as PREFIX-YEAR-NNNN, a missing state is 已登记. Art. 2.1.1
 * says what is needed.
 */
hz_session_result hz_add(const hz_session *session, hz_rows *rows, hz_error *err);

/** Adds one hazard of @p count columns: @p labels (of any kind) and @p values. */
hz_session_result hz_add_one(const hz_session *session, const hz_span *labels,
                             const hz_span *values, size_t count, hz_error *err);

/**
 * The numbers in the column 隐患编号 of @p rows. 0, or -1 with @p err set; free with hz_ids_free()
 * in either case.
 */
int hz_ids_read(hz_rows *rows, hz_string_list *ids, hz_error *err);
void hz_ids_free(hz_string_list *ids);

/** A step of hazards that are in the ledger. Everything is borrowed. */
typedef struct hz_transition {
    hz_event event;           /**< its row of events.def says what is wanted and what refuses it */
    hz_date on;               /**< the day it happened */
    const hz_column *columns; /**< those given with it, */
    const hz_span *values;    /**< and their values */
    size_t count;
} hz_transition;

/**
 * Moves the hazards @p ids one step; a refusal is told for each thing that is in the way of each
 * hazard. 责任倒查 (art. 2.3.5): a row that was changed outside the commands is not moved.
 */
hz_session_result hz_session_apply(const hz_session *session, const hz_transition *move,
                                   const hz_string_list *ids, hz_error *err);

HZ_API_END

#endif
