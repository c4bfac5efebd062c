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
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text, N_("columns to group by (default: area)")},
    {0, "month", N_("MONTH"), OPTION_MONTH, &month,
     N_("up to the report day of a month, with its increase")},
    {0, "reconcile", NULL, OPTION_FLAG, &reconciles,
     N_("compare what was submitted with what ledgers give")},
    {0, "unit-name", N_("UNIT"), OPTION_TEXT, &unit_name,
     N_("make one unit of all, for the next level up")},
    {0, "until", N_("STEP"), OPTION_UNTIL, &until,
     N_("what stops the clock: rectified (default) or closed")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

/* The columns that can be named in --by. */
static bool by_word(size_t i, const char **name, const char **label)
{
    for (int column = 0; column < hz_column_count(); column++) {
        if (hz_rollup_can_group((hz_column)column) && i-- == 0) {
            *name = hz_column_id(column);
            *label = hz_column_label(column);
            return true;
        }
    }
    return false;
}

static const struct cli_command command = {
    .synopsis = N_("[--by COLUMN,...] [--month YYYY-MM | --as-of DATE] [FILE...]"),
    .summary = N_("Sums up ledgers and dispatch tables in one table, a row for each group."),
    .placeholder = N_("COLUMN"),
    .words = by_word,
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|text|markdown|html",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
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
    if (month > hz_plan_first_report(cli->plan)) {
        o->before = hz_plan_cutoff(cli->plan, month - 1);
    }
}

/* Counts a row or reads a header. Any failure ends the command: a table without one of the files
 * would be wrong. */
static int add_row(void *ctx, const hz_row *row, hz_error *err)
{
    hz_rollup *rollup = ctx;
    int result =
        row->is_dispatch ? hz_rollup_add_dispatch(rollup, row) : hz_rollup_add(rollup, row);
    if (result != 0) {
        hz_diag_set(err, HZ_E003, row->file, NULL);
    }
    return result;
}

/* The title of a page, with its month, and the meaning of its terms. */
static int write_title(const struct cli *cli, const hz_rollup_options *o, hz_writer *writer,
                       hz_error *err)
{
    char title[256];
    char notes[256];
    int year = 0;
    int days[2][2];
    hz_date_split(o->day, &year, &days[0][0], &days[0][1]);
    hz_date_split(o->before == HZ_NO_DATE ? hz_plan_start(cli->plan) : o->before + 1, NULL,
                  &days[1][0], &days[1][1]);
    int len = snprintf(notes, sizeof notes, "截至%d年%d月%d日　单位：项、万元、%%", year,
                       days[0][0], days[0][1]);
    if (o->increase && len > 0 && (size_t)len < sizeof notes) {
        (void)snprintf(notes + len, sizeof notes - (size_t)len, "　本期：%d月%d日至%d月%d日",
                       days[1][0], days[1][1], days[0][0], days[0][1]);
    }
    len = snprintf(title, sizeof title, "%s重大事故隐患专项排查整治%s", hz_plan_county(cli->plan),
                   reconciles ? "调度数据核对表" : "情况汇总表");
    if (o->increase && len > 0 && (size_t)len < sizeof title) {
        (void)snprintf(title + len, sizeof title - (size_t)len, "（%d年%d月）", year, days[0][0]);
    }
    return hz_writer_title(writer, title, err) != 0 || hz_writer_paragraph(writer, notes, err) != 0
               ? -1
               : 0;
}

/* The context of write_table(). */
struct table {
    const struct cli *cli;
    const hz_rollup_options *options;
    hz_rollup *rollup;
};

static int write_table(void *ctx, hz_writer *writer, hz_error *err)
{
    const struct table *t = ctx;
    bool document = strcmp(t->cli->format, "html") == 0;
    if (document && write_title(t->cli, t->options, writer, err) != 0) {
        return -1;
    }
    return reconciles ? hz_rollup_reconcile(t->rollup, writer, err)
                      : hz_rollup_write(t->rollup, writer, err);
}

static int parse_options(struct cli *cli, hz_rollup_options *o)
{
    *o = (hz_rollup_options){.until = until, .unit_name = unit_name, .reconcile = reconciles};
    if (month != 0 && cli_is_given(cli, "as-of")) {
        (void)cli_usage_error(cli, hz_translate(N_("give only one of --month and --as-of")));
        return -1;
    }
    if (unit_name != NULL && cli_is_formula(unit_name)) {
        (void)cli_usage_error(cli, hz_translate(N_("--unit-name: a spreadsheet would evaluate this "
                                                   "as a formula; give the name of a unit")));
        return -1;
    }
    if (cli_parse_columns(cli, by_text, hz_rollup_can_group, o->by, &o->by_count) != 0) {
        return -1;
    }
    set_cutoff(cli, o);
    return 0;
}

static int run(struct cli *cli)
{
    hz_rollup_options o;
    hz_rollup *rollup = NULL;
    hz_row_worker worker;
    hz_error err;
    if (parse_options(cli, &o) != 0) {
        return EXIT_FAILED;
    }
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    if (hz_rollup_new(cli->plan, &o, cli_sink(cli), &rollup) != 0) {
        return cli_fail(cli, &err);
    }
    bool parallel = hz_rollup_worker(rollup, &worker);
    const struct cli_input input = {.flags = HZ_ROWS_DISPATCH | HZ_ROWS_ZERO_REPORTS,
                                    .worker = parallel ? &worker : NULL,
                                    .jobs = jobs};
    struct table table = {cli, &o, rollup};
    int status = cli_read_rows(cli, &input, add_row, rollup) == 0
                     ? cli_write(cli, write_table, &table)
                     : EXIT_FAILED;
    hz_rollup_free(rollup);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
