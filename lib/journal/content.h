/** What a row says, whatever its encoding, its column order and its place in the file. */
#ifndef JOURNAL_CONTENT_H
#define JOURNAL_CONTENT_H

#include "base/buf.h"
#include "journal/hash.h"
#include <hazard/schema.h>

/** One value that is not empty: under a column of the schema, else under its own label. */
struct entry {
    int column;   /* hz_column or HZ_COL_NONE */
    size_t label; /* where it begins in `text`; for unknown columns */
    size_t label_len;
    size_t value;
    size_t value_len;
};

struct content {
    struct buf text;
    struct entry *entries; /* by column, then by label */
    size_t count;
    size_t cap;
};

/** Empties @p c and fills it from the cells of a row. False: out of memory. */
bool content_of(struct content *c, const hz_binding *binding, const hz_span *cells, size_t count);

/** Sets the value under the label of a column; an empty value takes it out. False: no memory. */
bool content_set(struct content *c, hz_span label, hz_span value);

/** The label of an entry; that of the schema if it has one. */
hz_span content_label(const struct content *c, const struct entry *e);
hz_span content_value(const struct content *c, const struct entry *e);

void content_free(struct content *c);

/**
 * The check value (行校验) of a row: SHA-256 over each value, as LENGTH:ID=LENGTH:VALUE and a line
 * feed, in the order of the schema, labels of unknown columns sorted behind. Dates and amounts are
 * taken in their plain form, so that saving in a spreadsheet changes nothing.
 */
void content_hash(const struct content *c, char hash[HASH_SIZE]);

/** Takes a value that differs: old and new, either may be empty. False stops. */
typedef bool (*content_differs)(void *ctx, hz_span label, hz_span before, hz_span after);

/** Calls @p fn for each column whose value is not the same. False: fn stopped. */
bool content_compare(const struct content *before, const struct content *after, content_differs fn,
                     void *ctx);

#endif
