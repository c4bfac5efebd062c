/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The columns of the check list. */
#ifndef SAMPLE_CHECKLIST_H
#define SAMPLE_CHECKLIST_H

#include "base/buf.h"
#include "rollup/sample.h"

/** The columns of a ledger that a check list holds: those of the strata, then the fixed ones. */
struct checklist {
    hz_column columns[HZ_COLUMN_COUNT];
    size_t count;
};

void checklist_init(struct checklist *list, const hz_sample_options *options);

/** Adds the cells of a hazard to @p kept, each with a NUL behind it. False: out of memory. */
bool checklist_keep(const struct checklist *list, const hz_hazard *hazard, const hz_plan *plan,
                    struct buf *kept);

int checklist_begin(const struct checklist *list, hz_writer *writer, hz_error *err);

/** Writes hazard @p number of the list from what checklist_keep() kept. */
int checklist_row(const struct checklist *list, size_t number, const char *kept, hz_writer *writer,
                  hz_error *err);

#endif
