/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Labels as offices write them: spaces, line ends, invisible characters, the marks * ※ and the
 * colon, full-width and half-width forms, and brackets that contain a hint (必填, 年/月/日) are
 * ignored. Other brackets are significant: 整改资金（元） is not 整改资金（万元）.
 */
#ifndef SCHEMA_LABELS_H
#define SCHEMA_LABELS_H

#include "plan/plan.h"
#include "schema/schema.h"

enum { LABEL_SIZE = 1024 };

/** A normalized label, for comparison. It ends with a zero byte. */
struct label {
    char text[LABEL_SIZE];
    size_t len;
};

/** Normalize @p text. False: nothing remains, or it is longer than any known label. */
bool label_read(struct label *label, hz_span text);

/** Return true if it is @p id, @p name or one of @p aliases, which are joined by |. */
bool label_is(const struct label *label, const char *id, const char *name, const char *aliases);

/** Return true for the label of a counter: 序号, 序, No. */
bool label_is_counter(hz_span label);

/** Return true for what says only how to fill in a column: （年/月/日）, 必填, 下拉选择, （万元）.
 */
bool label_is_hint(hz_span text);

/** What a label names. */
struct label_meaning {
    int column;   /**< HZ_COL_NONE: none */
    bool is_own;  /**< it is the column's own label or its id, not an alias */
    bool is_weak; /**< it may mean the column, or something else: see weak_labels.def */
};

/** Return the meaning of @p label, with the labels that @p plan (or NULL) adds. */
struct label_meaning label_find(const hz_plan *plan, hz_span label);

/** As hz_column_find(), with the labels that @p plan (or NULL) adds. */
int label_column(const hz_plan *plan, hz_span label);

/**
 * Return the column that @p label names or may mean; HZ_COL_NONE: none. It may mean a column if it
 * is a weak label (单位, 整改情况), has a bracket that is not a hint (整改资金（元）), ends with a
 * column's label (隐患整改期限), or is that of a required column followed by 情况, 要求 and the
 * like (预案情况). For findings only: such a label is not bound to the column.
 */
int column_guess(hz_span label);

#endif
