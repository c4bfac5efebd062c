/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * Lists of names: the columns of the hazard ledger (台账), the events of its closed loop (闭环管理,
 * art. 2.1.1), and what can be chosen elsewhere.
 *
 * The members of a list are numbered from 0 in the order in which they are documented. A number may
 * differ in another version of the library: find a member by its name and store the name, never the
 * number. All functions may be called in any thread; the texts they return are static, in UTF-8.
 */
#ifndef HAZARD_LISTS_H
#define HAZARD_LISTS_H

#include <hazard/base.h>

HZ_API_BEGIN

/** The lists. Since 0.1. */
typedef enum hz_list {
    HZ_COLUMNS,          /**< columns of ledgers, as hz_row_text() takes them */
    HZ_EVENTS,           /**< steps of a hazard in a ledger, as hz_session_apply() takes them */
    HZ_GROUPINGS,        /**< columns by which roll-ups can be grouped; for hz_rollup_options find
                              the same name among HZ_COLUMNS */
    HZ_REPORTS,          /**< documents, as hz_report_write() takes them (art. 2.4.1) */
    HZ_FORMATS,          /**< formats that a writer can write */
    HZ_DOCUMENT_FORMATS, /**< those of them that hold titles, headings and paragraphs */
    HZ_ENCODINGS         /**< encodings that a writer can write */
} hz_list;

/**
 * Return the id of member @p i of @p list, such as found_on, close or csv; NULL if there are not so
 * many members, which ends a loop over the list. Since 0.1.
 */
const char *hz_list_id(hz_list list, int i);

/**
 * Return the Chinese label of member @p i of @p list, such as 发现日期 or 销号; the id of one that
 * has no label, such as csv; NULL as hz_list_id(). Since 0.1.
 */
const char *hz_list_label(hz_list list, int i);

/**
 * Find a member of @p list by its id or its label. Encodings are found in letters of any case.
 *
 * A column is also found by an alias. In its name, spaces, invisible characters, the marks * and ※,
 * colons, full-width and half-width forms, upper and lower case, and brackets that contain only a
 * hint (必填, 年/月/日, 签名) are ignored. Other brackets are significant, except for the unit of
 * an amount (万元).
 *
 * @return the member's number in @p list, or -1 if @p name names none
 *
 * Since 0.1.
 */
int hz_list_find(hz_list list, hz_span name);

/** Return the label in @p list that resembles @p name most, for a message; NULL if none has a
 * character in common with it. Since 0.1. */
const char *hz_list_nearest(hz_list list, hz_span name);

HZ_API_END

#endif
