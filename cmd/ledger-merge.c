/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/merge.h>

static const struct cli_option options[] = {
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("[FILE...]"),
    N_("Writes several ledgers as one: each hazard once, differences reported."),
    CLI_READS_FILES,
    "csv|yaml",
    0,
    options,
};

static int run(struct cli *cli)
{
    hz_error err;
    hz_writer *writer = NULL;
    hz_row_writer *rows = NULL;
    hz_diag_set(&err, HZ_E003, NULL, NULL);
    cli_await_input(cli->files, cli->file_count);
    bool ok = hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
              hz_row_writer_new(writer, NULL, 0, &rows, &err) == 0 &&
              hz_merge(cli->files, cli->file_count, cli->plan, cli_sink(cli), rows, &err) == 0 &&
              hz_writer_finish(writer, &err) == 0;
    int status = ok ? EXIT_DONE : cli_failed(&err);
    hz_row_writer_free(rows);
    hz_writer_close(writer);
    return status == EXIT_DONE && cli->findings > 0 ? EXIT_FINDINGS : status;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
