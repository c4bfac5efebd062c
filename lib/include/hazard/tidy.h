/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Tidying: tables as offices fill them in, written as one ledger, with a list of what was changed.
 *
 * Reading accepts what a cell says by itself. Tidying also uses the rest of the row, the table and
 * the plan, and changes a cell only if they leave no doubt: 6月底前 in 整改期限 is the last day of
 * June in the year of the plan. Nothing is invented; what is in doubt stays as it is.
 */
#ifndef HAZARD_TIDY_H
#define HAZARD_TIDY_H

#include <hazard/base.h>
#include <hazard/error.h>
#include <hazard/plan.h>
#include <hazard/value.h>
#include <hazard/writer.h>

HZ_API_BEGIN

/** A cell that was changed. Since 0.1. */
typedef struct hz_repair {
    const hz_diag *place; /**< N290 with file, row, cell and label */
    hz_span before;       /**< the text of the cell; empty: there was none */
    hz_span after;
    const char *rule;   /**< R1 and so on, see ledger-tidy(1) */
    const char *reason; /**< what the rule does, in English; see hz_translate() */
    bool confirm;       /**< somebody has to confirm it: the text is from another row, or from a
                             title or the name of a sheet or file */
} hz_repair;

/** How to tidy. A field that is zero has its default. */
typedef struct hz_tidy_options {
    size_t size;   /**< sizeof(hz_tidy_options) */
    hz_date today; /**< no day on which something was done may be later; default: today */
    hz_sink sink;  /**< receives notes on skipped rows, and errors that remain, as
                        hz_checker_check() finds them */
    /** Called for each changed cell; default: `sink` receives N290 for each, and N291 with the
     * number of those in a file that were only written in another form. */
    void (*repaired)(void *ctx, const hz_repair *repair);
    void *repaired_ctx;
} hz_tidy_options;

/**
 * Write the ledgers @p files (none: standard input) as one table to @p writer: the columns of the
 * schema that any of them has, in the schema's order and with its labels, then unknown columns as
 * they are. Input that can be read only once is copied to a temporary file. A row whose cells are
 * not certain to be under their own labels is left out, with an error to the sink.
 *
 * @return 0, or -1 with @p err set: a file cannot be read (in which case no row was written) or
 * changed meanwhile, E002, E003, E004
 *
 * Since 0.1.
 */
int hz_tidy_write(const char *const *files, size_t count, const hz_plan *plan,
                  const hz_tidy_options *options, hz_writer *writer, hz_error *err);

HZ_API_END

#endif
