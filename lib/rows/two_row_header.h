/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Headers that take two rows: a group above, its columns below. */
#ifndef ROWS_TWO_ROW_HEADER_H
#define ROWS_TWO_ROW_HEADER_H

#include "base/buf.h"
#include "schema/schema.h"

/** A copy of a header, or one made of two rows; begin with all zero. */
struct header_copy {
    hz_record record;
    hz_span *fields;
    size_t cap;
    struct buf text;
};

/** Copies @p record but for its text. False: out of memory. */
bool header_copy_set(struct header_copy *copy, const hz_record *record);

/** Copies the fields of @p record from @p first on, the first of which is @p label. As above. */
bool header_copy_tail(struct header_copy *copy, const hz_record *record, size_t first,
                      hz_span label);

/** True if each text of @p record can be a label: none is long, none unknown has a digit. */
bool may_be_labels(const hz_record *record);

bool has_digit(hz_span s);

void header_copy_free(struct header_copy *copy);

/**
 * Makes one header of @p upper and of @p lower, the row below it, if they are two rows of one: each
 * label is the group and the label below (验收 over 日期: 验收日期) where that is known, otherwise
 * the label below if that is, otherwise both. A group reaches over the empty cells to its right. 1:
 * @p upper is the header now; 0: @p lower is another row; -1: out of memory.
 */
int header_join(struct header_copy *upper, const hz_record *lower);

#endif
