/* SPDX-License-Identifier: LGPL-2.1-or-later */

/** The content of a row, independent of encoding, column order and place in the file. */
#ifndef LEDGER_ROW_CONTENT_H
#define LEDGER_ROW_CONTENT_H

#include "base/buf.h"
#include "schema/binding.h"

/**
 * A value that is not empty, and its column. A column of the schema is identified by `column` alone
 * (`nth` is 0). Other columns are numbered from 1 in the order of the table: among those whose
 * label names a column that another field holds (`column`); among those of the same unknown label;
 * and among those without a label, where cells beyond the header come last.
 */
struct content_entry {
    int column; /* hz_column that the label names, or HZ_COL_NONE */
    unsigned nth;
    size_t label; /* offset in `text`; only of a column that is not of the schema */
    size_t label_len;
    size_t value;
    size_t value_len;
};

/** A field that holds no column of the schema. */
struct other_field {
    int column;
    const char *label;
    size_t field;
};

/** Begin with all zero. */
struct content {
    struct buf text;
    struct content_entry *entries; /* sorted: the schema's, others of its labels, unknown ones */
    size_t count;
    size_t cap;
    struct other_field *others; /* of the current header */
    size_t other_cap;
};

/**
 * Return the column by which the content of a field is identified, and hashed: HZ_COL_NONE for the
 * extra columns, which were unknown when check values were defined, and are still known by their
 * label in the table.
 */
int content_identity(int column);

/** Set @p c to the content of a row. False: out of memory. */
bool content_read(struct content *c, const hz_binding *binding, const hz_span *cells, size_t count);

/** Set @p copy to the content @p c. False: out of memory. */
bool content_copy(struct content *copy, const struct content *c);

/** Set the value of a column, see struct content_entry; an empty one removes it. False: no memory.
 */
bool content_set_entry(struct content *c, int column, unsigned nth, hz_span label, hz_span value);

/**
 * Set the value under a label of the journal, with the labels that @p plan adds; @p number is its
 * number there, 0: none, see journal_changes.h. False: out of memory.
 */
bool content_set_label(struct content *c, const hz_plan *plan, hz_span label, unsigned number,
                       hz_span value);

/**
 * The field of @p binding that content_set_label() would set with the same label and number, with
 * the labels that @p plan adds; -1: none.
 */
int content_field(const hz_binding *binding, const hz_plan *plan, hz_span label, unsigned number);

/** The label of an entry and its number as the journal writes them. */
hz_span content_label(const struct content *c, const struct content_entry *e);
unsigned content_number(const struct content_entry *e);
hz_span content_value(const struct content *c, const struct content_entry *e);

/** The value of a column of the schema; empty if the row has none. */
hz_span content_column(const struct content *c, hz_column column);

void content_free(struct content *c);

/** The canonical form of a date or an amount, in @p buffer; any other value unchanged. */
hz_span content_canonical(int column, hz_span value, char buffer[32]);

/** A value that differs. */
struct difference {
    hz_span label;
    unsigned number; /* of the column, see content_number() */
    hz_span before;  /* may be empty, as may `after` */
    hz_span after;
};

/** The label of the column that differs, with # and its number if it has one. */
hz_span difference_label(const struct difference *difference, char buffer[128]);

/** Receive a difference. False stops. */
typedef bool (*difference_fn)(void *ctx, const struct difference *difference);

/** Call @p fn for each column whose value differs. False: fn stopped. */
bool content_compare(const struct content *before, const struct content *after, difference_fn fn,
                     void *ctx);

#endif
