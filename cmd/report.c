/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/report.h>

static const struct cli_option options[] = {
    {0, NULL, NULL, OPTION_FLAG, NULL, NULL},
};

static const struct command command = {
    N_("bulletin|brief [FILE]"),
    N_("Makes a document from a roll-up: bulletin (通报), or brief, one line for SMS."),
    N_("FILE is the output of “rollup --month”; “-” or none is standard input."),
    "text|markdown|html",
    1,
    options,
};

static int run(struct cli *cli)
{
    hz_error err;
    hz_writer *writer = NULL;
    int report = cli->file_count == 0 ? -1 : hz_report_find(cli->files[0]);
    if (report < 0) {
        return cli_misuse(cli, hz_translate(N_("name the kind of report: bulletin or brief")));
    }
    if (cli->file_count > 2) {
        return cli_misuse(cli, hz_translate(N_("one roll-up at a time")));
    }
    const char *path = cli->file_count == 2 ? cli->files[1] : "-";
    cli_await_input(cli->files + 1, cli->file_count - 1);
    cli->write.hold = true; /* no half document where the figures turn out to be wrong */
    bool ok = hz_writer_open(stdout, &cli->write, &writer, &err) == 0 &&
              hz_report_write(report, path, cli->plan, cli_sink(cli), writer, &err) == 0 &&
              hz_writer_finish(writer, &err) == 0;
    hz_writer_close(writer);
    if (!ok) {
        return cli_failed(&err);
    }
    return cli->findings > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
