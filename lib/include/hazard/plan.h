/* SPDX-License-Identifier: LGPL-2.1-or-later */
/**
 * The plan (方案): everything that another county, another year or another campaign would change.
 * The default is Xupu county's action plan of 2023; articles named below are its articles.
 */
#ifndef HAZARD_PLAN_H
#define HAZARD_PLAN_H

#include <hazard/api.h>
#include <hazard/diag.h>
#include <hazard/value.h>

HZ_API_BEGIN

/** A list of texts. */
typedef struct hz_string_list {
    const char **items;
    size_t count;
} hz_string_list;

/** A township, department, sector or source, with the other names offices use for it. */
typedef struct hz_name {
    const char *name;
    hz_string_list aliases;
    bool high_risk; /**< sectors: inspections are monthly (art. 2.1.1) */
    bool self;      /**< sources: the enterprise found it itself (art. 3.5) */
    bool reports;   /**< departments: must report, so that it is named where it does not */
    bool tip;       /**< sources: someone reported it, which has to be verified first (art. 3.5) */
} hz_name;

typedef struct hz_names {
    hz_name *items;
    size_t count;
    struct hz_names_index
        *index; /**< by which hz_names_find() is quick; NULL: it goes through all */
} hz_names;

/** A step of the campaign with its last day (part 3 and art. 4.3). */
typedef struct hz_milestone {
    const char *what;
    hz_date due;
} hz_milestone;

/** Something to be done again and again (part 2). */
typedef struct hz_duty {
    const char *id;
    const char *what;
    const char *who;
    const char *every;           /**< month, quarter, half-year, year, campaign */
    const char *every_high_risk; /**< NULL: as `every` */
    int times;                   /**< in each such period */
    const char *basis;           /**< what the period rests on where no article names it, or NULL */
} hz_duty;

/** A figure of the dispatch table (调度表). */
typedef struct hz_plan_indicator {
    const char *id;
    const char *label;
    const char *unit;
    const char *from; /**< ledger or submitted */
} hz_plan_indicator;

/** What the plan orders or forbids by how a hazard was found (art. 3.5). */
typedef struct hz_disposition {
    const char *basis; /**< the plan's words */
    hz_string_list sources;
    bool rectified;      /**< holds only once the hazard is rectified */
    const char *penalty; /**< forbidden, heavier or NULL */
    const char *listed;  /**< required, forbidden or NULL */
} hz_disposition;

/** A step of the ladder for overdue hazards: from this many days on. */
typedef struct hz_escalation {
    const char *step;
    int days;
    const char *basis; /**< what the days rest on: the county's own rules; NULL: nothing is cited */
} hz_escalation;

typedef struct hz_days {
    hz_date *items;
    size_t count;
} hz_days;

/** The value of report_day_shift that moves the reporting deadline to the next workday. */
#define HZ_SHIFT_NEXT_WORKDAY "next-workday"

typedef struct hz_plan {
    const char *title;
    const char *county;
    const char *id_prefix; /**< of the numbers that hazard-add gives: PREFIX-YEAR-NNNN */
    hz_date start;
    hz_date end;
    int report_day; /**< day of the month up to which figures are reported (art. 4.3) */
    const char *report_day_shift;       /**< next-workday (NULL is the same) or none */
    const char *report_day_shift_basis; /**< NULL: nothing is cited */
    hz_month first_report;
    hz_names areas;
    hz_names departments;
    hz_names sectors;
    hz_names sources;
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
    int extension_workdays; /**< before the deadline, by which more time is asked for */
    int extension_times;    /**< how often a deadline may be extended; 0: as often as it takes */
    const char *extension_basis; /**< of both; NULL: nothing is cited */
    int funds_ask_above;         /**< 万元 from which on an amount may be in 元; 0: 1000 */
    hz_days holidays;
    hz_days workdays; /**< weekend days worked in exchange */
} hz_plan;

/**
 * Reads and checks the plan @p path. NULL: $HAZARD_PLAN, else the installed default. 0, or -1 with
 * @p err naming file, line and reason; @p plan is then NULL. The caller frees it with
 * hz_plan_free().
 */
int hz_plan_load(const char *path, hz_plan **plan, hz_error *err);

void hz_plan_free(hz_plan *plan);

/** The place of @p text among @p names, by name or alias; -1 if it is none of them. */
int hz_names_find(const hz_names *names, hz_span text);

/**
 * The one name from which @p text differs by a character or two, as a mistyped one does; "" if none
 * is so near, or several are. Owned by the plan.
 */
const char *hz_names_nearest(const hz_names *names, hz_span text);

/** True if @p day is worked: no weekend and no holiday, or worked in exchange. */
bool hz_plan_is_workday(const hz_plan *plan, hz_date day);

/** The workday that lies @p count workdays before @p day; @p day itself for 0. */
hz_date hz_plan_workdays_before(const hz_plan *plan, hz_date day, int count);

/**
 * The last day on which a report with the cut-off @p cutoff is in time: that day, or the next
 * workday where it is none and the plan moves it. What counts is not moved, nor is any deadline of
 * a hazard.
 */
hz_date hz_plan_report_deadline(const hz_plan *plan, hz_date cutoff);

/** The last day that counts for @p month: the report day (art. 4.3). */
hz_date hz_plan_cutoff(const hz_plan *plan, hz_month month);

HZ_API_END

#endif
