/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Columns that a table of the ledger lacks and a change fills in. They are fields of the binding
 * after those of the table's header; the header gets their labels only if a row has a value there.
 */
#ifndef LEDGER_MISSING_COLUMNS_H
#define LEDGER_MISSING_COLUMNS_H

#include "base/diag.h"
#include "rows/rows.h"

struct ledger;

/** The missing columns of the current table. */
struct missing_columns {
    bool in_table; /* a header was read, or the ledger is new */
    size_t own;    /* fields of the header; those after them are missing */
    size_t *used;  /* the missing fields with a value, in the order in which the header gets them */
    size_t used_count;
    size_t used_cap;
    uint64_t line; /* of the header's first row */
    uint64_t lines;
    size_t padding;  /* cells that this row has fewer than the second */
    hz_span *cells;  /* of the row that is written */
    size_t cell_cap; /* and of the labels */
    bool has_surplus;
    hz_error surplus; /* of the first row of the table with text beyond the header */
};

/** Text to be appended to a header, in the file's encoding. */
struct header_change {
    uint64_t line;
    uint64_t lines;
    size_t start; /* in the texts of the ledger */
    size_t len;
};

struct header_changes {
    struct header_change *items;
    size_t count;
    size_t cap;
};

/** Begin the table of @p header, or of a new ledger (NULL), whose binding is the ledger's. 0, or -1
 * with @p err set. */
int missing_columns_begin(struct ledger *l, const hz_row *header, hz_error *err);

/** Add a field to the ledger's binding, at its end. 0, or -1 with @p err set. */
int missing_columns_add(struct ledger *l, hz_span label, hz_error *err);

/** The row with the missing columns as fields. It is @p row itself if it has none. */
const hz_row *missing_columns_row(struct ledger *l, const hz_row *row);

/**
 * Set @p out to the cells as they are written for @p cells, one for each field of the ledger's
 * binding. SIZE_MAX: out of memory; otherwise their count.
 */
size_t missing_columns_arrange(struct ledger *l, const hz_span *cells, const hz_span **out);

/** Set @p labels to those of the table as it will be. SIZE_MAX: out of memory; otherwise their
 * count. */
size_t missing_columns_labels(struct ledger *l, const hz_span **labels);

/** End the current table, if there is one: change its header if a row needs it. 0, or -1 with
 * @p err set. */
int missing_columns_end(struct ledger *l, hz_error *err);

void missing_columns_free(struct missing_columns *missing);

#endif
