/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The tables that ledger-tidy reads: what is known of each before its rows are written. */
#ifndef WORKFLOW_TIDY_TABLES_H
#define WORKFLOW_TIDY_TABLES_H

#include "check/repairs.h"

/** A table: the rows under one header, which may be repeated on each page. */
struct tidy_table {
    const char *file; /* borrowed */
    struct table_facts facts;
    hz_digest digest;    /* of its header */
    hz_binding binding;  /* of its header; after tidy_tables_end() of the one that is written */
    size_t fields;       /* of its header */
    unsigned char *seen; /* for each of them: what texts it has */
    uint64_t lacking;    /* a set of columns that repairs fill and it does not have */
};

struct tidy_tables {
    const hz_plan *plan;
    struct tidy_table *items;
    size_t count;
    size_t cap;
    int outside; /* the township that the title, the name and other texts of the file name */
};

void tidy_tables_free(struct tidy_tables *tables);

/** Begins a table, unless it is the last one again. False: out of memory. */
bool tidy_tables_add_header(struct tidy_tables *tables, const hz_row *header);

/** Adds a row of the last table after its repairs. */
void tidy_tables_add_row(struct tidy_tables *tables, const hz_row *row,
                         const struct repairs *repairs);

/** Adds a text of the file beside its rows, such as a title. */
void tidy_tables_add_outside(struct tidy_tables *tables, hz_span text);

/** Completes what is known. False: out of memory. */
bool tidy_tables_end(struct tidy_tables *tables);

/** The table that @p header begins when the files are read again: number @p i or the one after it;
 * NULL: neither, the file has changed. */
const struct tidy_table *tidy_tables_find(const struct tidy_tables *tables, size_t *i,
                                          const hz_row *header);

/** True if field @p i is a counter (序号), which ledgers do not have; after tidy_tables_end(). */
bool tidy_table_drops(const struct tidy_table *table, size_t i);

/** True if a row has text in field @p i. */
bool tidy_table_has_text(const struct tidy_table *table, size_t i);

#endif
