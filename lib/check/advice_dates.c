/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "base/catalog.h"
#include "base/diag.h"
#include "check/advice.h"
#include "check/meant_date.h"
#include "plan/plan.h"
#include <stdio.h>

/* Adds @p sentence with {date} in it. */
static void advise(const char *sentence, hz_date date, hz_diag *out)
{
    char day[16];
    hz_date_format(date, day);
    diag_arg_sentence(out, "advice", sentence, "date", day, NULL);
}

static void advise_plainly(const char *sentence, hz_diag *out)
{
    diag_arg_message(out, "advice", sentence);
}

/* Adds @p sentence with {first} and {second} in it. */
static void advise_both(const char *sentence, hz_date first, hz_date second, hz_diag *out)
{
    char days[2][16];
    hz_date_format(first, days[0]);
    hz_date_format(second, days[1]);
    diag_arg_sentence(out, "advice", sentence, "first", days[0], "second", days[1], NULL);
}

static const char whole_date[] =
    N_("not a whole date; write year, month and day, such as 2023-05-01");
static const char no_such_day[] = N_("there is no such day; verify the date");

static void advise_day(const struct row_check *rc, hz_column column, const informal_date *informal,
                       hz_diag *out)
{
    hz_date date = meant_day(rc, column, informal);
    if (hz_date_from_ymd(informal->year == 0 ? 2000 : informal->year, informal->month,
                         informal->day) == HZ_NO_DATE) {
        advise_plainly(no_such_day, out);
    } else if (date == HZ_NO_DATE) {
        advise_plainly(N_("the year is missing; write year, month and day"), out);
    } else if (informal->before && !is_deadline(column)) {
        advise_plainly(N_("write the exact day on which it was done"), out);
    } else if (informal->year == 0) {
        advise(informal->before ? N_("the year is missing; leave out 前 and write {date}")
                                : N_("the year is missing; write {date}"),
               date, out);
    } else {
        advise(informal->before ? N_("leave out 前 and write {date}")
                                : N_("write the date as {date}"),
               date, out);
    }
}

static void advise_month(const struct row_check *rc, hz_column column,
                         const informal_date *informal, hz_diag *out)
{
    hz_date date = meant_month_end(rc, column, informal);
    bool unclear = informal->before && !informal->ends && informal->kind == INFORMAL_MONTH;
    if (!is_deadline(column)) {
        advise_plainly(N_("the day is missing; complete the date"), out);
    } else if (date == HZ_NO_DATE || unclear) {
        advise_plainly(whole_date, out);
    } else if (informal->before) {
        advise(N_("leave out 前 and write {date}"), date, out);
    } else {
        advise(informal->kind == INFORMAL_PERIOD
                   ? N_("no day is given; write the last possible one, {date}")
                   : N_("no day is given, which by custom means the last day; write {date}"),
               date, out);
    }
}

static void advise_within(const struct row_check *rc, hz_column column,
                          const informal_date *informal, hz_diag *out)
{
    hz_column from = HZ_COL_NONE;
    hz_date date = meant_within(rc, column, informal, &from);
    if (date == HZ_NO_DATE) {
        advise_plainly(whole_date, out);
        return;
    }
    char day[16];
    hz_date_format(date, day);
    const char *label = hz_column_get(from)->label;
    if (informal->unit == UNIT_DAYS) {
        diag_arg_count(out, "advice", "{n} day after {start} is {date}; write that date",
                       "{n} days after {start} is {date}; write that date",
                       (unsigned long)informal->count);
    } else {
        diag_arg_message(out, "advice",
                         N_("counted from {start}, this is {date}; write that date"));
    }
    diag_arg(out, "start", label);
    diag_arg(out, "date", day);
}

/* A number that is a day near the period in one of the two systems of spreadsheets. */
static void advise_number(const struct row_check *rc, const informal_date *informal, hz_diag *out)
{
    enum { ZERO_OF_1900 = -25569, ZERO_OF_1904 = -24107 };
    static const char number[] = N_("this is the spreadsheet's number for a day; write {date}, or "
                                    "format the column as a date and save "
                                    "the file again");
    hz_date date = informal->count + ZERO_OF_1900;
    if (!date_is_plausible(rc->plan, date)) {
        date = informal->count + ZERO_OF_1904;
    }
    if (date_is_plausible(rc->plan, date)) {
        advise(number, date, out);
    } else {
        advise_plainly(whole_date, out);
    }
}

static void advise_two(hz_column column, const informal_date *informal, hz_diag *out)
{
    if (column == HZ_COL_DUE_ON && informal->extended) {
        advise_both(N_("two dates in one cell; write {first} here, and {second} in 延期至"),
                    informal->first, informal->last, out);
    } else if (is_deadline(column)) {
        advise(N_("two dates in one cell; write the last day, {date}"), informal->last, out);
    } else {
        advise_both(N_("two dates in one cell; write the one that is right, {first} or {second}"),
                    informal->first, informal->last, out);
    }
}

static void advise_at_once(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_date found = hz_hazard_date(rc->hazard, HZ_COL_FOUND_ON);
    if (column != HZ_COL_DUE_ON || found == HZ_NO_DATE) {
        advise_plainly(whole_date, out);
    } else {
        advise(N_("a hazard that is rectified at once has the day of discovery as its deadline: "
                  "write {date}, and the day on which it was done in 整改完成日期"),
               found, out);
    }
}

/* What has no day in it. */
static void advise_words(hz_column column, informal_date_kind kind, hz_diag *out)
{
    bool required = column_is_required(column);
    if (column == HZ_COL_DUE_ON && kind == INFORMAL_DONE) {
        advise_plainly(N_("the deadline is the day by which the hazard must be rectified; write "
                          "the day on which it was rectified in 整改完成日期"),
                       out);
    } else if (column == HZ_COL_DUE_ON && kind != INFORMAL_UNKNOWN) {
        advise_plainly(N_("a major hazard must have a definite deadline; write a date"), out);
    } else if (kind == INFORMAL_DONE) {
        advise_plainly(N_("write the exact day on which it was done"), out);
    } else if (!required && (kind == INFORMAL_NONE || kind == INFORMAL_NOT_DONE)) {
        advise_plainly(N_("leave the cell empty until there is such a day"), out);
    } else {
        advise_plainly(whole_date, out);
    }
}

static const char day_zero[] = N_("computers show this day for an empty cell; write the right day");

static void advise_year(const struct row_check *rc, hz_column column, const informal_date *informal,
                        hz_diag *out)
{
    hz_date meant = day_in_plan(rc, column, informal->month, informal->day);
    if (informal->year == 1899) {
        advise_plainly(day_zero, out);
    } else if (meant == HZ_NO_DATE) {
        advise_plainly(N_("the year cannot be right; verify it"), out);
    } else {
        advise(N_("the year cannot be right; did you mean {date}?"), meant, out);
    }
}

/* With the days of discovery and assignment that can be counted from, see advise_date(). */
static void advise_text(const struct row_check *rc, hz_column column, hz_diag *out)
{
    const hz_cell *cell = &rc->hazard->cells[column];
    informal_date informal;
    informal_date_parse(&informal, cell->text);
    if (informal.kind == INFORMAL_DAY && informal.year != 0 &&
        (informal.year < 1900 || informal.year > 2199) &&
        hz_date_from_ymd(2000, informal.month, informal.day) != HZ_NO_DATE) {
        advise_year(rc, column, &informal, out);
        return;
    }
    switch (cell->fault == HZ_NO_SUCH_DAY ? INFORMAL_DAY : informal.kind) {
    case INFORMAL_DAY:
        advise_day(rc, column, &informal, out);
        break;
    case INFORMAL_TWO_DAYS:
        advise_two(column, &informal, out);
        break;
    case INFORMAL_MONTH:
    case INFORMAL_PERIOD:
        advise_month(rc, column, &informal, out);
        break;
    case INFORMAL_WITHIN:
        advise_within(rc, column, &informal, out);
        break;
    case INFORMAL_NUMBER:
        advise_number(rc, &informal, out);
        break;
    case INFORMAL_AT_ONCE:
        advise_at_once(rc, column, out);
        break;
    default:
        advise_words(column, informal.kind, out);
    }
}

void advise_date(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_hazard hazard = *rc->hazard;
    struct row_check meant = *rc;
    meant.hazard = &hazard;
    set_meant_starts(rc, &hazard);
    advise_text(&meant, column, out);
}

/* The day in the year of the plan; HZ_NO_DATE if it has none there. */
static hz_date same_day_in_plan(const struct row_check *rc, hz_column column)
{
    int month = 0;
    int day = 0;
    hz_date_split(hz_hazard_date(rc->hazard, column), NULL, &month, &day);
    return day_in_plan(rc, column, month, day);
}

void advise_implausible_date(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_date date = hz_hazard_date(rc->hazard, column);
    hz_date meant = same_day_in_plan(rc, column);
    if (date <= hz_date_from_ymd(1900, 1, 1) || date == 0) {
        advise_plainly(day_zero, out);
    } else if (meant != HZ_NO_DATE) {
        advise(N_("the year is probably wrong; did you mean {date}?"), meant, out);
    } else {
        advise_plainly(N_("more than a year outside the period of the plan; verify the year"), out);
    }
}

void advise_future_date(const struct row_check *rc, hz_column column, hz_diag *out)
{
    hz_date meant = date_is_plausible(rc->plan, hz_hazard_date(rc->hazard, column))
                        ? HZ_NO_DATE
                        : same_day_in_plan(rc, column);
    char today[16];
    hz_date_format(rc->today, today);
    diag_arg(out, "today", today);
    if (meant == HZ_NO_DATE) {
        advise_plainly(N_("give the day on which it really happened"), out);
    } else {
        advise(N_("did you mean {date}?"), meant, out);
    }
}
