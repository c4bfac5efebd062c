/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** Rows of a ledger that are no hazards: totals, sections, signatures, notes. */
#ifndef ROWS_SKIPPED_ROWS_H
#define ROWS_SKIPPED_ROWS_H

#include "rows/rows.h"

/** What a row is that is left out. */
enum skipped_row {
    IS_HAZARD,     /**< it is not left out */
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
 * True of nearly all rows of hazards: an enterprise, what is wrong there, and a day of discovery,
 * all seen at a glance. False says nothing.
 */
bool is_surely_hazard(const hz_binding *binding, const hz_record *record);

/**
 * What @p record, under the columns of @p binding, is. In doubt it is a hazard: so is each row with
 * text under 企业名称 and 隐患描述, and each with texts of its own under other columns.
 */
enum skipped_row skipped_row_kind(const hz_binding *binding, const hz_record *record);

/** As no_hazard_kind(), of a row of a dispatch table, whose totals are figures like others. */
enum skipped_row skipped_dispatch_row_kind(const hz_record *record);

/** True if @p record, above a header, only has texts such as 填报单位：卢峰镇. */
bool is_signature_row(const hz_record *record);

/** What @p row, of kind @p what, is: the note, at its first text, or what is damaged. */
void skipped_row_diag(enum skipped_row what, const hz_row *row, hz_diag *diag);

#endif
