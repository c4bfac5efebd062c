/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What inspectors wrote on a check list about one hazard. */
#ifndef ROLLUP_CHECK_RECORD_H
#define ROLLUP_CHECK_RECORD_H

#include "check/row_check.h"
#include "rollup/check_fields.h"

/** Where the fields of a check list are: the field of the table for each, -1: it has none. */
struct check_layout {
    int fields[FIELD_COUNT];
    bool is_complete; /* all are there, the numbers and the state of the hazards */
};

/** Find the fields in the header under check; report which are missing, and 序号 unless
 * @p is_numbered. */
void check_layout_read(struct check_layout *layout, const struct row_check *rc, bool is_numbered);

struct check_record {
    hz_span texts[FIELD_COUNT];
    enum check_answer agrees;
    enum check_answer rectified;
    int state; /* hz_status of the hazard in the list; -1: none is given */
};

/** The columns (HZ_BIT of each) that check_record_read() reads of a hazard. */
uint64_t check_record_columns(void);

/**
 * Read the fields of the row under check. Return 1; 0 if all are empty, as nobody has been there;
 * or -1 if an error was reported, so that the row cannot be counted.
 */
int check_record_read(struct check_record *record, const struct check_layout *layout,
                      struct row_check *rc);

/** True if the ledger says that the hazard is rectified: 待验收 or 已销号. */
bool check_record_claims(const struct check_record *record);

#endif
