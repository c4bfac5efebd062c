/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Headers of two rows: groups above, columns below. */
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

/** Copies @p record and its fields. False: out of memory. */
bool header_copy_set(struct header_copy *copy, const hz_record *record);

/** Copies the fields of @p record from @p first on, the first of which is @p label. As above. */
bool header_copy_tail(struct header_copy *copy, const hz_record *record, size_t first,
                      hz_span label);

/** True if every text of @p record can be a label: it is short, and known or without digits. */
bool may_be_labels(const hz_record *record, const hz_plan *plan);

bool has_digit(hz_span s);

/** Counts the different columns that the labels of @p record name. */
int header_count_columns(const hz_record *record, const hz_plan *plan);

void header_copy_free(struct header_copy *copy);

/**
 * Joins @p upper and the row below it, @p lower, if together they are one header. Each label
 * becomes the group and the label below it (验收 over 日期: 验收日期) if that is known, otherwise
 * the label below if that is known, otherwise both. A group extends over the empty cells to its
 * right. 1: @p upper is the joined header; 0: @p lower is not part of it; -1: out of memory. @p
 * plan (or NULL) adds labels.
 */
int header_join(struct header_copy *upper, const hz_record *lower, const hz_plan *plan);

#endif
