/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows of a ledger that are not hazards: totals, sections, signatures, notes. */
#ifndef ROWS_SKIPPED_ROWS_H
#define ROWS_SKIPPED_ROWS_H

#include "rows/rows.h"

/** Kinds of rows; all but hazards are skipped. */
enum skipped_row {
    IS_HAZARD,     /**< not skipped */
    SKIPPED_BLANK, /**< no text, or only a counter */
    SKIPPED_TOTAL,
    SKIPPED_SECTION,
    SKIPPED_SIGNATURE,
    SKIPPED_NOTE,
    SKIPPED_ZERO,    /**< 零报告 */
    SKIPPED_NUMBERS, /**< the numbers of the columns */
    SKIPPED_DAMAGED, /**< a record that cannot be used, see HZ_ROWS_SKIP_INVALID */
};

/**
 * A quick test that is true for nearly all hazards: the row has an enterprise, a description and a
 * date of discovery. If it is false, the row may still be a hazard.
 */
bool is_surely_hazard(const hz_binding *binding, const hz_record *record);

/**
 * Returns the kind of @p record. In doubt it is a hazard: every row with text under 企业名称 and
 * 隐患描述 is, and every row with different texts under other columns.
 */
enum skipped_row skipped_row_kind(const hz_binding *binding, const hz_record *record);

/**
 * True for a row below the header that says how to fill in the columns: （年/月/日）, （万元）.
 * Cells that are merged with the header have its labels.
 */
bool is_hint_row(const hz_binding *binding, const hz_record *record);

/** As skipped_row_kind(), for dispatch tables, whose totals are not skipped. */
enum skipped_row skipped_dispatch_row_kind(const hz_record *record);

/** True if @p record, above a header, has only texts such as 填报单位：卢峰镇. */
bool is_signature_row(const hz_record *record);

/** Makes the note that @p row, of kind @p what, is skipped, or the error of a damaged record. */
void skipped_row_diag(enum skipped_row what, const hz_row *row, hz_diag *diag);

#endif
