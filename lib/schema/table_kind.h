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

/**
 * True if table_kind_of() is TABLE_DISPATCH or TABLE_ROLLUP: a table with figures of units; rollup
 * reads those that it writes like those that units submit.
 */
bool is_header_of_figures(const hz_record *header, const hz_plan *plan);

#endif
