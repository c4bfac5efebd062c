/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Labels as offices write them: blanks, line ends, invisible characters, the marks * ※ and the
 * colon, full-width and half-width forms, and brackets with a hint (必填, 年/月/日) make no
 * difference. Other brackets do: 整改资金（元） is not 整改资金（万元）.
 */
#ifndef SCHEMA_LABELS_H
#define SCHEMA_LABELS_H

#include "schema/schema.h"

enum { LABEL_SIZE = 1024 };

/** A label in the form in which labels are compared, with a zero byte after it. */
struct label {
    char text[LABEL_SIZE];
    size_t len;
};

/** False: it is empty, or too long to be one that is known. */
bool label_read(struct label *label, hz_span text);

/** True if it is @p id, @p name or one of @p aliases, which are joined by |. */
bool label_is(const struct label *label, const char *id, const char *name, const char *aliases);

/** As hz_column_find(). @p own: it is the column's own label or id, which beats an alias. */
int column_claim(hz_span label, bool *own);

/**
 * The column that @p label names or may mean, HZ_COL_NONE if there is none: a weak label (单位,
 * 整改情况), a label with a bracket that is no hint (整改资金（元）), one that ends in a column's
 * own (隐患整改期限). What is not found by hz_column_find() is never bound by this alone.
 */
int column_may_be(hz_span label);

#endif
