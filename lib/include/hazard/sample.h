/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Samples for spot checks (抽查): stratified random draws that anyone can repeat. The plan requires
 * that ledgers are checked on the spot and without notice (四不两直, art. 2.4.2).
 *
 * A sample is used by one thread at a time.
 */
#ifndef HAZARD_SAMPLE_H
#define HAZARD_SAMPLE_H

#include <hazard/base.h>
#include <hazard/rollup.h>

HZ_API_BEGIN

/** The greatest weight. */
#define HZ_SAMPLE_MAX_WEIGHT 100

/** How to draw. A field that is zero has its default. */
typedef struct hz_sample_options {
    size_t size;            /**< sizeof(hz_sample_options) */
    const int *by;          /**< columns: a stratum for each combination of their values; copied */
    size_t by_count;        /**< at most HZ_BY_MAX; 0: all hazards are one stratum */
    const char *seed;       /**< borrowed; the same seed gives the same sample; required */
    size_t count;           /**< how many hazards to draw */
    int weight;             /**< tickets of a hazard in a high-risk sector (default: 1) */
    hz_date day;            /**< hazards found later are left out (default: today) */
    const char *only_value; /**< borrowed; NULL: all rows, else only those with this value */
    int only_column;        /**< in this column */
} hz_sample_options;

/** A sample. */
typedef struct hz_sample hz_sample;

/**
 * Make a sample. @p plan is borrowed, @p options are copied. Findings go to @p sink. Return 0, or
 * -1 with @p err set: E004 without a seed or for a weight or column that is not allowed, E003. Free
 * with hz_sample_free(). Since 0.1.
 */
int hz_sample_new(const hz_plan *plan, const hz_sample_options *options, hz_sink sink,
                  hz_sample **sample, hz_error *err);

/**
 * Add a row of a ledger to the draw, or read a header. A row that cannot be used is reported and
 * left out. Each hazard has one ticket, one in a high-risk sector has `weight`. The value of ticket
 * N (from 1) is the SHA-256 of “SEED:N:NUMBER”, where NUMBER is that of the hazard, or its row hash
 * (行校验) if it has none. Memory depends on the strata and the size of the sample, not on the
 * rows. Return 0, or -1 with @p err set: out of memory. Since 0.1.
 */
int hz_sample_add(hz_sample *sample, const hz_row *row, hz_error *err);

/** What hz_sample_write() writes. Since 0.1. */
typedef enum hz_sample_table {
    /** The hazards drawn, strata in the plan's order, with blank columns to be filled in by hand.
     */
    HZ_SAMPLE_CHECK_LIST,
    /** How many hazards were drawn from each stratum. */
    HZ_SAMPLE_STRATA
} hz_sample_table;

/**
 * Draw, and write @p table. Each stratum gets one hazard, those with more tickets first; then each
 * next hazard goes to the stratum with the greatest tickets / (2 × drawn + 1) that has hazards left
 * (Sainte-Laguë). In a stratum the hazards with the smallest tickets are drawn. A page (HTML) has a
 * title that says how the sample was drawn. If there are fewer hazards than asked for, all are
 * drawn, with the note N518. Call it once, after the last row. Return 0, or -1 with @p err set:
 * E003 or an error of the writer. Since 0.1.
 */
int hz_sample_write(hz_sample *sample, hz_sample_table table, hz_writer *writer, hz_error *err);

/** Free @p sample, which may be NULL. Since 0.1. */
void hz_sample_free(hz_sample *sample);

/** How to read the results of inspections. A field that is zero has its default. */
typedef struct hz_results_options {
    size_t size;     /**< sizeof(hz_results_options) */
    const int *by;   /**< columns: figures for each combination of their values (default: 乡镇);
                          copied */
    size_t by_count; /**< at most HZ_BY_MAX */
    hz_date today;   /**< inspections on a later day are refused (default: today) */
} hz_results_options;

/** The results of inspections, read from check lists that were filled in. */
typedef struct hz_results hz_results;

/**
 * Make empty results. @p plan is borrowed, @p options are copied (NULL: the defaults). Findings go
 * to @p sink. Return 0, or -1 with @p err set: E004, E003. Free with hz_results_free(). Since 0.1.
 */
int hz_results_new(const hz_plan *plan, const hz_results_options *options, hz_sink sink,
                   hz_results **results, hz_error *err);

/**
 * Read a row of a check list, or a header. A row in which no field was filled in counts as drawn
 * only; one that is not clear is reported and not counted. A hazard on several lists counts once,
 * or as not inspected if their answers differ.
 * Return 0, or -1 with @p err set: out of memory. Since 0.1.
 */
int hz_results_add(hz_results *results, const hz_row *row, hz_error *err);

/** What hz_results_write() writes. Since 0.1. */
typedef enum hz_results_table {
    /** How many hazards were drawn and inspected, and the rate of those that agree with the ledger
     * (账实相符率); in a document also the hazards that do not. */
    HZ_RESULTS_RATES,
    HZ_RESULTS_REOPEN, /**< hazards that are closed but were found not rectified */
    HZ_RESULTS_REJECT, /**< the same of hazards that are to be accepted */
    HZ_RESULTS_RECHECK /**< closed hazards that were found as the ledger says */
} hz_results_table;

/** Write @p table. Call it once, after the last row. Return 0, or -1 with @p err set: E003 or an
 * error of the writer. Since 0.1. */
int hz_results_write(hz_results *results, hz_results_table table, hz_writer *writer, hz_error *err);

/** Free @p results, which may be NULL. Since 0.1. */
void hz_results_free(hz_results *results);

HZ_API_END

#endif
