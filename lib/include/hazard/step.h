/** Steps of the closed loop: adding hazards and closing them, all of a call or none. */
#ifndef HAZARD_STEP_H
#define HAZARD_STEP_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/row_writer.h>
#include <hazard/rows.h>

HZ_API_BEGIN

/** What every step needs to know. Everything is borrowed. */
typedef struct hz_step {
    const char *ledger; /**< path */
    const hz_plan *plan;
    hz_date today;
    hz_sink sink;       /**< refusals and warnings, one for each thing that is wrong */
    hz_row_writer *out; /**< where rows go as they will be; its writer must hold them back */
} hz_step;

/** How a step ended. */
typedef enum hz_step_result {
    HZ_STEP_DONE,
    HZ_STEP_REFUSED, /**< told to the sink; the ledger is as it was */
    HZ_STEP_FAILED,  /**< @p err is set; the ledger is as it was */
} hz_step_result;

/**
 * Adds every row of @p rows to the ledger, which is begun if it is not there. Numbers that are
 * missing are given as PREFIX-YEAR-NNNN, a missing state is 已登记. Art. 2.1.1 says what is needed.
 */
hz_step_result hz_add(const hz_step *step, hz_rows *rows, hz_diag *err);

/** Adds one hazard of @p count columns: @p labels (of any kind) and @p values. */
hz_step_result hz_add_one(const hz_step *step, const hz_span *labels, const hz_span *values,
                          size_t count, hz_diag *err);

/**
 * The numbers in the column 隐患编号 of @p rows. 0, or -1 with @p err set; free with hz_ids_free()
 * in either case.
 */
int hz_ids_read(hz_rows *rows, hz_texts *ids, hz_diag *err);
void hz_ids_free(hz_texts *ids);

/**
 * Closes (销号) the hazards @p ids: accepted, with day and signature; @p by approves and is neither
 * the owner nor the verifier; @p on is the day.
 */
hz_step_result hz_close(const hz_step *step, const hz_texts *ids, const char *by, hz_date on,
                        hz_diag *err);

HZ_API_END

#endif
