/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The schema: the columns of the hazard ledger (台账) and the events of its closed loop (闭环管理,
 * art. 2.1.1).
 *
 * Columns and events are numbered from 0 in the order in which they are documented. A number may
 * differ in another version of the library: find a column or an event by its name and store the
 * name, never the number. All functions may be called in any thread; the texts they return are
 * static.
 */
#ifndef HAZARD_SCHEMA_H
#define HAZARD_SCHEMA_H

#include <hazard/base.h>
#include <stdint.h>

HZ_API_BEGIN

/** Return the number of columns. Since 0.1. */
int hz_column_count(void);

/**
 * Find a column by its Chinese label, an alias of it or its English id.
 *
 * Spaces, invisible characters, the marks * and ※, colons, full-width and half-width forms, upper
 * and lower case, and brackets that contain only a hint (必填, 年/月/日, 签名) are ignored. Other
 * brackets are significant, except for the unit of an amount (万元).
 *
 * @return the column, or -1 if @p label names none
 *
 * Since 0.1.
 */
int hz_column_find(hz_span label);

/** Return the label that resembles @p label most, for a message. Since 0.1. */
const char *hz_column_nearest(hz_span label);

/** Return the English id of @p column, such as found_on. Since 0.1. */
const char *hz_column_id(int column);

/** Return the Chinese label of @p column, such as 发现日期. Since 0.1. */
const char *hz_column_label(int column);

/** Return the number of events. Since 0.1. */
int hz_event_count(void);

/** Find an event by its id or its Chinese label; -1 if there is none. Since 0.1. */
int hz_event_find(hz_span name);

/** Return the id of @p event, such as close. Since 0.1. */
const char *hz_event_id(int event);

/** Return the Chinese label of @p event, such as 销号. Since 0.1. */
const char *hz_event_label(int event);

/**
 * Return true if @p event is a step that a hazard in the ledger can take, as opposed to its
 * registration or the confirmation of a row that was edited by hand. Since 0.1.
 */
bool hz_event_is_step(int event);

HZ_API_END

#endif
