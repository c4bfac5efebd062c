/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Weak labels (lib/schema/weak_labels.def): whether a table means them as columns. */
#ifndef ROWS_WEAK_LABELS_H
#define ROWS_WEAK_LABELS_H

#include "rows/reading.h"

/**
 * Takes the weak labels of the header just bound whose cells in the first rows, which are read
 * ahead, are nearly all what their column holds. Two labels for one column are both left. In a part
 * of a file it cannot be decided: -1 with r->is_undecided. 0, or -1 with @p err set.
 */
int weak_labels_decide(struct reading *r, hz_error *err);

#endif
