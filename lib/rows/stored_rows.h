/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows kept for later, and ends of files: what a thread has read and another will hand out. */
#ifndef ROWS_STORED_ROWS_H
#define ROWS_STORED_ROWS_H

#include "base/buf.h"
#include "rows/above.h"
#include "rows/rows.h"

struct stored {
    struct buf bytes;      /* row after row */
    size_t at;             /* of the next to be taken */
    hz_span *fields;       /* of the row that was taken last */
    uint64_t *lines;       /* of these fields, in YAML */
    struct hz_above above; /* what is above this row */
    size_t field_cap;
};

/** Keeps @p row, all of it or its number only, with a mark of the caller's. False: out of memory.
 */
bool stored_rows_put(struct stored *stored, const hz_row *row, bool only_id, uint8_t mark);

/** Keeps that a file is over; @p failed: why it could not be read further, or NULL. As kept_put().
 */
bool stored_rows_put_end(struct stored *stored, const hz_error *failed);

enum stored_what { STORED_NONE, STORED_ROW, STORED_END, STORED_FAILED, STORED_NO_MEMORY };

/**
 * Takes what is next: of a row @p record, and in @p row what does not point elsewhere; where a file
 * failed @p err.
 */
enum stored_what stored_rows_take(struct stored *stored, hz_record *record, hz_row *row,
                                  uint8_t *mark, hz_error *err);

/** True if all has been taken. */
bool stored_rows_is_empty(const struct stored *stored);

void stored_rows_free(struct stored *stored);

#endif
