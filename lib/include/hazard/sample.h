/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Samples for spot checks: stratified, drawn by lots that everyone can draw again. The plan wants
 * ledgers checked against what was reported, and inspections without notice (四不两直, art. 2.4.2).
 */
#ifndef HAZARD_SAMPLE_H
#define HAZARD_SAMPLE_H

#include <hazard/api.h>
#include <hazard/rollup.h>

HZ_API_BEGIN

/** The most lots of one hazard. */
#define HZ_LOTS_MAX 100

typedef struct hz_sample_options {
    hz_column by[HZ_BY_MAX]; /**< a stratum for each combination of their values */
    size_t by_count;         /**< 0: all hazards are one stratum */
    const char *seed;        /**< borrowed; the same seed draws the same hazards */
    size_t count;            /**< how many hazards to draw */
    int weight;              /**< lots of a hazard in a high-risk sector, 1 to HZ_LOTS_MAX */
    hz_date day;             /**< what was found later takes no part */
    int only;                /**< hz_column: only rows that hold `value` there; or HZ_COL_NONE */
    hz_span value;           /**< borrowed */
} hz_sample_options;

typedef struct hz_sample hz_sample;

/** @p plan is borrowed, @p options copied. Findings go to @p sink. 0, or -1 when out of memory. */
int hz_sample_new(const hz_plan *plan, const hz_sample_options *options, hz_sink sink,
                  hz_sample **sample);

/**
 * Puts a row of a ledger into the draw, or looks at a header. A row that cannot be used is
 * reported, and takes no part, see hazard/usable.h. Each hazard has one lot, one of a high-risk
 * sector has `weight`. The value of lot N (from 1) is the SHA-256 of “SEED:N:NUMBER”, where NUMBER
 * is the hazard's, or its row's check value (行校验) if it has none. Memory grows with the strata
 * and the size of the sample, not with the rows. 0, or -1 when out of memory.
 */
int hz_sample_add(hz_sample *sample, const hz_row *row);

/**
 * Draws: each stratum gets one hazard, those with more lots first; then the next goes, again and
 * again, to the stratum with the greatest lots / (2 × drawn + 1) that has hazards left
 * (Sainte-Laguë). In a stratum the hazards with the smallest lots are drawn. To be called once,
 * after the last row. @p drawn: how many there are. 0, or -1 when out of memory.
 */
int hz_sample_draw(hz_sample *sample, size_t *drawn);

/** Writes, as the head of a document, how the sample was drawn. 0, or -1 with @p err set. */
int hz_sample_write_title(const hz_sample *sample, hz_writer *writer, hz_error *err);

/**
 * Writes the check list: the hazards drawn, strata in the plan's order, with empty columns for the
 * pen. 0, or -1 with @p err set.
 */
int hz_sample_write(const hz_sample *sample, hz_writer *writer, hz_error *err);

/** Writes what was drawn of which stratum. 0, or -1 with @p err set. */
int hz_sample_write_strata(const hz_sample *sample, hz_writer *writer, hz_error *err);

void hz_sample_free(hz_sample *sample);

HZ_API_END

#endif
