/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows and ends of files that one thread has read and stored, for another to return. */
#ifndef ROWS_STORED_ROWS_H
#define ROWS_STORED_ROWS_H

#include "base/buf.h"
#include "rows/above.h"
#include "rows/rows.h"

struct stored {
    struct buf bytes;      /* row after row */
    size_t at;             /* offset of the next row to take */
    hz_span *fields;       /* of the last row taken */
    uint64_t *lines;       /* of these fields, in YAML */
    struct hz_above above; /* what is above this row */
    size_t field_cap;
    uint32_t *taken; /* of a header: the fields whose weak labels were taken */
    size_t taken_count;
    size_t taken_cap;
};

/** Stores @p row, or only its number, with a mark of the caller's. False: out of memory. */
bool stored_rows_put(struct stored *stored, const hz_row *row, bool only_id, uint8_t mark);

/** Stores the end of a file; @p failed: why it could not be read further, or NULL. False: out of
 * memory. */
bool stored_rows_put_end(struct stored *stored, const hz_error *failed);

enum stored_what { STORED_NONE, STORED_ROW, STORED_END, STORED_FAILED, STORED_NO_MEMORY };

/**
 * Takes the next item. Of a row it sets @p record, @p mark, and the fields of @p row that were
 * stored; of a file that failed, @p err.
 */
enum stored_what stored_rows_take(struct stored *stored, hz_record *record, hz_row *row,
                                  uint8_t *mark, hz_error *err);

/** True if all has been taken. */
bool stored_rows_is_empty(const struct stored *stored);

void stored_rows_free(struct stored *stored);

#endif
