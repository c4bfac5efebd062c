/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counting: what was true on a day, and sums against figures counted by hand. */
#include "files.h"

#include "base/sum.h"
#include "report/report.h"
#include "rollup/overdue.h"
#include "rollup/rollup.h"
#include "rollup/sample.h"

static hz_date day(const char *text)
{
    hz_date date;
    assert_int_equal(hz_date_parse(hz_span_of(text), &date), HZ_VALUE_OK);
    return date;
}

/* The days of one hazard; empty: none. */
struct days {
    const char *found;
    const char *due;
    const char *extended;
    const char *rectified;
    const char *closed;
    const char *listed;
    const char *listed_on;
};

static void put(hz_hazard *hazard, hz_column column, const char *text)
{
    hz_cell_read(&hazard->cells[column], hz_column_get(column)->type, NULL,
                 hz_span_of(text == NULL ? "" : text), "");
}

static hz_hazard hazard_of(const struct days *days)
{
    hz_hazard hazard;
    for (int c = 0; c < HZ_COLUMN_COUNT; c++) {
        put(&hazard, (hz_column)c, "");
    }
    put(&hazard, HZ_COL_FOUND_ON, days->found);
    put(&hazard, HZ_COL_DUE_ON, days->due);
    put(&hazard, HZ_COL_EXTENDED_TO, days->extended);
    put(&hazard, HZ_COL_RECTIFIED_ON, days->rectified);
    put(&hazard, HZ_COL_CLOSED_ON, days->closed);
    put(&hazard, HZ_COL_LISTED, days->listed);
    put(&hazard, HZ_COL_LISTED_ON, days->listed_on);
    return hazard;
}

enum question { FOUND, RECTIFIED, CLOSED, LISTED, OVERDUE, OVERDUE_UNTIL_CLOSED };

static bool answer(const hz_hazard *hazard, enum question question, hz_date on)
{
    switch (question) {
    case FOUND:
        return hz_hazard_is(hazard, HZ_FOUND, on);
    case RECTIFIED:
        return hz_hazard_is(hazard, HZ_RECTIFIED, on);
    case CLOSED:
        return hz_hazard_is(hazard, HZ_CLOSED, on);
    case LISTED:
        return hz_hazard_is(hazard, HZ_LISTED, on);
    case OVERDUE:
        return hz_hazard_is(hazard, HZ_OVERDUE, on);
    default:
        return hz_hazard_is(hazard, HZ_OVERDUE_UNCLOSED, on);
    }
}

/* Asked for the day before 2023-06-10, the day itself and the day after. */
static const struct {
    struct days days;
    enum question question;
    bool before;
    bool on;
    bool after;
} states[] = {
    {{.found = "2023-06-10"}, FOUND, false, true, true},
    {{.found = "2023-06-09"}, FOUND, true, true, true},
    {{.found = ""}, FOUND, false, false, false},
    {{.found = "2023-06-31"}, FOUND, false, false, false},

    {{.found = "2023-06-01", .rectified = "2023-06-10"}, RECTIFIED, false, true, true},
    {{.found = "2023-06-10", .rectified = "2023-06-01"}, RECTIFIED, false, true, true},
    {{.found = "2023-06-01"}, RECTIFIED, false, false, false},
    {{.found = "", .rectified = "2023-06-01"}, RECTIFIED, false, false, false},
    {{.found = "2023-06-01", .rectified = "x"}, RECTIFIED, false, false, false},

    {{.found = "2023-06-01", .closed = "2023-06-10"}, CLOSED, false, true, true},
    {{.found = "2023-06-01", .rectified = "2023-06-10"}, CLOSED, false, false, false},
    {{.found = "", .closed = "2023-06-10"}, CLOSED, false, false, false},

    {{.found = "2023-06-01", .listed = "县级", .listed_on = "2023-06-10"},
     LISTED,
     false,
     true,
     true},
    {{.found = "2023-06-10", .listed = "县级"}, LISTED, false, true, true},
    {{.found = "2023-06-01", .listed_on = "2023-06-01"}, LISTED, false, false, false},
    {{.found = "2023-06-10", .listed = "县级", .listed_on = "2023-06-01"},
     LISTED,
     false,
     true,
     true},

    /* the deadline itself is in time, the day after is not */
    {{.found = "2023-06-01", .due = "2023-06-10"}, OVERDUE, false, false, true},
    {{.found = "2023-06-01", .due = "2023-06-09"}, OVERDUE, false, true, true},
    {{.found = "2023-06-01", .due = "2023-06-01", .extended = "2023-06-10"},
     OVERDUE,
     false,
     false,
     true},
    {{.found = "2023-06-01", .due = "2023-06-01", .extended = "x"}, OVERDUE, true, true, true},
    {{.found = "2023-06-01", .due = "x"}, OVERDUE, false, false, false},
    {{.found = "2023-06-01"}, OVERDUE, false, false, false},
    {{.found = "2023-06-10", .due = "2023-06-01"}, OVERDUE, false, true, true},
    {{.found = "2023-06-01", .due = "2023-06-05", .rectified = "2023-06-10"},
     OVERDUE,
     true,
     false,
     false},
    {{.found = "2023-06-01", .due = "2023-06-05", .rectified = "2023-06-11"},
     OVERDUE,
     true,
     true,
     false},
    {{.found = "2023-06-01", .due = "2023-06-05", .closed = "2023-06-10"},
     OVERDUE,
     true,
     true,
     true},
    {{.found = "2023-06-01",
      .due = "2023-06-05",
      .rectified = "2023-06-05",
      .closed = "2023-06-10"},
     OVERDUE,
     false,
     false,
     false},
    {{.found = "2023-06-01",
      .due = "2023-06-05",
      .rectified = "2023-06-05",
      .closed = "2023-06-10"},
     OVERDUE_UNTIL_CLOSED,
     true,
     false,
     false},
    {{.found = "2023-06-01", .due = "2023-06-05", .rectified = "2023-06-05"},
     OVERDUE_UNTIL_CLOSED,
     true,
     true,
     true},
};

static void states_on_a_day(void **state)
{
    (void)state;
    hz_date on = day("2023-06-10");
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        hz_hazard hazard = hazard_of(&states[i].days);
        bool before = answer(&hazard, states[i].question, on - 1);
        bool now = answer(&hazard, states[i].question, on);
        bool after = answer(&hazard, states[i].question, on + 1);
        if (before != states[i].before || now != states[i].on || after != states[i].after) {
            print_error("state %zu: %d %d %d\n", i, before, now, after);
            fail();
        }
    }
}

/* Three townships, two sectors; sources are those of the real plan. */
static const char plan_text[] =
    "title: 试点\ncounty: 某县\nid_prefix: AB\nstart: 2023-04-01\n"
    "end: 2023-12-31\nreport_day: 22\nfirst_report: 2023-05\n"
    "areas:\n  - {name: 甲镇, aliases: [甲]}\n  - 乙镇\n  - 丙镇\n"
    "sectors: [燃气, 施工]\n"
    "sources:\n  - {name: 企业自查, self: true}\n  - 部门检查\n  - 群众举报\n"
    "escalation:\n  - {step: 提醒, days: 1}\n  - {step: 督办, days: 8}\n"
    "  - {step: 约谈, days: 16}\n";

static hz_plan *plan;

static int load_plan(void **state)
{
    hz_error err;
    if (enter_folder(state) != 0) {
        return -1;
    }
    write_text("plan.yaml", plan_text);
    return hz_plan_load("plan.yaml", &plan, &err);
}

static int free_plan(void **state)
{
    hz_plan_free(plan);
    return leave_folder(state);
}

static void overdue_days_and_steps(void **state)
{
    (void)state;
    static const struct {
        const char *on;
        int within;
        bool due;
        int days;
        const char *taken; /* on the day after the deadline; one too early comes again */
        const char *step;
    } expected[] = {
        {"2023-06-09", -1, false, 0, "", ""},         {"2023-06-10", -1, false, 0, "", ""},
        {"2023-06-11", -1, true, 1, "", "提醒"},      {"2023-06-11", -1, true, 1, "提醒", ""},
        {"2023-06-17", -1, true, 7, "提醒", ""},      {"2023-06-18", -1, true, 8, "提醒", "督办"},
        {"2023-06-18", -1, true, 8, "督办", ""},      {"2023-06-25", -1, true, 15, "督办", ""},
        {"2023-06-26", -1, true, 16, "督办", "约谈"}, {"2023-06-26", -1, true, 16, "提醒", "督办"},
        {"2023-06-26", -1, true, 16, "", "提醒"},     {"2023-12-31", -1, true, 204, "约谈", "约谈"},
        {"2023-06-10", 0, true, 0, "", ""},           {"2023-06-09", 0, false, 0, "", ""},
        {"2023-06-07", 3, true, -3, "", ""},          {"2023-06-06", 3, false, 0, "", ""},
        {"2023-05-31", 99, false, 0, "", ""},
    };
    hz_hazard hazard = hazard_of(&(struct days){.found = "2023-06-01", .due = "2023-06-10"});
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct overdue overdue = {0};
        hz_cell_read(&hazard.cells[HZ_COL_REMINDED], HZ_TYPE_STEP, plan,
                     hz_span_of(expected[i].taken), "");
        hz_cell_read(&hazard.cells[HZ_COL_REMINDED_ON], HZ_TYPE_DATE, plan,
                     hz_span_of("2023-06-11"), "");
        const hz_overdue_options options = {.day = day(expected[i].on),
                                            .list_due = expected[i].within >= 0,
                                            .within = expected[i].within};
        bool due = overdue_on(&hazard, plan, &options, &overdue);
        assert_int_equal(due, expected[i].due);
        if (due) {
            assert_int_equal(overdue.days, expected[i].days);
            assert_string_equal(overdue_step(&overdue, plan), expected[i].step);
        }
    }
}

#define LEDGER                                                                                                                    \
    "编号,发现日期,乡镇,行业,来源,期限,延期至,挂牌督办,挂牌日期,整改完成时间,销号日期,罚款," \
    "负责人罚款（万元）\n"                                                                                               \
    "A,2023-05-10,甲,燃气,企业自查,2023-06-01,,,,2023-05-30,2023-06-10,,\n"                                                \
    "B,2023-06-01,甲镇,燃气,部门检查,2023-06-15,,县级,2023-06-05,,,1.5,0.25\n"                                          \
    "C,2023-05-20,甲镇,施工,部门检查,2023-06-30,,,,2023-06-25,,0.000001,\n"                                               \
    "D,2023-06-22,乙镇,燃气,群众举报,2023-07-22,,,,,,,\n"                                                                 \
    "E,2023-06-23,乙镇,燃气,企业自查,2023-07-22,,,,,,9,9\n"                                                               \
    "F,2023-05-01,丁镇,施工,部门检查,2023-05-10,2023-06-21,市级,,,,,\n"

/* Counts the ledger @p text; the table as CSV, which the caller frees. */
static char *roll_up(const char *text, const hz_rollup_options *options, struct findings *found)
{
    char name[] = "ledger.csv";
    char *const files[] = {name};
    char *table = NULL;
    size_t len = 0;
    hz_rollup *rollup = NULL;
    hz_writer *writer = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    FILE *stream = open_memstream(&table, &len);
    const hz_writer_options to = {.size = sizeof to, .stream = stream};
    *found = (struct findings){.count = 0};
    write_text(name, text);
    assert_non_null(stream);
    assert_int_equal(hz_rollup_new(plan, options, (hz_sink){keep_finding, found}, &rollup, &err),
                     0);
    assert_int_equal(rows_open((const char *const *)files, 1, 0, &rows, &err), 0);
    while (hz_rows_next(rows, &row, &err) > 0) {
        assert_int_equal(row->is_header ? 0 : hz_rollup_add(rollup, row, &err), 0);
    }
    assert_int_equal(hz_writer_open(&to, &writer, &err), 0);
    assert_int_equal(hz_rollup_write(rollup, writer, &err), 0);
    assert_int_equal(hz_writer_finish(writer, &err), 0);
    hz_writer_close(writer);
    hz_rows_close(rows);
    hz_rollup_free(rollup);
    (void)fclose(stream);
    return table;
}

static hz_rollup_options until_june(void)
{
    return (hz_rollup_options){.size = sizeof(hz_rollup_options), .day = day("2023-06-22")};
}

#define FIGURES                                                                                                                   \
    "月份,排查数,整改完成数,整改率,未整改数,逾期数,销号数,企业自查发现数,企业自查已整改数," \
    "部门检查发现数,部门检查已整改数,挂牌督办数,挂牌督办已整改数,罚款金额（万元）,一案双罚起数\n"

static void sums_by_township(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    char *table = roll_up(LEDGER, &options, &found);
    assert_string_equal(table,
                        "乡镇," FIGURES "甲镇,2023-06-22,3,1,33.3,2,1,1,1,1,2,0,1,0,1.750001,1\n"
                        "乙镇,2023-06-22,1,0,0.0,1,0,0,0,0,1,0,0,0,0,0\n"
                        "丙镇,2023-06-22,,,,,,,,,,,,,,\n"
                        "丁镇,2023-06-22,1,0,0.0,1,1,0,0,0,1,0,1,0,0,0\n"
                        "合计,2023-06-22,5,1,20.0,4,2,1,1,1,4,0,2,0,1.750001,1\n");
    free(table);
    assert_int_equal(found.count, 2);
    assert_diag(&found.items[0], "W602", "C7", 7);
    assert_string_equal(found.items[0].value, "丁镇");
    assert_diag(&found.items[1], "W601", "", 0);
    assert_says(&found.items[1], ": 丙镇");
}

static void sums_by_sector(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    const int by[] = {HZ_COL_SECTOR};
    options.by = by;
    options.by_count = 1;
    char *table = roll_up(LEDGER, &options, &found);
    assert_string_equal(table,
                        "行业领域," FIGURES "燃气,2023-06-22,3,1,33.3,2,1,1,1,1,2,0,1,0,1.7500,1\n"
                        "施工,2023-06-22,2,0,0.0,2,1,0,0,0,2,0,1,0,0.000001,0\n"
                        "合计,2023-06-22,5,1,20.0,4,2,1,1,1,4,0,2,0,1.750001,1\n");
    free(table);
    assert_int_equal(found.count, 0);
}

static void sums_by_township_and_sector(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    const int by[] = {HZ_COL_AREA, HZ_COL_SECTOR};
    options.by = by;
    options.by_count = 2;
    char *table = roll_up(LEDGER, &options, &found);
    assert_string_equal(table, "乡镇,行业领域," FIGURES
                               "甲镇,燃气,2023-06-22,2,1,50.0,1,1,1,1,1,1,0,1,0,1.7500,1\n"
                               "甲镇,施工,2023-06-22,1,0,0.0,1,0,0,0,0,1,0,0,0,0.000001,0\n"
                               "乙镇,燃气,2023-06-22,1,0,0.0,1,0,0,0,0,1,0,0,0,0,0\n"
                               "丙镇,,2023-06-22,,,,,,,,,,,,,,\n"
                               "丁镇,施工,2023-06-22,1,0,0.0,1,1,0,0,0,1,0,1,0,0,0\n"
                               "合计,,2023-06-22,5,1,20.0,4,2,1,1,1,4,0,2,0,1.750001,1\n");
    free(table);
}

/* The cells of the line of @p table that begins with @p name, after its second comma. */
static void assert_figures(const char *table, const char *name, const char *figures)
{
    char start[64];
    (void)snprintf(start, sizeof start, "\n%s,2023-", name);
    const char *line = strstr(table, start);
    assert_non_null(line);
    line += strlen(start);
    line += strcspn(line, ",") + 1;
    if (strncmp(line, figures, strlen(figures)) != 0) {
        print_error("%s: %.*s\n", name, (int)strcspn(line, "\n"), line);
    }
    assert_memory_equal(line, figures, strlen(figures));
    assert_int_equal(line[strlen(figures)], '\n');
}

/* By 22 May A, C and F are found and nothing is rectified; F's deadline was moved to June. */
static void increase_of_the_month(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    options.month = 2023 * 12 + 5;
    char *table = roll_up(LEDGER, &options, &found);
    assert_non_null(
        strstr(table, "乡镇,月份,排查数,排查数（本期）,整改完成数,整改完成数（本期）,"));
    assert_figures(table, "甲镇",
                   "3,1,1,1,33.3,33.3,2,0,1,1,1,1,1,0,1,1,2,1,0,0,1,1,0,0,"
                   "1.750001,1.7500,1,1,2,2");
    /* nothing was found before, so the rate has no increase */
    assert_figures(table, "乙镇", "1,1,0,0,0.0,,1,1,0,0,0,0,0,0,0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0");
    assert_figures(table, "丙镇", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,");
    /* F's deadline, as extended, is 21 June */
    assert_figures(table, "丁镇",
                   "1,0,0,0,0.0,0.0,1,0,1,1,0,0,0,0,0,0,1,0,0,0,1,0,0,0,0,0,0,0,1,1");
    assert_figures(table, "合计",
                   "5,2,1,1,20.0,20.0,4,1,2,2,1,1,1,0,1,1,4,2,0,0,2,1,0,0,"
                   "1.750001,1.7500,1,1,3,3");
    free(table);
    /* the campaign's first month: all of it is new, and nothing has risen or fallen */
    char text[sizeof plan_text];
    (void)snprintf(text, sizeof text, "%s", plan_text);
    memcpy(strstr(text, "first_report: 2023-05"), "first_report: 2023-06",
           strlen("first_report: 2023-06"));
    write_text("first.yaml", text);
    hz_plan *second = plan;
    hz_error err;
    assert_int_equal(hz_plan_load("first.yaml", &plan, &err), 0);
    table = roll_up(LEDGER, &options, &found);
    assert_figures(table, "合计",
                   "5,5,1,1,20.0,,4,,2,,1,1,1,1,1,1,4,4,0,0,2,2,0,0,"
                   "1.750001,1.750001,1,1,3,");
    free(table);
    hz_plan_free(plan);
    plan = second;
}

static void clock_that_stops_at_closing(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    options.until = HZ_UNTIL_CLOSED;
    options.day = day("2023-06-09"); /* A is rectified, past its deadline and not closed */
    char *table = roll_up(LEDGER, &options, &found);
    assert_figures(table, "甲镇", "3,1,33.3,2,1,0,1,1,2,0,1,0,1.750001,1");
    free(table);
    options.until = HZ_UNTIL_RECTIFIED;
    table = roll_up(LEDGER, &options, &found);
    assert_figures(table, "甲镇", "3,1,33.3,2,0,0,1,1,2,0,1,0,1.750001,1");
    free(table);
}

static void values_that_cannot_be_counted(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    char *table = roll_up("编号,发现日期,乡镇,来源,期限,整改完成时间,罚款\n"
                          "A,2023-05-32,甲镇,企业自查,2023-07-01,,\n"
                          "B,,乙镇,企业自查,2023-07-01,,\n"
                          "C,2023-05-01,丙镇,企业自查,2023-07-01,43538,很多\n"
                          "D,2023-05-01,,企业自查,2023-07-01,,\n"
                          "E,2023-05-01,丙镇,企业自查,2023-07-01,,\n",
                          &options, &found);
    assert_figures(table, "丙镇", "1,0,0.0,1,0,0,1,0,0,0,0,0,0,0");
    assert_figures(table, "（未填）", "1,0,0.0,1,0,0,1,0,0,0,0,0,0,0");
    assert_figures(table, "合计", "2,0,0.0,2,0,0,2,0,0,0,0,0,0,0");
    free(table);
    static const char *const expected[][2] = {{"E202", "B2"}, {"E201", "B3"}, {"E202", "F4"},
                                              {"E208", "G4"}, {"W605", "C5"}, {"W641", ""}};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_diag(&found.items[i], expected[i][0], expected[i][1], found.items[i].record);
    }
    assert_says(&found.items[5], "3");
}

static void nothing_came(void **state)
{
    (void)state;
    struct findings found;
    hz_rollup_options options = until_june();
    char *table = roll_up("编号,发现日期,乡镇\n", &options, &found);
    assert_figures(table, "甲镇", ",,,,,,,,,,,,,");
    assert_figures(table, "合计", "0,0,,0,0,0,0,0,0,0,0,0,0,0");
    assert_int_equal(found.count, 1); /* all three townships in one finding */
    free(table);
}

/* Writes @p rollup as CSV; the caller frees it. */
static char *write_once(hz_rollup *rollup)
{
    char *table = NULL;
    size_t len = 0;
    hz_writer *writer = NULL;
    hz_error err;
    FILE *stream = open_memstream(&table, &len);
    const hz_writer_options to = {.size = sizeof to, .stream = stream};
    assert_non_null(stream);
    assert_int_equal(hz_writer_open(&to, &writer, &err), 0);
    assert_int_equal(hz_rollup_write(rollup, writer, &err), 0);
    assert_int_equal(hz_writer_finish(writer, &err), 0);
    hz_writer_close(writer);
    (void)fclose(stream);
    return table;
}

static void the_same_when_written_twice(void **state)
{
    (void)state;
    char name[] = "table.csv";
    char *const files[] = {name};
    struct findings found = {.count = 0};
    hz_rollup_options options = until_june();
    hz_rollup *rollup = NULL;
    hz_rows *rows = NULL;
    const hz_row *row = NULL;
    hz_error err;
    write_text(name,
               "乡镇,月份,填报日期,企业自查发现数,部门检查发现数\n甲镇,2023-06,2023-06-20,2,3\n");
    assert_int_equal(hz_rollup_new(plan, &options, (hz_sink){keep_finding, &found}, &rollup, &err),
                     0);
    assert_int_equal(rows_open((const char *const *)files, 1, HZ_ROWS_DISPATCH, &rows, &err), 0);
    while (hz_rows_next(rows, &row, &err) > 0) {
        assert_int_equal(hz_rollup_add(rollup, row, &err), 0);
    }
    hz_rows_close(rows);
    char *first = write_once(rollup);
    char *second = write_once(rollup);
    assert_string_equal(second, first);
    assert_non_null(strstr(first, "\n合计,2023-06-22,5,"));
    assert_int_equal(found.count, 1); /* W601, once */
    free(first);
    free(second);
    hz_rollup_free(rollup);
}

/* 9,223,372,036,854,775,807 is the most. */
static void sums_that_do_not_fit(void **state)
{
    (void)state;
    int64_t sum = INT64_MAX - 2;
    sum_add(&sum, 1);
    assert_int_equal(sum, INT64_MAX - 1);
    sum_add(&sum, 2);
    assert_int_equal(sum, SUM_TOO_LARGE);
    sum_add(&sum, -5);
    assert_int_equal(sum, SUM_TOO_LARGE);
    sum = INT64_MIN;
    sum_add_known(&sum, INT64_MIN);
    assert_int_equal(sum, INT64_MIN);
    sum_add_known(&sum, -7);
    assert_int_equal(sum, -7);
}

static void indicators_as_text(void **state)
{
    (void)state;
    char text[32];
    hz_indicator_format(hz_indicator_get_kind(HZ_IND_RATE), 1000, text);
    assert_string_equal(text, "100.0");
    hz_indicator_format(hz_indicator_get_kind(HZ_IND_RATE), -5, text);
    assert_string_equal(text, "-0.5");
    hz_indicator_format(hz_indicator_get_kind(HZ_IND_PENALTY), 12500000, text);
    assert_string_equal(text, "12.5000");
    hz_indicator_format(hz_indicator_get_kind(HZ_IND_FOUND), -3, text);
    assert_string_equal(text, "-3");
    assert_string_equal(hz_indicator_label(HZ_IND_OVERDUE), "逾期数");
}

static void assert_refused(int result, const hz_error *err, const char *detail)
{
    assert_int_equal(result, -1);
    assert_string_equal(hz_code_name(err->code), "E004");
    assert_string_equal(err->detail, detail);
}

static void options_are_checked(void **state)
{
    static const int wrong[] = {HZ_COL_FOUND_ON};
    static const int many[HZ_BY_MAX + 1] = {HZ_COL_AREA};
    const hz_sink sink = {0};
    hz_rollup *rollup = NULL;
    hz_sample *sample = NULL;
    hz_error err;
    (void)state;
    hz_rollup_options r = {.by = wrong, .by_count = 1};
    assert_refused(hz_rollup_new(plan, &r, sink, &rollup, &err), &err, "options.size = 0");
    r.size = sizeof r;
    assert_refused(hz_rollup_new(plan, &r, sink, &rollup, &err), &err, "options.by");
    r = (hz_rollup_options){.size = sizeof r, .by = many, .by_count = HZ_BY_MAX + 1};
    assert_refused(hz_rollup_new(plan, &r, sink, &rollup, &err), &err, "options.by");
    hz_sample_options s = {.size = sizeof s, .count = 1};
    assert_refused(hz_sample_new(plan, &s, sink, &sample, &err), &err, "options.seed");
    s.seed = "x";
    s.weight = HZ_SAMPLE_MAX_WEIGHT + 1;
    assert_refused(hz_sample_new(plan, &s, sink, &sample, &err), &err, "options.weight");
}

/* An older program has no `unit_name`: what is beyond its size is not read. */
static void options_of_an_older_program(void **state)
{
    (void)state;
    hz_rollup_options o = until_june();
    struct findings found;
    o.size = offsetof(hz_rollup_options, unit_name);
    o.unit_name = "某县";
    char *table = roll_up(LEDGER, &o, &found);
    assert_non_null(strstr(table, "\n甲镇,"));
    assert_null(strstr(table, "某县"));
    free(table);
}

/* A worker's parts have the options of the whole, whichever were given. */
static void options_of_parts(void **state)
{
    (void)state;
    hz_rollup *rollup = NULL;
    hz_error err;
    assert_int_equal(hz_rollup_new(plan, NULL, (hz_sink){0}, &rollup, &err), 0);
    const hz_row_worker *worker = hz_rollup_worker(rollup);
    assert_non_null(worker);
    void *part = worker->init(worker->ctx);
    assert_non_null(part);
    worker->free(part);
    hz_rollup_free(rollup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_on_a_day),
        cmocka_unit_test(overdue_days_and_steps),
        cmocka_unit_test(sums_by_township),
        cmocka_unit_test(sums_by_sector),
        cmocka_unit_test(sums_by_township_and_sector),
        cmocka_unit_test(increase_of_the_month),
        cmocka_unit_test(options_are_checked),
        cmocka_unit_test(options_of_an_older_program),
        cmocka_unit_test(options_of_parts),
        cmocka_unit_test(clock_that_stops_at_closing),
        cmocka_unit_test(values_that_cannot_be_counted),
        cmocka_unit_test(nothing_came),
        cmocka_unit_test(the_same_when_written_twice),
        cmocka_unit_test(sums_that_do_not_fit),
        cmocka_unit_test(indicators_as_text),
    };
    return cmocka_run_group_tests(tests, load_plan, free_plan);
}
