/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Indicators: the figures of dispatch tables and roll-ups, their labels and formats, and the
 * relations that must hold between them.
 */
#ifndef SCHEMA_INDICATORS_H
#define SCHEMA_INDICATORS_H

#include "base/diag.h"
#include "plan/plan.h"

#define INDICATOR(name, id, label, kind, nature, function) HZ_IND_##name,
/** The indicators counted from ledgers. Those that units only submit have numbers after these. */
typedef enum hz_indicator {
#include "schema/indicators.def"
    HZ_INDICATOR_COUNT
} hz_indicator;
#undef INDICATOR

typedef enum hz_indicator_type {
    HZ_KIND_INTEGER,
    HZ_KIND_MONEY, /**< fen */
    HZ_KIND_RATE   /**< tenths of a percent */
} hz_indicator_type;

/** Return the label and the kind of an indicator that is counted from ledgers. Static. */
const char *hz_indicator_label(hz_indicator indicator);
hz_indicator_type hz_indicator_get_kind(hz_indicator indicator);

/** Return true if every roll-up has a column for it. */
bool hz_indicator_is_always(hz_indicator indicator);

typedef struct hz_indicator_info {
    const char *label;
    const char *id;
    const char *unit; /**< of measure */
    hz_indicator_type kind;
    bool always;     /**< shown in every roll-up */
    bool monthly;    /**< shown in roll-ups of a month, after all others */
    bool cumulative; /**< cannot fall from one month to the next */
    bool rare;       /**< counted from ledgers, but shown only if it is not 0 everywhere */
} hz_indicator_info;

/** The indicators of a plan: those of hz_indicator, then the plan's others in its order. */
typedef struct hz_indicators {
    hz_indicator_info *items; /**< texts are the plan's */
    size_t count;
} hz_indicators;

/** 0, or -1 when out of memory. Clear before freeing the plan. */
int hz_indicators_init(hz_indicators *all, const hz_plan *plan);
void hz_indicators_clear(hz_indicators *all);

/** The value of an indicator that is not given: an empty cell is not a zero. */
#define HZ_UNKNOWN INT64_MIN

/** The name of a row with the sum of the others. */
#define HZ_TOTAL "合计"
/** Ends the label of the increase of a cumulative indicator since the previous cut-off. */
#define HZ_INCREASE "（本期）"
/** Ends the label of the change of any other indicator since then; for rates, in points. */
#define HZ_CHANGE "（较上期增减）"

/**
 * Return the index of the indicator that @p label names, -1 if none. @p increase: it names the
 * increase or change of that indicator.
 */
int hz_indicators_find(const hz_indicators *all, hz_span label, bool *increase);

/**
 * Return true if @p label names an indicator of ledgers, or of @p plan unless that is NULL. @p
 * computed: only roll-ups have it, as it is a rate, a change or an increase.
 */
bool indicator_names(const hz_plan *plan, hz_span label, bool *computed);

/** Return the label that @p label may be a misspelling of, or "". Owned by the plan. */
const char *hz_indicators_nearest(const hz_indicators *all, hz_span label);

/** Parse a value in the form of its kind. HZ_VALUE_EMPTY gives HZ_UNKNOWN. */
hz_fault hz_indicator_parse(hz_indicator_type kind, hz_span text, int64_t *value);

/** Format @p value as in tables: a number, 万元, or a percentage with one decimal. */
void hz_indicator_format(hz_indicator_type kind, int64_t value, char text[32]);

/** A relation between indicators of one table: a whole and its parts. */
typedef struct hz_relation {
    hz_indicator whole;
    hz_indicator part;
    hz_indicator other; /**< the two parts add up to the whole; HZ_INDICATOR_COUNT: there is one
                             part, which is not larger than the whole */
} hz_relation;

/** Receives a relation that does not hold; @p parts is the sum of its parts. */
typedef void (*hz_relation_fn)(void *ctx, const hz_relation *relation, int64_t parts);

/**
 * Call @p fn for each relation that does not hold between @p values, which are indexed by
 * hz_indicator. Relations with a value HZ_UNKNOWN are skipped.
 */
void hz_relations_check(const int64_t *values, hz_relation_fn fn, void *ctx);

/**
 * Describe a relation that does not hold: return the code of the finding, and write its detail and
 * the indicator that it is about.
 */
hz_code hz_relation_describe(const hz_relation *relation, const int64_t *values, int64_t parts,
                             hz_diag *args, hz_indicator *indicator);

/** Compute 排查数, 整改完成数 and 未整改数 where they are HZ_UNKNOWN and their parts are known. */
void hz_relations_complete(int64_t *values);

#endif
