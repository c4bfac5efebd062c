/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** What the texts of rows that are no hazards say: totals, sections, signatures. */
#ifndef ROWS_ROW_TEXT_H
#define ROWS_ROW_TEXT_H

#include "schema/schema.h"

/** The beginning of a text, without blanks and with half-width forms, ending with a zero byte. */
struct row_text {
    char text[256];
    size_t len;
};

void row_text_read(struct row_text *p, hz_span text);

/** Removes the longest of the @p words, joined by |, from the beginning of @p s. */
bool text_take_any(hz_span *s, const char *words);

/** True for 12, 1,234.50, 8.0万元, 3条, —, 2023-06-20. */
bool text_is_figure(const struct row_text *p);

/** True for 合计, 全县合计, 本页小计:, 合计(万元), 合计数, which are never names or descriptions.
 */
bool text_is_total(const struct row_text *p);

/** True for 合计3条, 共计:5项, 共3条 and 卢峰镇小计 too. */
bool text_is_like_total(const struct row_text *p);

/** True for 一、…, (二)…, 第三部分…, and with @p digits for 1.… */
bool text_begins_section(const struct row_text *p, bool digits);

/** True for /, -, —, 无, which say that there is nothing to say. */
bool text_is_nothing(const struct row_text *p);

/** True for 示例, 例：, which mark a row as an example of how to fill in the table. */
bool text_is_example(const struct row_text *p);

/** How a cell of a signature row ends. */
enum signature { NO_SIGNATURE, SIGNATURE_LABEL, SIGNATURE_VALUE };

/** 填表人：张三 has its value, 填表人： and 审核人 may have it in the next cell. */
enum signature text_signature(const struct row_text *p);

/** True for a text with two such labels: 填报人：王　审核人：李. */
bool text_is_signatures(const struct row_text *p);

/** True for what is printed around a table: 第1页/共2页, ———. */
bool text_is_page_mark(const struct row_text *p);

/** True for 2023年6月20日, and with @p plain for 2023-06-20. */
bool text_is_date(const struct row_text *p, bool plain);

/**
 * The number of a column: 3, (3), ③; 甲, 乙, A, B before the first number. 0: @p text is none, and
 * SIZE_MAX one without a number.
 */
size_t text_column_number(hz_span text);

#endif
