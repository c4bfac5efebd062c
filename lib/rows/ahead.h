/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Records that were read ahead of the row in hand, to be taken in their order. */
#ifndef ROWS_AHEAD_H
#define ROWS_AHEAD_H

#include "rows/stored_rows.h"
#include "table/reader.h"

/** A queue of copies of records; begin with all zero. */
struct ahead {
    struct stored stored;
    size_t count;      /* records, an end among them */
    const char *sheet; /* of all of them: hz_record has pointers of the table */
    const char *other_sheets;
    bool has_end;             /* the last is no record, but where the file ended */
    hz_record record;         /* taken last */
    struct field_lines lines; /* of its fields */
};

/** Adds a copy of @p record. False: out of memory. What was taken before is not valid any more. */
bool ahead_put(struct ahead *a, const hz_record *record);

/** Adds that the file is over, or why it cannot be read further (@p failed, or NULL). As above. */
bool ahead_put_end(struct ahead *a, const hz_error *failed);

/** Takes what is next: as hz_table_next(). The record is valid until the next call of any of these.
 */
int ahead_take(struct ahead *a, const hz_record **record, hz_error *err);

/** A place in the queue, to go back to before anything is added. */
struct ahead_place {
    size_t at;
    size_t count;
    bool has_end;
};
struct ahead_place ahead_place(const struct ahead *a);
void ahead_return(struct ahead *a, struct ahead_place place);

/** Bytes of memory that what is left takes. */
size_t ahead_size(const struct ahead *a);

/** Discards what is left, and what was taken. */
void ahead_clear(struct ahead *a);
void ahead_free(struct ahead *a);

#endif
