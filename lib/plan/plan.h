/* SPDX-License-Identifier: LGPL-2.1-or-later */
/** The plan as the library uses it: its lists and rules, and the names in them. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include "value/value.h"
#include <hazard/plan.h>

/** A list of texts. */
typedef struct hz_string_list {
    const char **items;
    size_t count;
} hz_string_list;

/** A township, department, committee, sector or source, with the other names that offices use for
 * it. */
typedef struct hz_name {
    const char *name;
    hz_string_list aliases;
    bool high_risk; /**< sectors: inspected every month (art. 2.1.1) */
    bool self;      /**< sources: found by the enterprise itself (art. 3.5) */
    bool township;  /**< sources: found by the township, which may also cancel it (art. 3.5) */
    bool reports;   /**< departments: must report, and are listed as missing if they do not */
    hz_string_list departments; /**< committees: those whose hazards they oversee */
    hz_string_list sectors;     /**< committees: theirs */
    bool tip; /**< sources: reported by someone, to be verified first (art. 3.5) */
} hz_name;

struct name_index;

typedef struct hz_names {
    hz_name *items;
    size_t count;
    struct name_index *index; /**< for hz_names_find(); NULL: it compares one after another */
} hz_names;

/** Further labels of a column (columns:). */
typedef struct hz_plan_column {
    const char *column;
    hz_string_list labels;
    int number; /**< the column, found when the plan is loaded */
} hz_plan_column;

/** Further words for a fixed value (values:). */
typedef struct hz_plan_value {
    const char *column;
    const char *value;
    hz_string_list words;
    int type; /**< of the column, and the value's number; found when the plan is loaded */
    int choice;
} hz_plan_value;

/** A step of the campaign with its last day (part 3 and art. 4.3). */
typedef struct hz_milestone {
    const char *what;
    hz_date due;
} hz_milestone;

/** A task that recurs (part 2). */
typedef struct hz_duty {
    const char *id;
    const char *what;
    const char *who;
    const char *every;           /**< month, quarter, half-year, year, campaign */
    const char *every_high_risk; /**< NULL: the same as `every` */
    int times;                   /**< in each such period */
    const char *basis;           /**< where no article sets the period: what does, or NULL */
} hz_duty;

/** An indicator of the dispatch table (调度表). */
typedef struct hz_plan_indicator {
    const char *id;
    const char *label;
    const char *unit;
    const char *from; /**< ledger or submitted */
} hz_plan_indicator;

/** What the plan requires or forbids depending on how a hazard was found (art. 3.5). */
typedef struct hz_disposition {
    const char *basis; /**< the plan's words */
    hz_string_list sources;
    bool rectified;      /**< applies only after rectification */
    const char *penalty; /**< forbidden, heavier or NULL */
    const char *listed;  /**< required, forbidden or NULL */
} hz_disposition;

/** A step taken when a hazard has been overdue for this many days. */
typedef struct hz_escalation {
    const char *step;
    hz_string_list aliases; /**< other words for the step */
    int days;
    const char *basis; /**< the county's rule that sets the days; NULL: none is cited */
} hz_escalation;

typedef struct hz_days {
    hz_date *items;
    size_t count;
} hz_days;

/** The value of report_day_shift that moves the reporting deadline to the next workday. */
#define HZ_SHIFT_NEXT_WORKDAY "next-workday"

/** Fields are named as the keys of the file; see plan_fields in plan.c. */
struct hz_plan {
    const char *title;
    const char *county;
    const char *id_prefix; /**< of the numbers that hazard-add assigns: PREFIX-YEAR-NNNN */
    hz_date start;
    hz_date end;
    int report_day; /**< day of the month up to which figures are reported (art. 4.3) */
    const char *report_day_shift;       /**< next-workday (also NULL) or none */
    const char *report_day_shift_basis; /**< NULL: none is cited */
    hz_month first_report;
    hz_names areas;
    hz_names departments;
    hz_names committees;
    hz_names sectors;
    hz_names sources;
    struct {
        hz_plan_column *items;
        size_t count;
    } columns;
    struct {
        hz_plan_value *items;
        size_t count;
    } values;
    struct {
        hz_milestone *items;
        size_t count;
    } milestones;
    struct {
        hz_duty *items;
        size_t count;
    } duties;
    struct {
        hz_plan_indicator *items;
        size_t count;
    } indicators;
    struct {
        hz_disposition *items;
        size_t count;
    } dispositions;
    struct {
        hz_escalation *items;
        size_t count;
    } escalation;
    hz_names steps;              /**< the names of `escalation`, in its order */
    int extension_workdays;      /**< how long before the deadline an extension is requested */
    int extension_times;         /**< how often a deadline may be extended; 0: any number */
    const char *extension_basis; /**< of both; NULL: none is cited */
    bool township_closes;        /**< ledgers of townships may close hazards */
    int funds_ask_above;         /**< 万元; a larger amount may be in 元; 0: 1000 */
    hz_days holidays;
    hz_days workdays;       /**< make-up workdays on weekends */
    struct plan_file *file; /**< the document, which owns all texts and lists */
};

/** Return the index of @p text in @p names, by exact name or alias; -1 if it is none of them. */
int hz_names_find(const hz_names *names, hz_span text);

/** As hz_names_find(), ignoring spaces and invisible characters. */
int names_match(const hz_names *names, hz_span text);

/**
 * As names_match(), for townships and departments: 湖南省怀化市溆浦县卢峰镇人民政府 is 卢峰镇.
 */
int names_match_unit(const hz_names *names, const hz_plan *plan, hz_span text);

/** Return the township with which @p text begins, if it goes on (卢峰镇××村); -1: none. */
int areas_match_start(const hz_plan *plan, hz_span text);

/**
 * Return the one name that differs from @p text by a character or two, as a typing error does; ""
 * if there is none or several are equally near. Owned by the plan.
 */
const char *hz_names_nearest(const hz_names *names, hz_span text);

/*
 * Units are the townships and the departments, numbered in one sequence: departments follow the
 * townships.
 */

/** Return the unit that @p name names, as names_match_unit() reads it; -1: none. */
int hz_unit_find(const hz_plan *plan, hz_span name);

/** Return the name of @p unit. Owned by the plan. */
const char *hz_unit_name(const hz_plan *plan, int unit);

/** Return the number of units. */
int hz_unit_count(const hz_plan *plan);

/** Return the workday that lies @p count workdays before @p day; @p day itself for 0. */
hz_date hz_plan_workdays_before(const hz_plan *plan, hz_date day, int count);

/** Return true if @p day is a workday: not on a weekend or holiday of the plan, or a make-up
 * workday.
 */
bool hz_plan_is_workday(const hz_plan *plan, hz_date day);

/** How far a date may lie outside the period of the plan: a year. */
enum { DATE_MARGIN = 366 };

/** Return true if @p date is at most DATE_MARGIN outside the period of the plan. */
bool date_is_plausible(const hz_plan *plan, hz_date date);

/**
 * Parse a date as tables have it: as hz_date_parse(), with a time of day, or a spreadsheet's serial
 * number, 45107 or 45107.0, of a day that is plausible. @p plan may be NULL: no number is a day.
 */
hz_fault plan_date_parse(const hz_plan *plan, hz_span text, hz_date *date);

#endif
