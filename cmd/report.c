/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "cli.h"
#include <hazard/report.h>

static const struct cli_option options[] = {
    CLI_OPTIONS_END,
};

#define DOCUMENT_FORMATS "text|markdown|html"
#define FORM_FORMATS "csv|xlsx"

static const struct cli_command command = {
    .synopsis = N_("KIND [FILE]"),
    .summary = N_("Makes a document from a roll-up, or an empty table to fill in."),
    .placeholder = N_("KIND"),
    .words = HZ_REPORTS,
    .input = N_("FILE is the output of “rollup --month”; “-” or none is standard input."),
    .formats = DOCUMENT_FORMATS "|" FORM_FORMATS,
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

/* Finds the kind that the first arguments name: one word, or two such as “template ledger”. @p
 * words receives how many. -1: they name none. */
static int find_kind(const struct cli *cli, size_t *words)
{
    char name[128] = "";
    size_t len = 0;
    int kind = -1;
    for (*words = 0; kind < 0 && *words < 2 && *words < cli->file_count; (*words)++) {
        len += (size_t)snprintf(name + len, sizeof name - len, "%s%s", len == 0 ? "" : " ",
                                cli->files[*words]);
        len = len < sizeof name ? len : sizeof name - 1;
        kind = hz_list_find(HZ_REPORTS, hz_span_of(name));
    }
    return kind;
}

static int run(struct cli *cli)
{
    struct making making = {.cli = cli, .path = "-"};
    size_t words = 0;
    making.kind = find_kind(cli, &words);
    if (making.kind < 0) {
        return cli_refuse_word(cli, cli->file_count > 0 ? cli->files[0] : NULL);
    }
    bool is_form = hz_report_is_form(making.kind);
    size_t files = cli->file_count - words;
    if (is_form && files > 0) {
        return cli_usage_error(cli, cli_translate(N_("a template reads no file")));
    }
    if (files > 1) {
        return cli_usage_error(cli, cli_translate(N_("give one roll-up, not several")));
    }
    if (cli_set_format(cli, is_form ? FORM_FORMATS : DOCUMENT_FORMATS) != EXIT_DONE) {
        return EXIT_FAILED;
    }
    if (files == 1) {
        making.path = cli->files[words];
    }
    if (!is_form) {
        cli_announce_stdin(cli->files + words, files);
    }
    cli->write.hold = true; /* no output at all if the figures turn out to be wrong */
    return cli_write(cli, write_report, &making);
}

int main(int argc, char **argv)
{
    return cli_main(&command, run, argc, argv);
}
