/** Rows kept for later: what a thread has read and another will hand out. */
#ifndef ROWS_KEPT_H
#define ROWS_KEPT_H

#include "base/buf.h"
#include <hazard/rows.h>

struct kept {
    struct buf bytes; /* row behind row */
    size_t at;        /* of the next to be taken */
    hz_span *fields;  /* of the row that was taken last */
    size_t field_cap;
};

/** Keeps @p row, all of it or its number only. False: out of memory. */
bool kept_put(struct kept *kept, const hz_row *row, bool only_id);

/**
 * Takes the next row: @p record, and in @p row what does not point elsewhere. 1, 0 if there is
 * none, -1 when out of memory.
 */
int kept_take(struct kept *kept, hz_record *record, hz_row *row);

void kept_free(struct kept *kept);

#endif
