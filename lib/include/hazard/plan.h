/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The plan (方案): everything that differs between counties, years and campaigns. The installed
 * default is Xupu county's action plan of 2023; the articles cited below are its articles.
 *
 * A plan does not change once it is loaded, so any number of threads may use it at the same time.
 * Everything that a function returns belongs to the plan and is valid until hz_plan_free().
 */
#ifndef HAZARD_PLAN_H
#define HAZARD_PLAN_H

#include <hazard/base.h>
#include <hazard/error.h>
#include <hazard/value.h>

HZ_API_BEGIN

typedef struct hz_plan hz_plan;

/** The lists of names in a plan. */
typedef enum hz_name_kind {
    HZ_NAME_AREA,       /**< townships (乡镇) */
    HZ_NAME_DEPARTMENT, /**< departments that supervise or report (部门) */
    HZ_NAME_SECTOR,     /**< sectors (行业领域) */
    HZ_NAME_SOURCE,     /**< ways in which a hazard is found (隐患来源) */
    HZ_NAME_MEASURE     /**< measures against overdue hazards, in their order (督办措施) */
} hz_name_kind;

/**
 * Load and check a plan.
 *
 * @param path  YAML file; NULL: the file named by $HAZARD_PLAN, or the installed default
 * @param plan  receives the plan, to be freed with hz_plan_free(); NULL on failure
 * @param err   E001: the file cannot be read; E003: out of memory; E006: the plan is not valid,
 *              with the line and the reason
 * @return 0, or -1 with @p err set
 *
 * Reads the environment where @p path is NULL. Since 0.1.
 */
int hz_plan_load(const char *path, hz_plan **plan, hz_error *err);

/** Free @p plan, which may be NULL. Since 0.1. */
void hz_plan_free(hz_plan *plan);

/** The texts and days of a plan. Since 0.1. */
typedef enum hz_plan_field {
    HZ_PLAN_TITLE,       /**< a text */
    HZ_PLAN_COUNTY,      /**< a text, such as 溆浦县 */
    HZ_PLAN_START,       /**< the first day of the campaign */
    HZ_PLAN_END,         /**< its last day */
    HZ_PLAN_FIRST_REPORT /**< the day on which units report for the first time (art. 4.3) */
} hz_plan_field;

/** Return a text of the plan; NULL if @p field is a day. Since 0.1. */
const char *hz_plan_text(const hz_plan *plan, hz_plan_field field);

/** Return a day of the plan; HZ_NO_DATE if @p field is a text. Since 0.1. */
hz_date hz_plan_day(const hz_plan *plan, hz_plan_field field);

/**
 * Return name @p i of the list @p kind, in the plan's order and without its aliases; NULL if there
 * are not so many. Since 0.1.
 */
const char *hz_plan_name(const hz_plan *plan, hz_name_kind kind, size_t i);

/**
 * Find a name as offices write it: by name or alias, whatever its spaces and invisible characters;
 * townships and departments also with the county in front or 人民政府 after them.
 *
 * @return the index of the name in the list @p kind, or -1
 *
 * Since 0.1.
 */
int hz_plan_find(const hz_plan *plan, hz_name_kind kind, hz_span text);

/**
 * Return the column, a number in the list HZ_COLUMNS, that @p label names: its label or id, an
 * alias, or a label that @p plan adds (NULL: none); -1: no column. Since 0.1.
 */
int hz_plan_find_column(const hz_plan *plan, hz_span label);

/** Return the last day whose figures count for @p month: its report day (art. 4.3). Since 0.1. */
hz_date hz_plan_cutoff(const hz_plan *plan, hz_month month);

/**
 * Return the last day on which a report with the cut-off @p cutoff is on time: the cut-off, or the
 * first workday after it if it is a holiday or weekend and the plan moves it. The cut-off itself
 * and the deadlines of hazards do not move. Since 0.1.
 */
hz_date hz_plan_report_deadline(const hz_plan *plan, hz_date cutoff);

HZ_API_END

#endif
