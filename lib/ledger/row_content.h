/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What a row says, whatever its encoding, its column order and its place in the file. */
#ifndef JOURNAL_CONTENT_H
#define JOURNAL_CONTENT_H

#include "base/buf.h"
#include "ledger/hash.h"
#include "schema/binding.h"

/**
 * One value that is not empty, and the column that has it. A column of the schema is known by
 * `column` alone (`nth` is 0). Any other has a number of its own, from 1, in the order of the
 * table: among those whose labels name a column that another one holds, by `column`; among those of
 * the same unknown label; and among those without a label, cells beyond the header being the last.
 */
struct entry {
    int column; /* hz_column that the label names, or HZ_COL_NONE */
    unsigned nth;
    size_t label; /* where it begins in `text`; of a column that is not of the schema */
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

struct content {
    struct buf text;
    struct entry *entries; /* sorted: the schema's, then others of its labels, then unknown ones */
    size_t count;
    size_t cap;
    struct other_field *others; /* of the header in hand */
    size_t other_cap;
};

/** Empties @p c and fills it from the cells of a row. False: out of memory. */
bool content_of(struct content *c, const hz_binding *binding, const hz_span *cells, size_t count);

/** Makes @p copy say what @p c says. False: out of memory. */
bool content_copy(struct content *copy, const struct content *c);

/** Sets the value of a column, see struct entry; an empty one takes it out. False: no memory. */
bool content_put(struct content *c, int column, unsigned nth, hz_span label, hz_span value);

/**
 * Sets the value under a label of the journal; @p number is its number there, 0: it has none, see
 * journal/changes.h. False: out of memory.
 */
bool content_set(struct content *c, hz_span label, unsigned number, hz_span value);

/** The label of an entry (that of the schema if it is one of it) and its number in the journal. */
hz_span content_label(const struct content *c, const struct entry *e);
unsigned content_number(const struct entry *e);
hz_span content_value(const struct content *c, const struct entry *e);

/** The value of a column of the schema; empty if the row does not have it. */
hz_span content_column(const struct content *c, hz_column column);

void content_free(struct content *c);

/** A date or an amount in its plain form, in @p buffer; any other value as it is. */
hz_span content_plain(int column, hz_span value, char buffer[32]);

/** A value that differs. */
struct difference {
    hz_span label;
    unsigned number; /* of the column, see content_number() */
    hz_span before;  /* either may be empty */
    hz_span after;
};

/** The label of the column that differs, with # and its number if it has one. */
hz_span difference_label(const struct difference *difference, char buffer[128]);

/** Takes a difference. False stops. */
typedef bool (*content_differs)(void *ctx, const struct difference *difference);

/** Calls @p fn for each column whose value is not the same. False: fn stopped. */
bool content_compare(const struct content *before, const struct content *after, content_differs fn,
                     void *ctx);

#endif
