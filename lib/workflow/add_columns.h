/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** Arranges the rows of a table that is being added in the columns of the ledger. */
#ifndef WORKFLOW_ADD_COLUMNS_H
#define WORKFLOW_ADD_COLUMNS_H

#include "base/intern.h"
#include "ledger/ledger.h"
#include "plan/plan.h"

/** Begin with all zero but the first four. */
struct add_columns {
    struct ledger *ledger;
    const hz_plan *plan;
    hz_sink sink;
    hz_error *err;
    struct intern reported; /* labels without a column in the ledger, each reported once */
    hz_span *cells;         /* one for each column of the ledger: the last row */
    size_t cell_cap;
    char (*values)[128]; /* canonical values, one for each column of the schema */
    struct buf scratch;
    size_t refusals;
};

/** Prepare `cells`. 0, or -1 with the error set. */
int add_columns_begin(struct add_columns *c);

/**
 * Take notice of a header. A new ledger, and one in YAML, gets the columns that it lacks. 0, or -1
 * with the error set.
 */
int add_columns_header(struct add_columns *c, const hz_row *header);

/**
 * Set `cells` to the canonical values of @p row. The ledger gets the columns of the schema that it
 * lacks and the row has a value in, but none for a state that was filled in (@p
 * has_default_state); other values without a column are reported. 0, or -1 with the error set.
 */
int add_columns_row(struct add_columns *c, const hz_row *row, bool has_default_state);

/** The field of @p ledger for field @p i of the row; -1: there is none. */
int add_columns_field(const hz_binding *ledger, const hz_row *row, size_t i);

/** True if field @p i only counts rows (序号), which means nothing in another table. */
bool add_columns_is_counter(const hz_row *row, size_t i);

void add_columns_end(struct add_columns *c);

#endif
