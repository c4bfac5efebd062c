/* SPDX-License-Identifier: LGPL-2.1-or-later */

/**
 * Finds the hazard of the ledger that each received row is about: by its number, otherwise as the
 * same hazard; and the hazards that a township no longer lists.
 */
#ifndef WORKFLOW_MATCHING_H
#define WORKFLOW_MATCHING_H

#include "base/buf.h"
#include "workflow/received.h"
#include "workflow/reports.h"

/** A hazard of the ledger, not closed, that no received row is about. */
struct unlisted_hazard {
    uint64_t row;  /* of the ledger, from 1 */
    uint64_t line; /* of the ledger */
    int area;
    bool was_reported;   /* by its township */
    bool is_paired;      /* with a new row that looks like it */
    uint64_t enterprise; /* duplicates_text_key() */
    size_t texts;        /* offset in `texts`: number, enterprise, description, location */
    uint32_t lens[4];    /* of these */
};

/** A number that received rows have. */
struct received_number {
    struct received_row *first; /* see next_of_number */
    bool in_ledger;
};

struct row_of_key {
    uint64_t key;
    uint32_t row;
};

/** Begin with all zero but the first three. */
struct matching {
    const hz_plan *plan;
    struct received *received;
    const struct reports *reports;
    uint64_t rows;                   /* of the ledger */
    bool is_listed;                  /* some received row seems to be about the last of them */
    struct intern ids;               /* numbers of received rows */
    struct received_number *numbers; /* one for each of them */
    size_t number_cap;
    struct row_of_key *keys; /* sorted */
    size_t key_count;
    hz_hazard hazard;
    struct buf texts;
    struct unlisted_hazard *unlisted;
    size_t unlisted_count;
    size_t unlisted_cap;
    size_t *open;      /* of each township: hazards that it has reported and that are open */
    size_t *closed;    /* and those that are closed and not listed any more */
    bool *touched;     /* for each township: some received row is of it */
    bool *reports_now; /* for each township: a file of it was received */
};

/** Prepare for the rows of the ledger. False: out of memory. */
bool matching_begin(struct matching *m);

/** Compare with the next row of the ledger. False: out of memory. */
bool matching_take(struct matching *m, const hz_row *row);

/** True if the ledger does not have the number of @p row, and no received row before it. */
bool matching_number_is_free(const struct matching *m, const struct received_row *row);

/** Decide what each received row is about, after all rows of the ledger. False: out of memory. */
bool matching_finish(struct matching *m);

/** A text of an unlisted hazard: 0 its number, 1 enterprise, 2 description, 3 location. */
hz_span unlisted_text(const struct matching *m, const struct unlisted_hazard *u, int which);

/** True if the row is in the table of another township than its own. */
bool matching_is_elsewhere(const struct matching *m, const struct received_row *row);

/** True if the row is about no hazard of the ledger, and may be added. */
bool matching_is_new(const struct matching *m, const struct received_row *row);

/**
 * The rows that are about a row of the ledger, in its order. NULL: out of memory. The caller frees
 * them.
 */
struct received_row **matching_sort(const struct matching *m, size_t *count);

void matching_free(struct matching *m);

#endif
