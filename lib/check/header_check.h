/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What is wrong with the labels of a table. */
#ifndef CHECK_HEADER_CHECK_H
#define CHECK_HEADER_CHECK_H

#include "base/intern.h"
#include "check/row_check.h"

/** Unknown labels are reported once for each file, however many headers have them. */
struct header_check {
    struct intern reported; /* unknown labels of the file, and weak ones that were used */
    char file[512];
    bool only_shape; /* no column is required */
};

/** Checks the header of @p rc. 0, or -1 when out of memory. */
int check_header(struct header_check *hc, struct row_check *rc);

void header_check_free(struct header_check *hc);

/** The columns of @p columns that a ledger must have and @p binding lacks. */
uint64_t lacking_columns(const hz_binding *binding, uint64_t columns);

/** The column that @p binding lacks and its unknown field @p i may be, by its label; or NONE. */
int missing_column_at(const hz_binding *binding, size_t i);

#endif
