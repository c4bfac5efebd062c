/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The check list of a sample, which inspectors take along, fill in and send back. */
#ifndef ROLLUP_CHECKLIST_H
#define ROLLUP_CHECKLIST_H

#include "base/buf.h"
#include "rows/hazard.h"
#include <hazard/writer.h>

/** The ledger columns of a check list: those of the strata that the enterprise may see, then the
 * fixed ones. */
struct checklist {
    hz_column columns[HZ_COLUMN_COUNT];
    size_t count;
};

/** Set up a list for strata by the columns @p by. */
void checklist_init(struct checklist *list, const int *by, size_t by_count);

/** Append the cells of a hazard to @p cells, each followed by a NUL. False: out of memory. */
bool checklist_pack(const struct checklist *list, const hz_hazard *hazard, const hz_plan *plan,
                    struct buf *cells);

/**
 * Write a list of what checklist_pack() appended for each of @p count hazards: a form, with a row
 * for each; on a page, a card for each.
 */
int checklist_write(const struct checklist *list, const char *const *hazards, size_t count,
                    hz_writer *writer, hz_error *err);

#endif
