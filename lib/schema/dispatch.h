/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Dispatch tables (调度表): what units submit each month, one row for each unit and month, with
 * figures that are cumulative since the campaign began. A roll-up is a dispatch table too, so that
 * the next level can roll it up again.
 */
#ifndef SCHEMA_DISPATCH_H
#define SCHEMA_DISPATCH_H

#include "schema/indicators.h"
#include "schema/schema.h"

#define DISPATCH(name, id, label, aliases) HZ_DISPATCH_##name,
typedef enum hz_dispatch_column {
#include "schema/dispatch_columns.def"
    HZ_DISPATCH_COLUMNS
} hz_dispatch_column;
#undef DISPATCH

/** Return the label of a column that every dispatch table has. Static. */
const char *hz_dispatch_label(hz_dispatch_column column);

/** Return the hz_dispatch_column that @p label names by label, alias or English id; -1: none. */
int hz_dispatch_column_find(hz_span label);

/** Which field of a dispatch table holds what. */
typedef struct hz_dispatch_binding {
    int fields[HZ_DISPATCH_COLUMNS]; /**< -1: none */
    int *figures;                    /**< for each field: the index of its indicator, or -1 */
    bool *increases;                 /**< for each field: it holds the increase or change */
    size_t count;
    bool has_increases; /**< a table about one month */
    bool has_rates;     /**< a roll-up; units do not submit rates */
} hz_dispatch_binding;

/** Bind a header. 0, or -1 when out of memory. */
int hz_dispatch_binding_init(hz_dispatch_binding *binding, const hz_record *header,
                             const hz_indicators *indicators);
void hz_dispatch_binding_clear(hz_dispatch_binding *binding);

/** Return the text of @p column in @p record, trimmed; empty if there is no such column. */
hz_span hz_dispatch_text(const hz_dispatch_binding *binding, const hz_record *record,
                         hz_dispatch_column column);

/**
 * Return the cut-off that a cell 月份 gives: the report day of a month (2023-06, 202306, 6月,
 * Jun-23), or a day. HZ_NO_DATE: neither can be read.
 *
 * A day means the month in which it lies if the table has increases, or if the table is not a
 * roll-up and the day is the first of the month, as spreadsheets write months, or after its report
 * day. @p month receives the month, 0 for a day.
 */
hz_date hz_dispatch_day(const hz_plan *plan, const hz_dispatch_binding *binding, hz_span period,
                        hz_month *month);

/** Returns the columns of a ledger by which figures can be grouped, as offices ask for them.
 * Static. */
const int *dispatch_group_columns(size_t *count);

/** True if @p column is one of them. */
bool dispatch_groups_by(int column);

/** Return true if @p name is one that rows with a sum have: 合计, 总 计, 全县小计, the county. */
bool is_total_name(const hz_plan *plan, hz_span name);

/** Return true if @p text reports that there is nothing to report: 零报告, 已报（零报告）. */
bool is_zero_report(hz_span text);

/** Return true if @p text means the figure 0: 无, 零, 零报告. */
bool is_zero_figure(hz_span text);

#endif
