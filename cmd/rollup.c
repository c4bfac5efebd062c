/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/rollup.h>

static const char *by_text = "area";
static hz_month month;
static hz_until until;
static const char *unit_name;
static bool reconciles;
static bool only_different;
static int jobs;

static const struct cli_option options[] = {
    {0, "by", N_("COLUMNS"), OPTION_TEXT, &by_text, N_("columns to group by (default: area)")},
    {0, "month", N_("MONTH"), OPTION_MONTH, &month,
     N_("up to the report day of a month, with changes")},
    {0, "reconcile", NULL, OPTION_FLAG, &reconciles,
     N_("compare submitted figures with the ledgers")},
    {0, "only-different", NULL, OPTION_FLAG, &only_different,
     N_("with --reconcile: only the figures that differ")},
    {0, "unit-name", N_("UNIT"), OPTION_TEXT, &unit_name,
     N_("sum up all as one unit, for the next level up")},
    {0, "until", N_("STEP"), OPTION_UNTIL, &until,
     N_("overdue until it is: rectified (default) or closed")},
    CLI_JOBS_OPTION(jobs),
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[--by COLUMN,...] [--month YYYY-MM | --as-of DATE] [FILE...]"),
    .summary = N_("Sums up ledgers and dispatch tables in one table, a row for each group."),
    .placeholder = N_("COLUMN"),
    .words = HZ_GROUPINGS,
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|text|markdown|html|xlsx",
    .common = CLI_PLAN | CLI_AS_OF,
    .options = options,
};

/* Count a row or read a header. Any failure ends the command: a table without one of the files
 * would be wrong. */
static int add_row(void *ctx, const hz_row *row, hz_error *err)
{
    return hz_rollup_add(ctx, row, err);
}

static int write_table(void *ctx, hz_writer *writer, hz_error *err)
{
    return hz_rollup_write(ctx, writer, err);
}

/* Parse the options, with the columns in @p by. */
static int parse_options(struct cli *cli, hz_rollup_options *o, int by[HZ_BY_MAX])
{
    static const char *const unused[] = {"by", "unit-name", NULL};
    *o = (hz_rollup_options){.size = sizeof *o,
                             .by = by,
                             .month = month,
                             .day = cli->as_of,
                             .until = until,
                             .reconcile = reconciles,
                             .only_different = only_different,
                             .unit_name = unit_name};
    if (reconciles && cli_refuse_options(cli, unused, "--reconcile") != 0) {
        return -1;
    }
    if (only_different && !reconciles) {
        (void)cli_usage_error(cli, cli_translate(N_("--only-different needs --reconcile")));
        return -1;
    }
    if (month != 0 && cli_is_given(cli, "as-of")) {
        (void)cli_usage_error(cli, cli_translate(N_("give only one of --month and --as-of")));
        return -1;
    }
    if (unit_name != NULL && cli_is_formula(unit_name)) {
        (void)cli_usage_error(cli,
                              cli_translate(N_("--unit-name: a spreadsheet would evaluate this "
                                               "as a formula; give the name of a unit")));
        return -1;
    }
    return cli_parse_columns(cli, by_text, HZ_GROUPINGS, by, &o->by_count);
}

static int sum_up(struct cli *cli, hz_rollup *rollup)
{
    static const char *const unused[] = {"jobs", NULL};
    const struct cli_input input = {.flags = HZ_ROWS_DISPATCH | HZ_ROWS_ZERO_REPORTS,
                                    .worker = hz_rollup_worker(rollup),
                                    .jobs = jobs};
    if (input.worker == NULL &&
        cli_refuse_options(cli, unused, reconciles ? "--reconcile" : "--by enterprise") != 0) {
        return EXIT_FAILED;
    }
    return cli_read_rows(cli, &input, add_row, rollup) == 0 ? cli_write(cli, write_table, rollup)
                                                            : EXIT_FAILED;
}

static int run(struct cli *cli)
{
    hz_rollup_options o;
    int by[HZ_BY_MAX];
    hz_rollup *rollup = NULL;
    hz_error err;
    if (parse_options(cli, &o, by) != 0) {
        return EXIT_FAILED;
    }
    if (hz_rollup_new(cli->plan, &o, cli_sink(cli), &rollup, &err) != 0) {
        return cli_fail(cli, &err);
    }
    int status = hz_rollup_read_journals(rollup, cli->files, cli->file_count, &err) == 0
                     ? sum_up(cli, rollup)
                     : cli_fail(cli, &err);
    hz_rollup_free(rollup);
    return status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
