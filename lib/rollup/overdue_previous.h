/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** An earlier list of overdue hazards, so that a new one can have only what changed since. */
#ifndef ROLLUP_OVERDUE_PREVIOUS_H
#define ROLLUP_OVERDUE_PREVIOUS_H

#include "base/intern.h"
#include "rollup/overdue.h"

/** Begin with all zero. */
struct overdue_previous {
    struct intern ids;
    int *steps; /* of each: struct overdue.step, or NOT_OVERDUE */
    size_t cap;
};

/**
 * Read the list in the file @p path, which is empty if nothing was overdue. 0, or -1 with @p err
 * set: E004 if it is no such list, or an error of reading.
 */
int overdue_previous_read(struct overdue_previous *previous, const char *path, const hz_plan *plan,
                          hz_error *err);

/**
 * True if the list has hazard @p id and nothing has become due since: neither the deadline nor a
 * further step. A hazard without a number is not found.
 */
bool overdue_previous_has(const struct overdue_previous *previous, hz_span id,
                          const struct overdue *now);

void overdue_previous_free(struct overdue_previous *previous);

#endif
