/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/ledger.h>

static const struct cli_option options[] = {
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("[FILE...]"),
    .summary = N_("Merges ledgers into one: writes each hazard once and reports differences."),
    .input = CLI_READS_FILES,
    .formats = "csv|yaml|xlsx",
    .common = CLI_PLAN,
    .options = options,
};

static int merge(void *ctx, hz_writer *writer, hz_error *err)
{
    struct cli *cli = ctx;
    hz_row_writer *rows = NULL;
    const hz_row_writer_options options_of_rows = {.size = sizeof options_of_rows,
                                                   .plan = cli->plan};
    int result = hz_row_writer_new(writer, &options_of_rows, &rows, err);
    if (result == 0) {
        result = hz_merge(cli->files, cli->file_count, cli->plan, cli_sink(cli), rows, err);
    }
    hz_row_writer_free(rows);
    return result;
}

static int run(struct cli *cli)
{
    cli_announce_stdin(cli->files, cli->file_count);
    return cli_write(cli, merge, cli);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
