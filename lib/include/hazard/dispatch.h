/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Dispatch tables (调度表): what units submit each month, cumulative since the campaign began, a
 * row for each unit and month. A roll-up is one as well, so that it can be rolled up one level
 * further.
 */
#ifndef HAZARD_DISPATCH_H
#define HAZARD_DISPATCH_H

#include <hazard/api.h>
#include <hazard/plan.h>
#include <hazard/schema.h>

HZ_API_BEGIN

#define DISPATCH(name, id, label, aliases) HZ_DISPATCH_##name,
typedef enum hz_dispatch_column {
#include <hazard/dispatch_columns.def>
    HZ_DISPATCH_COLUMNS
} hz_dispatch_column;
#undef DISPATCH

/** The label of a column that every dispatch table has. Static. */
const char *hz_dispatch_label(hz_dispatch_column column);

/** The column that @p label names by label, alias or English id; -1: none. */
int hz_dispatch_column_find(hz_span label);

/** True if @p record is the header of a dispatch table: it names a month and a unit or group. */
bool hz_is_dispatch_header(const hz_record *record);

#define INDICATOR(name, id, label, kind, shown, function) HZ_IND_##name,
/** The indicators that ledgers give; those that only units can submit stand behind them. */
typedef enum hz_indicator {
#include <hazard/indicators.def>
    HZ_INDICATOR_COUNT
} hz_indicator;
#undef INDICATOR

typedef enum hz_indicator_type { HZ_KIND_INTEGER, HZ_KIND_MONEY, HZ_KIND_RATE } hz_indicator_type;

/** The label and the kind of an indicator that ledgers give. Static. */
const char *hz_indicator_label(hz_indicator indicator);
hz_indicator_type hz_indicator_get_kind(hz_indicator indicator);

/** True if every roll-up has a column of it. */
bool hz_indicator_is_always(hz_indicator indicator);

/** What is known of an indicator. */
typedef struct hz_indicator_info {
    const char *label;
    const char *id;
    const char *unit; /**< in which it is counted */
    hz_indicator_type kind;
    bool always;     /**< a roll-up shows it though no table gives it */
    bool monthly;    /**< roll-ups of a month show it, after all others */
    bool cumulative; /**< it can only grow */
} hz_indicator_info;

/** All indicators of a plan: those of hz_indicator first, then the plan's others in its order. */
typedef struct hz_indicators {
    hz_indicator_info *items; /**< texts are the plan's */
    size_t count;
} hz_indicators;

/** 0, or -1 when out of memory. Free with hz_indicators_clear() before the plan. */
int hz_indicators_init(hz_indicators *figures, const hz_plan *plan);
void hz_indicators_clear(hz_indicators *figures);

/** A figure that is not given: an empty cell is not a zero. */
#define HZ_UNKNOWN INT64_MIN

/** The name of a row that holds the sum of all. */
#define HZ_TOTAL "合计"
/** Ends the label of what was added to a cumulative figure since the cut-off before. */
#define HZ_INCREASE "（本期）"
/** Ends the label of how a figure that rises and falls has changed since then; rates in points. */
#define HZ_CHANGE "（较上期增减）"

/** The place of the indicator that @p label names; @p increase: of its increase. -1: none. */
int hz_indicators_find(const hz_indicators *figures, hz_span label, bool *increase);

/** The label that @p label may be meant for; "" if none is like it. Owned by the plan. */
const char *hz_indicators_nearest(const hz_indicators *figures, hz_span label);

/** Reads a value as its indicator is written; HZ_VALUE_EMPTY leaves HZ_UNKNOWN. */
hz_fault hz_indicator_parse(hz_indicator_type kind, hz_span text, int64_t *value);

/** Writes @p value as tables show it: a count, 万元, or a percentage with one decimal. */
void hz_indicator_format(hz_indicator_type kind, int64_t value, char text[32]);

/** Which field of a table holds what. */
typedef struct hz_dispatch_binding {
    int fields[HZ_DISPATCH_COLUMNS]; /**< -1: none */
    int *figures;                    /**< for each field: the place of its indicator, or -1 */
    bool *increases;                 /**< for each field: it holds the increase */
    size_t count;
    bool has_increases; /**< a table of months */
    bool has_rates;     /**< a roll-up; units do not submit rates */
} hz_dispatch_binding;

/** Binds a header. 0, or -1 when out of memory. */
int hz_dispatch_binding_init(hz_dispatch_binding *binding, const hz_record *header,
                             const hz_indicators *figures);
void hz_dispatch_binding_clear(hz_dispatch_binding *binding);

/** The text of a column of @p record without blanks around; empty if it has none. */
hz_span hz_dispatch_text(const hz_dispatch_binding *binding, const hz_record *record,
                         hz_dispatch_column column);

/**
 * The last day that the text of 月份 speaks of: the report day of a month (2023-06, 202306, 6月,
 * Jun-23), or a day; else HZ_NO_DATE. A day means its month where the table has increases, or where
 * it is the first of a month, as spreadsheets write months, in a table that is no roll-up. @p month
 * is the month, or 0 for a day.
 */
hz_date hz_dispatch_day(const hz_plan *plan, const hz_dispatch_binding *binding, hz_span period,
                        hz_month *month);

/** Figures of one table that cannot all be true: a whole, and one part or two. */
typedef struct hz_relation {
    hz_indicator whole;
    hz_indicator part;
    hz_indicator other; /**< HZ_INDICATOR_COUNT: `part` alone may only not be larger */
} hz_relation;

/** Takes a relation that does not hold; @p parts is the sum of its parts. */
typedef void (*hz_relation_fn)(void *ctx, const hz_relation *relation, int64_t parts);

/** Looks at figures in the order of hz_indicators, HZ_UNKNOWN among them; tells what does not hold.
 */
void hz_relations_check(const int64_t *figures, hz_relation_fn fn, void *ctx);

/** Room for hz_relation_tell(). */
#define HZ_RELATION_TEXT 256

/**
 * How a relation that does not hold is told: the code of the finding, its detail, and the indicator
 * that it is told of.
 */
hz_code hz_relation_tell(const hz_relation *relation, const int64_t *figures, int64_t parts,
                         char detail[HZ_RELATION_TEXT], hz_indicator *indicator);

/** Works out 排查数, 整改完成数 and 未整改数 where only their parts are given. */
void hz_relations_complete(int64_t *figures);

HZ_API_END

#endif
