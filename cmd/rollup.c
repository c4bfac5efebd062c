/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/rollup.h>
#include <stdio.h>

static const char *by_text = "area";
static hz_month month;
static hz_until until;
static const char *unit_name;
static bool reconciles;
static int jobs;

static const struct cli_option options[] = {
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text,
     N_("area (default), sector, source, level, ...")},
    {0, "month", N_("MONTH"), OPTION_MONTH, &month,
     N_("up to the report day of a month, with its increase")},
    {0, "reconcile", NULL, OPTION_FLAG, &reconciles,
     N_("compare what was submitted with what ledgers give")},
    {0, "unit-name", N_("UNIT"), OPTION_TEXT, &unit_name,
     N_("make one unit of all, for the next level up")},
    {0, "until", N_("STEP"), OPTION_UNTIL, &until,
     N_("what stops the clock: rectified (default) or closed")},
    CLI_JOBS_OPTION(jobs),
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("[--by COLUMN,...] [--month YYYY-MM | --as-of DATE] [FILE...]"),
    N_("Counts ledgers and dispatch tables into one table, a row for each group."),
    CLI_READS_FILES,
    "csv|yaml|text|markdown|html",
    0,
    options,
};

/* The cut-off: a month's report day, with the one before it, or any day. */
static void set_cutoff(const struct cli *cli, hz_rollup_options *o)
{
    o->day = cli->as_of;
    o->before = HZ_NO_DATE;
    if (month == 0) {
        hz_date_format(cli->as_of, o->period);
        return;
    }
    o->day = hz_plan_cutoff(cli->plan, month);
    o->increase = true;
    hz_month_format(month, o->period);
    if (month > cli->plan->first_report) {
        o->before = hz_plan_cutoff(cli->plan, month - 1);
    }
}

/* Counts a row, or looks at a header; a table without one of the files would not be true, so any
 * failure ends it. */
static int add_row(void *ctx, const hz_row *row, hz_error *err)
{
    hz_rollup *rollup = ctx;
    int result = 0;
    if (row->is_dispatch) {
        result = hz_rollup_add_dispatch(rollup, row);
    } else {
        result = hz_rollup_add(rollup, row);
    }
    if (result != 0) {
        hz_diag_set(err, HZ_E003, row->file, NULL);
    }
    return result;
}

/* What is above the table of a page: of what month it is, and what its words mean. */
static int write_title(const struct cli *cli, const hz_rollup_options *o, hz_writer *writer,
                       hz_error *err)
{
    char title[256];
    char notes[256];
    int year = 0;
    int days[2][2];
    hz_date_split(o->day, &year, &days[0][0], &days[0][1]);
    hz_date_split(o->before == HZ_NO_DATE ? cli->plan->start : o->before + 1, NULL, &days[1][0],
                  &days[1][1]);
    int len = snprintf(notes, sizeof notes, "截至%d年%d月%d日　单位：项、万元、%%", year,
                       days[0][0], days[0][1]);
    if (o->increase && len > 0 && (size_t)len < sizeof notes) {
        (void)snprintf(notes + len, sizeof notes - (size_t)len, "　本期：%d月%d日至%d月%d日",
                       days[1][0], days[1][1], days[0][0], days[0][1]);
    }
    len = snprintf(title, sizeof title, "%s重大事故隐患专项排查整治%s", cli->plan->county,
                   reconciles ? "调度数据核对表" : "情况汇总表");
    if (o->increase && len > 0 && (size_t)len < sizeof title) {
        (void)snprintf(title + len, sizeof title - (size_t)len, "（%d年%d月）", year, days[0][0]);
    }
    return hz_writer_title(writer, title, err) != 0 || hz_writer_paragraph(writer, notes, err) != 0
               ? -1
               : 0;
}

static int write_table(struct cli *cli, const hz_rollup_options *o, hz_rollup *rollup,
                       hz_error *err)
{
    hz_writer *writer = NULL;
    bool document = strcmp(cli->format, "html") == 0;
    bool ok = hz_writer_open(stdout, &cli->write, &writer, err) == 0 &&
              (!document || write_title(cli, o, writer, err) == 0) &&
              (reconciles ? hz_rollup_reconcile(rollup, writer, err)
                          : hz_rollup_write(rollup, writer, err)) == 0 &&
              hz_writer_finish(writer, err) == 0;
    hz_writer_close(writer);
    return ok ? EXIT_DONE : cli_failed(err);
}

static int run(struct cli *cli)
{
    hz_rollup_options o = {.until = until, .unit_name = unit_name, .reconcile = reconciles};
    hz_rollup *rollup = NULL;
    hz_error err;
    if (month != 0 && cli->as_of_given) {
        return cli_misuse(cli, hz_translate(N_("--month and --as-of: give one of them")));
    }
    if (unit_name != NULL && cli_is_formula(unit_name)) {
        return cli_misuse(cli, hz_translate(N_("--unit-name: a spreadsheet would run this as a "
                                               "formula; give a unit's name")));
    }
    static const char can_be_named[] =
        N_("area, sector, source, level, supervisor and enterprise can be named, each once");
    if (!cli_read_columns(cli, by_text, hz_rollup_can_group, can_be_named, o.by, &o.by_count)) {
        return EXIT_FAILED;
    }
    set_cutoff(cli, &o);
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if (hz_rollup_new(cli->plan, &o, cli_sink(cli), &rollup) != 0) {
        return cli_failed(&err);
    }
    hz_row_worker worker;
    bool sifts = hz_rollup_worker(rollup, &worker);
    const struct cli_reading reading = {.flags = HZ_ROWS_DISPATCH | HZ_ROWS_ZERO_REPORTS,
                                        .worker = sifts ? &worker : NULL,
                                        .jobs = jobs};
    int status = cli_each_row(cli, &reading, add_row, rollup, &err);
    status = status == EXIT_DONE ? write_table(cli, &o, rollup, &err) : status;
    hz_rollup_free(rollup);
    return status == EXIT_DONE && cli->findings > 0 ? EXIT_FINDINGS : status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
