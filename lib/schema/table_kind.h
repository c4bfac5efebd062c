/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The kind of a table, found from labels that only tables of one kind have. It is decided before
 * its columns are bound: 单位 is an enterprise in a ledger and a reporting unit in a dispatch
 * table.
 */
#ifndef SCHEMA_TABLE_KIND_H
#define SCHEMA_TABLE_KIND_H

#include "schema/schema.h"

enum table_kind {
    TABLE_NONE, /**< no header of a table */
    TABLE_LEDGER,
    TABLE_DISPATCH,
    TABLE_ROLLUP, /**< a dispatch table with rates, changes or 报送情况, which units do not submit
                   */
};

/** The kind of the table whose header is @p header; @p plan, or NULL, adds labels and indicators.
 */
enum table_kind table_kind_of(const hz_record *header, const hz_plan *plan);

/** True for tables with figures of units, which rollup reads like those that it writes. */
static inline bool table_has_figures(enum table_kind kind)
{
    return kind == TABLE_DISPATCH || kind == TABLE_ROLLUP;
}

#endif
