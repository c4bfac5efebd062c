/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/report.h>

static const struct cli_option options[] = {
    CLI_OPTIONS_END,
};

static const struct cli_command command = {
    .synopsis = N_("KIND [FILE]"),
    .summary = N_("Makes a document from a roll-up."),
    .placeholder = N_("KIND"),
    .words = HZ_REPORTS,
    .input = N_("FILE is the output of “rollup --month”; “-” or none is standard input."),
    .formats = "text|markdown|html",
    .text_arguments = 1,
    .common = CLI_PLAN,
    .options = options,
};

/* The context of write_report(). */
struct making {
    struct cli *cli;
    int kind;
    const char *path;
};

static int write_report(void *ctx, hz_writer *writer, hz_error *err)
{
    const struct making *m = ctx;
    return hz_report_write(m->kind, m->path, m->cli->plan, cli_sink(m->cli), writer, err);
}

static int run(struct cli *cli)
{
    struct making making = {.cli = cli, .kind = -1, .path = "-"};
    if (cli->file_count > 0) {
        making.kind = hz_list_find(HZ_REPORTS, hz_span_of(cli->files[0]));
    }
    if (making.kind < 0) {
        return cli_refuse_word(cli, cli->file_count > 0 ? cli->files[0] : NULL);
    }
    if (cli->file_count > 2) {
        return cli_usage_error(cli, cli_translate(N_("give one roll-up, not several")));
    }
    if (cli->file_count == 2) {
        making.path = cli->files[1];
    }
    cli_announce_stdin(cli->files + 1, cli->file_count - 1);
    cli->write.hold = true; /* no output at all if the figures turn out to be wrong */
    return cli_write(cli, write_report, &making);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
